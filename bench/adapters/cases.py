"""Conditions as lists of cases over what is known: each case is a set of literals that hold together."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product


@dataclass(frozen=True, slots=True)
class Known:
    """The fact is known to have this value (or, with `sure` false, it is not known to have it)."""

    fact: str
    value: bool
    sure: bool = True


Clause = frozenset[Known]  # all of these
Cases = frozenset[Clause]  # one of these: a condition as a list of cases
ALWAYS: Cases = frozenset({frozenset()})
NEVER: Cases = frozenset()


def both(*conditions: Cases) -> Cases:
    return least(frozenset().union(*choice) for choice in product(*conditions))


def either(*conditions: Cases) -> Cases:
    return least(clause for cases in conditions for clause in cases)


def negated(cases: Cases) -> Cases:
    return least(frozenset(Known(k.fact, k.value, not k.sure) for k in choice) for choice in product(*cases))


def least(clauses: Iterable[Clause]) -> Cases:
    """Without the cases that another covers, and without those that ask for a fact to be so and not so."""
    found = {c for c in clauses if not any(Known(k.fact, not k.value) in c for k in c if k.sure)}
    return frozenset(c for c in found if not any(other < c for other in found))


def complete(cases: Cases) -> Cases:
    """With the cases added that follow from two others, whatever a fact on which those differ turns out to be.

    "a and b" beside "not a and c" makes "b and c" certain too while a is unknown. Only for literals that are sure.
    """
    found = least(cases)
    while True:
        new = {
            (one | other) - {k, Known(k.fact, not k.value)}
            for one, other in combinations(found, 2)
            for k in one
            if Known(k.fact, not k.value) in other
        }
        more = least(found | new)
        if more == found:
            return found
        found = more
