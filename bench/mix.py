"""The requests: drawn with a fixed seed from the agreement itself, so that they follow when it changes.

Each pair of a role and an act on which the agreement has a norm is as likely as any other. Of the facts that
bear on it about 15% are unknown, the others are as likely so as not. Nothing that cannot happen is asked.
Among the requests is every act that falls under posting, with every fact unknown.
"""

import random
from functools import cache

from bench.measure import Request
from netjes.norms.facts import is_possible
from netjes.norms.library import model
from netjes.norms.norm import Agreement
from netjes.norms.table import Rulebook

AGREEMENT, POSTING = "leerlingen", "plaatsen"
UNKNOWN = 0.15
MIXES = {
    "asked": "only the facts that bear on the act, as the product's own page asks them",
    "sent": "fifteen facts, those that bear on the act among them, as a program sends all it knows",
}


def agreement() -> Agreement:
    """The whole pupils' agreement as it ships."""
    return model(AGREEMENT)


@cache
def requests(name: str, count: int = 5_000, seed: int = 2026) -> tuple[Request, ...]:
    """So many requests of one of `MIXES`; the same ones every time."""
    rng = random.Random(f"{name} {seed}")
    pairs = _pairs()
    drawn = [_draw(rng, *rng.choice(pairs), 15 if name == "sent" else 0) for _ in range(count - len(nothing_known()))]
    mixed = [*drawn, *nothing_known()]
    rng.shuffle(mixed)
    return tuple(mixed)


@cache
def nothing_known() -> tuple[Request, ...]:
    """Posting in every form that the agreement speaks of, with every fact unknown."""
    above = agreement().vocabulary.ancestors
    return tuple((role, act, {}) for role, act in _pairs() if POSTING in above(act))


def distinct(mixed: tuple[Request, ...]) -> list[Request]:
    """Each request once, in order of first appearance."""
    return list({(role, act, frozenset(facts.items())): (role, act, facts) for role, act, facts in mixed}.values())


@cache
def _rulebook() -> Rulebook:
    return Rulebook(agreement())


def _pairs() -> list[tuple[str, str]]:
    acts = agreement().vocabulary.acts
    return [(role, act) for role in agreement().roles for act in acts if _rulebook().slice(role, act).norms]


def _draw(rng: random.Random, role: str, act: str, at_least: int) -> Request:
    vocabulary = agreement().vocabulary
    names = list(_rulebook().slice(role, act).facts)
    others = [name for name in vocabulary.facts if name not in names]
    names += rng.sample(others, max(0, min(at_least - len(names), len(others))))
    while True:
        facts = {name: rng.random() < 0.5 for name in names if rng.random() >= UNKNOWN}
        if is_possible(vocabulary.relations, facts):
            return role, act, facts
