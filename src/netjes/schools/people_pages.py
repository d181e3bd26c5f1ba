"""What the pages about people show: who is found, and what somebody is."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from netjes.schools.models import Account, Group, Guardianship, Membership, Person, Position, School, StandIn
from netjes.schools.queries import classes_of, school_year, today
from netjes.schools.states import STAFF, GroupKind, Role

A_PAGE = 50
LEFT = "vertrokken"


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; empty is everybody who is here."""

    words: str = ""
    role: str = ""  # a role, "staff" for any of the colleagues' roles, or who left
    group: int | None = None
    page: int = 1
    adults: bool = False  # pupils left out

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.role or self.group)


@dataclass(frozen=True, slots=True)
class Row:
    """One person in a list."""

    person: Person
    says: tuple[str, ...]  # roles, and of whom somebody is a parent


@dataclass(frozen=True, slots=True)
class Found:
    rows: list[Row]
    count: int
    first: int
    last: int
    before: int | None  # the page before this one
    after: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    everybody: int
    pupils: int
    guardians: int
    staff: int


@dataclass(slots=True)
class Card:
    """All that the page of one person shows."""

    person: Person
    positions: list[Position]
    groups: list[Membership]
    guardians: list[Guardianship]
    children: list[Guardianship]
    away: list[StandIn]  # who does this person's work
    stands_in: list[StandIn]  # whose work this person does
    account: bool
    gone: bool = False
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_pupil(self) -> bool:
        return Role.PUPIL in self.roles

    @property
    def is_staff(self) -> bool:
        return not self.roles.isdisjoint(STAFF)


def folded(text: str) -> str:
    """Text to search in: without capitals and without marks on letters."""
    plain = text.casefold().translate(str.maketrans("ıłøđ", "ilod"))
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def counts_of(school: School) -> Counts:
    day = today()
    here = Q(person__left_on__isnull=True) | Q(person__left_on__gt=day)
    positions = Position.objects.for_school(school).on(day).filter(here)
    parents = Guardianship.objects.for_school(school).on(day).filter(child__left_on__isnull=True)
    return Counts(
        everybody=_people(school, Search()).count(),
        pupils=positions.filter(role=Role.PUPIL).values("person").distinct().count(),
        guardians=parents.values("guardian").distinct().count(),
        staff=positions.filter(role__in=STAFF).values("person").distinct().count(),
    )


def _people(school: School, search: Search) -> QuerySet[Person]:
    day = today()
    gone = Q(left_on__isnull=False, left_on__lte=day)
    found = Person.objects.for_school(school).filter(gone if search.role == LEFT else ~gone)
    if search.role == Role.GUARDIAN:
        found = found.filter(pk__in=Guardianship.objects.for_school(school).on(day).values("guardian"))
    elif search.role and search.role != LEFT:
        roles = list(STAFF) if search.role == "staff" else [search.role]
        found = found.filter(pk__in=Position.objects.for_school(school).on(day).filter(role__in=roles).values("person"))
    if search.adults:
        found = found.exclude(
            pk__in=Position.objects.for_school(school).on(day).filter(role=Role.PUPIL).values("person")
        )
    if search.group:
        members = Membership.objects.for_school(school).on(day).filter(group=search.group)
        leaders = Position.objects.for_school(school).on(day).filter(group=search.group)
        found = found.filter(Q(pk__in=members.values("person")) | Q(pk__in=leaders.values("person")))
    return found


