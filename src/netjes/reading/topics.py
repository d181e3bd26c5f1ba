"""What each article is about, by the cues of ``topics.toml``, and which usual topics no article covers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from . import tidy
from .document import Article, Audience, Certainty, Document

_STRONG, _ENOUGH = 2, 2
MOST = 2_000  # articles of one part that are looked at; nobody agrees on more, and time is limited


@dataclass(frozen=True)
class Topic:
    name: str
    lists: tuple[str, ...]
    reason: str
    strong: tuple[re.Pattern[str], ...]
    weak: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    yields_to: tuple[re.Pattern[str], ...]
    together: tuple[tuple[str, ...], ...]

    def score(self, text: str, sentences: Iterable[frozenset[str]] = ()) -> int:
        """How surely the text, made `tidy.plain`, is about this: 0 not, 1 possibly, 2 and more certainly.

        ``sentences`` are the classes of words in each sentence of the text.
        """
        if any(pattern.search(text) for pattern in self.yields_to):
            return 0
        for pattern in self.unless:
            # What says it is about something else is taken out, so that a longer article can still match.
            text = pattern.sub(" ", text)
        strong = sum(_STRONG for pattern in self.strong if pattern.search(text))
        strong += sum(_STRONG for names in self.together for found in sentences if _all_in(names, found))
        return strong or min(_ENOUGH, sum(1 for pattern in self.weak if pattern.search(text)))


def _all_in(names: tuple[str, ...], found: frozenset[str]) -> bool:
    return all(name[1:] not in found if name[0] == "!" else name in found for name in names)


@cache
def _classes() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return {name: re.compile(rf"\b(?:{words})") for name, words in data.items()}


def _classes_in(sentence: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _classes().items() if pattern.search(sentence))


@cache
def all_topics() -> tuple[Topic, ...]:
    data = tomllib.loads((Path(__file__).parent / "topics.toml").read_text("utf-8"))

    def patterns(entry: dict[str, list[str]], key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for pattern in entry.get(key, []))

    return tuple(
        Topic(name, tuple(entry["lists"]), entry["reason"], patterns(entry, "strong"), patterns(entry, "weak"),
              patterns(entry, "unless"), patterns(entry, "yields_to"),
              tuple(tuple(names.split()) for names in entry.get("together", [])))
        for name, entry in data.items()
    )  # fmt: skip


def expected_of(audience: Audience) -> list[str]:
    """The topics an agreement for this audience usually has. Rules for everyone are held to the pupils' list."""
    wanted = {"pupils": "pupils", "everyone": "pupils", "staff": "staff", "parents": ""}[audience]
    return [topic.name for topic in all_topics() if wanted in topic.lists]


@lru_cache(maxsize=4096)
def of_text(text: str, audience: Audience = "everyone") -> tuple[tuple[str, ...], Certainty]:
    """The topics of one article's text, most certain lists first, and whether a person needs to look."""
    line = tidy.plain(text[:20_000])
    lists = {"pupils": {"pupils", "extra"}, "staff": {"staff", "extra"}}.get(audience, {"pupils", "staff", "extra"})
    sentences = [_classes_in(sentence) for sentence in re.split(r"(?<=[.!?;])\s+|\n+", line)]
    scores = {topic.name: topic.score(line, sentences) for topic in all_topics() if lists & set(topic.lists)}
    certain = tuple(name for name, score in scores.items() if score >= _ENOUGH)
    if certain:
        return certain, "certain"
    return tuple(name for name, score in scores.items() if score)[:3], "possible"


def _marked(article: Article, audience: Audience) -> Article:
    found, certainty = of_text(article.whole, audience)
    return replace(article, topics=found, certainty=certainty)


def mark(document: Document) -> Document:
    """The document with topics on each article, and the topics that are missing for the audiences it has."""
    parts = tuple(
        replace(part, articles=tuple(_marked(a, part.audience) for a in part.articles[:MOST]) + part.articles[MOST:])
        for part in document.parts
    )
    missing: list[str] = []
    for part in parts:
        reached = [other for other in parts if other.audience in (part.audience, "everyone")]
        covered = {topic for other in reached for article in other.articles for topic in article.topics}
        missing += [name for name in expected_of(part.audience) if name not in covered and name not in missing]
    return replace(document, parts=parts, missing_topics=tuple(missing))
