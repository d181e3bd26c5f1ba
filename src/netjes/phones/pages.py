"""What pages show, ready-made: a class by name."""

from dataclasses import dataclass

from django.utils import timezone

from netjes.phones.models import CustodySlip
from netjes.schools.family import own_family
from netjes.schools.models import Person
from netjes.schools.queries import members_of
from netjes.schools.viewer import Viewer
from netjes.timetables.models import Lesson


@dataclass(frozen=True, slots=True)
class ClassList:
    """Who has a lesson, by first name, as a teacher calls them; of each a name, and whether their phone lies here."""

    lesson: Lesson
    groups: str
    pupils: list[Person]
    kept: frozenset[int]


def class_list(viewer: Viewer, lesson: Lesson) -> ClassList:
    """Own family is left out: a colleague does that."""
    day, groups, family = timezone.localtime(lesson.starts_at).date(), list(lesson.groups.all()), own_family(viewer)
    people = {person.pk: person for group in groups for person in members_of(group, day) if person.pk not in family}
    kept = CustodySlip.objects.for_school(lesson.school).filter(pupil__in=people, returned_at__isnull=True)
    return ClassList(
        lesson=lesson,
        groups=", ".join(group.name for group in groups),
        pupils=sorted(people.values(), key=lambda p: (p.given_name, p.family_name, p.pk)),
        kept=frozenset(kept.values_list("pupil_id", flat=True)),
    )
