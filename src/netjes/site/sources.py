"""Which rooms tell *Mag ik?* what they know; a room that is closed tells nothing."""

from collections.abc import Iterator

from netjes.asking.facts import SOURCES, KnownFact
from netjes.lessons.facts import known_now
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.models import School
from netjes.schools.viewer import Viewer


def from_lessons(school: School, role: str, viewer: Viewer, act: str) -> Iterator[KnownFact]:
    """What holds for this pupil now, while the school has the room open."""
    if viewer.person is None or "lessons" not in open_rooms(school):
        return
    for each in known_now(school, role, viewer, act):
        yield KnownFact(each.fact, each.value, each.sentence, each.is_private)


def fill() -> None:
    """Safe to repeat."""
    SOURCES.add(from_lessons)
