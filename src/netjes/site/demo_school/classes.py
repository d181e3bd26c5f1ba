"""The departments and the 48 classes, with how many pupils each has."""

from dataclasses import dataclass

from netjes.schools.models import Group, School
from netjes.schools.states import GroupKind

DEPARTMENTS: dict[str, tuple[str, ...]] = {
    "onderbouw": tuple(f"{year}{letter}" for year in (1, 2) for letter in "ABCDEFGHJ"),
    "bovenbouw vmbo": tuple(f"{year}{letter}" for year in (3, 4) for letter in "ABCD"),
    "bovenbouw havo": tuple(f"{year}{letter}" for year in (3, 4, 5) for letter in "HJKL" if f"{year}{letter}" != "3L"),
    "bovenbouw vwo": tuple(f"{year}{letter}" for year in (3, 4, 5, 6) for letter in "VWX" if f"{year}{letter}" != "6X"),
}
CLASSES = tuple(name for names in DEPARTMENTS.values() for name in names)
PUPILS = 1200
# More or fewer than 25 in a class; every six of these make up for each other.
SWING = (2, -1, 3, -3, 1, -2)


@dataclass(frozen=True, slots=True)
class Groups:
    departments: dict[str, Group]
    classes: dict[str, Group]
    council: Group
    before: dict[str, Group]  # the classes of the year before, for who was there


def sizes() -> dict[str, int]:
    """How many pupils each class has: 1,200 together."""
    return {name: PUPILS // len(CLASSES) + SWING[place % len(SWING)] for place, name in enumerate(CLASSES)}


def year_of(name: str) -> int:
    return int(name[0])


def make_groups(school: School, year: str, year_before: str) -> Groups:
    """All groups of this school year, and the classes of the one before."""
    tops = Group.objects.bulk_create(
        [Group(school=school, name=name, kind=GroupKind.DEPARTMENT, year=year) for name in DEPARTMENTS]
        + [Group(school=school, name="medezeggenschapsraad", kind=GroupKind.COUNCIL, year=year)]
    )
    departments = {group.name: group for group in tops[:-1]}
    under = {name: departments[department] for department, names in DEPARTMENTS.items() for name in names}
    now = Group.objects.bulk_create(
        Group(school=school, name=name, kind=GroupKind.CLASS, year=year, parent=under[name]) for name in CLASSES
    )
    before = Group.objects.bulk_create(
        Group(school=school, name=name, kind=GroupKind.CLASS, year=year_before) for name in CLASSES
    )
    return Groups(departments, {g.name: g for g in now}, tops[-1], {g.name: g for g in before})
