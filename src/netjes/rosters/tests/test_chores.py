from datetime import timedelta

import pytest

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.rosters.chores import turn_ages
from netjes.schools.actions import add_guardian, leave_school
from netjes.schools.queries import children_of, today

pytestmark = pytest.mark.usefixtures("still_now")


def turns(person, age: int, days: int) -> None:
    person.turns, person.turns_on = age, today() + timedelta(days=days)
    person.save()


def told(school) -> set[tuple[str, str]]:
    return {(notice.person.given_name, notice.subject) for notice in Notice.objects.for_school(school)}


def test_it_works(people, school):
    turns(people.noor, 18, 30)
    assert turn_ages(school) == 1
    assert told(school) == {("Noor", "Je wordt 18"), ("Marieke", "Noor wordt 18")}
    assert turn_ages(school) == 0
    with standing_still_at(now() + timedelta(days=30)):
        assert turn_ages(school) == 1
        people.noor.refresh_from_db()
        assert people.noor.is_18 and people.noor.turns_on is None and people.noor.turns is None
        assert children_of(people.marieke) == [people.daan]
        assert turn_ages(school) == 0


def test_at_sixteen_the_next_day_that_matters_is_kept(people, school):
    turns(people.sami, 16, 5)
    assert turn_ages(school) == 1 and len(told(school)) == 3  # both parents, who live apart
    with standing_still_at(now() + timedelta(days=5)):
        turn_ages(school)
        people.sami.refresh_from_db()
        assert people.sami.turns == 18 and people.sami.turns_on == today().replace(year=today().year + 2)


def test_who_read_it_is_not_told_again(people, school):
    turns(people.noor, 16, 10)
    turn_ages(school)
    Notice.objects.for_school(school).update(read_at=now())
    assert turn_ages(school) == 0


def test_not_too_early_and_not_to_who_left(people, school):
    turns(people.noor, 16, 31)
    turns(people.daan, 16, 3)
    leave_school(actor=system("tests"), person=people.daan)
    assert turn_ages(school) == 0


def test_a_parent_without_authority_is_not_told(people, school):
    add_guardian(actor=system("tests"), guardian=people.youssef, child=people.sami, has_authority=False)
    turns(people.sami, 18, 3)
    turn_ages(school)
    assert {who for who, _ in told(school)} == {"Sami", "Karima"}


def test_the_log_says_that_and_not_when_somebody_was_born(people, school):
    turns(people.noor, 16, -1)
    turn_ages(school)
    (row,) = LogRow.objects.for_school(school.pk).filter(act="schools.age.reached")
    assert row.about == people.noor.ref and row.detail == '{"age": 16}'
