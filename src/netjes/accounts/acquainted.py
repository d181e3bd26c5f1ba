"""Whose names somebody may see anyway, so that their own list can be held beside them in their own browser."""

from dataclasses import dataclass
from datetime import timedelta

from netjes.lib.clock import now
from netjes.schools.models import Group, Membership, Person, Position
from netjes.schools.queries import people_of, shown_outward, today
from netjes.schools.states import STAFF, GroupKind, Role
from netjes.schools.viewer import Viewer
from netjes.timetables.models import LessonGroup

# A class is one's own when one gave it a lesson not long ago, or will.
NEAR = timedelta(days=28)
LEADING = (Role.MENTOR, Role.TEACHER, Role.SUBSTITUTE, Role.COORDINATOR, Role.TEAM_LEADER)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the parts that a handle is made of, and how one speaks of them."""

    given: str
    infix: str
    family: str
    called: str


def names_for(viewer: Viewer) -> list[Name]:
    """A pupil: who works here, without who is shielded. A colleague: the pupils of their own classes. Others nobody."""
    if viewer.person is None:
        return []
    if viewer.is_staff:
        return [_name(each, each.name) for each in pupils_of(viewer)]
    if viewer.has(Role.PUPIL):
        return [_name(each, each.addressed) for each in colleagues_seen_by(viewer.person)]
    return []


def _name(person: Person, called: str) -> Name:
    return Name(person.given_name, person.infix, person.family_name, called)


def colleagues_seen_by(pupil: Person) -> list[Person]:
    working = Position.objects.for_school(pupil.school).on(today()).filter(role__in=list(STAFF)).values("person")
    return shown_outward(people_of(pupil.school).filter(pk__in=working))


def pupils_of(viewer: Viewer) -> list[Person]:
    """The pupils of the classes that this colleague leads or teaches, by surname."""
    person = viewer.person
    assert person is not None
    led = {each.group for each in viewer.held if each.role in LEADING and each.group}
    taught = LessonGroup.objects.for_school(person.school).filter(
        lesson__given_by__person=person, lesson__is_cancelled=False,
        lesson__starts_at__gt=now() - NEAR, lesson__starts_at__lt=now() + NEAR,
    )  # fmt: skip
    groups = led | set(taught.values_list("group_id", flat=True))
    kinds = (GroupKind.CLASS, GroupKind.CLUSTER)
    parts = (
        Group.objects.for_school(person.school).filter(parent__in=groups, kind__in=kinds).values_list("pk", flat=True)
    )
    there = Membership.objects.for_school(person.school).on(today()).filter(group__in=groups | set(parts))
    pupils = Position.objects.for_school(person.school).on(today()).filter(role=Role.PUPIL).values("person")
    found = people_of(person.school).filter(pk__in=there.values("person")).filter(pk__in=pupils)
    return list(found)
