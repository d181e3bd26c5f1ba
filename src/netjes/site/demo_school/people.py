"""Everybody of the example school in the database: a few large writes, and one row in the log for each step."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db import transaction

from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.actions.entry import key_of
from netjes.schools.ages import turning
from netjes.schools.models import Account, Group, Guardianship, Membership, Person, Position, School, StandIn
from netjes.schools.queries import school_year, today
from netjes.schools.states import Role
from netjes.site.demo_school.classes import CLASSES, Groups, make_groups, year_of
from netjes.site.demo_school.colleagues import BOARD, Colleague, make_colleagues, reserve
from netjes.site.demo_school.families import Family, Parent, make_families
from netjes.site.demo_school.names import Full, Register
from netjes.site.demo_school.opening import ACTOR

SEED = 1811  # nothing but a number; another one gives another school
WITHOUT_MENTOR = "3K"
TWO_MENTORS = ("1A", "1F", "2E")
STOOD_IN_FOR = ("1C", "4H")
PARENTS_WHO_TEACH = 3
LEFT = 14
MENTORS = {"2A": "Anneke Bos", "3B": "Emre Kaya"}  # the others are drawn


@dataclass(slots=True)
class Pupil:
    person: Person
    class_name: str
    since: date
    guardians: list[Person] = field(default_factory=list)  # who are asked: with authority, until the pupil is 18


@dataclass(slots=True)
class Town:
    """Who there is, for the rest of the example's life."""

    school: School
    groups: Groups
    pupils: list[Pupil]
    guardians: list[Person]
    staff: list[Person]
    mentors: dict[str, list[Person]]  # by class, as appointed
    start: date  # of this school year

    def named(self, name: str) -> Person:
        everybody = (*self.staff, *(p.person for p in self.pupils), *self.guardians)
        return next(person for person in everybody if person.name == name)

    def of_class(self, name: str) -> list[Pupil]:
        return [pupil for pupil in self.pupils if pupil.class_name == name]


@transaction.atomic
def settle(school: School) -> Town:
    """Make the groups, families and colleagues of the example school, the same ones every time."""
    rng = Random(SEED)  # noqa: S311 an example, not a secret
    register = Register(rng)
    start = date(int(school_year(today())[:4]), 8, 1)
    groups = make_groups(school, school_year(start), school_year(start - timedelta(days=1)))
    reserve(register)
    families = make_families(rng, register)
    colleagues = make_colleagues(rng, register, PARENTS_WHO_TEACH)
    staff = _staff(rng, school, colleagues)
    town = Town(school, groups, [], [], staff, {}, start)
    _families(rng, town, families)
    _roles(rng, town, colleagues)
    _groups_and_guardians(rng, town, families)
    _some_left(rng, register, town, families)
    _accounts(rng, town)
    for act, count in (
        ("schools.groups.made", len(CLASSES) * 2 + 5),
        ("schools.people.added", len(town.pupils) + len(town.guardians) + len(staff) + len(BOARD) + LEFT),
    ):
        log(school_key=school.pk, actor=ACTOR, act=act, subject="example", detail={"count": count})
    return town


def _person(school: School, full: Full, honorific: str = "", email: str = "", number: str = "") -> Person:
    given, infix, family = full
    return Person(
        school=school, given_name=given, infix=infix, family_name=family, honorific=honorific, email=email,
        external_id=number, created_at=now(),
    )  # fmt: skip


def _plain(*parts: str) -> str:
    """Letters for in an address: `Şahin` as sahin."""
    text = "".join(parts).casefold().translate(str.maketrans("ıłø", "ilo"))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii() and c.isalpha())


def _honorific(rng: Random, sex: str) -> str:
    return "" if rng.random() < 0.02 else "mevrouw" if sex == "f" else "meneer"


def _staff(rng: Random, school: School, colleagues: list[Colleague]) -> list[Person]:
    rows = []
    for number, each in enumerate((*colleagues, *BOARD), start=1):
        given, infix, family = each.name
        email = f"{_plain(given)[:1]}.{_plain(infix, family)}@lindekade.example"
        rows.append(_person(school, each.name, _honorific(rng, each.sex), email, f"M{number:03}"))
    made = Person.objects.bulk_create(rows)
    _positions(school, [(person, Role.BOARD, None) for person in made[len(colleagues) :]], date(2020, 8, 1))
    return made[: len(colleagues)]


