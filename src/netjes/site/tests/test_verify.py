"""`netjes verify`: what was changed behind Netjes' back, and what belongs to nothing."""

import pytest
from django.db import IntegrityError, connection

from netjes.agreements.models import Version
from netjes.cli.main import main
from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.schools.actions import add_person
from netjes.schools.models import Membership, Person
from netjes.site.verify import problems


def told() -> list[str]:
    return [str(each) for each in problems()]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_it_works(agreed, people, capsys):
    assert told() == []
    assert main(["verify"]) == 0 and "Alles is nog zoals" in capsys.readouterr().out


def test_a_school_from_before_the_log_is_well(agreed):
    """The first schools were opened when there was no log: nothing is missing then."""
    LogRow.objects.for_school(agreed.pk).delete()
    sql("DELETE FROM records_chainend")
    assert told() == []


def test_a_changed_text_is_named(agreed, capsys):
    row = Version.objects.for_school(agreed).filter(agreement__slug="leerlingen").get()
    Version.objects.for_school(agreed).filter(pk=row.pk).update(text=row.text + "Alles mag.")
    assert told() == ["lindekade, leerlingen, versie 1: de tekst is veranderd nadat hij was bekendgemaakt."]
    assert main(["verify", "--json"]) == 1 and '"where": "leerlingen, versie 1"' in capsys.readouterr().out


def test_a_row_taken_from_the_log_is_named(agreed, people):
    sql("DELETE FROM records_logrow WHERE school_key = %s AND number = 3", agreed.pk)
    assert any("regel 3 tot en met 3 ontbreekt" in line for line in told())


def test_a_row_that_points_to_another_school_is_named(school, people, other_school):
    stranger = add_person(actor=system("tests"), school=other_school, given_name="A", family_name="B")
    row = Membership.objects.for_school(school).filter(person=people.noor).first()
    Membership.objects.for_school(school).filter(pk=row.pk).update(person_id=stranger.pk)
    assert told() == [f"lindekade, schools.membership {row.pk}: person wijst naar een andere school."]


def test_a_log_of_no_school_is_named(school):
    sql("UPDATE records_chainend SET school_key = 987654 WHERE school_key = %s", school.pk)
    assert any("hoort bij school 987654, en die is er niet." in line for line in told())


@pytest.mark.django_db(transaction=True)
def test_a_row_that_points_to_nothing_is_named(school, people):
    row = Membership.objects.for_school(school).filter(person=people.noor).first()
    if connection.vendor != "sqlite":
        with pytest.raises(IntegrityError):  # not even from outside Netjes
            sql("UPDATE schools_membership SET person_id = 987654 WHERE id = %s", row.pk)
        return
    sql("PRAGMA foreign_keys=OFF")
    try:
        sql("UPDATE schools_membership SET person_id = 987654 WHERE id = %s", row.pk)
        assert told() == [f"lindekade, schools.membership {row.pk}: person wijst naar iets dat er niet is."]
        sql("UPDATE schools_membership SET person_id = %s WHERE id = %s", people.noor.pk, row.pk)
    finally:
        sql("PRAGMA foreign_keys=ON")
    assert Person.objects.for_school(school).filter(pk=people.noor.pk).exists()
