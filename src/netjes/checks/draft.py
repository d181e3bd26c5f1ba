"""A text made ready for the finders: folded, cut into words and sentences, and who is named in it."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.folded import Folded
from netjes.checks.words import cue, phrases

if TYPE_CHECKING:
    from netjes.checks.context.confidential import ConfidentialWords

WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?]+(?=\s)|\n+")
_SHORT = frozenset(phrases("names", "shortened", "words"))
_SELF = re.compile(r"\b(?:mijn|m'n|mn|me|mij|mezelf|ik|ikzelf|ikke|k|kheb|kwil|my|i|i'm|im|mine|ons|onze)\b")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the folded text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named; places in the folded text."""

    start: int
    end: int
    certainty: Certainty
    own: bool = False


@dataclass
class Draft:
    """What the finders of one check share."""

    given: str
    role: str = "leerling"
    people: list[Named] = field(default_factory=list)
    voice: str | None = None
    confidential: "ConfidentialWords | None" = None

    def __post_init__(self) -> None:
        self.view = Folded(self.given)
        self.text = self.view.text

    @cached_property
    def tokens(self) -> list[Token]:
        return [Token(found[0], found.start(), found.end()) for found in WORD.finditer(self.text)]

    @cached_property
    def has_capitals(self) -> bool:
        """Whether the writer uses capitals at all; in chat language their absence says nothing."""
        return any(c.isupper() for c in self.given)

    @cached_property
    def _ends(self) -> list[int]:
        ends = []
        for found in _END.finditer(self.text):
            before = WORD.findall(self.text[max(0, found.start() - 12) : found.start()])
            if found[0] == "." and before and (len(before[-1]) == 1 or before[-1] in _SHORT):
                continue
            ends.append(found.end())
        return ends

    def sentence(self, start: int) -> tuple[int, int]:
        """Where the sentence that holds a place begins and ends."""
        at = bisect_right(self._ends, start)
        return (self._ends[at - 1] if at else 0), (self._ends[at] if at < len(self._ends) else len(self.text))

    def before(self, start: int, characters: int = 60) -> str:
        """What stands before a place in the same sentence."""
        return self.text[max(self.sentence(start)[0], start - characters) : start]

    def after(self, end: int, characters: int = 40) -> str:
        """What comes after a place in the same sentence."""
        return self.text[end : min(self.sentence(max(0, end - 1))[1], end + characters)]

    def named_near(self, start: int, end: int, reach: int = 140) -> Named | None:
        """Who is named in the same sentence: the surest, of those the nearest, and the writer himself last."""
        first, last = self.sentence(start)
        first, last = max(first, start - reach), min(last, end + reach)
        at = bisect_left(self._starts, first)
        found: Named | None = None
        for each in self.people[at : at + 40]:
            if each.start >= last:
                break
            if found is None or self._weight(each, start) > self._weight(found, start):
                found = each
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.people]

    @staticmethod
    def _weight(named: Named, start: int) -> tuple[bool, bool, bool, int]:
        distance = start - named.end
        return not named.own, named.certainty is Certainty.CERTAIN, distance >= 0, -abs(distance)

    def named_before(self, start: int, reach: int = 250) -> Named | None:
        """Who was named last before a place, in this sentence or an earlier one."""
        at = bisect_left(self._starts, start) - 1
        return self.people[at] if at >= 0 and self.people[at].end > start - reach else None

    def about_self(self, start: int, end: int) -> bool:
        """Whether the writer seems to speak of himself here: "mijn", "ik", and nobody else in between."""
        before = self.before(start)
        said = None
        for said in _SELF.finditer(before):  # noqa: B007 - the last one counts
            pass
        if said is None:
            return False
        between = start - len(before) + said.end()
        if cue("others").search(before[said.end() :]):
            return False
        return not any(
            not each.own and between <= each.start < start
            for each in self.people[bisect_left(self._starts, between) : bisect_left(self._starts, start)]
        )

    def finding(self, kind: Kind, start: int, end: int, certainty: Certainty, *, own: bool = False) -> Finding:
        """A finding at a place in the folded text, said in offsets of the text as given."""
        first, last = self.view.span(start, end)
        return Finding(kind, first, last, self.given[first:last], Certainty.POSSIBLE if own else certainty, own=own)
