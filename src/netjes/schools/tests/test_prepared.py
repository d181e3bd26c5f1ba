"""A question that was put into SQL once says the same as the queryset it came from."""

from datetime import date, timedelta

import pytest

from netjes.records.prepared import Prepared
from netjes.schools.models import Guardianship, School
from netjes.schools.queries import today


def build(school: int, child: int, day: date):
    return Guardianship.objects.for_school(School(pk=school)).on(day).filter(child=child).values_list("guardian_id")


@pytest.fixture
def guardians():
    return Prepared(build, school=901_000_001, child=901_000_002, day=date(1901, 1, 1))


def test_it_works(people, guardians):
    school = people.sami.school_id
    for child in (people.sami, people.noor, people.bos):
        for day in (today(), today() - timedelta(days=900)):
            asked = sorted(guardians.rows(school=school, child=child.pk, day=day))
            assert asked == sorted(build(school, child.pk, day)), child
    assert guardians.rows(school=school + 1, child=people.sami.pk, day=today()) == []


def test_the_second_time_no_sql_is_made(people, guardians, monkeypatch):
    first = guardians.rows(school=people.sami.school_id, child=people.sami.pk, day=today())
    monkeypatch.setattr(guardians, "_build", None)
    assert guardians.rows(school=people.sami.school_id, child=people.sami.pk, day=today()) == first != []


def test_a_stand_in_that_the_question_does_not_use_is_a_mistake(school):
    lost = Prepared(lambda school, child: build(school, 1, today()), school=901_000_001, child=901_000_002)
    with pytest.raises(TypeError, match="child"):
        lost.rows(school=school.pk, child=1)


def test_a_question_without_its_school_is_refused(school):
    with pytest.raises(Exception, match="zonder school"):
        Prepared(lambda child: Guardianship.objects.filter(child=child).values_list("pk"), child=7).rows(child=1)
