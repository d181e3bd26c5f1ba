"""The log grows, and shows where anybody tampered with it."""

import pytest
from django.db import DatabaseError, connection, transaction

from netjes.lib.actors import system
from netjes.records.actions import log
from netjes.records.models import LogRow
from netjes.records.queries import breaks_in, told_of

pytestmark = pytest.mark.django_db
US, THEM = 1, 2


def write(count: int, school_key: int = US) -> None:
    with transaction.atomic():
        for each in range(count):
            log(school_key=school_key, actor=system("test"), act="test.row.written", about=f"person:{each % 2}")


def tamper(sql: str) -> None:
    """Around Netjes, as somebody with the database in hand would."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER records_logrow_stays")
        else:
            cursor.execute("ALTER TABLE records_logrow DISABLE TRIGGER records_logrow_stays")
        cursor.execute(sql)


def whats(school_key: int = US) -> list[str]:
    return [each.what for each in breaks_in(school_key)]


def test_it_works():
    write(3)
    write(2, THEM)
    assert [row.number for row in told_of(US, "person:0")] == [3, 1]
    assert whats() == whats(THEM) == []


def test_a_changed_row_is_named():
    write(3)
    tamper("UPDATE records_logrow SET actor = 'person:7' WHERE number = 2")
    assert whats() == ["regel 2 is veranderd nadat hij was opgeschreven"]


def test_a_removed_row_is_named():
    write(3)
    tamper("DELETE FROM records_logrow WHERE number = 2")
    assert whats() == ["regel 2 tot en met 2 ontbreekt"]


def test_rows_cut_off_at_the_end_are_named():
    write(4)
    tamper("DELETE FROM records_logrow WHERE number > 2")
    assert whats() == ["regel 3 tot en met 4 ontbreekt aan het eind"]


def test_a_row_slipped_in_is_named():
    write(2)
    last = LogRow.objects.for_school(US).get(number=2)
    last.pk, last.number, last.previous = None, 3, last.sha256
    last.sha256 = last.seal()
    last.save(force_insert=True)
    assert whats() == ["na regel 2 is er iets bijgeschreven buiten het logboek om"]


def test_the_database_itself_refuses_a_change():
    write(1)
    with pytest.raises(DatabaseError), transaction.atomic():
        LogRow.objects.for_school(US).update(actor="person:7")


def test_a_row_is_not_deleted():
    write(1)
    with pytest.raises(TypeError):
        LogRow.objects.for_school(US).get().delete()


def test_without_an_actor_nothing_is_written():
    with pytest.raises(TypeError), transaction.atomic():
        log(school_key=US, actor=None, act="test.row.written")  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written():
    with pytest.raises(transaction.TransactionManagementError):
        log(school_key=US, actor=system("test"), act="test.row.written")
