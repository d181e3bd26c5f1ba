"""What reading yields: a proposed split of a school's own document, to be confirmed by a person.

No word is lost: titles, preambles, articles, items and ``left_out`` together hold every word of the
document. `Document.as_json` is the stable answer of ``netjes read --json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Audience = Literal["pupils", "staff", "parents", "everyone"]
Certainty = Literal["certain", "possible"]


@dataclass(frozen=True)
class Warning:
    """Something the school should look at, with the source that says why."""

    code: str
    text: str

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, "text": self.text}


@dataclass(frozen=True)
class Item:
    """One point of an article's list; ``label`` as the document gives it, or in order where it was lost."""

    label: str
    text: str

    def as_json(self) -> dict[str, str]:
        return {"label": self.label, "text": self.text}


@dataclass(frozen=True)
class Article:
    """One rule. ``text`` is the article without its items; a sentence after the items is part of it."""

    number: str
    text: str
    title: str | None = None
    items: tuple[Item, ...] = ()
    topics: tuple[str, ...] = ()
    certainty: Certainty = "possible"
    warnings: tuple[Warning, ...] = ()

    @property
    def whole(self) -> str:
        """Title, text and items as one text, for looking at the article as a whole."""
        return "\n".join(filter(None, [self.title, self.text, *(item.text for item in self.items)]))

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "title": self.title,
            "text": self.text,
            "items": [item.as_json() for item in self.items],
            "topics": list(self.topics),
            "certainty": self.certainty,
            "warnings": [warning.as_json() for warning in self.warnings],
        }


@dataclass(frozen=True)
class Part:
    """The rules for one audience; a document has at most one part for each."""

    audience: Audience
    title: str
    preamble: str
    articles: tuple[Article, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "audience": self.audience,
            "title": self.title,
            "preamble": self.preamble,
            "articles": [article.as_json() for article in self.articles],
        }


@dataclass(frozen=True)
class Document:
    """A document as read: its parts, what was left out of them, and which topics no article covers."""

    title: str
    language: Literal["nl", "en"]
    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()
    missing_topics: tuple[str, ...] = ()
    source: str = ""  # every line of the file in its order, markers included; no part of the JSON

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "language": self.language,
            "parts": [part.as_json() for part in self.parts],
            "left_out": list(self.left_out),
            "missing_topics": list(self.missing_topics),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], source: str = "") -> Document:
        """The document that `as_json` wrote; `source` travels apart from it."""

        def article(given: dict[str, Any]) -> Article:
            return Article(
                given["number"],
                given["text"],
                given["title"],
                tuple(Item(**item) for item in given["items"]),
                tuple(given["topics"]),
                given["certainty"],
                tuple(Warning(**warning) for warning in given["warnings"]),
            )

        parts = tuple(
            Part(part["audience"], part["title"], part["preamble"], tuple(map(article, part["articles"])))
            for part in data["parts"]
        )
        return cls(
            data["title"], data["language"], parts, tuple(data["left_out"]), tuple(data["missing_topics"]), source
        )