def _families(rng: Random, town: Town, families: list[Family]) -> None:
    """Persons for all children and parents; three parents teach here too."""
    children = [child for family in families for child in family.children]
    rows = [
        _person(town.school, child.name, "", f"{number + 26000}@leerling.lindekade.example", f"L{number:04}")
        for number, child in enumerate(children, start=1)
    ]
    for person, child in zip(rows, children, strict=True):
        _give_age(rng, person, town.start.year - 11 - year_of(child.class_name))
    rows[-1].shielded = True
    pupils = Person.objects.bulk_create(rows, batch_size=500)
    parents = [parent for family in families for parent in family.parents]
    for family in families:
        for parent in family.parents:
            parent.email = _mail_of(rng, parent)
    made = Person.objects.bulk_create(
        [
            _person(town.school, parent.name, _honorific(rng, parent.sex), parent.email, f"O{number:04}")
            for number, parent in enumerate(parents, start=1)
        ],
        batch_size=500,
    )
    town.guardians = made
    town.staff += [town.named("Ruud Mulder"), *rng.sample(made[20:], PARENTS_WHO_TEACH - 1)]
    for person, child in zip(pupils, children, strict=True):
        year = year_of(child.class_name)
        since = date(town.start.year - (year - 1 if rng.random() < 0.93 else 0), 8, 1)
        town.pupils.append(Pupil(person, child.class_name, since))
    # In the first class somebody came in only last week.
    latest = next(pupil for pupil in town.pupils[10:] if pupil.class_name == "1A")
    latest.since = max(town.start, today() - timedelta(days=9))


def _give_age(rng: Random, person: Person, year: int) -> None:
    """Born in the school year that begins in this year, or for one in eight in the one before."""
    born = date(year - (rng.random() < 0.12), 9, 1) + timedelta(days=rng.randrange(365))
    age = turning(born, today())
    person.turns_on, person.turns, person.is_18 = age.turns_on, age.turns, age.is_18


def _mail_of(rng: Random, parent: Parent) -> str:
    """Most parents have an address; Youssef Haddad is one who gets letters."""
    given, infix, family = parent.name
    if parent.name == ("Youssef", "", "Haddad") or rng.random() < 0.12:
        return ""
    return f"{_plain(given)}.{_plain(infix, family)}{rng.randrange(2, 99) or ''}@ouders.example"


def _positions(school: School, rows: list[tuple[Person, Role, Group | None]], start: date) -> None:
    Position.objects.bulk_create(
        Position(school=school, person=person, role=role, group=group, starts_on=start) for person, role, group in rows
    )


def _roles(rng: Random, town: Town, colleagues: list[Colleague]) -> None:
    school, groups = town.school, town.groups
    rows: list[tuple[Person, Role, Group | None]] = []
    for person, each in zip(town.staff, colleagues, strict=False):
        for role in each.roles:
            for_group = role in (Role.TEAM_LEADER, Role.COORDINATOR)
            rows.append((person, role, groups.departments[each.leads] if for_group else None))
    rows += [(person, Role.TEACHER, None) for person in town.staff[len(colleagues) :]]
    rows += _mentors(rng, town, rows)
    council = [town.named(name) for name in ("Joost Smit", "Suraya Maduro", "Klaas Bouma", "Lotte Jansen")]
    upper = [pupil.person for pupil in town.pupils if year_of(pupil.class_name) >= 4]
    both = [*rng.sample(upper, 2), *rng.sample(town.guardians[20:], 3)]
    rows += [(person, Role.COUNCIL, None) for person in both]
    rows.append((council[-1], Role.COUNCIL, None))
    _positions(school, rows, town.start)
    Membership.objects.bulk_create(
        Membership(school=school, person=person, group=groups.council, starts_on=town.start)
        for person in (*council, *both)
    )
    Position.objects.bulk_create(
        (Position(school=school, person=p.person, role=Role.PUPIL, starts_on=p.since) for p in town.pupils),
        batch_size=500,
    )


def _mentors(
    rng: Random, town: Town, rows: list[tuple[Person, Role, Group | None]]
) -> list[tuple[Person, Role, Group | None]]:
    """A mentor for every class but one; two classes now have somebody who stands in."""
    teachers = [person for person, role, _group in rows if role is Role.TEACHER]
    free = [person for person in teachers if person.name not in MENTORS.values() and person.name != "Joost Smit"]
    rng.shuffle(free)
    found: list[tuple[Person, Role, Group | None]] = []
    for name in CLASSES:
        if name == WITHOUT_MENTOR:
            town.mentors[name] = []
            continue
        first = town.named(MENTORS[name]) if name in MENTORS else free.pop()
        town.mentors[name] = [first, free.pop()] if name in TWO_MENTORS else [first]
        found += [(person, Role.MENTOR, town.groups.classes[name]) for person in town.mentors[name]]
    away = max(town.start, today() - timedelta(days=12))
    StandIn.objects.bulk_create(
        StandIn(
            school=town.school, absent=town.mentors[name][0], person=free.pop(), starts_on=away,
            ends_on=today() + timedelta(days=20),
        )
        for name in STOOD_IN_FOR
    )  # fmt: skip
    return found


