"""Whom a school knows on a day, loaded once and small: a list of sixty thousand is compared with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from netjes.rosters.formats.names import folded
from netjes.schools.access import KEEPERS
from netjes.schools.models import Group, Guardianship, Membership, Person, Position, School
from netjes.schools.states import STAFF, GroupKind, Role

CHUNK = 4000
GroupKey = tuple[str, str]  # kind, name without capitals


@dataclass(slots=True)
class Known:
    """One person of the school, as far as a list can change them."""

    pk: int
    number: str
    given_name: str
    infix: str
    family_name: str
    email: str
    left_on: date | None
    turns_on: date | None
    turns: int | None
    is_18: bool
    pupil: bool = False
    staff: bool = False
    guardian: bool = False
    keeper: bool = False

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.infix, self.family_name) if part)

    @property
    def fold(self) -> str:
        return folded(self.name)


@dataclass(frozen=True, slots=True)
class KnownGroup:
    pk: int
    name: str
    kind: str
    year: str
    parent: int | None

    @property
    def key(self) -> GroupKey:
        return self.kind, self.name.casefold()


@dataclass
class State:
    """The school on a day. Lists of rows are by person: (primary key of the row, group or role)."""

    day: date
    people: dict[int, Known] = field(default_factory=dict)
    groups: dict[int, KnownGroup] = field(default_factory=dict)
    memberships: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    positions: dict[int, list[tuple[int, str, int | None]]] = field(default_factory=dict)
    ties: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)  # by child: row, guardian, authority
    children: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by guardian: row, child
    closed_today: dict[tuple[object, ...], int] = field(default_factory=dict)  # a row that began and ended on the day
    next_class: dict[int, date] = field(default_factory=dict)  # when somebody goes to a class that is planned already

    def present(self, known: Known) -> bool:
        return known.left_on is None or known.left_on > self.day

    @cached_property
    def by_number(self) -> dict[str, Known]:
        return {known.number: known for known in self.people.values() if known.number}

    @cached_property
    def by_name(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for known in self.people.values():
            if self.present(known):
                found.setdefault(known.fold, []).append(known)
        return found

    def class_of(self, pk: int) -> KnownGroup | None:
        rows = (self.groups[group] for _, group in self.memberships.get(pk, ()))
        return next((group for group in rows if group.kind == GroupKind.CLASS), None)

    def of(self, kind: str) -> Iterable[Known]:
        """Everybody who is a `pupil`, `staff` or a `guardian` on the day."""
        return (known for known in self.people.values() if getattr(known, kind) and self.present(known))


def state_of(school: School, day: date) -> State:
    """Everything a list is compared with, in six queries."""
    state = State(day)
    people = Person.objects.for_school(school).order_by("pk").values_list(
        "pk", "external_id", "given_name", "infix", "family_name", "email", "left_on", "turns_on", "turns", "is_18"
    )  # fmt: skip
    state.people = {row[0]: Known(*row) for row in people.iterator(chunk_size=CHUNK)}
    kinds = [GroupKind.CLASS, GroupKind.CLUSTER]
    groups = Group.objects.for_school(school).filter(kind__in=kinds)
    rows = groups.order_by("year", "pk").values_list("pk", "name", "kind", "year", "parent_id")
    state.groups = {row[0]: KnownGroup(*row) for row in rows}
    _memberships(school, state)
    _positions(school, state)
    _ties(school, state)
    return state


def _around(day: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=day)


def _memberships(school: School, state: State) -> None:
    found = Membership.objects.for_school(school).filter(_around(state.day), group__in=list(state.groups))
    if len(state.groups) > 500:  # one join instead of a long list
        kinds = [GroupKind.CLASS, GroupKind.CLUSTER]
        found = Membership.objects.for_school(school).filter(_around(state.day), group__kind__in=kinds)
    rows = found.order_by("pk").values_list("pk", "person_id", "group_id", "starts_on", "ends_on")
    for pk, person, group, starts, ends in rows.iterator(chunk_size=CHUNK):
        if starts > state.day:
            if state.groups[group].kind == GroupKind.CLASS and ends != starts:
                state.next_class[person] = min(starts, state.next_class.get(person, starts))
        elif ends is None or ends > state.day:
            state.memberships.setdefault(person, []).append((pk, group))
        elif starts == state.day:
            state.closed_today["membership", person, group] = pk


def _positions(school: School, state: State) -> None:
    found = Position.objects.for_school(school).filter(_around(state.day), starts_on__lte=state.day)
    rows = found.order_by("pk").values_list("pk", "person_id", "role", "group_id", "starts_on", "ends_on")
    for pk, person, role, group, starts, ends in rows.iterator(chunk_size=CHUNK):
        if ends is not None and ends <= state.day:
            if starts == state.day:
                state.closed_today["position", person, role, group] = pk
            continue
        state.positions.setdefault(person, []).append((pk, role, group))
        known = state.people[person]
        known.pupil |= role == Role.PUPIL
        known.staff |= role in STAFF
        known.keeper |= role in KEEPERS


def _ties(school: School, state: State) -> None:
    found = Guardianship.objects.for_school(school).filter(_around(state.day), starts_on__lte=state.day)
    rows = found.order_by("pk").values_list("pk", "guardian_id", "child_id", "has_authority", "ends_on", "starts_on")
    for pk, guardian, child, authority, ends, starts in rows.iterator(chunk_size=CHUNK):
        if ends is not None and ends <= state.day:
            if starts == state.day:
                state.closed_today["tie", guardian, child] = pk
            continue
        state.ties.setdefault(child, []).append((pk, guardian, authority))
        state.children.setdefault(guardian, []).append((pk, child))
        state.people[guardian].guardian = True
