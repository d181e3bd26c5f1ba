"""One look at one text: every finder, what belongs to the school itself left out, overlaps settled."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from netjes.checks import context
from netjes.checks.advice import ROLES, advised
from netjes.checks.context.confidential import ConfidentialWords
from netjes.checks.context.voice import OWN, SCHOOL
from netjes.checks.draft import Draft
from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.folded import fold
from netjes.checks.patterns import FINDERS
from netjes.checks.people import find_people
from netjes.checks.roster import NOBODY, Roster

MAX_BYTES = 5_000_000
MAX_FINDINGS = 200
NOTHING_FOUND = "Niets gevonden is niet hetzelfde als in orde. Lees het zelf nog één keer door."

# The first of two that overlap stays. A name inside an address or a mail address is part of that.
_ORDER = (
    Kind.SECRET, Kind.IBAN, Kind.BSN, Kind.STUDENT_NUMBER, Kind.EMAIL, Kind.PHONE, Kind.BIRTH_DATE, Kind.ADDRESS,
    Kind.POSTCODE, Kind.GRADE, Kind.CARE, Kind.PERSON, Kind.LOCATION,
)  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}

FindTone = Callable[[str], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, in the order of the text. `left_out` counts what came after the first `MAX_FINDINGS`."""

    found: tuple[Finding, ...]
    left_out: int = 0

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @property
    def certain(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.found if each.is_certain)


class SchoolOwn:
    """The public addresses, numbers and accounts of the school itself, which are nobody's private data."""

    def __init__(self, written: Iterable[str] = ()) -> None:
        self._own = {_bare(each) for each in written} - {""}
        self._numbers = {digits[-9:] for each in written if len(digits := re.sub(r"\D", "", each)) >= 9}

    def holds(self, finding: Finding) -> bool:
        if not self._own:
            return False
        bare = _bare(finding.text)
        if finding.kind is Kind.PHONE:
            return re.sub(r"\D", "", bare)[-9:] in self._numbers
        return bare in self._own or (
            finding.kind in (Kind.ADDRESS, Kind.POSTCODE) and any(bare in own for own in self._own)
        )


def _bare(written: str) -> str:
    return re.sub(r"[^\w@]|_", "", fold(written))


def check_text(
    text: str,
    role: str,
    roster: Roster = NOBODY,
    school_own: Iterable[str] | SchoolOwn = (),
    *,
    tone: bool | FindTone = True,
    writer: str = "",
    voice: str | None = None,
    confidential: Iterable[str] | ConfidentialWords | None = None,
) -> Findings:
    """What in `text` touches somebody, for a writer with this role. Nothing is kept and no connection is opened.

    `school_own` are the school's public addresses and numbers; `writer` is the writer's own name, which is met gently.
    `tone` switches questions about tone off, or gives another finder of them. `voice` is for whom a colleague says to
    speak: "own" or "school". `confidential` is the school's own list of words; without it the one that ships. Time
    grows with the length of the text. Raises `CannotCheck` for a text over 5 MB and a role or voice that is unknown.
    """
    if role not in ROLES:
        raise CannotCheck(f'De rol "{role[:40]}" is onbekend. Kies uit: {", ".join(ROLES)}.')
    if voice not in (None, OWN, SCHOOL):
        raise CannotCheck(f'"{str(voice)[:40]}" is onbekend. Kies uit: {OWN} (persoonlijke titel) of {SCHOOL}.')
    size = len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        raise CannotCheck(f"Deze tekst is {size / 1e6:.1f} MB. Netjes kijkt naar hoogstens 5 MB; kijk een deel na.")
    words = confidential
    if words is not None and not isinstance(words, ConfidentialWords):
        words = ConfidentialWords(words)
    draft = Draft(text, role, voice=voice, confidential=words)
    draft.people = find_people(draft, roster, writer)
    found = [draft.finding(Kind.PERSON, each.start, each.end, each.certainty, own=each.own) for each in draft.people]
    for finder in FINDERS:
        found.extend(finder(draft))
    school = school_own if isinstance(school_own, SchoolOwn) else SchoolOwn(school_own)
    kept = _settled([each for each in found if not school.holds(each)])
    kept += _settled([each for finder in context.FINDERS for each in finder(draft)])
    if tone:
        kept += _settled(list((tone if callable(tone) else _find_tone)(text)))
    kept.sort(key=lambda each: (each.start, each.end))
    shown = tuple(advised(each, role) for each in kept[:MAX_FINDINGS])
    return Findings(shown, max(0, len(kept) - MAX_FINDINGS))


def _settled(found: list[Finding]) -> list[Finding]:
    """Without overlaps: by kind first, then the sure, then the long."""
    found.sort(key=lambda f: (_RANK.get(f.kind, 99), f.certainty is Certainty.POSSIBLE, f.start - f.end, f.start))
    kept: list[Finding] = []
    starts: list[int] = []
    for layer in _layers(found):
        fresh = []
        for each in layer:
            at = bisect_left(starts, each.end)
            if at and kept[at - 1].end > each.start:
                continue
            fresh.append(each)
        kept = sorted(kept + _apart(fresh), key=lambda f: f.start)
        starts = [each.start for each in kept]
    return kept


def _layers(found: list[Finding]) -> list[list[Finding]]:
    layers: dict[int, list[Finding]] = {}
    for each in found:
        layers.setdefault(_RANK.get(each.kind, 99), []).append(each)
    return [layers[rank] for rank in sorted(layers)]


def _apart(found: list[Finding]) -> list[Finding]:
    """Findings of one rank, the sure and the long before what overlaps them."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda f: (f.start, f.certainty is Certainty.POSSIBLE, -f.end)):
        if kept and kept[-1].end > each.start:
            if not kept[-1].is_certain and each.is_certain:
                kept[-1] = each
            continue
        kept.append(each)
    return kept


def _find_tone(text: str) -> Iterable[Finding]:
    """Loaded only when asked for: most of what loads belongs to tone."""
    from netjes.checks.tone import find_tone

    return find_tone(text)
