"""For whom a heading, a line or a whole text is meant."""

from __future__ import annotations

import re

from . import tidy
from .document import Audience

_WORDS: dict[Audience, str] = {
    "pupils": r"leerling(?:en)?|pupils?|students?|scholieren|studenten|kinderen",
    "staff": r"medewerkers?|personeel(?:sleden)?|docent(?:en)?|lera(?:ar|ren)|leerkracht(?:en)?|teamleden|collega'?s|"
    r"onderwijspersoneel|staff(?: members)?|teachers?|employees|werknemers",
    "parents": r"ouders?|verzorgers?|parents?|guardians?|carers|opvoeders",
    "everyone": r"iedereen|alle betrokkenen|alle gebruikers|hele schoolgemeenschap|everyone|everybody|whole school",
}
_ANY = "|".join(_WORDS.values())
_RULES = (
    r"(?:afspraken|regels|richtlijn(?:en)?|gedragsregels|gedragscode|protocol|reglement|code|leefregels|handreiking|"
    r"schoolregels|huisregels|rules|guidelines|agreements?|policy|conduct|tips|verwachtingen|verwacht\w*|deel|part|"
    r"hoofdstuk|chapter|section|paragraaf|sectie)"
)
_ABOUT = re.compile(
    rf"\b(?:tussen|between|van|of|met|with|over|about|door|by|naar|aan|to|jegens|richting|bij|uw|je|jouw)"
    rf"\s+(?:\w+\s+){{0,2}}(?:{_ANY})\b"
)
_PREFIX = (
    r"(?:de|het|alle|all|onze|our|the|voor|for|van|(?:niet-?)?onderwijzend|overige?|andere?|vo|als|bestemd|geldt|ook)"
)
_BARE = re.compile(
    rf"(?:(?:[a-z0-9ivx]{{1,4}}[.):]|deel \w+|part \w+|hoofdstuk \w+)[:.\s-]*)?(?:{_PREFIX}\s+)*"
    rf"(?:{_ANY})(?:\s*(?:/|,|en|and|&|of|\()\s*(?:{_PREFIX}\s+)*(?:{_ANY})\)?)*"
    rf"(?:\s+(?:en|and)\s+(?:{_RULES}|sociale media|social media|telefoon|internet)\b.*)?"
    rf"(?:\s+(?:geldt|gelden|doen|does|do|mogen|moeten|should|must|verwachten we|geldt het volgende))?\s*[:.\-–?]*"
)
_ENDS = re.compile(
    rf"(?:[:(\-–,]\s*|\b(?:voor|for)\s+)(?:{_PREFIX}\s+)*(?:{_ANY})"
    rf"(?:\s*(?:/|,|en|and|&|of)\s*(?:{_PREFIX}\s+)*(?:{_ANY}))*\s*[):.]*$"
)
_STARTS = re.compile(rf"(?:{_PREFIX}\s+)*(?:{_ANY})(?:\s*(?:/|en|and|&)\s*(?:{_ANY}))*\s*[:\-–]\s")
_EXPECT = re.compile(
    rf"(?:wat|what|dit|this|we|wij|hier)?.*\b(?:verwacht\w*|expect|vragen|ask|geldt|gelden)\b.*\b(?:van|of|voor|for|from)\s+"
    rf"(?:{_PREFIX}\s+)*(?:{_ANY})(?:\s*(?:/|,|en|and|&|of)\s*(?:{_PREFIX}\s+)*(?:{_ANY}))*"
)
_MEANT_FOR = re.compile(r"\b(?:bestemd|bedoeld|intended|meant|geldt|gelden)\s+(?:voor|for)\b[:\s]*(.{0,80})")


def _named(text: str) -> Audience | None:
    found = [audience for audience, words in _WORDS.items() if re.search(rf"\b(?:{words})\b", text)]
    if not found:
        return None
    return found[0] if len(found) == 1 else "everyone"


def of_heading(text: str) -> Audience | None:
    """The audience a heading opens a part for, or ``None`` when it is about something else.

    "Privacy van leerlingen" and "Contact tussen leerlingen en docenten" are topics, no audiences.
    """
    line = tidy.plain(text)
    count = len(line.split())
    if count > 14 or not _named(line) or re.match(r"(?:dit \w+ is )?(?:bestemd|bedoeld|intended|meant)\b", line):
        return None  # whom the whole document is for is `of_text`'s to find
    if _BARE.fullmatch(line) or _STARTS.match(line) or _EXPECT.fullmatch(line.rstrip("?:. ")):
        return _named(line)
    if _ABOUT.search(line) and not re.search(rf"\b{_RULES}\s+(?:van|voor|of|for)\s+(?:\w+\s+)?(?:{_ANY})\W*$", line):
        return None
    if _ENDS.search(line):
        return _named(_ENDS.search(line).group())  # type: ignore[union-attr]
    if re.search(rf"\b{_RULES}\b", line) and re.search(rf"\b(?:{_ANY})\W*$", line):
        return _named(line)
    if re.match(rf"(?:{_ANY})\s+{_RULES}\b|(?:student|staff|pupil|parent|teacher)s?'?\s+{_RULES}", line):
        return _named(line)
    return None


def of_text(text: str) -> Audience:
    """The audience of a text that has no heading for it, from what it says about itself and whom it addresses."""
    line = tidy.plain(text[:20_000])
    if match := _MEANT_FOR.search(line):
        named = _named(re.split(r"[.;]", match.group(1))[0])
        if named:
            return named
    if match := re.search(
        r"(?:van toepassing op|applies to|gebruikers?:? (?:is |zijn )?(?=iedere|elke|alle)) ?([^.;]{0,80})", line
    ):
        named = _named(match.group(1))
        if named:
            return named
    cues: dict[Audience, str] = {
        "pupils": r"\bje (?:docent|mentor|leraar|lerares|ouders|klasgenoten|telefoon)|\bjouw mentor|leerling|klasgeno|"
        r"\byour (?:teacher|parents|tutor|classmates|phone|locker)|\b(?:student|pupil)s?\b|\b(?:kluis|toets|proefwerk)",
        "staff": r"\bmedewerkers?\b|leidinggevende|collega|\bpersoneel|dienstverband|werkgever|\bcao\b|"
        r"\bstaff\b|line manager|colleague|je leerlingen|your (?:pupils|students)|\bprofessional",
        "parents": r"\buw (?:kind|zoon|dochter)|\bouders|\bu\b|\byour child|\bparents",
    }
    counts: dict[Audience, int] = {audience: len(re.findall(cue, line)) for audience, cue in cues.items()}
    best = max(counts, key=lambda audience: counts[audience])
    if counts[best] == 0:
        return "pupils" if re.search(r"\b(?:je|jij|ik|you|i)\b", line) else "everyone"
    return best
