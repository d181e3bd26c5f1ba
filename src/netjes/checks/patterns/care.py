"""Care and health beside somebody. A lesson, a book or a campaign about it is about nobody."""

import re
from collections.abc import Iterator
from functools import cache

from netjes.checks.draft import Draft, Named
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import any_word, cue, phrases

_ABOUT = re.compile(r"\b(?:over|about|tegen|rond|rondom)(?: (?!zijn|haar|his|her|hun)[\w-]+)? $")
_HAS_IT = re.compile(r"\b(?:heeft|has|had) (?:[\w-]+ )?$")
_EVERYDAY_LINK = re.compile(r"\b(?:is|was|zit|zat|ligt|lag|has been|had|heeft|slikt|krijgt)\b[\w ]{0,25}$")
_STRONG_LINK = re.compile(
    r"\b(?:heeft|had|has|is|slikt|bij|diagnose|kreeg|zijn|haar|zit|ligt|loopt|sees|takes)\b[^.!?\n]{0,30}$"
)
_SOMEBODY = re.compile(
    r"\b(?:een|die|deze|onze|mijn|'n) (?:mentor)?(?:leerling|leerlinge|meisje|jongen|collega|docent)"
    r"(?: uit| van| in)? (?:(?:klas )?[1-6] ?[a-z]{1,3}\d?|mijn (?:mentor)?klas)\b|\bmijn mentorleerling\b|"
    r"\b(?:mijn|m'n|mn|my) (?:beste )?(?:broer|broertje|zus|zusje|moeder|vader|zoon|dochter|vriend|vriendin|nichtje|"
    r"neefje|collega|leerling|brother|sister|mother|father|friend)\b"
)
_PROFESSION = re.compile(r" ?(?:te worden|worden|wil|studeren|opleiding|of arts)\b")
_THIRD = re.compile(r"\b(?:hij|zij|ze|die|he|she)\b[^.!?\n]{0,40}$")


@cache
def _health() -> re.Pattern[str]:
    return any_word(phrases("care", "health", "words"))


@cache
def _everyday() -> frozenset[str]:
    return frozenset(phrases("care", "everyday", "words"))


def find_care(draft: Draft) -> Iterator[Finding]:
    """Certain when a person who is certain has it in the same sentence; without a person silent."""
    for found in _health().finditer(draft.text):
        start, end = found.span()
        before = draft.before(start, 120)
        if (
            _ABOUT.search(before)
            or _PROFESSION.match(draft.text, end)
            or (not _HAS_IT.search(before) and cue("topic").search(before + " " + draft.after(end)))
        ):
            continue
        named = draft.named_near(start, end)
        if named is None:
            certainty = _of_nobody_named(draft, found[0], before, start, end)
        else:
            certainty = _of(named, found[0], before, start, draft.role)
        if certainty is None:
            continue
        own = draft.about_self(start, end) if named is None else named.own or _of_writer(draft, named, start, end)
        yield draft.finding(Kind.CARE, start, end, certainty, own=own)


def _of_writer(draft: Draft, named: Named, start: int, end: int) -> bool:
    return named.end < start and draft.about_self(start, end)


def _of(named: Named, word: str, before: str, start: int, role: str) -> Certainty | None:
    """How sure it is that somebody has it. "Ziek" by a pupil may be praise, so there it is a question."""
    beside = 0 <= start - named.end < 6
    if not beside and not cue("has").search(before):
        return None
    if word in _everyday():
        if _EVERYDAY_LINK.search(before):
            return named.certainty if role == "medewerker" else Certainty.POSSIBLE
        return Certainty.POSSIBLE if beside else None
    return named.certainty if _STRONG_LINK.search(before) else Certainty.POSSIBLE


def _of_nobody_named(draft: Draft, word: str, before: str, start: int, end: int) -> Certainty | None:
    if word in _everyday():
        return None
    told = draft.about_self(start, end)
    if told or (cue("has").search(before) and (_SOMEBODY.search(before) or _THIRD.search(before))):
        return Certainty.POSSIBLE
    return None
