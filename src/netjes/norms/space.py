"""All completions of a few unknown facts at once: one bit per situation, in a plain integer.

With *n* facts a truth table has 2**n bits; *en*, *of* and *niet* are `&`, `|` and `^`. Python's integers
do this for 24 facts in well under a second, without any dependency.
"""

from collections.abc import Mapping
from functools import cache

from netjes.norms.errors import RequestError
from netjes.norms.norm import Agreement, And, Condition, Is, Not, Or
from netjes.norms.vocabulary import Tie

LIMIT = 24  # more unknown facts than this in one answer is refused


@cache
def columns(count: int) -> tuple[int, ...]:
    """For each of `count` facts the situations in which it is true: fact *i* has stride 2**i."""
    size = 1 << count
    found = []
    for place in range(count):
        stride = 1 << place
        pattern, width = ((1 << stride) - 1) << stride, stride * 2
        while width < size:
            pattern |= pattern << width
            width *= 2
        found.append(pattern)
    return tuple(found)


def table(condition: Condition | None, known: Mapping[str, int], full: int) -> int:
    """The situations in which a condition holds; `known` gives each fact's own table."""
    match condition:
        case None:
            return full
        case Is(fact):
            return known[fact]
        case Not(part):
            return full ^ table(part, known, full)
        case And(parts):
            found = full
            for part in parts:
                found &= table(part, known, full)
            return found
        case Or(parts):
            found = 0
            for part in parts:
                found |= table(part, known, full)
            return found


class Space:
    """The possible completions of some unknown facts."""

    def __init__(self, unknown: tuple[str, ...], agreement: Agreement) -> None:
        if len(unknown) > LIMIT:
            raise RequestError(f"over deze handeling zijn {len(unknown)} feiten tegelijk onbekend. Dat zijn er te "
                               f"veel: het kan met {LIMIT}. Splits de handeling, of geef meer feiten.")  # fmt: skip
        self.unknown = unknown
        self.full = (1 << (1 << len(unknown))) - 1
        self._columns = dict(zip(unknown, columns(len(unknown)), strict=True))
        self.possible = self.full
        for r in agreement.vocabulary.relations:
            if r.first in self._columns and r.second in self._columns:
                second = self._columns[r.second]
                self.possible &= ~(self._columns[r.first] & (second if r.tie is Tie.EXCLUDES else ~second))

    def where(self, condition: Condition | None) -> int:
        """The situations in which a condition on these facts holds."""
        return table(condition, self._columns, self.full)

    def smallest(self, region: int) -> dict[str, bool]:
        """The fewest facts that put a situation inside a region, starting from its first situation."""
        first = (region & -region).bit_length() - 1
        kept = {fact: bool(first >> place & 1) for place, fact in enumerate(self.unknown)}
        for fact in self.unknown:
            fewer = {name: value for name, value in kept.items() if name != fact}
            if not self._cube(fewer) & ~region:
                kept = fewer
        return kept

    def _cube(self, facts: Mapping[str, bool]) -> int:
        """The possible situations in which these facts are so."""
        found = self.possible
        for name, value in facts.items():
            found &= self._columns[name] if value else ~self._columns[name]
        return found

    def spread(self, facts: tuple[str, ...], small: int) -> int:
        """A truth table over some of the facts as one over all of them."""
        full = (1 << (1 << len(facts))) - 1
        if small in (0, full):
            return self.full if small else 0
        return self._spread(facts, small)

    def _spread(self, facts: tuple[str, ...], small: int) -> int:
        """Shannon's expansion on the last fact, whose half of the small table is the upper one."""
        if not facts:
            return self.full if small else 0
        *rest, last = facts
        half = 1 << len(rest)
        low, high = small & ((1 << half) - 1), small >> half
        if low == high:
            return self._spread(tuple(rest), low)
        column = self._columns[last]
        return (self._spread(tuple(rest), low) & ~column) | (self._spread(tuple(rest), high) & column)

    def settled(self, ends: list[int]) -> dict[str, int]:
        """The facts whose flip changes the ruling somewhere, each with how many completions it settles."""
        found = {}
        for place, (fact, column) in enumerate(self._columns.items()):
            stride = 1 << place
            pairs = self.possible & ~column & (self.possible >> stride)
            if all(pairs & where == pairs & (where >> stride) for where in ends):
                continue
            found[fact] = sum(
                half.bit_count()
                for half in (self.possible & column, self.possible & ~column)
                if sum(1 for where in ends if where & half) == 1
            )
        return found
