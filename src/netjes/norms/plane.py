"""All situations that are possible in two versions, and what one version answers in each of them.

A situation is one bit of a plain integer, as in `space`.
"""

from collections.abc import Iterator

from netjes.norms.cubes import TooManyConditions, cubes
from netjes.norms.evaluate import in_order
from netjes.norms.norm import Effect, Norm, Otherwise
from netjes.norms.space import columns, table
from netjes.norms.verdict import Ruling

Answer = tuple[str, bool]  # a fact, and whether it is so


class Plane:
    """All situations over some facts that are possible in both versions."""

    def __init__(self, facts: tuple[str, ...], impossible: tuple[tuple[Answer, Answer], ...]) -> None:
        self.facts = facts
        self.full = (1 << (1 << len(facts))) - 1
        self._columns = dict(zip(facts, columns(len(facts)), strict=True))
        self.possible = self.full
        for (first, one), (second, other) in impossible:
            if first in self._columns and second in self._columns:
                self.possible &= ~(self._where(first, one) & self._where(second, other))

    def applies(self, norm: Norm) -> int:
        found = table(norm.when, self._columns, self.full)
        return found & ~table(norm.unless, self._columns, self.full) if norm.unless else found

    def conditions(self, region: int) -> Iterator[tuple[dict[str, bool], int]]:
        """Minimal conditions that cover a region, each with the situations of the region in which it holds."""
        if not region:
            return
        try:
            found = cubes(region, self.full & ~self.possible, len(self.facts))
        except TooManyConditions:
            raise TooManyConditions("er verandert te veel om in voorwaarden te vatten") from None
        for cube in found:
            where = region
            for place, value in cube:
                where &= self._where(self.facts[place], value)
            yield {self.facts[place]: value for place, value in reversed(cube)}, where

    def _where(self, fact: str, value: bool) -> int:
        return self._columns[fact] if value else self.full ^ self._columns[fact]


class Side:
    """One version's answers about an act, in every situation."""

    def __init__(self, norms: list[Norm], plane: Plane, otherwise: Otherwise) -> None:
        self.applies = {n.id: plane.applies(n) for n in norms}
        self.standing: dict[str, int] = {}
        by_effect = dict.fromkeys(Effect, 0)
        for norm in in_order(norms):
            found = self.applies[norm.id]
            for higher in norms:
                if norm.id in higher.beats:
                    found &= ~self.standing[higher.id]
            self.standing[norm.id] = found
            by_effect[norm.effect] |= found
        forbids, allows = by_effect[Effect.FORBIDS], by_effect[Effect.ALLOWS]
        forbidden = forbids & ~allows
        asks = (forbids & allows) | (by_effect[Effect.CONSULTS] & ~forbids)
        if otherwise is Otherwise.ASK:
            asks |= plane.full & ~(forbids | allows | by_effect[Effect.CONSULTS])
        self.ends = {
            Ruling.NOT_ALLOWED: forbidden,
            Ruling.ASK: asks,
            Ruling.ALLOWED: plane.full & ~forbidden & ~asks,
        }
