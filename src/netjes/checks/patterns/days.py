"""Days of birth: a date with a word like "geboren", or a date of a young person's birth beside a name."""

import re
from collections.abc import Iterator

from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import cue

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october|"
    "jan|feb|mrt|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec"
)
_DATE = re.compile(
    r"(?<![\d.,\-/])(?:"
    r"(?P<d>\d{1,2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)"
    r"|(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
    rf"|(?P<wd>\d{{1,2}})(?:e|st|nd|rd|th)? (?:{_MONTHS})\.?(?: '?(?P<wy>\d{{2,4}}))?"
    rf"|(?:{_MONTHS}) (?P<ed>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<ey>\d{{4}}))?"
    r")(?![\d\-/])"
)
_YOUNG = range(1940, 2024)


def find_birth_dates(draft: Draft) -> Iterator[Finding]:
    for found in _DATE.finditer(draft.text):
        day, month = found["d"] or found["id"] or found["wd"] or found["ed"], found["m"] or found["im"] or 1
        written = found["y"] or found["iy"] or found["wy"] or found["ey"]
        year = _year(written)
        if 1 <= int(day) <= 31 and int(month) <= 12 and (not written or year in _YOUNG):
            certainty = _birth(draft, *found.span(), year)
            if certainty is not None:
                yield draft.finding(Kind.BIRTH_DATE, *found.span(), certainty, own=draft.about_self(*found.span()))


def _birth(draft: Draft, start: int, end: int, year: int) -> Certainty | None:
    """How sure it is that somebody was born on this date; None where nothing says so."""
    around = draft.before(start) + " | " + draft.after(end, 25)
    born = cue("birth").search(around) is not None
    if year and born:
        return Certainty.CERTAIN
    named = draft.named_near(start, end)
    if named is None:
        return None
    beside = 1995 <= year <= 2016 and 0 <= start - named.end < 12
    return Certainty.POSSIBLE if born or beside or cue("birthday").search(around) else None


def _year(written: str | None) -> int:
    if not written:
        return 0
    year = int(written)
    return year if year > 99 else year + (2000 if year < 30 else 1900)
