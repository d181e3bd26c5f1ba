"""Which days are days of school: weekends, public holidays, days off and gaps in the timetable are not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netjes.lib.actors import system
from netjes.timetables.actions import add_holiday
from netjes.timetables.errors import CannotSetHoliday
from netjes.timetables.models import Lesson
from netjes.timetables.school_days import Off, SchoolDays, one_school_day_after, public_holidays, school_days_of

ACTOR = system("tests")
FRIDAY, MONDAY = date(2026, 12, 18), date(2027, 1, 4)


def test_it_works():
    days = SchoolDays()
    assert days.has(FRIDAY) and not days.has(FRIDAY + timedelta(days=1))
    assert days.after(FRIDAY) == date(2026, 12, 21)


def test_public_holidays_are_none():
    assert date(2027, 3, 29) in public_holidays(2027)  # Easter Monday
    assert date(2025, 4, 26) in public_holidays(2025)  # the King's birthday was a Sunday
    assert SchoolDays().after(date(2026, 12, 24)) == date(2026, 12, 28)


def test_so_many_school_days_from_a_day_on():
    assert SchoolDays().last_of(FRIDAY, 1) == FRIDAY
    assert SchoolDays().last_of(FRIDAY, 3) == date(2026, 12, 22)
    assert SchoolDays().last_of(date(2026, 12, 19), 1) == date(2026, 12, 21)  # a Saturday is none itself
    assert SchoolDays((Off(date(2026, 12, 21), date(2027, 1, 1)),)).last_of(FRIDAY, 2) == MONDAY


def test_where_there_is_no_school_for_ever_weekdays_count():
    assert SchoolDays((Off(date(2026, 1, 1), date(2030, 1, 1)),)).after(FRIDAY) == date(2026, 12, 21)


def test_a_gap_in_the_timetable_is_a_holiday(school):
    assert school_days_of(school, FRIDAY).has(date(2026, 12, 21))
    for when in (FRIDAY, MONDAY):
        at = datetime(when.year, when.month, when.day, 9, tzinfo=UTC)
        Lesson.objects.create(
            school=school, uid=str(when), subject="gym", starts_at=at, ends_at=at + timedelta(hours=1)
        )
    assert not school_days_of(school, FRIDAY).has(date(2026, 12, 21))
    assert one_school_day_after(school, datetime(2026, 12, 18, 9, tzinfo=UTC)).date() == MONDAY


def test_what_the_school_wrote_down_counts(school):
    add_holiday(actor=ACTOR, school=school, name="Studiedag", starts_on=FRIDAY, ends_on=FRIDAY)
    assert not school_days_of(school, FRIDAY).has(FRIDAY)


@pytest.mark.parametrize(
    ("name", "first", "last", "says"),
    [
        ("Kerst", MONDAY, FRIDAY, "voor de eerste"),
        ("Lang", FRIDAY, FRIDAY + timedelta(days=90), "Zo lang"),
        (" ", FRIDAY, FRIDAY, "een naam"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(school, name, first, last, says):
    with pytest.raises(CannotSetHoliday, match=says):
        add_holiday(actor=ACTOR, school=school, name=name, starts_on=first, ends_on=last)


def test_a_whole_calendar_is_two_questions(school, django_assert_num_queries):
    with django_assert_num_queries(2):
        school_days_of(school)
