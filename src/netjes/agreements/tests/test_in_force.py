from datetime import UTC, date, datetime, timedelta

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience
from netjes.agreements.queries import in_force, in_force_for, today
from netjes.agreements.tests.agreed_texts import text
from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at

FIRST, SECOND = date(2026, 9, 1), date(2027, 1, 4)
DAY = timedelta(1)


@pytest.fixture
def publish(school):
    def act(title: str, day: date, audience=Audience.PUPILS, roles="leerling", at=school, body="", **changed):
        source = text(body or "## Artikel 1. Rust\n\nTekst.\n", title=title, roles=roles)
        return publish_version(
            actor=system("tests"), school=at, audience=audience, text=source, in_force_from=day, **changed
        )

    return act


def titles(found) -> list[str]:
    return [each.agreement.title for each in found]


def test_it_works(publish, school):
    publish("Oud", FIRST)
    publish("Nieuw", SECOND)
    assert titles(in_force(school, FIRST)) == ["Oud"]
    assert titles(in_force(school, SECOND)) == ["Nieuw"]


@pytest.mark.parametrize(
    ("day", "expected"), [(FIRST - DAY, []), (FIRST, ["Oud"]), (SECOND - DAY, ["Oud"]), (SECOND, ["Nieuw"])]
)
def test_a_version_holds_from_its_first_day_until_the_next_ones(publish, school, day, expected):
    publish("Oud", FIRST)
    publish("Nieuw", SECOND)
    assert titles(in_force(school, day)) == expected


@pytest.mark.parametrize(("hour", "day"), [(22, date(2026, 8, 31)), (23, date(2026, 9, 1))])
def test_a_day_begins_at_midnight_in_the_netherlands(publish, school, hour, day):
    publish("Oud", FIRST)
    with standing_still_at(datetime(2026, 8, 31, hour - 1, 59, 59, tzinfo=UTC) + timedelta(seconds=hour == 23)):
        assert today() == day
        assert bool(in_force(school)) is (day == FIRST)


def test_two_schools_never_see_each_others(publish, school, other_school):
    publish("Van ons", FIRST)
    publish("Van hen", FIRST, at=other_school)
    assert titles(in_force(school, FIRST)) == ["Van ons"]
    assert titles(in_force(other_school, FIRST)) == ["Van hen"]


def test_pupils_come_first_then_staff_and_parents(publish, school):
    for audience in (Audience.PARENTS, Audience.EVERYONE, Audience.STAFF, Audience.PUPILS):
        publish(audience.value, FIRST, audience, roles="leerling, medewerker, ouder")
    assert titles(in_force(school, FIRST)) == ["leerling", "medewerker", "ouder", "iedereen"]


def test_a_role_gets_its_own_agreement_first_and_only_what_binds_it(publish, school):
    publish("Leerlingen", FIRST, roles="leerling, medewerker")
    publish("Medewerkers", FIRST, Audience.STAFF, roles="medewerker")
    assert titles(in_force_for(school, "medewerker", FIRST)) == ["Medewerkers", "Leerlingen"]
    assert titles(in_force_for(school, "leerling", FIRST)) == ["Leerlingen"]
    assert in_force_for(school, "ouder", FIRST) == []


def test_a_text_is_read_once(publish, school):
    publish("Oud", FIRST)
    assert in_force(school, FIRST)[0].rulebook is in_force(school, FIRST)[0].rulebook
