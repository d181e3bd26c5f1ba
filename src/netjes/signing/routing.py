"""Who answers a question about the agreements: the mentor, else who leads the department, else the head.

A person never answers their own question, nor one of their own family.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from netjes.records.prepared import Prepared
from netjes.schools.models import Group, Guardianship, Person, Position, School, StandIn
from netjes.schools.queries import class_of, today
from netjes.schools.states import Role
from netjes.signing.states import Part

LEADERS = (Role.TEAM_LEADER, Role.COORDINATOR)
HEADS = (Role.HEAD, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a question lands: `role` is how a page calls them (mentor, team leader, head)."""

    role: Role
    people: tuple[Person, ...]
    no_mentor: bool = False  # the class has no mentor who may answer this, so it goes further up


@dataclass(slots=True)
class Routing:
    """The positions and stand-ins of a day, asked of the database once for any number of questions."""

    school: School
    day: date
    positions: list[Position] = field(default_factory=list)
    instead: dict[int, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, school: School, on: date | None = None, *, pupils_of: Group | None = None) -> "Routing":
        """With `pupils_of` only what bears on the pupils of one class: their mentor, and who is above."""
        day = on or today()
        roles = (Role.MENTOR, *LEADERS, *HEADS)
        positions = Position.objects.for_school(school).on(day).filter(role__in=roles)
        if pupils_of:
            near = Q(group__in=[pupils_of.pk, pupils_of.parent_id]) | Q(group__isnull=True)
            positions = positions.filter(near | Q(role__in=HEADS))
        present = [
            p for p in positions.select_related("person", "group") if not p.person.left_on or p.person.left_on > day
        ]
        standing_in = StandIn.objects.for_school(school).on(day).select_related("person")
        if pupils_of:
            standing_in = standing_in.filter(absent__in=[p.person_id for p in present])
        return cls(school, day, present, {s.absent_id: s.person for s in standing_in})

    def for_class(self, group: Group | None, without: frozenset[int] = frozenset()) -> Desk:
        """Who answers for a pupil of this class, or for their parents."""
        if group:
            mentors = self._holders((Role.MENTOR,), {group.pk}, without)
            if mentors:
                return Desk(Role.MENTOR, mentors)
            leaders = self._holders(LEADERS, {group.pk, group.parent_id, None}, without)
            if leaders:
                return Desk(Role.TEAM_LEADER, leaders, no_mentor=True)
        return self._school_wide(without, no_mentor=True)

    def for_staff(self, person: Person) -> Desk:
        """Who answers a colleague: the leader of a department where they have a class, else the head."""
        departments = {p.group.parent_id for p in self.positions if p.person_id == person.pk and p.group} - {None}
        leaders = self._holders(LEADERS, departments, frozenset({person.pk})) if departments else ()
        return Desk(Role.TEAM_LEADER, leaders) if leaders else self._school_wide(frozenset({person.pk}))

    def _school_wide(self, without: frozenset[int], no_mentor: bool = False) -> Desk:
        heads = self._holders((Role.HEAD,), None, without) or self._holders((Role.ADMINISTRATOR,), None, without)
        return Desk(Role.HEAD, heads, no_mentor)

    def _holders(
        self, roles: tuple[Role, ...], groups: set[int | None] | None, without: frozenset[int]
    ) -> tuple[Person, ...]:
        found = {}
        for position in self.positions:
            if position.role in roles and (groups is None or position.group_id in groups):
                person = self.instead.get(position.person_id, position.person)
                if person.pk not in without:
                    found[person.pk] = person
        return tuple(sorted(found.values(), key=lambda p: (p.family_name, p.pk)))


def desk_for(part: Part, person: Person, child: Person | None, routing: Routing | None = None) -> Desk:
    """Who answers this person's question, asked for themselves or for a child."""
    if part is Part.STAFF:
        return (routing or Routing.of(person.school)).for_staff(person)
    pupil = child or person
    group = class_of(pupil)
    family = FAMILY.rows(school=person.school_id, child=pupil.pk, day=today())
    without = frozenset({person.pk, *(guardian for (guardian,) in family)})
    return (routing or Routing.of(person.school, pupils_of=group)).for_class(group, without)


def _family(school: int, child: int, day: date) -> QuerySet[Any, Any]:
    here = School(pk=school)
    return Guardianship.objects.for_school(here).on(day).filter(child=child).values_list("guardian_id")


FAMILY = Prepared(_family, school=901_000_001, child=901_000_002, day=date(1901, 1, 1))
