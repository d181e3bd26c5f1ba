"""Finds the act that somebody means, whatever they type: other words, half words, wrong spelling."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from netjes.norms.vocabulary import Act

# words that say nothing about which act is meant
EMPTY = frozenset(
    [
        "mag",
        "ik",
        "je",
        "jij",
        "mijn",
        "me",
        "een",
        "de",
        "het",
        "dit",
        "dat",
        "deze",
        "die",
        "op",
        "in",
        "aan",
        "van",
        "met",
        "voor",
        "om",
        "te",
        "en",
        "of",
        "er",
        "als",
        "dan",
        "wel",
        "even",
        "gewoon",
        "can",
        "may",
        "i",
        "my",
        "a",
        "an",
        "the",
        "to",
        "on",
        "in",
        "of",
        "with",
        "for",
        "is",
        "zijn",
        "u",
        "uw",
    ]
)
ENOUGH = 0.55  # below this an act is not what was meant
EXACT = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """An act with how well it fits: 1 is to the letter, `ENOUGH` is the least that is shown."""

    act: Act
    score: float


def search(query: str, acts: Iterable[Act], most: int = 6) -> list[Found]:
    """The acts that fit a query, best first. An empty query finds nothing."""
    wanted = words_of(query)
    if not wanted:
        return []
    found = []
    for act in acts:
        names = (act.name, act.phrase.replace("{zijn}", ""), *act.synonyms)
        score = max(_fit(wanted, words_of(name)) for name in names)
        if score >= ENOUGH:
            found.append(Found(act, score))
    found.sort(key=lambda f: (-f.score, len(f.act.name), f.act.name))
    return found[:most]


def words_of(text: str) -> tuple[str, ...]:
    """The words that matter, without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(w for w in words if w not in EMPTY) or tuple(words)


def _fit(wanted: tuple[str, ...], name: tuple[str, ...]) -> float:
    """How well a name covers what was wanted: every wanted word counts, superfluous words in the name a little."""
    if not name:
        return 0.0
    if wanted == name:
        return EXACT
    hits = [max(_alike(word, other) for other in name) for word in wanted]
    covered = sum(hits) / len(wanted)
    spare = max(0, len(name) - len(wanted))
    return min(0.99, covered - 0.06 * spare)


def _alike(word: str, other: str) -> float:
    """1 for the same word, less for a beginning, a compound or a misspelling, 0 for another word."""
    if word == other:
        return 1.0
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 0.75 + 0.2 * len(shorter) / len(longer)
    if len(shorter) >= 4 and shorter in longer:
        return 0.8
    if len(shorter) < 4:
        return 0.0
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    return ratio * 0.95 if ratio >= 0.74 else 0.0
