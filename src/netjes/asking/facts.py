"""What the school knows already about the situation somebody asks about.

Rooms that know something (a timetable, consents) hand their source to `Sources` in the composition root.
A source answers with facts of the word list and says where it has them from; it never keeps anything. What it says of
a person, it says to that person alone: the page is then kept by no cache.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from netjes.schools.models import School
from netjes.schools.viewer import Viewer


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that need not be asked, with the sentence that tells the asker how we know.

    `is_private`: it is nobody else's business, so an answer that rests on it is not offered to be shared.
    """

    fact: str
    value: bool
    sentence: str | Promise
    is_private: bool = False


Source = Callable[[School, str, Viewer, str], Iterable[KnownFact]]  # school, role, who asks, act → what is known now


class Sources:
    """The sources of facts of this installation, in the order in which they are believed."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def add(self, source: Source) -> None:
        """Once: a source that is there already is not asked twice."""
        if source not in self._sources:
            self._sources.append(source)

    def gather(self, school: School, role: str, viewer: Viewer, act: str) -> dict[str, KnownFact]:
        """What is known, by fact; the first source that speaks of a fact is believed."""
        known: dict[str, KnownFact] = {}
        for source in self._sources:
            for each in source(school, role, viewer, act):
                known.setdefault(each.fact, each)
        return known


SOURCES = Sources()