def _groups_and_guardians(rng: Random, town: Town, families: list[Family]) -> None:
    school, groups = town.school, town.groups
    members, bonds = [], []
    pupils, guardians = iter(town.pupils), iter(town.guardians)
    for family in families:
        adults = [(parent, next(guardians)) for parent in family.parents]
        children = [next(pupils) for _child in family.children]
        if family.apart and rng.random() < 0.04:
            adults[-1][0].has_authority = False
        for pupil in children:
            asked = [person for parent, person in adults if parent.has_authority]
            pupil.guardians = [] if pupil.person.is_18 else asked
            bonds += [
                Guardianship(
                    school=school, guardian=person, child=pupil.person, starts_on=pupil.since,
                    has_authority=parent.has_authority,
                )
                for parent, person in adults
            ]  # fmt: skip
    for pupil in town.pupils:
        first = max(pupil.since, town.start)
        here = groups.classes[pupil.class_name]
        members.append(Membership(school=school, person=pupil.person, group=here, starts_on=first))
        if pupil.since < town.start:
            earlier = _class_before(rng, pupil.class_name)
            members.append(
                Membership(
                    school=school, person=pupil.person, group=groups.before[earlier],
                    starts_on=date(town.start.year - 1, 8, 1), ends_on=town.start,
                )
            )  # fmt: skip
    Membership.objects.bulk_create(members, batch_size=500)
    Guardianship.objects.bulk_create(bonds, batch_size=500)


def _class_before(rng: Random, name: str) -> str:
    """The class that somebody was in a year ago: mostly the same letter, one year lower."""
    same = f"{year_of(name) - 1}{name[1]}"
    return same if same in CLASSES else rng.choice([n for n in CLASSES if year_of(n) == year_of(name) - 1])


def _some_left(rng: Random, register: Register, town: Town, families: list[Family]) -> None:
    """Older sisters and brothers who left: after their exam, or to another school halfway."""
    school, chosen = town.school, rng.sample([f for f in families if f.origin and len(f.children) == 1], LEFT)
    rows = []
    for place, family in enumerate(chosen):
        assert family.origin is not None
        name = register.named(family.origin, rng.choice(("f", "m")), family.surname, child=True)
        person = _person(school, name, number=f"L9{place:03}")
        person.left_on = town.start if place % 3 else max(town.start, today() - timedelta(days=10 * place + 2))
        rows.append(person)
    left = Person.objects.bulk_create(rows)
    parent_of = {p.name: person for f, p, person in _with_persons(town, families)}
    since = date(town.start.year - 3, 8, 1)
    _positions(school, [(person, Role.PUPIL, None) for person in left], since)
    Guardianship.objects.bulk_create(
        Guardianship(
            school=school, guardian=parent_of[parent.name], child=person, starts_on=since, ends_on=person.left_on
        )
        for person, family in zip(left, chosen, strict=True)
        for parent in family.parents
    )


def _with_persons(town: Town, families: list[Family]) -> list[tuple[Family, Parent, Person]]:
    people = iter(town.guardians)
    return [(family, parent, next(people)) for family in families for parent in family.parents]


def _accounts(rng: Random, town: Town) -> None:
    """Accounts that nobody can open with a password: here one comes in by the strip."""
    parents = {person.pk for person in town.guardians}
    chosen = [p for p in town.staff if p.pk not in parents]
    chosen += [pupil.person for pupil in town.pupils if rng.random() < 0.7]
    chosen += [person for person in town.guardians if rng.random() < 0.4]
    logins: set[str] = set()
    rows = []
    for person in chosen:
        login = f"{_plain(person.given_name)}.{_plain(person.infix, person.family_name)}"
        if login in logins:
            login += f".{person.pk}"
        logins.add(login)
        rows.append(
            Account(
                school=town.school, person=person, login=login, key=key_of(town.school, login), password="!",  # noqa: S106
                created_at=now(),
            )
        )  # fmt: skip
    Account.objects.bulk_create(rows, batch_size=500)
