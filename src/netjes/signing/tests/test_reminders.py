from datetime import UTC, datetime, timedelta

import pytest

from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice
from netjes.schools.actions import add_person, give_role, leave_school
from netjes.schools.states import Role
from netjes.signing.actions import close_round, remind_now
from netjes.signing.chores import remind
from netjes.signing.errors import CannotRemind
from netjes.signing.models import Round
from netjes.signing.queries import standing
from netjes.signing.tests.conftest import opened

ACTOR = system("tests")
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def told(person):
    return Notice.objects.for_school(person.school).filter(person=person, key__startswith="signing:")


def on_day(number):
    return standing_still_at(START + timedelta(days=number))


@pytest.fixture
def round_(agreed, people):
    with standing_still_at(START):
        yield opened(agreed, "leerling")


def test_it_works(round_, people, agreed):
    assert told(people.noor).get().subject == "Nieuwe afspraken om te lezen"
    assert told(people.karima).get().entry
    assert not told(people.noor).get().entry
    assert not told(people.bos).exists()
    with on_day(7):
        assert remind(agreed) > 0
    assert told(people.noor).get().subject.startswith("Herinnering")


def test_reminders_come_with_days_in_between_and_then_stop(round_, people, agreed):
    reminded = []
    for day in range(40):
        with on_day(day):
            if remind(agreed):
                reminded.append(day)
            assert remind(agreed) == 0
    assert reminded == [7, 14]


def test_who_answered_or_left_is_not_reminded(round_, people, agreed, client_of, answer_of):
    answer_of(client_of(people.noor), round_)
    assert told(people.noor).get().read_at is not None
    with on_day(7):
        leave_school(actor=ACTOR, person=people.sami)
        remind(agreed)
    for person in (people.noor, people.sami, people.karima):
        assert not told(person).filter(subject__startswith="Herinnering").exists()
    assert told(people.lotte).filter(subject__startswith="Herinnering").exists()


def test_a_guardian_of_two_is_told_until_both_are_answered(round_, people, client_of, answer_of):
    client = client_of(people.marieke)
    answer_of(client, round_, child=people.noor)
    assert told(people.marieke).get().read_at is None
    answer_of(client, round_, child=people.daan)
    assert told(people.marieke).get().read_at is not None


def test_a_closed_round_reminds_nobody(round_, people, agreed):
    close_round(actor=ACTOR, round=round_)
    assert told(people.noor).get().read_at is not None
    with on_day(7):
        assert remind(agreed) == 0


def test_a_newcomer_is_told_once(round_, people, agreed):
    with on_day(2):
        new = add_person(actor=ACTOR, school=agreed, given_name="Yara", family_name="Blom")
        give_role(actor=ACTOR, person=new, role=Role.PUPIL)
        assert remind(agreed) == 1
        assert remind(agreed) == 0
    assert told(new).count() == 1


def test_by_hand_at_most_once_a_day(round_, people, agreed):
    each = standing(agreed, round_.pk)
    assert remind_now(actor=ACTOR, each=each) > 0
    with pytest.raises(CannotRemind, match="Vandaag is er al herinnerd"):
        remind_now(actor=ACTOR, each=each)
    assert Round.objects.for_school(agreed).get(pk=round_.pk).reminded == 0
