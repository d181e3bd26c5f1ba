"""Days as letters say them, and as a form gives them."""

from datetime import date

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
