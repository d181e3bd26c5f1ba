"""Who is who on a day: roles, classes, mentors, guardians. Stand-ins take the place of who is away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, Q, QuerySet, Value
from django.utils import timezone

from netjes.lib.clock import now
from netjes.records.prepared import Prepared
from netjes.schools.ages import is_adult
from netjes.schools.models import AssociationRole, Group, Guardianship, Membership, Person, Position, School, StandIn
from netjes.schools.states import AssociationDuty, GroupKind, Role

# A guardian's role follows from whose guardian they are: asked beside the positions, in one question.
GUARDIAN = Value(Role.GUARDIAN.value, output_field=CharField())
NO_GROUP = Value(None, output_field=BigIntegerField())


def today() -> date:
    """The day it is in the Netherlands."""
    return timezone.localtime(now()).date()


def school_year(day: date) -> str:
    """The school year of a day, from August on the next one: `2026-2027`."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has, for one group (its primary key) or for the whole school (None)."""

    role: Role
    group: int | None = None


def held_by(person: Person, on: date | None = None) -> frozenset[Held]:
    """Every role of a person on a day, those of whom they stand in for included."""
    day = on or today()
    school = person.school
    if person.left_on and person.left_on <= day:
        return frozenset()
    found = ROLES.rows(school=school.pk, person=person.pk, day=day)
    return frozenset(Held(Role(role), group) for role, group in found)


def _roles(school: int, person: int, day: date) -> QuerySet[Any, Any]:
    here = School(pk=school)
    absent = StandIn.objects.for_school(here).on(day).filter(person=person).values("absent")
    found = Position.objects.for_school(here).on(day).filter(Q(person=person) | Q(person__in=absent))
    as_guardian = Guardianship.objects.for_school(here).on(day).filter(guardian=person)
    return found.values_list("role", "group_id").union(as_guardian.values_list(GUARDIAN, NO_GROUP))


# Asked for whoever opens any page, and by far the longest question to put into SQL.
ROLES = Prepared(_roles, school=901_000_001, person=901_000_002, day=date(1901, 1, 1))


def duties_of(person: Person, on: date | None = None) -> frozenset[AssociationDuty]:
    """What somebody does on a day for the association that their school belongs to."""
    day = on or today()
    if person.school.association_id is None or (person.left_on and person.left_on <= day):
        return frozenset()
    found = AssociationRole.objects.for_school(person.school).on(day)
    found = found.filter(person=person, association=person.school.association_id)
    return frozenset(AssociationDuty(role) for role in found.values_list("role", flat=True))


def people_of(school: School, on: date | None = None) -> QuerySet[Person]:
    """Everybody who belongs to a school on a day, by surname."""
    day = on or today()
    found = Person.objects.for_school(school).filter(Q(left_on__isnull=True) | Q(left_on__gt=day))
    return found.order_by("family_name", "given_name", "pk")


def holders(school: School, *roles: Role, group: Group | None = None, on: date | None = None) -> list[Person]:
    """Who has one of these roles on a day (for this group, or for the whole school), stand-ins in place of who is away.

    Ordered by surname; nobody twice.
    """
    day = on or today()
    found = Position.objects.for_school(school).on(day).filter(role__in=roles).select_related("person")
    if group is not None:
        wanted = [each for each in (group.pk, group.parent_id) if each]
        found = found.filter(Q(group__in=wanted) | Q(group__isnull=True))
    present = [p.person for p in found if p.person.left_on is None or p.person.left_on > day]
    instead = {
        each.absent_id: each.person
        for each in StandIn.objects.for_school(school).on(day).filter(absent__in=present).select_related("person")
    }
    unique = {(instead.get(p.pk) or p).pk: instead.get(p.pk) or p for p in present}
    return sorted(unique.values(), key=lambda p: (p.family_name, p.given_name, p.pk))


def classes_of(school: School, on: date | None = None) -> QuerySet[Group]:
    """The classes of a day's school year, by name."""
    return Group.objects.for_school(school).filter(kind=GroupKind.CLASS, year=school_year(on or today()))


def members_of(group: Group, on: date | None = None) -> list[Person]:
    """Who is in a group on a day, by surname."""
    day = on or today()
    found = Membership.objects.for_school(group.school).on(day).filter(group=group).select_related("person")
    people = [m.person for m in found if m.person.left_on is None or m.person.left_on > day]
    return sorted(people, key=lambda p: (p.family_name, p.given_name, p.pk))


def class_of(pupil: Person, on: date | None = None) -> Group | None:
    """The class a pupil is in on a day."""
    found = (
        Membership.objects.for_school(pupil.school)
        .on(on or today())
        .filter(person=pupil, group__kind=GroupKind.CLASS)
        .select_related("group")
        .first()
    )
    return found.group if found else None


def mentors_of(group: Group, on: date | None = None) -> list[Person]:
    """The mentors of a class, or who stands in for them."""
    day = on or today()
    return holders(group.school, Role.MENTOR, group=group, on=day)


def groups_led_by(person: Person, on: date | None = None) -> list[Group]:
    """The classes whose mentor somebody is (or stands in for), by name."""
    wanted = {held.group for held in held_by(person, on) if held.role is Role.MENTOR and held.group}
    return list(Group.objects.for_school(person.school).filter(pk__in=wanted).order_by("name"))


def children_of(guardian: Person, on: date | None = None) -> list[Person]:
    """The children under 18 at this school over whom somebody has authority on a day, by first name."""
    day = on or today()
    found = (
        Guardianship.objects.for_school(guardian.school)
        .on(day)
        .filter(guardian=guardian, has_authority=True)
        .select_related("child")
    )
    children = [g.child for g in found if g.child.left_on is None or g.child.left_on > day]
    children = [child for child in children if not is_adult(child, day)]
    for child in children:
        child.school = guardian.school  # known already, so nobody asks for it again
    return sorted(children, key=lambda p: (p.given_name, p.pk))


def guardians_of(children: Iterable[Person], school: School, on: date | None = None) -> list[Guardianship]:
    """The guardianships with authority over these children on a day, guardian and child loaded; none from 18 on."""
    day = on or today()
    found = (
        Guardianship.objects.for_school(school)
        .on(day)
        .filter(child__in=list(children), has_authority=True)
        .select_related("guardian", "child")
    )
    return [g for g in found.order_by("child_id", "guardian__family_name", "guardian_id") if not is_adult(g.child, day)]


def shown_outward(people: Iterable[Person]) -> list[Person]:
    """These people without who is shielded: for every page, picture, poster or export that leaves the school."""
    return [person for person in people if not person.shielded]
