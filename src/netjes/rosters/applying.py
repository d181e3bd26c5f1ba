"""Writing a plan, in batches, inside the transaction of whoever asks for it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db.models import DateField, Model, Value
from django.db.models.functions import Greatest

from netjes.lib.clock import now
from netjes.rosters.formats.roster import Entry
from netjes.rosters.known import GroupKey
from netjes.rosters.planned import Plan, Ref
from netjes.schools.ages import turning
from netjes.schools.models import Group, Guardianship, Membership, Person, Position, School
from netjes.schools.queries import today
from netjes.schools.scoping import SchoolModel

BATCH = 2000
FEW = 800  # so many values in one question, within what SQLite takes
T = TypeVar("T")


def write(plan: Plan, school: School) -> None:
    """Do all of a plan. Must be inside a transaction: the caller's."""
    groups = _groups(plan, school)
    people = _people(plan, school)

    def person(ref: Ref) -> int:
        return ref if isinstance(ref, int) else people[ref]

    _change(plan, school)
    _end(Membership, plan.end_memberships, plan, school)
    _end(Position, plan.end_positions, plan, school)
    _end(Guardianship, plan.end_ties, plan, school)
    for model, kind in ((Membership, "membership"), (Position, "position"), (Guardianship, "tie")):
        for part in _parts(sorted(plan.reopened[kind]), FEW):
            model.objects.for_school(school).filter(pk__in=part).update(ends_on=None)
    for said in (True, False):
        for part in _parts((row for row, to in plan.authority.items() if to is said), FEW):
            Guardianship.objects.for_school(school).filter(pk__in=part).update(has_authority=said)
    _make(
        Membership,
        (
            Membership(
                school=school, person_id=person(j.person), group_id=groups[j.group], starts_on=plan.day,
                ends_on=j.ends_on,
            )
            for j in plan.joins
        ),
    )  # fmt: skip
    _make(
        Position,
        (
            Position(
                school=school, person_id=person(ref), role=role, group_id=groups[at] if at else None, starts_on=plan.day
            )
            for ref, role, at in plan.holds
        ),
    )  # fmt: skip
    _make(
        Guardianship,
        (
            Guardianship(
                school=school, guardian_id=person(guardian), child_id=person(child), has_authority=authority,
                starts_on=plan.day,
            )
            for guardian, child, authority in plan.ties
        ),
    )  # fmt: skip
    for part in _parts(plan.leave, FEW):
        Person.objects.for_school(school).filter(pk__in=part).update(left_on=plan.day)


def _parts(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    each = iter(rows)
    while part := list(islice(each, size)):
        yield part


def _make(model: type[SchoolModel], rows: Iterable[Model]) -> None:
    for part in _parts(rows, BATCH):
        model.objects.bulk_create(part)  # type: ignore[arg-type]


def _groups(plan: Plan, school: School) -> dict[GroupKey, int]:
    found = dict(plan.groups)
    made = [
        (at, Group(school=school, name=name, kind=at[0], year=plan.year, parent_id=parent))
        for at, (name, parent) in plan.new_groups.items()
    ]
    Group.objects.bulk_create([group for _, group in made], batch_size=BATCH)
    return found | {at: group.pk for at, group in made}


def _people(plan: Plan, school: School) -> dict[str, int]:
    moment, day = now(), today()
    found: dict[str, int] = {}

    def made(entry: Entry) -> Person:
        person = Person(
            school=school, given_name=entry.given_name, infix=entry.infix, family_name=entry.family_name,
            email=entry.email, external_id=entry.number, created_at=moment,
        )  # fmt: skip
        if entry.born is not None:
            kept = turning(entry.born, day)
            person.turns_on, person.turns, person.is_18 = kept.turns_on, kept.turns, kept.is_18
        return person

    for part in _parts(plan.new_people, BATCH):
        people = Person.objects.bulk_create([made(entry) for entry in part])
        found |= {entry.key: person.pk for entry, person in zip(part, people, strict=True)}
    return found


def _change(plan: Plan, school: School) -> None:
    """Changes of people's own rows, those of the same columns together."""
    by_columns: dict[tuple[str, ...], list[int]] = {}
    for pk, change in plan.changes.items():
        by_columns.setdefault(tuple(sorted(change)), []).append(pk)
    for columns, pks in by_columns.items():
        for part in _parts(sorted(pks), FEW):
            people: Sequence[Person] = list(Person.objects.for_school(school).filter(pk__in=part))
            for person in people:
                for column, value in plan.changes[person.pk].items():
                    setattr(person, column, value)
            Person.objects.for_school(school).bulk_update(people, list(columns), batch_size=200)


def _end(model: type[Any], rows: Iterable[int], plan: Plan, school: School) -> None:
    """End rows on the day, or on their own first day when that is later."""
    day = Greatest("starts_on", Value(plan.day, output_field=DateField()))
    for part in _parts(sorted(rows), FEW):
        model.objects.for_school(school).filter(pk__in=part).update(ends_on=day)
