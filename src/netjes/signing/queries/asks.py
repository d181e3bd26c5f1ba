"""What one person is asked, in which capacity, and what they read and answered. It follows from who they are today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from netjes.agreements.models import Version
from netjes.records.prepared import Prepared
from netjes.schools.models import Person, School
from netjes.schools.queries import Held, children_of, held_by
from netjes.schools.states import STAFF, Role
from netjes.signing.models import Reading, Round, Signature
from netjes.signing.queries.rounds import Standing, open_rounds
from netjes.signing.states import Part


@dataclass(frozen=True, slots=True)
class Ask:
    """One answer that is asked of one person: for themselves, or as a guardian for one child."""

    standing: Standing
    person: Person
    part: Part
    child: Person | None = None
    signature: Signature | None = None  # the answer that counts now
    children: frozenset[int] | None = None  # all for whom this guardian is asked, when that is known

    @property
    def round(self) -> Round:
        return self.standing.round

    @property
    def version(self) -> Version:
        return self.standing.version

    @property
    def waits(self) -> bool:
        return self.signature is None and not self.standing.over


def asked(person: Person, on: date | None = None, held: frozenset[Held] | None = None) -> list[Ask]:
    """What somebody still has to answer on a day."""
    return [ask for ask in asks_of(person, on, held) if ask.waits]


def asks_of(
    person: Person, on: date | None = None, held: frozenset[Held] | None = None, rounds: list[Standing] | None = None
) -> list[Ask]:
    """Everything that somebody is asked on a day, what they answered already included.

    `held` are their roles and `rounds` those that are open, when these are known. A guardian is asked once per
    round for each child over whom they have authority; who left is asked nothing.
    """
    rounds = open_rounds(person.school, on) if rounds is None else rounds
    if not rounds:
        return []
    roles = held if held is not None else held_by(person, on)
    children = children_of(person, on) if any(each.role is Role.GUARDIAN for each in roles) else []
    of = frozenset(child.pk for child in children)
    given = current_answers(person.school, [each.round for each in rounds], person)
    return [
        Ask(each, person, part, child, given.get((each.round.pk, child.pk if child else None)), of)
        for each in rounds
        for part, child in capacities(each, roles, children)
    ]


def capacities(each: Standing, roles: frozenset[Held], children: list[Person]) -> list[tuple[Part, Person | None]]:
    """In which capacities a round asks somebody with these roles and children."""
    codes = {held.role for held in roles}
    found: list[tuple[Part, Person | None]] = []
    if Part.PUPILS in each.parts and Role.PUPIL in codes:
        found.append((Part.PUPILS, None))
    elif Part.STAFF in each.parts and not codes.isdisjoint(STAFF):
        found.append((Part.STAFF, None))
    if Part.GUARDIANS in each.parts:
        found += [(Part.GUARDIANS, child) for child in children]
    return found


def current_answers(school: School, rounds: list[Round], person: Person) -> dict[tuple[int, int | None], Signature]:
    """Somebody's answers that count now, by round and child."""
    found = Signature.objects.for_school(school).filter(person=person, round__in=rounds, replaced_at__isnull=True)
    return {(each.round_id, each.child_id): each for each in found}


def has_read(person: Person, version: Version) -> bool:
    return bool(READINGS.rows(school=person.school_id, person=person.pk, version=version.pk))


def _readings(school: int, person: int, version: int) -> QuerySet[Any, Any]:
    here = School(pk=school)
    return Reading.objects.for_school(here).filter(person=person, version=version).values_list("pk")


READINGS = Prepared(_readings, school=901_000_001, person=901_000_002, version=901_000_003)


def signed_before(person: Person, version: Version) -> Signature | None:
    """Somebody's last answer to an earlier version of this agreement, with that version."""
    if version.number == 1:
        return None
    found = Signature.objects.for_school(person.school).filter(
        person=person, version__agreement=version.agreement_id, version__number__lt=version.number
    )
    ordered = found.select_related("version__agreement").defer("version__decision")
    return ordered.order_by("-version__number", "-version__revision", "-signed_at").first()
