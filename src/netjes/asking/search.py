"""Finds the act that somebody means, whatever they type: other words, half words, wrong spelling.

A rare word says more about what is meant than a common one: in "foto van een leerling plaatsen" it is *foto*
and *plaatsen* that count, because many acts speak of a *leerling*. Nothing of a query is kept.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from netjes.norms.vocabulary import Act

# words that say nothing about which act is meant
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """mag mogen kan ik je jij mijn mn m n me wij we een de het t dit dat deze die op in aan van met voor om te en
        of er als dan wel even gewoon zijn u uw is tijdens onder over iets eigen allowed can may i my a an the to on
        with for do am""",
    )
)
LONGEST = 200  # characters of a query that are looked at
EXACT = 1.0
ENOUGH = 0.53  # below this an act is not what was meant
UNKNOWN = 0.9  # what a word weighs that no act has
ALIKE = 0.74  # how much of two words must be the same for a misspelling
OTHER = 0.8  # what is left of a likeness when the word itself is known too
FAMILIAR = 0.04  # ahead of its equals: what is often asked is more often meant

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An act with how well it fits: 1 is to the letter, `ENOUGH` is the least that is shown."""

    act: Act
    score: float


@dataclass(frozen=True, slots=True)
class Index:
    """The names of every act as words, and how much each word says: 1 when one act has it, less when many have."""

    names: tuple[tuple[Act, tuple[Words, ...]], ...]
    weights: dict[str, float]


def search(query: str, acts: Iterable[Act], most: int = 6) -> list[Found]:
    """The acts that fit a query, best first. An empty query finds nothing."""
    wanted = words_of(query[:LONGEST])
    index = _index(tuple(acts))
    near = {word: _near(word, index.weights) for word in wanted}
    found = [Found(act, _score(act, max(_fit(wanted, name, names, near, index.weights) for name in names)))
             for act, names in index.names]  # fmt: skip
    found = [each for each in found if each.score >= ENOUGH]
    found.sort(key=lambda each: (-each.score, len(each.act.name), each.act.name))
    return found[:most]


def _score(act: Act, fit: float) -> float:
    return fit if fit in (0.0, EXACT) else min(0.99, fit + (FAMILIAR if act.asked else 0.0))


def words_of(text: str) -> Words:
    """The words that matter, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(dict.fromkeys(w for w in words if w not in EMPTY)) or tuple(dict.fromkeys(words))


@lru_cache(maxsize=16)
def _index(acts: tuple[Act, ...]) -> Index:
    names = tuple(
        (act, tuple(words_of(name) for name in (act.name, act.phrase.replace("{zijn}", ""), *act.synonyms)))
        for act in acts
    )
    held = Counter(word for _, those in names for word in {word for name in those for word in name})
    return Index(names, {word: 1 - log(count) / log(len(names) + 1) for word, count in held.items()})


def _near(word: str, known: Collection[str]) -> dict[str, float]:
    """The known words that this word may stand for, with how alike they are; a word that is known means itself."""
    matcher = SequenceMatcher(None, "", word, autojunk=False)
    doubt = OTHER if word in known else 1.0
    return {o: alike if o == word else alike * doubt for o in known if (alike := _alike(word, o, matcher))}


def _alike(word: str, other: str, matcher: "SequenceMatcher[str]") -> float:
    """1 for the same word, less for a beginning, a compound or a misspelling, 0 for another word."""
    if word == other:
        return 1.0
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 0.75 + 0.2 * len(shorter) / len(longer)
    if len(shorter) < 4:
        return 0.0
    if shorter in longer:
        return 0.8
    matcher.set_seq1(other)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio * 0.95 if ratio >= ALIKE else 0.0


def _fit(
    wanted: Words, name: Words, names: tuple[Words, ...], near: dict[str, dict[str, float]], weights: dict[str, float]
) -> float:
    """How well a name answers a query: mostly how much of the query it covers, then how little else it says.

    What the name lacks but another name of the same act has, counts a little too.
    """
    if not wanted or not name:
        return 0.0
    if wanted == name:
        return EXACT
    heavy = {w: max((weights[o] * a for o, a in near[w].items()), default=UNKNOWN) for w in wanted}
    total = sum(heavy.values())
    covered = sum(heavy[w] * max(near[w].get(o, 0.0) for o in name) for w in wanted) / total
    if not covered:
        return 0.0
    whole = {o for each in names for o in each}
    helped = sum(heavy[w] * max(near[w].get(o, 0.0) for o in whole) for w in wanted) / total
    said = sum(weights[o] * max(near[w].get(o, 0.0) for w in wanted) for o in name) / sum(weights[o] for o in name)
    return 0.45 * covered + 0.3 * helped + 0.25 * said
