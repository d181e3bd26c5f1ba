"""Who did not choose yet, and whom that waits for. Never what anybody chose."""

from collections.abc import Iterable
from dataclasses import dataclass

from netjes.consents.models import Choice, Purpose
from netjes.consents.queries import Deciders, deciders_for, purposes_of
from netjes.schools.models import Group, Person, Position, School
from netjes.schools.queries import classes_of, members_of, people_of, today
from netjes.schools.states import STAFF, Role


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody about whom not everything was chosen, and who could still choose."""

    person: Person
    by: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class ClassCount:
    group: Group
    waiting: int
    pupils: int


def pupils_of(school: School) -> list[Person]:
    day = today()
    held = Position.objects.for_school(school).on(day).filter(role=Role.PUPIL).values("person")
    return list(people_of(school, day).filter(pk__in=held))


def staff_of(school: School) -> list[Person]:
    day = today()
    held = Position.objects.for_school(school).on(day).filter(role__in=STAFF).values("person")
    return list(people_of(school, day).filter(pk__in=held))


def waiting_among(people: Iterable[Person], *, staff: bool = False) -> list[Waiting]:
    """Who of these did not get every answer from everybody who decides."""
    everybody = list(people)
    if not everybody:
        return []
    school = everybody[0].school
    asked = [p for p in purposes_of(school) if (p.asks_staff if staff else p.asks_pupils)]
    given = _given(school, asked, everybody)
    found = []
    for pk, who in deciders_for(everybody).items():
        open_to = tuple(by for by in who.asked if not _is_done(given.get((pk, by.pk), frozenset()), asked))
        if asked and open_to and not _family_did(given, pk, asked, who):
            found.append(Waiting(who.person, open_to))
    return found


def _is_done(answered: frozenset[int], asked: list[Purpose]) -> bool:
    return all(purpose.pk in answered for purpose in asked)


def _family_did(
    given: dict[tuple[int, int | None], frozenset[int]], pk: int, asked: list[Purpose], who: Deciders
) -> bool:
    """What came in on paper or from another system for the family counts as answered, and so does what parents chose
    before somebody became 16."""
    if who.alone:
        earlier: set[int] = set().union(*(done for (person, _by), done in given.items() if person == pk))
        return _is_done(frozenset(earlier), asked)
    return _is_done(given.get((pk, None), frozenset()), asked)


def _given(school: School, asked: list[Purpose], people: list[Person]) -> dict[tuple[int, int | None], frozenset[int]]:
    """The purposes that were answered, by person and giver (None: the family), in a text that still counts."""
    since = {purpose.pk: purpose.counts_from for purpose in asked}
    found: dict[tuple[int, int | None], set[int]] = {}
    rows = Choice.objects.for_school(school).filter(purpose__in=asked, person__in=people)
    for person, by, family, purpose, edition, answer in rows.values_list(
        "person_id", "given_by_id", "as_family", "purpose_id", "wording__edition", "answer"
    ):
        if edition >= since[purpose] or answer == "no":
            found.setdefault((person, None if family else by), set()).add(purpose)
    return {key: frozenset(value) for key, value in found.items()}


def who_should_choose(school: School) -> tuple[list[Person], list[Person]]:
    """Whom a reminder goes to: parents, and whoever decides for themselves. Nobody twice."""
    waiting = waiting_among(pupils_of(school)) + waiting_among(staff_of(school), staff=True)
    parents = {by.pk: by for each in waiting for by in each.by if by.pk != each.person.pk}
    selves = {by.pk: by for each in waiting for by in each.by if by.pk == each.person.pk}
    return list(parents.values()), [person for pk, person in selves.items() if pk not in parents]


def counts_by_class(school: School) -> list[ClassCount]:
    """Per class about how many pupils not everything was answered."""
    members = {group: members_of(group) for group in classes_of(school)}
    waiting = {each.person.pk for each in waiting_among([p for group in members.values() for p in group])}
    return [
        ClassCount(group, sum(p.pk in waiting for p in pupils), len(pupils))
        for group, pupils in members.items()
        if pupils
    ]
