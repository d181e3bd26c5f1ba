"""Grades and results beside somebody. A grade of the whole class is nobody's, one's own is told gently."""

import re
from collections.abc import Iterator

from netjes.checks.draft import Draft, Named
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import cue

_NUMBER = re.compile(r"(?<![\d.,:/\-+€#\w])(?:10(?:[.,]0)?|[0-9][.,]\d{1,2}|[1-9])(?![\d:/%€\-\w]|[.,]\d)")
_PRONOUN = re.compile(r"\b(?:hij|zij|ze|die|he|she|zijn|haar|his|her)\b")
_WRITER = re.compile(r"\b(?:ik|mijn|i|my)\b")


def find_grades(draft: Draft) -> Iterator[Finding]:
    for found in _NUMBER.finditer(draft.text):
        if _is_grade(draft, found):
            yield from _whose(draft, *found.span())
    for found in cue("result").finditer(draft.text):
        yield from _whose(draft, *found.span())


def _is_grade(draft: Draft, found: re.Match[str]) -> bool:
    before, after = draft.before(found.start(), 80), draft.after(found.end(), 40)
    if cue("unit").match(after.lstrip()) or _ends_with_count(before):
        return False
    return bool(cue("grade").search(before + " | " + after))


def _ends_with_count(before: str) -> bool:
    last = before.rstrip().rpartition(" ")[2]
    return cue("counted").fullmatch(last) is not None


def _whose(draft: Draft, start: int, end: int) -> Iterator[Finding]:
    before = draft.before(start, 80)
    named = draft.named_near(start, end, 120)
    if named is None:
        if draft.about_self(start, end):
            yield draft.finding(Kind.GRADE, start, end, Certainty.POSSIBLE, own=True)
        elif _PRONOUN.search(before) and draft.named_before(start) is not None:
            yield draft.finding(Kind.GRADE, start, end, Certainty.POSSIBLE)
        return
    if not cue("whole").search(before[-30:]):
        own = named.own or (draft.about_self(start, end) and not _seen_by_writer(draft, named, start))
        yield draft.finding(Kind.GRADE, start, end, named.certainty, own=own)


def _seen_by_writer(draft: Draft, named: Named, start: int) -> bool:
    """Whether the name stands between the writer's "ik" and the grade, as in "ik zag dat sanne een 3 had"."""
    return named.start < start and _WRITER.search(draft.text[max(0, named.start - 40) : named.start]) is not None
