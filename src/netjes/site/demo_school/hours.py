"""A week of lessons for the example school: who teaches what to whom, and at which hour, without a clash.

Lessons of a week are lines between classes and teachers, and an hour is a colour that no two lines at one class or
teacher share. In such a picture as many colours are enough as the busiest class or teacher has lines (Kőnig, 1916).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from random import Random

DAYS, HOURS = 5, 7
SLOTS = DAYS * HOURS
PERIODS: tuple[tuple[time, time], ...] = (
    (time(8, 30), time(9, 20)), (time(9, 20), time(10, 10)), (time(10, 30), time(11, 20)), (time(11, 20), time(12, 10)),
    (time(12, 45), time(13, 35)), (time(13, 35), time(14, 25)), (time(14, 45), time(15, 35)),
)  # fmt: skip
BREAKS: tuple[tuple[str, time, time], ...] = (
    ("kleine pauze", time(10, 10), time(10, 30)),
    ("grote pauze", time(12, 10), time(12, 45)),
    ("middagpauze", time(14, 25), time(14, 45)),
)
MENTOR_HOUR = "mentorles"
LOWER: Mapping[str, int] = {
    "Nederlands": 4, "wiskunde": 4, "Engels": 4, "Frans": 2, "biologie": 2, "geschiedenis": 2, "aardrijkskunde": 2,
    "lichamelijke opvoeding": 3, "muziek": 2, "tekenen": 2, "techniek": 2, "natuurkunde": 2, "drama": 1,
}  # fmt: skip
UPPER: Mapping[str, int] = {
    "Nederlands": 4, "wiskunde": 4, "Engels": 4, "Duits": 2, "biologie": 3, "geschiedenis": 3, "aardrijkskunde": 2,
    "economie": 3, "natuurkunde": 3, "scheikunde": 2, "lichamelijke opvoeding": 2, "kunst": 1, "maatschappijleer": 1,
}  # fmt: skip
MOST = 24  # hours a week for a teacher


@dataclass(frozen=True, slots=True)
class Line:
    """One hour a week of a class with a teacher (by number)."""

    class_name: str
    teacher: int
    subject: str


@dataclass(slots=True)
class Shared:
    """Hours handed out to teachers, subject by subject."""

    lines: list[Line] = field(default_factory=list)
    load: Counter[int] = field(default_factory=Counter)

    def give(self, class_name: str, teacher: int, subject: str, hours: int) -> None:
        self.lines += [Line(class_name, teacher, subject)] * hours
        self.load[teacher] += hours


def shared_out(classes: Sequence[str], teachers: Sequence[int], mentors: Mapping[str, int], always: int) -> list[Line]:
    """All hours of a week. `always` is the teacher of biology and mentor of 2A, who has a lesson at every hour."""
    found = Shared()
    for name, mentor in mentors.items():
        found.give(name, mentor, MENTOR_HOUR, 1)
    found.give("2A", always, "biologie", 4)  # with two more than other classes, 2A has a lesson at every hour too
    for name in classes:
        if name[0] in "12" and name != "2A" and found.load[always] < SLOTS - 1:
            found.give(name, always, "biologie", 2)
    taken = {(line.class_name, line.subject) for line in found.lines}
    free = [each for each in teachers if each != always]
    for subject in dict.fromkeys([*LOWER, *UPPER]):
        here: list[int] = []
        for name in classes:
            hours = (LOWER if name[0] in "12" else UPPER).get(subject, 0)
            if not hours or (name, subject) in taken:
                continue
            who = next((each for each in here if found.load[each] + hours <= MOST), None)
            if who is None:
                who = free.pop(0) if free else min(found.load, key=lambda each: (found.load[each], each))
                here.append(who)
            found.give(name, who, subject, hours)
    return found.lines


def coloured(lines: Sequence[Line]) -> list[int]:
    """A colour from 0 up to `SLOTS` for each line, so that no class or teacher has two lines of one colour."""
    at: dict[object, dict[int, int]] = defaultdict(dict)  # class or teacher → colour → line
    colours: list[int] = []
    for number, line in enumerate(lines):
        here, there = line.class_name, line.teacher
        free_here = next(c for c in range(SLOTS) if c not in at[here])
        free_there = next(c for c in range(SLOTS) if c not in at[there])
        colours.append(free_here)
        if free_here in at[there]:
            _swap(lines, colours, at, there, (free_here, free_there))
        at[here][free_here] = at[there][free_here] = number
    return colours


def _swap(
    lines: Sequence[Line], colours: list[int], at: dict[object, dict[int, int]], start: object, pair: tuple[int, int]
) -> None:
    """Change two colours about, along the way that begins here, so that the first becomes free here."""
    first, second = pair
    way, here, colour = [], start, first
    while colour in at[here]:
        number = at[here][colour]
        way.append(number)
        line = lines[number]
        here = line.class_name if here == line.teacher else line.teacher
        colour = second if colour == first else first
    for number in way:
        for end in (lines[number].class_name, lines[number].teacher):
            if at[end].get(colours[number]) == number:
                del at[end][colours[number]]
    for number in way:
        colours[number] = second if colours[number] == first else first
        for end in (lines[number].class_name, lines[number].teacher):
            at[end][colours[number]] = number


def week_of(rng: Random, lines: Sequence[Line], together: tuple[str, int], period: int) -> dict[int, list[Line]]:
    """The lines by slot (day times `HOURS` plus period); this class and teacher meet at this period of every day."""
    colours = coloured(lines)
    meet = [c for line, c in zip(lines, colours, strict=True) if (line.class_name, line.teacher) == together][:DAYS]
    fixed = {colour: day * HOURS + period for day, colour in enumerate(meet)}
    slots = [slot for slot in range(SLOTS) if slot not in fixed.values()]
    others = [colour for colour in range(SLOTS) if colour not in fixed]
    best: dict[int, int] = {}
    least = len(lines) + 1
    for _try in range(30):
        rng.shuffle(slots)
        tried = fixed | dict(zip(others, slots, strict=True))
        twice = _twice_a_day(lines, (tried[colour] for colour in colours))
        if twice < least:
            best, least = tried, twice
    week: dict[int, list[Line]] = defaultdict(list)
    for line, colour in zip(lines, colours, strict=True):
        week[best[colour]].append(line)
    return week


def _twice_a_day(lines: Sequence[Line], slots: Iterable[int]) -> int:
    counted = Counter((line.class_name, line.subject, slot // HOURS) for line, slot in zip(lines, slots, strict=True))
    return sum(count - 1 for count in counted.values())
