"""Days as letters say them, and school days counted."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import override


def in_words(day: date) -> str:
    """`vrijdag 1 januari 2027`: letters are Dutch, whatever language somebody reads the site in."""
    with override("nl"):
        return date_format(day, "l j F Y")


def day_or_none(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def next_school_day(after: date) -> date:
    """The first day after this one that is no Saturday or Sunday."""
    return last_school_day(after + timedelta(days=1), 1)


def last_school_day(first: date, days: int) -> date:
    """The last of so many school days, Saturdays and Sundays left out."""
    day = first
    while days > 1 or day.weekday() > 4:
        if day.weekday() < 5:
            days -= 1
        day += timedelta(days=1)
    return day
