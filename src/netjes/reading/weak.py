"""Clauses that will probably not hold in law: a warning per article, with the source that says why.

The clauses are data (``weak.toml``). They are looked for sentence by sentence, so that a lawful sentence beside
a weak one neither hides nor triggers it. A warning asks a person to look again; it is no legal advice.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from . import tidy
from .document import Article, Document, Warning
from .topics import MOST

_SENTENCE = re.compile(r"(?<=[.!?])(?<!\d\.)(?<!art\.)(?<!blz\.)\s+|\n+|;\s*")


@dataclass(frozen=True)
class Clause:
    code: str
    text: str
    context: tuple[re.Pattern[str], ...]
    match: tuple[re.Pattern[str], ...]
    drop: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]

    def says(self, sentence: str) -> bool:
        for pattern in self.drop:
            sentence = pattern.sub(" ", sentence)
        return any(p.search(sentence) for p in self.match) and not any(p.search(sentence) for p in self.unless)


@cache
def all_clauses() -> tuple[Clause, ...]:
    data = tomllib.loads((Path(__file__).parent / "weak.toml").read_text("utf-8"))

    def patterns(entry: dict[str, Any], key: str) -> tuple[re.Pattern[str], ...]:
        found = []
        for pattern in entry.get(key, []):
            for name, words in entry.get("words", {}).items():
                pattern = pattern.replace(f"__{name}__", words)
            found.append(re.compile(pattern))
        return tuple(found)

    return tuple(
        Clause(code, entry["text"], *(patterns(entry, key) for key in ("context", "match", "drop", "unless")))
        for code, entry in data.items()
    )


def of_article(article: Article) -> tuple[Warning, ...]:
    """The warnings for one article. Items are read together with the words that introduce them."""
    whole = tidy.plain(article.whole[:20_000])
    sentences = [tidy.plain(part) for part in _SENTENCE.split(article.text[:20_000]) if part.strip()]
    intro = next((sentence for sentence in sentences if sentence.endswith(":")), "")
    if not intro and article.items and len(sentences) == 1:
        intro = sentences[0]
    points = [
        [f"{intro} {sentence}" if first == 0 else sentence for first, sentence in enumerate(parts)]
        for item in article.items
        if (parts := [tidy.plain(part) for part in _SENTENCE.split(item.text[:5_000]) if part.strip()])
    ]
    found = []
    for clause in all_clauses():
        if not all(pattern.search(whole) for pattern in clause.context):
            continue
        if any(clause.says(sentence) for sentence in chain(sentences, *points)):
            found.append(Warning(clause.code, clause.text))
    return tuple(found)


def mark(document: Document) -> Document:
    """The document with warnings on its articles."""
    parts = tuple(
        replace(
            part,
            articles=tuple(replace(article, warnings=of_article(article)) for article in part.articles[:MOST])
            + part.articles[MOST:],
        )
        for part in document.parts
    )
    return replace(document, parts=parts)
