"""A promise counts school days, and says honestly when somebody reads."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.reports.promises import Promise
from netjes.timetables.school_days import Off, SchoolDays

AUTUMN = SchoolDays(off=(Off(date(2026, 10, 17), date(2026, 10, 25)),))
USUAL = Promise(days=AUTUMN)
MONDAY = date(2026, 11, 23)


def test_it_works():
    assert USUAL.due(MONDAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "answered"),
    [
        (date(2026, 11, 27), date(2026, 11, 30)),  # Friday → Monday
        (date(2026, 11, 28), date(2026, 11, 30)),  # Saturday → Monday
        (date(2026, 10, 16), date(2026, 10, 26)),  # the Friday before a holiday → the Monday after it
        (date(2026, 10, 20), date(2026, 10, 26)),
    ],
)
def test_weekends_and_holidays_do_not_count(written, answered):
    assert USUAL.due(written) == answered


def test_two_days_are_two_school_days():
    assert Promise(answer_in=2, days=AUTUMN).due(date(2026, 10, 15)) == date(2026, 10, 26)


def test_it_says_when_somebody_reads():
    def at(day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute))

    assert USUAL.reads_now(at(MONDAY, 12)) and not USUAL.reads_now(at(MONDAY, 17))
    assert USUAL.reads_again(at(MONDAY, 6)) == at(MONDAY, 8, 30)
    assert USUAL.reads_again(at(MONDAY, 20)) == at(date(2026, 11, 24), 8, 30)
    assert USUAL.reads_again(at(date(2026, 10, 17), 12)) == at(date(2026, 10, 26), 8, 30)


days = st.dates(date(2026, 1, 1), date(2028, 1, 1))
holidays = st.lists(st.tuples(days, st.integers(0, 50)), max_size=6).map(
    lambda pairs: tuple(Off(first, date.fromordinal(first.toordinal() + length)) for first, length in pairs)
)


@given(days, st.integers(1, 5), holidays)
def test_a_promise_is_always_later_and_counts_what_it_says(day, answer_in, off):
    promise = Promise(answer_in=answer_in, days=SchoolDays(off))
    due = promise.due(day)
    assert due > day
    if promise.days.has(due):
        assert promise.days.between(day, due) == answer_in


@given(days, holidays)
def test_who_writes_later_is_not_answered_earlier(day, off):
    promise = Promise(days=SchoolDays(off))
    assert promise.due(day) <= promise.due(date.fromordinal(day.toordinal() + 1))
