"""Which rooms tell *Mag ik?* what they know; a room that is closed tells nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from netjes.asking.facts import SOURCES, KnownFact
from netjes.consents.ending import ENDED
from netjes.consents.models import Purpose
from netjes.keyring.changing import CHANGED
from netjes.lessons.facts import known_now
from netjes.lessons.figures import ENFORCED, WEEKS
from netjes.lib.actors import Actor
from netjes.phones.models import Sighting
from netjes.publishing.actions.taking_down import yes_ended
from netjes.reports.actions.handing_over import seal_to_new_key
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.models import Person, School
from netjes.schools.viewer import Viewer


def from_lessons(school: School, role: str, viewer: Viewer, act: str) -> Iterator[KnownFact]:
    """What holds for this pupil now, while the school has the room open."""
    if viewer.person is None or "lessons" not in open_rooms(school):
        return
    for each in known_now(school, role, viewer, act):
        yield KnownFact(each.fact, each.value, each.sentence, each.is_private)


def seen_in_lessons(school: School, since: datetime) -> list[tuple[int, int]]:
    """Each time that a phone was seen in a lesson, while the school has that room open: which lesson, which pupil."""
    if "seen" not in open_rooms(school):
        return []
    found = Sighting.objects.for_school(school).filter(
        seen_at__gte=since - timedelta(weeks=WEEKS), lesson__isnull=False, withdrawn_at__isnull=True
    )
    return list(found.values_list("lesson_id", "pupil_id"))


def taken_down_at_once(actor: Actor, person: Person, purpose: Purpose) -> None:
    """A yes that ended has the school take down what it published; a room that is closed looks when it opens again."""
    if "publishing" in open_rooms(person.school):
        yes_ended(actor, person, purpose)


def fill() -> None:
    """Safe to repeat."""
    SOURCES.add(from_lessons)
    ENFORCED.comes_from(seen_in_lessons)
    ENDED.leads_to(taken_down_at_once)
    CHANGED.leads_to(seal_to_new_key)
