"""What is left of one norm once some facts are known: *applies*, *does not apply*, or a smaller condition."""

from dataclasses import dataclass

from netjes.norms.facts import FactIndex
from netjes.norms.norm import Norm
from netjes.norms.space import columns, table


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """A norm whose facts are not all known: its condition and exception over `facts`, as small truth tables.

    Each norm makes equal ones only once (`Residuals`), so being the same object is enough to be equal.
    """

    facts: tuple[str, ...]
    when: int
    unless: int


YES, EXCUSED, NO = Open((), 1, 0), Open((), 1, 1), Open((), 0, 0)


class Residuals:
    """One norm, looked up by what is known of its own few facts."""

    def __init__(self, index: FactIndex, norm: Norm) -> None:
        self.norm = norm
        self.mask = index.mask(norm.facts)
        self._index = index
        self._states: dict[int, Open] = {}
        self._made: dict[tuple[object, ...], Open] = {}

    def at(self, code: int) -> Open:
        code &= self.mask
        state = self._states.get(code)
        if state is None:
            state = self._states[code] = self._reduce(code)
        return state

    def _reduce(self, code: int) -> Open:
        known = {f: code & self._index.yes[f] == self._index.yes[f]
                 for f in self.norm.facts if code & self._index.no[f]}  # fmt: skip
        facts = tuple(f for f in self.norm.facts if f not in known)
        full = (1 << (1 << len(facts))) - 1
        tables = {f: full if value else 0 for f, value in known.items()}
        tables |= zip(facts, columns(len(facts)), strict=True)
        when = table(self.norm.when, tables, full)
        unless = table(self.norm.unless, tables, full) if self.norm.unless else 0
        applies, excused = when & ~unless, when & unless
        if not applies and excused in (0, full):
            return EXCUSED if excused else NO
        return YES if applies == full else self._made.setdefault((facts, when, unless), Open(facts, when, unless))
