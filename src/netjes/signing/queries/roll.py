"""Everybody whom a round asks. Nobody wrote that down: it follows from who is at school on the day that one looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from netjes.reading.tidy import plain
from netjes.schools.models import Group, Guardianship, Membership, Person, Position, School, StandIn
from netjes.schools.queries import today
from netjes.schools.states import STAFF, GroupKind, Role
from netjes.signing.queries.rounds import Standing
from netjes.signing.states import Part


@dataclass(frozen=True, slots=True)
class Expected:
    """One answer that a round expects, seen from the school: of whom, for whom, and in which class."""

    person: Person
    part: Part
    child: Person | None = None
    group: Group | None = None

    @property
    def key(self) -> tuple[int, int | None]:
        return self.person.pk, self.child.pk if self.child else None


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is at school on a day, as rounds need it."""

    pupils: list[Person]
    class_of: dict[int, Group]
    guardianships: list[Guardianship]
    staff: list[Person]

    def expected(self, each: Standing) -> list[Expected]:
        """The answers that a round expects: pupils, then their guardians, then staff; each by class and surname."""
        found: list[Expected] = []
        if Part.PUPILS in each.parts:
            found += [Expected(p, Part.PUPILS, None, self.class_of.get(p.pk)) for p in self.pupils]
        if Part.GUARDIANS in each.parts:
            found += [
                Expected(g.guardian, Part.GUARDIANS, g.child, self.class_of.get(g.child_id)) for g in self.guardianships
            ]
        if Part.STAFF in each.parts:
            found += [Expected(p, Part.STAFF) for p in self.staff]
        return found


def roll_of(school: School, on: date | None = None, group: Group | None = None) -> Roll:
    """Who is at school on a day: everybody, or one class with its pupils' guardians (and then no staff)."""
    day = on or today()
    memberships = Membership.objects.for_school(school).on(day).filter(group__kind=GroupKind.CLASS)
    positions = Position.objects.for_school(school).on(day).filter(_present("person", day))
    pupils = positions.filter(role=Role.PUPIL)
    families = Guardianship.objects.for_school(school).on(day).filter(
        _present("guardian", day), _present("child", day), has_authority=True
    )  # fmt: skip
    if group:
        memberships = memberships.filter(group=group)
        members = list(memberships.values_list("person_id", flat=True))
        pupils, families = pupils.filter(person__in=members), families.filter(child__in=members)
    classes = {m.person_id: m.group for m in memberships.select_related("group")}
    return Roll(
        pupils=_by_surname(p.person for p in pupils.select_related("person")),
        class_of=classes,
        guardianships=sorted(
            families.select_related("guardian", "child"),
            key=lambda g: (g.child.family_name, g.child.given_name, g.child_id, g.guardian_id),
        ),
        staff=[] if group else _staff_of(school, positions, day),
    )


def _staff_of(school: School, positions: QuerySet[Position], day: date) -> list[Person]:
    """Who works here, and who stands in for somebody who does."""
    own = [p.person for p in positions.filter(role__in=STAFF).select_related("person")]
    instead = StandIn.objects.for_school(school).on(day).filter(_present("person", day), absent__in=own)
    return _by_surname([*own, *(s.person for s in instead.select_related("person"))])


def _present(who: str, day: date) -> Q:
    return Q(**{f"{who}__left_on__isnull": True}) | Q(**{f"{who}__left_on__gt": day})


def _by_surname(people: Iterable[Person]) -> list[Person]:
    """Évora stands between Evers and Eyck, where one looks for it."""
    unique: dict[int, Person] = {p.pk: p for p in people}
    return sorted(unique.values(), key=lambda p: (plain(p.family_name), plain(p.given_name), p.pk))
