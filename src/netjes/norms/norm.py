"""What an agreement is made of: articles, and under each the norms a machine may conclude from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from netjes.norms.vocabulary import Vocabulary

ORDER = re.compile(r"(\D*)(\d+)(\D*)")


class Effect(Enum):
    """What a norm does with the acts it names. A duty never blocks an act."""

    FORBIDS = "verbiedt"
    ALLOWS = "staat toe"
    OBLIGES = "verplicht"
    CONSULTS = "vraagt overleg bij"


@dataclass(frozen=True, slots=True)
class Is:
    """The condition that a fact holds."""

    fact: str


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Condition", ...]


Condition = Is | Not | And | Or


def facts_in(condition: Condition | None) -> Iterator[str]:
    """Every fact that a condition speaks of, in the order of writing, repetitions included."""
    match condition:
        case Is(fact):
            yield fact
        case Not(part):
            yield from facts_in(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from facts_in(part)


@dataclass(frozen=True)
class Norm:
    """One effect on some acts of some roles, under a condition. `line` is where its block starts."""

    id: str
    article: str
    roles: tuple[str, ...]
    effect: Effect
    acts: tuple[str, ...]
    at: tuple[str, ...] = ()  # "bij": the acts at which a duty arises; empty is at every act
    when: Condition | None = None  # "als"
    unless: Condition | None = None  # "tenzij"
    beats: tuple[str, ...] = ()  # "gaat voor": norms that this one sets aside where both apply
    ask: str | None = None  # "vraag": who is asked, or who can give leave
    note: str | None = None  # "let op"
    everyone: bool = False  # written as "iedereen"
    line: int = 0
    source: str | None = None  # the block's lines as they were written; None for a norm made by the program

    @cached_property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*facts_in(self.when), *facts_in(self.unless))))

    @property
    def is_duty(self) -> bool:
        return self.effect is Effect.OBLIGES

    def names(self, acts: frozenset[str]) -> bool:
        """Whether this norm bears on an act, given that act and all it falls under."""
        if self.is_duty:
            return not self.at or not acts.isdisjoint(self.at)
        return not acts.isdisjoint(self.acts)


@dataclass(frozen=True)
class Article:
    """A numbered part of the text with the norms drawn from it; 9a is an article too, child of 9."""

    number: str
    title: str
    heading: str
    prose: str
    norms: tuple[Norm, ...] = ()
    parent: str | None = None
    line: int = 0


class Otherwise(Enum):
    """The answer where no norm applies: "anders" in the front matter."""

    ALLOWED = "mag"
    ASK = "overleg"


@dataclass(frozen=True)
class Agreement:
    """A whole agreement as it was read: text, norms and words. `source` is the file's text, unchanged."""

    title: str
    language: str
    roles: tuple[str, ...]
    version: str
    otherwise: Otherwise
    vocabulary: Vocabulary
    articles: tuple[Article, ...] = ()
    preamble: str = ""
    ask: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None  # the first day on which it no longer holds
    source: str = ""
    has_own_words: bool = False
    words_text: str = ""  # of a word list in a file of its own that the front matter names

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """All norms, in an order that does not depend on where they stand in the file."""
        return tuple(sorted((n for a in self.articles for n in a.norms), key=norm_order))

    def article(self, number: str) -> Article | None:
        return next((a for a in self.articles if a.number.casefold() == number.casefold()), None)


def article_order(number: str) -> tuple[str, int, str]:
    """Sorts "2" before "9a" before "10", and "7" before "M6"."""
    found = ORDER.fullmatch(number)
    return (found[1], int(found[2]), found[3]) if found else (number, 0, "")


def norm_order(norm: Norm) -> tuple[tuple[str, int, str], str]:
    return article_order(norm.article), norm.id
