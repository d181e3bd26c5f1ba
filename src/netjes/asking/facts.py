"""What the school knows already about the situation somebody asks about.

Rooms that know something (a timetable, consents) hand their source to `Sources` in the composition root.
A source answers with facts of the word list and says where it has them from; it never keeps anything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from netjes.schools.models import School


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that need not be asked, with the sentence that tells the asker how we know."""

    fact: str
    value: bool
    sentence: str | Promise


Source = Callable[[School, str], Iterable[KnownFact]]  # school, role → what is known now


class Sources:
    """The sources of facts of this installation, in the order in which they are believed."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        self._sources.append(source)

    def gather(self, school: School, role: str) -> dict[str, KnownFact]:
        """What is known, by fact; the first source that speaks of a fact is believed."""
        known: dict[str, KnownFact] = {}
        for source in self._sources:
            for each in source(school, role):
                known.setdefault(each.fact, each)
        return known


SOURCES = Sources()
