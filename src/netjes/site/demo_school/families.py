"""Families that fit together: 1,200 pupils and 1,900 parents, sisters and brothers, parents who live apart."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from netjes.site.demo_school.classes import CLASSES, sizes, year_of
from netjes.site.demo_school.names import Full, Origin, Register, Sex, drawn, parted

ONE_PARENT, TWO_PARENTS = 180, 860  # families: 1,900 parents together
OF_THREE, OF_TWO = 15, 130  # families with so many children here; the others have one

# Whom the strip and the tests look for; the same people as in the tests' cast.
Written = tuple[tuple[tuple[str, str, str], ...], tuple[tuple[Sex, str, str], ...]]
CAST_FAMILIES: tuple[Written, ...] = (
    ((("Noor", "de Vries", "2A"), ("Daan", "de Vries", "3B")), (("f", "Marieke", "de Vries"),)),
    ((("Sami", "Haddad", "2A"),), (("f", "Karima", "Haddad"), ("m", "Youssef", "Haddad"))),
    ((("Lotte", "Jansen", "2A"),), (("f", "Judith", "Jansen"), ("m", "Erik", "Jansen"))),
    ((("Eva", "Mulder", "3B"),), (("f", "Wendy", "Mulder"), ("m", "Ruud", "Mulder"))),
)


@dataclass(slots=True)
class Child:
    name: Full
    class_name: str


@dataclass(slots=True)
class Parent:
    name: Full
    sex: Sex
    email: str = ""
    has_authority: bool = True


@dataclass(slots=True)
class Family:
    children: list[Child]
    parents: list[Parent]
    apart: bool = False  # the parents do not live together
    surname: str = ""
    origin: Origin | None = field(default=None, repr=False)


def make_families(rng: Random, register: Register) -> list[Family]:
    """All families; the order and every name follow from the seed alone."""
    families = [_written(children, parents) for children, parents in CAST_FAMILIES]
    for family in families:
        for name in (*(child.name for child in family.children), *(parent.name for parent in family.parents)):
            register.take(name)
    families[1].apart = True
    free = _free_places(rng, families)
    # A family of the cast has its own number of parents and children; the drawn ones make up the rest.
    parents = [1] * (ONE_PARENT - 1) + [2] * (TWO_PARENTS - 3)
    rng.shuffle(parents)
    children = [3] * OF_THREE + [2] * (OF_TWO - 1)
    children += [1] * (len(parents) - len(children))
    # Who has more children chooses first: they sit in different years.
    for count, adults in zip(children, parents, strict=True):
        families.append(_drawn_family(rng, register, _classes_for(rng, free, count), adults))
    return families


def _written(children: tuple[tuple[str, str, str], ...], parents: tuple[tuple[Sex, str, str], ...]) -> Family:
    return Family(
        [Child((given, *parted(surname)), name) for given, surname, name in children],
        [Parent((given, *parted(surname)), sex) for sex, given, surname in parents],
        surname=children[0][1],
    )


def _free_places(rng: Random, families: list[Family]) -> dict[int, list[str]]:
    """The places left in the classes of each year, in the order in which they are handed out."""
    left = sizes()
    for family in families:
        for child in family.children:
            left[child.class_name] -= 1
    free: dict[int, list[str]] = defaultdict(list)
    for name in CLASSES:
        free[year_of(name)] += [name] * left[name]
    for places in free.values():
        rng.shuffle(places)
    return free


def _classes_for(rng: Random, free: dict[int, list[str]], count: int) -> list[str]:
    """A class for each child: twins now and then, else every child in a year of its own."""
    years = [year for year, places in free.items() if places]
    if count == 2 and rng.random() < 0.1:
        twins = next((year for year in rng.sample(years, len(years)) if len(free[year]) > 1), None)
        if twins:
            return [free[twins].pop(), free[twins].pop()]
    chosen: list[int] = []
    while len(chosen) < count:
        rest = [year for year in years if year not in chosen]
        chosen.append(rng.choices(rest, [len(free[year]) for year in rest])[0])
    return [free[year].pop() for year in sorted(chosen, reverse=True)]


def _drawn_family(rng: Random, register: Register, class_names: list[str], adults: int) -> Family:
    origin = drawn(rng)
    other = drawn(rng) if rng.random() < 0.12 else origin
    father_first = adults == 2 or rng.random() < 0.15
    surname = rng.choice(origin.surnames)
    apart = adults == 2 and rng.random() < 0.2
    parents: list[Parent] = []
    if father_first:
        named_after = surname if origin.passed_on else rng.choice(origin.men)
        parents.append(Parent(register.named(origin, "m", named_after, child=False), "m"))
    if adults == 2 or not father_first:
        if adults == 2 and rng.random() < 0.04 and origin.passed_on:  # two fathers
            parents.append(Parent(register.named(other, "m", rng.choice(other.surnames), child=False), "m"))
        else:
            among = other.surnames if other.passed_on else (*other.men, *other.surnames)
            own = (
                rng.choice(among)
                if other is not origin or apart or rng.random() < 0.55 or not other.passed_on
                else surname
            )
            parents.append(Parent(register.named(other, "f", own, child=False), "f"))
    if not origin.passed_on:  # called after the father's own name
        surname = parents[0].name[0] if father_first else rng.choice(origin.men)
    children = []
    for class_name in class_names:
        sex: Sex = rng.choice(("f", "m"))
        children.append(Child(register.named(origin, sex, surname, child=True), class_name))
    return Family(children, parents, apart, surname, origin)
