"""One line of a rule: words, tags and gaps, matched without a regular expression.

`<tag>` is a word with that tag, `a|<b>` one of these, `..3` up to three words none of which denies, `~3` up to three
words of any kind, `^` the beginning and `$` the end of a sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from netjes.checks.tone.words_in import Word

DENIES = "neg"


@dataclass(frozen=True, slots=True)
class Step:
    """`keys` of which the next word needs one, after at most `gap` words; `edge` for the edges of a sentence."""

    keys: frozenset[str]
    gap: int = 0
    denied: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    steps: tuple[Step, ...]

    def could(self, present: frozenset[str] | set[str]) -> bool:
        return all(step.edge or not step.keys.isdisjoint(present) for step in self.steps)

    def matches(self, words: Sequence[Word]) -> list[tuple[int, ...]]:
        """The places of the words of each match, at most one for each first word."""
        found = []
        for start in range(len(words)):
            at = self._from(words, start)
            if at:
                found.append(at)
        return found

    def _from(self, words: Sequence[Word], start: int) -> tuple[int, ...] | None:
        steps = self.steps
        if steps[0].edge:
            if start:
                return None
            steps = steps[1:]
        reached: dict[int, tuple[int, ...]] = {start - 1: ()}
        for number, step in enumerate(steps):
            if step.edge:
                ended = [path for at, path in reached.items() if at == len(words) - 1]
                return ended[0] if ended else None
            following: dict[int, tuple[int, ...]] = {}
            for at, path in reached.items():
                first = at + 1
                for here in range(
                    first, min(len(words), first + 1 + (step.gap if number or self.steps[0].edge else 0))
                ):
                    keys = words[here].keys
                    if not step.keys.isdisjoint(keys):
                        following.setdefault(here, (*path, here))
                    if DENIES in keys and not step.denied:
                        break
            if not following:
                return None
            reached = following
        return next(iter(reached.values()))


def parse(line: str) -> Pattern:
    """Read one line; a gap belongs to the step after it."""
    parts = line.split()
    steps: list[Step] = []
    gap, denied = 0, False
    for part in parts:
        if part[:2] == ".." or part[0] == "~":
            gap, denied = int(part.lstrip(".~")), part[0] == "~"
        elif part in "^$":
            steps.append(Step(frozenset(), edge=part))
        else:
            keys = frozenset(key.strip("<>").replace("_", " ") for key in part.split("|"))
            steps.append(Step(keys, gap, denied))
            gap, denied = 0, False
    if any(a.edge and b.edge for a, b in pairwise(steps)):
        raise ValueError(line)
    return Pattern(tuple(steps))
