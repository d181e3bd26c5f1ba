"""Where people live and where they are now. The address of a museum is nobody's."""

import re
from collections.abc import Iterator
from functools import cache

from netjes.checks.draft import Draft
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.words import cue, phrases

_STREET = re.compile(
    r"\b(?P<street>[a-z]{2,30}(?:straat|str\.?|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|park|dreef|"
    r"plantsoen|boulevard|baan|burg|horst|akker|weide|erf|hoek|wal|stede|poort|markt|oord|kamp|veld|donk|meent|beemd|"
    r"ring|haven)|(?:laan|plein|weg|hof|rue|avenue|markt) (?:van |der |de |het |den )*[a-z]{3,20})"
    r" (?:nr\.? ?|nummer )?(?P<number>\d{1,4})(?P<more> ?-? ?(?:[a-h]|hs|bis|[ivx]{1,3})(?![a-z0-9]))?(?![\d%]|[.,]\d)"
)
_ENGLISH = re.compile(r"\b\d{1,4} (?:[a-z]{3,20} ){1,3}(?:street|road|lane|avenue|drive|square|st\.|rd\.)(?![a-z])")
_POSTCODE = re.compile(r"(?<![\w.,/\-])[1-9]\d{3} ?[a-z]{2}(?![\w'])")
_MAPS = re.compile(
    r"(?:https?://)?(?:www\.)?(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z]{2,3}/maps|maps\.google\.[a-z]{2,3}|"
    r"maps\.apple\.com|w3w\.co)[^\s]{0,300}"
)
_COORDINATES = re.compile(r"(?<![\d.])-?\d{1,2}\.\d{4,10} ?[,;] ?-?\d{1,3}\.\d{4,10}(?!\d)")
_WHEN = r"(?:nu |vanavond |vandaag |dit weekend |morgen |de hele week |even )?"
_WHEREABOUTS = re.compile(
    rf"\b(?:(?:is|ben|zijn|zit|zitten|staat|sta) {_WHEN}(?:helemaal )?alleen thuis|home alone|live ?-?locati(?:e|on)|"
    r"(?:huis|home) (?:staat |is )?(?:nu |twee weken |deze week )?(?:leeg|empty)|(?:twee|drie|2|3) weken op vakantie|"
    r"(?:is|zit|staat|ben|hangt) nu (?:in|op|bij|voor|achter) (?:de |het )?[\w'-]{3,25}|"
    r"(?:woont|woon) (?:nu )?(?:in|op|bij|naast|achter|boven|tegenover) (?:de |het )?[\w'-]{3,25}|"
    r"(?:fietst|loopt|traint|sport|werkt) (?:elke|iedere|altijd) [\w ]{3,30})"
)


@cache
def _part_of_street() -> re.Pattern[str]:
    words = "|".join(map(re.escape, phrases("cues", "street_names", "words")))
    return re.compile(rf"(?<!\S)(?:(?:{words}) ){{1,4}}$")


def find_addresses(draft: Draft) -> Iterator[Finding]:
    """A street with a number: certain beside somebody's name or "woont", silent beside a museum, else possible."""
    for found in _STREET.finditer(draft.text):
        after = draft.text[found.end() : found.end() + 12].lstrip()
        if not cue("no_street").fullmatch(found["street"]) and not cue("unit").match(after):
            yield from _address(draft, *found.span())
    for found in _ENGLISH.finditer(draft.text):
        yield from _address(draft, *found.span())


def _address(draft: Draft, start: int, end: int) -> Iterator[Finding]:
    before = draft.before(start)
    part = _part_of_street().search(before)
    sure = _of_somebody(draft, start, end)
    if sure is not None:
        start -= len(part[0]) if part else 0
        certainty = Certainty.CERTAIN if sure else Certainty.POSSIBLE
        yield draft.finding(Kind.ADDRESS, start, end, certainty, own=draft.about_self(start, end))


def _of_somebody(draft: Draft, start: int, end: int) -> bool | None:
    """Whether an address is surely of a person; None when it is of a building for everybody."""
    around = draft.before(start) + " | " + draft.after(end)
    if cue("lives").search(around):
        return True
    if cue("public").search(around):
        return None
    named = draft.named_near(start, end)
    return named is not None and not named.own


def find_postcodes(draft: Draft) -> Iterator[Finding]:
    """Four digits and two letters; small letters that are a word count only after a street or "postcode"."""
    for found in _POSTCODE.finditer(draft.text):
        start, end = found.span()
        capitals = draft.given[slice(*draft.view.span(end - 2, end))].isupper()
        before = draft.before(start)
        said = "postcode" in before[-40:] or _STREET.search(before[-60:]) is not None
        word = found[0][-2:] in phrases("cues", "no_postcode", "words")
        if found[0][-2:] in ("sa", "sd", "ss") or not (said or capitals or (not word and " " not in found[0])):
            continue
        sure = _of_somebody(draft, start, end)
        if sure is not None:
            certainty = Certainty.CERTAIN if sure else Certainty.POSSIBLE
            yield draft.finding(Kind.POSTCODE, start, end, certainty, own=draft.about_self(start, end))


def find_locations(draft: Draft) -> Iterator[Finding]:
    """Where somebody is: links to a map, coordinates, and "alleen thuis"."""
    for pattern in (_MAPS, _COORDINATES):
        for found in pattern.finditer(draft.text):
            named = draft.named_near(*found.span())
            if named is None and cue("public").search(draft.before(found.start())):
                continue
            certainty = Certainty.CERTAIN if named is not None and not named.own else Certainty.POSSIBLE
            yield draft.finding(Kind.LOCATION, *found.span(), certainty, own=draft.about_self(*found.span()))
    for found in _WHEREABOUTS.finditer(draft.text):
        named = draft.named_near(*found.span())
        own = draft.about_self(*found.span()) or found[0].startswith(("ben ", "sta ", "woon "))
        passing = own and named is None and " nu " in found[0] and "thuis" not in found[0]
        if not passing and (named is not None or own or "alone" in found[0] or "thuis" in found[0]):
            yield draft.finding(Kind.LOCATION, *found.span(), Certainty.POSSIBLE, own=own)