def find(school: School, search: Search) -> Found:
    """One page of who is looked for, by surname as a Dutch list has it: Çelik among the C's, van and de left out.

    Every word must be in the name or the e-mail address; marks do not matter. Databases sort each in their own way,
    so the order is made here.
    """
    words = folded(search.words).split()
    named = _people(school, search).values_list("pk", "given_name", "infix", "family_name", "email")
    rows = [row for row in named if all(word in folded(" ".join(row[1:])) for word in words)]
    keys = [row[0] for row in sorted(rows, key=lambda row: (folded(row[3]), folded(row[1]), row[0]))]
    pages = max(1, -(-len(keys) // A_PAGE))
    page = min(max(search.page, 1), pages)
    shown = keys[(page - 1) * A_PAGE : page * A_PAGE]
    first = (page - 1) * A_PAGE + 1 if shown else 0
    return Found(
        rows_of(school, shown), len(keys), first, first + len(shown) - 1 if shown else 0,
        page - 1 if page > 1 else None, page + 1 if page < pages else None,
    )  # fmt: skip


def rows_of(school: School, keys: list[int]) -> list[Row]:
    """These people in this order, with what they are."""
    day = today()
    people = {p.pk: p for p in Person.objects.for_school(school).filter(pk__in=keys)}
    classes = dict(
        Membership.objects.for_school(school)
        .on(day)
        .filter(person__in=keys, group__kind=GroupKind.CLASS)
        .values_list("person", "group__name")
    )
    says: dict[int, list[str]] = defaultdict(list)
    positions = Position.objects.for_school(school).on(day).filter(person__in=keys).select_related("group")
    for each in positions.order_by("pk"):
        label = str(Role(each.role).label)
        where = each.group.name if each.group else classes.get(each.person_id) if each.role == Role.PUPIL else ""
        says[each.person_id].append(f"{label} {where}".strip())
    bonds = Guardianship.objects.for_school(school).on(day).filter(guardian__in=keys).select_related("child")
    for bond in bonds.order_by("child__given_name"):
        says[bond.guardian_id].append(_("ouder van %(name)s") % {"name": bond.child.name})
    return [Row(people[key], tuple(says[key])) for key in keys]


def card_of(person: Person) -> Card:
    school, day = person.school, today()
    positions = Position.objects.for_school(school).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), person=person)
    bonds = Guardianship.objects.for_school(school).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    away = StandIn.objects.for_school(school).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    found = list(positions.select_related("group").order_by("starts_on", "pk"))
    members = Membership.objects.for_school(school).on(day).filter(person=person).select_related("group")
    return Card(
        person=person,
        positions=found,
        groups=list(members.order_by("group__kind", "group__name")),
        guardians=list(bonds.filter(child=person).select_related("guardian").order_by("guardian__family_name")),
        children=list(bonds.filter(guardian=person).select_related("child").order_by("child__given_name")),
        away=list(away.filter(absent=person).select_related("person").order_by("starts_on")),
        stands_in=list(away.filter(person=person).select_related("absent").order_by("starts_on")),
        account=Account.objects.for_school(school).filter(person=person).exists(),
        gone=person.left_on is not None and person.left_on <= day,
        roles=frozenset(each.role for each in found),
    )


@dataclass(frozen=True, slots=True)
class GroupRow:
    group: Group
    count: int
    mentors: tuple[str, ...]
    stand_ins: bool = False


def group_rows(school: School) -> dict[str, list[GroupRow]]:
    """The classes of this school year under their department, with how many are in them and who is mentor."""
    day = today()
    counts: dict[int, int] = defaultdict(int)
    members = Membership.objects.for_school(school).on(day).filter(person__left_on__isnull=True)
    for pk in members.filter(group__year=school_year(day)).values_list("group", flat=True):
        counts[pk] += 1
    instead = {
        each.absent_id: each.person for each in StandIn.objects.for_school(school).on(day).select_related("person")
    }
    mentors: dict[int, list[str]] = defaultdict(list)
    away: set[int] = set()
    positions = Position.objects.for_school(school).on(day).filter(role=Role.MENTOR, person__left_on__isnull=True)
    for each in positions.select_related("person").order_by("person__family_name"):
        if each.group_id is None:
            continue
        if each.person_id in instead:
            away.add(each.group_id)
        mentors[each.group_id].append(instead.get(each.person_id, each.person).name)
    rows: dict[str, list[GroupRow]] = defaultdict(list)
    for group in classes_of(school).select_related("parent"):
        row = GroupRow(group, counts[group.pk], tuple(mentors[group.pk]), group.pk in away)
        rows[group.parent.name if group.parent else ""].append(row)
    return dict(sorted(rows.items(), key=lambda pair: pair[0] == ""))
