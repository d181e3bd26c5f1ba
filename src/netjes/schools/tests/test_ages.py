from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.schools.actions import add_guardian, shield
from netjes.schools.ages import Turning, birthday, controls_itself, is_adult, moved_on, turning
from netjes.schools.queries import children_of, guardians_of, shown_outward, today

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def test_it_works():
    assert turning(date(2012, 3, 9), date(2026, 11, 24)) == Turning(date(2028, 3, 9), 16)
    assert turning(date(2010, 3, 9), date(2026, 11, 24)) == Turning(date(2028, 3, 9), 18)
    assert turning(date(2008, 11, 24), date(2026, 11, 24)) == Turning(is_18=True)


def test_who_was_born_on_the_29th_of_february_comes_of_age_on_the_1st_of_march():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)


@given(DAYS, DAYS, DAYS)
def test_keeping_only_the_next_birthday_says_the_same_as_the_birth_date(born, first, later):
    first, later = sorted((first, later))
    kept = turning(born, first)
    assert moved_on(kept, later) == turning(born, later)
    assert is_adult(kept, later) == (birthday(born, 18) <= later)
    assert controls_itself(kept, later) == (birthday(born, 16) <= later)


def test_of_whom_no_birthday_is_known_nothing_is_assumed():
    assert not is_adult(Turning(), date(2090, 1, 1)) and not controls_itself(Turning(), date(2090, 1, 1))


def turn(person, age: int, day: date) -> None:
    person.turns, person.turns_on = age, day
    person.save()


def test_at_18_the_parents_no_longer_have_a_child_here(people):
    turn(people.noor, 18, today() + timedelta(days=1))
    assert people.noor in children_of(people.marieke)
    turn(people.noor, 18, today())
    assert children_of(people.marieke) == [people.daan]
    assert guardians_of([people.noor], people.noor.school) == []
    assert [g.child for g in guardians_of([people.noor, people.daan], people.noor.school)] == [people.daan]


def test_on_a_later_day_it_is_otherwise(people):
    turn(people.noor, 16, today())
    assert people.noor in children_of(people.marieke)
    assert people.noor not in children_of(people.marieke, today() + timedelta(days=800))


def test_a_parent_without_authority_does_not_see_an_adult_either(people, rf):
    from netjes.schools.access import person_for
    from netjes.schools.errors import NotYours
    from netjes.schools.viewer import viewer_for

    add_guardian(actor=system("tests"), guardian=people.youssef, child=people.noor, has_authority=False)
    assert person_for(viewer_for(people.youssef, "account"), people.noor.pk) == people.noor
    turn(people.noor, 18, today())
    with pytest.raises(NotYours):
        person_for(viewer_for(people.youssef, "account"), people.noor.pk)


def test_who_is_shielded_is_in_nothing_outward(people, school):
    shield(actor=system("tests"), person=people.sami, on=True)
    shield(actor=system("tests"), person=people.sami, on=True)
    assert shown_outward([people.noor, people.sami]) == [people.noor]
    rows = LogRow.objects.for_school(school.pk).filter(act="schools.shield.set")
    assert [row.detail for row in rows] == ['{"on": true}']
    shield(actor=system("tests"), person=people.sami, on=False)
    assert shown_outward([people.sami]) == [people.sami]
