"""Texts with what is expected written into them: `{person:sanne}` must be found, `{?person:mo}` may be."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netjes.checks.finding import Finding
from netjes.checks.folded import fold_character
from netjes.checks.roster import Roster
from netjes.checks.text import check_text

TEXTS = Path(__file__).parent / "texts"
LATER = tuple(f"{when}-{what}" for when in ("later", "third", "fourth") for what in ("chat", "staff", "clean"))
STYLES = ("chat", "street", "staff", "english", "more-english", "clean", *LATER)
_MARK = re.compile(r"\{(?P<free>\??)(?P<kind>[a-z_]+):(?P<text>[^{}]*)\}")


@dataclass(frozen=True)
class Expected:
    kind: str
    start: int
    end: int
    needed: bool


@dataclass(frozen=True)
class Marked:
    style: str
    role: str
    text: str
    expected: tuple[Expected, ...]

    @property
    def lowered(self) -> "Marked":
        """The same in lower case and without diacritics, character for character."""
        plain = "".join(folded if len(folded := fold_character(c)) == 1 else c for c in self.text)
        return Marked(self.style, self.role, plain, self.expected)


def roster() -> Roster:
    written = json.loads((TEXTS / "roster.json").read_text(encoding="utf-8"))
    return Roster([*written["students"], *written["staff"]])


def texts() -> Iterator[Marked]:
    for style in STYLES:
        for line in (TEXTS / f"{style}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield unmarked(style, row["role"], row["text"])


def unmarked(style: str, role: str, written: str) -> Marked:
    pieces: list[str] = []
    expected: list[Expected] = []
    at = length = 0
    for found in _MARK.finditer(written):
        pieces += [written[at : found.start()], found["text"]]
        length += found.start() - at
        expected.append(Expected(found["kind"], length, length + len(found["text"]), not found["free"]))
        length += len(found["text"])
        at = found.end()
    return Marked(style, role, "".join([*pieces, written[at:]]), tuple(expected))


@dataclass
class Score:
    """Counts per kind: what was right, what was missed, what was found in vain."""

    hits: Counter[str]
    missed: Counter[str]
    vain: Counter[str]
    clean: int = 0
    alarms: int = 0

    def recall(self, kind: str | None = None) -> float:
        hits, missed = _of(self.hits, kind), _of(self.missed, kind)
        return hits / (hits + missed) if hits + missed else 1.0

    def precision(self, kind: str | None = None) -> float:
        hits, vain = _of(self.hits, kind), _of(self.vain, kind)
        return hits / (hits + vain) if hits + vain else 1.0


def _of(counts: Counter[str], kind: str | None) -> int:
    return counts.total() if kind is None else counts[kind]


def score(*, lowered: bool, names: Roster, said: list[str] | None = None) -> Score:
    """How the finders do on the development texts; `said` collects each mistake in words."""
    made = Score(Counter(), Counter(), Counter())
    for each in texts():
        here = each.lowered if lowered else each
        found = list(check_text(here.text, here.role, names, tone=False))
        left = list(found)
        for want in here.expected:
            match = next((f for f in left if f.kind.value == want.kind and _overlap(f, want)), None)
            if match is not None:
                left.remove(match)
                made.hits[want.kind] += want.needed
            elif want.needed:
                made.missed[want.kind] += 1
                if said is not None:
                    said.append(f"missed {want.kind}: {here.text[want.start : want.end]!r} in {here.text!r}")
        for extra in left:
            made.vain[extra.kind.value] += 1
            if said is not None:
                said.append(f"vain {extra.kind}: {extra.text!r} in {here.text!r}")
        if here.style.endswith("clean"):
            made.clean += 1
            made.alarms += bool(found)
    return made


def _overlap(found: Finding, want: Expected) -> bool:
    """The same kind over at least half of what was meant."""
    return min(found.end, want.end) - max(found.start, want.start) >= (want.end - want.start) / 2
