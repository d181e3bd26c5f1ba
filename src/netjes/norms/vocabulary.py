"""The words an agreement is written in: acts, facts, persons, and what hangs together.

A word list is data of the school. Every fact has a question and somebody who knows the answer:
that is what makes a missing fact something a person can act on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person does. `parents` are the acts it falls under: forwarding *is* posting."""

    name: str
    parents: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    phrase: str = ""  # an infinitive with a place for its owner: "{zijn} telefoon gebruiken"
    icon: str = ""
    asked: tuple[tuple[str, int], ...] = ()  # (role, rank) among the questions asked most; "" is every role

    def rank(self, role: str) -> int | None:
        """How high this stands among what a role asks most: 1 is highest, None is not ranked."""
        ranks = dict(self.asked)
        return ranks.get(role, ranks.get(""))


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is so or not, with the question that finds out and the person who can tell."""

    name: str
    question: str
    who_knows: str
    phrase: str = ""  # reads well behind "als": "het les is"
    help: str = ""
    answer_yes: str = ""
    answer_no: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be asked; with `is_role` also somebody whom a norm can bind."""

    name: str
    is_role: bool = False
    phrase: str = ""  # as the asker would say it: "je mentor"


class Tie(Enum):
    """How two facts hang together."""

    EXCLUDES = "sluit uit"
    REQUIRES = "vereist"


@dataclass(frozen=True, slots=True)
class Relation:
    """`first` excludes `second`, or `first` requires `second`: the rest cannot happen."""

    first: str
    tie: Tie
    second: str


@dataclass(frozen=True)
class Vocabulary:
    """A whole word list, in the order in which it was written (that order breaks ties between questions)."""

    acts: Mapping[str, Act] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    persons: Mapping[str, Person] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The persons who can be bound by a norm."""
        return tuple(person.name for person in self.persons.values() if person.is_role)

    @cached_property
    def order(self) -> dict[str, int]:
        """Where each fact stands in the list: the order in which equally useful questions are asked."""
        return {name: place for place, name in enumerate(self.facts)}

    @cached_property
    def _act_by_word(self) -> dict[str, str]:
        words = {word.casefold(): act.name for act in self.acts.values() for word in reversed(act.synonyms)}
        return words | {name.casefold(): name for name in self.acts}

    @cached_property
    def _fact_by_word(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.facts}

    @cached_property
    def _person_by_word(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.persons}

    def find_act(self, word: str) -> str | None:
        """The act's own name for a name or an "ook wel" word, in any case; None when nobody knows it."""
        return self._act_by_word.get(" ".join(word.casefold().split()))

    def find_fact(self, word: str) -> str | None:
        return self._fact_by_word.get(" ".join(word.casefold().split()))

    def find_person(self, word: str) -> str | None:
        return self._person_by_word.get(" ".join(word.casefold().split()))

    def ancestors(self, act: str) -> frozenset[str]:
        """The act itself and everything it falls under, however far up."""
        found: set[str] = set()
        todo = [act]
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo.extend(self.acts[name].parents)
        return frozenset(found)

    def tied(self, facts: Iterable[str]) -> frozenset[str]:
        """These facts and all that relations tie to them, directly or through others."""
        found = set(facts)
        grew = True
        while grew:
            grew = False
            for relation in self.relations:
                pair = {relation.first, relation.second}
                if found & pair and not pair <= found:
                    found |= pair
                    grew = True
        return frozenset(found)
