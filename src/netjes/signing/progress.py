"""How far a round is, per class and capacity, and who still has not answered.

Whoever does not keep the school's people sees how many answered, and what they answered only where every
number is at least five: from a smaller one somebody's own answer could be read off.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce

from netjes.schools.family import own_family
from netjes.schools.models import Group, School
from netjes.schools.viewer import Viewer
from netjes.signing.access import classes_for, family_of, keeps, may_see_answer
from netjes.signing.models import Signature
from netjes.signing.queries import Expected, Roll, Standing, answers_in, open_rounds, roll_of
from netjes.signing.states import Answer, Part

Answers = dict[tuple[int, int | None], Signature]
FEW = 5  # below this a number could point at somebody
SEEN_AT_ONCE = 12  # classes; more are summed per department first


@dataclass(slots=True)
class Tally:
    """How many were asked and what they answered; `open_to_all`: nobody's own answer can be read off it."""

    asked: int = 0
    agreed: int = 0
    question: int = 0
    disagreed: int = 0

    @property
    def answered(self) -> int:
        return self.agreed + self.question + self.disagreed

    @property
    def missing(self) -> int:
        return self.asked - self.answered

    @property
    def share(self) -> int:
        """Per cent answered, rounded down: 100 means everybody."""
        return self.answered * 100 // self.asked if self.asked else 0

    @property
    def open_to_all(self) -> bool:
        return min(self.agreed, self.question, self.disagreed) >= FEW

    def plus(self, other: "Tally") -> "Tally":
        return Tally(
            self.asked + other.asked,
            self.agreed + other.agreed,
            self.question + other.question,
            self.disagreed + other.disagreed,
        )

    def add(self, signature: Signature | None) -> None:
        self.asked += 1
        if signature is not None:
            setattr(self, signature.answer, getattr(self, signature.answer) + 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A class in one capacity; without a class, the pupils who are in none, or the staff."""

    group: Group | None
    part: Part
    tally: Tally
    split: bool  # whether the viewer sees what was answered


@dataclass(frozen=True, slots=True)
class Department:
    """A department's classes in one capacity, and what they come to together."""

    name: str
    tally: Tally
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """`departments`: per capacity the classes in their departments, where there are too many to see at once."""

    standing: Standing
    rows: list[Row]
    totals: list[Row]
    departments: dict[Part, list[Department]]

    @property
    def parts(self) -> list[tuple[Row, list[Department]]]:
        return [(total, self.departments.get(total.part, [])) for total in self.totals]


@dataclass(frozen=True, slots=True)
class Line:
    """One expected answer on a class's page. `signature` is there once answered, `seen` when one may see what.

    `words` are why somebody disagrees, for the mentor to whom they chose to show it.
    """

    expected: Expected
    signature: Signature | None
    seen: bool
    family: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class ClassPage:
    standing: Standing
    group: Group | None
    lines: dict[Part, list[Line]]
    rows: list[Row]

    @property
    def missing(self) -> list[Line]:
        return [line for lines in self.lines.values() for line in lines if line.signature is None]


def progress_for(viewer: Viewer) -> list[RoundProgress]:
    """Every open round as far as this viewer leads or keeps; none that asks nobody there."""
    assert viewer.person is not None
    school = viewer.person.school
    rounds = open_rounds(school)
    if not rounds:
        return []
    roll, groups = roll_of(school), {each.pk for each in classes_for(viewer)}
    found = [_progress(viewer, each, roll, groups) for each in rounds]
    return [each for each in found if each.totals]


def _progress(viewer: Viewer, each: Standing, roll: Roll, groups: set[int]) -> RoundProgress:
    assert viewer.person is not None
    given, all_seen = answers_in(each.round), keeps(viewer)
    tallies: dict[tuple[Part, int | None], Tally] = defaultdict(Tally)
    totals: dict[Part, Tally] = defaultdict(Tally)
    names: dict[int, Group] = {}
    for expected in roll.expected(each):
        group = expected.group
        if not (all_seen or (group and group.pk in groups)):
            continue
        if group:
            names[group.pk] = group
        signature = given.get(expected.key)
        tallies[expected.part, group.pk if group else None].add(signature)
        totals[expected.part].add(signature)
    order = {part: place for place, part in enumerate(Part)}
    rows = [
        Row(names[pk] if pk else None, part, tally, all_seen or tally.open_to_all)
        for (part, pk), tally in tallies.items()
    ]
    rows.sort(key=lambda row: (order[row.part], row.group is None, row.group.name if row.group else ""))
    summed = [
        Row(None, part, totals[part], all_seen or totals[part].open_to_all) for part in each.parts if totals[part].asked
    ]
    return RoundProgress(each, rows, summed, _departments(viewer.person.school, rows))


def _departments(school: School, rows: list[Row]) -> dict[Part, list[Department]]:
    """Per capacity with more classes than one sees at once; classes outside a department come last."""
    parents = {row.group.parent_id for row in rows if row.group and row.group.parent_id}
    names = dict(Group.objects.for_school(school).filter(pk__in=parents).values_list("pk", "name"))
    found: dict[Part, list[Department]] = {}
    for part in Part:
        classes = [row for row in rows if row.part is part]
        if len(classes) <= SEEN_AT_ONCE:
            continue
        per: dict[str, list[Row]] = defaultdict(list)
        for row in classes:
            per[names.get(row.group.parent_id, "") if row.group and row.group.parent_id else ""].append(row)
        found[part] = [
            Department(name, reduce(Tally.plus, (row.tally for row in some), Tally()), some)
            for name, some in sorted(per.items(), key=lambda item: not item[0])
        ]
    return found


def class_page(viewer: Viewer, each: Standing, group: Group | None) -> ClassPage:
    """Names with their state: of a class, or (for keepers) of the staff."""
    assert viewer.person is not None
    roll = roll_of(viewer.person.school, group=group)
    given, family = answers_in(each.round), family_of(viewer)
    expected = [e for e in roll.expected(each) if group or e.part is Part.STAFF]
    words = _words_for(viewer, group, given)
    lines: dict[Part, list[Line]] = {}
    tallies: dict[Part, Tally] = defaultdict(Tally)
    for one in expected:
        signature = given.get(one.key)
        seen = signature is not None and may_see_answer(viewer, signature, group, family)
        mine = one.person.pk in family or (one.child is not None and one.child.pk in family)
        told = words.get(signature.pk, "") if signature and seen else ""
        lines.setdefault(one.part, []).append(Line(one, signature, seen, mine, told))
        tallies[one.part].add(signature)
    rows = [Row(group, part, tally, keeps(viewer) or tally.open_to_all) for part, tally in tallies.items()]
    return ClassPage(each, group, lines, rows)


def _words_for(viewer: Viewer, group: Group | None, given: Answers) -> dict[int, str]:
    """Why people in a class disagree, as far as they chose to show that to their mentor, who looks."""
    if group is None or not viewer.leads(group.pk):
        return {}
    shown = [s.pk for s in given.values() if s.shown_to_mentor and s.answer == Answer.DISAGREED]
    found = Signature.objects.for_school(group.school).filter(pk__in=shown)
    return dict(found.values_list("pk", "words"))


@dataclass(slots=True)
class Chased:
    """A class with everybody who has not answered."""

    group: Group | None
    pupils: list[Expected] = field(default_factory=list)
    guardians: list[Expected] = field(default_factory=list)
    staff: list[Expected] = field(default_factory=list)


def chase_list(viewer: Viewer, each: Standing) -> list[Chased]:
    """Who has not answered, per class that the viewer sees; keepers see the staff as well. Never one's own family."""
    assert viewer.person is not None
    given, groups = answers_in(each.round), {group.pk for group in classes_for(viewer)}
    family = own_family(viewer)
    found: dict[int | None, Chased] = {}
    for one in roll_of(viewer.person.school).expected(each):
        pk = one.group.pk if one.group else None
        if one.key in given or not (keeps(viewer) or pk in groups) or not family.isdisjoint(one.key):
            continue
        chased = found.setdefault(pk, Chased(one.group))
        getattr(chased, one.part.value).append(one)
    return sorted(found.values(), key=lambda c: (c.group is None, c.group.name if c.group else ""))


def expected_in(each: Standing, group: Group | None, viewer: Viewer, person: int, child: int | None) -> Expected | None:
    """One expected answer of a class (or of the staff), by who gives it and for which child."""
    assert viewer.person is not None
    roll = roll_of(viewer.person.school, group=group)
    wanted = (person, child)
    return next((e for e in roll.expected(each) if e.key == wanted and (group or e.part is Part.STAFF)), None)
