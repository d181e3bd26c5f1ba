"""All completions of a few unknown facts at once: one bit per situation, in a plain integer.

With *n* facts a truth table has 2**n bits; *en*, *of* and *niet* are `&`, `|` and `^`. Python's integers
do this for 24 facts in well under a second, without any dependency.
"""

from collections.abc import Mapping
from functools import cache

from netjes.norms.norm import And, Condition, Is, Not, Or

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
