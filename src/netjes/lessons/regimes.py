"""Which circumstance it is, and the facts that follow: what the school set, else what the model agreement expects."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from django.utils import timezone

from netjes.lessons.models import Regime
from netjes.lessons.states import Circumstance
from netjes.schools.models import School
from netjes.timetables.states import LessonKind

LESSON, EXAM, AT_SCHOOL = "les", "toetsmoment", "op school"  # facts of the word list

# What holds where the school set nothing. A trip is strict: whoever leads it opens use, as in a lesson.
USUAL: Mapping[Circumstance, Mapping[str, bool]] = {
    Circumstance.LESSON: {LESSON: True, EXAM: False},
    Circumstance.QUIZ: {LESSON: True, EXAM: True},
    Circumstance.TEST: {LESSON: True, EXAM: True},
    Circumstance.EXAM: {LESSON: True, EXAM: True},
    Circumstance.TRIP: {LESSON: True, EXAM: False},
    Circumstance.BREAK: {LESSON: False, EXAM: False, AT_SCHOOL: True},
    Circumstance.CANTEEN: {LESSON: False, EXAM: False, AT_SCHOOL: True},
    Circumstance.OUTSIDE: {LESSON: False, EXAM: False},
}
OF_KIND: Mapping[LessonKind, Circumstance] = {
    LessonKind.LESSON: Circumstance.LESSON,
    LessonKind.OTHER: Circumstance.LESSON,
    LessonKind.QUIZ: Circumstance.QUIZ,
    LessonKind.TEST: Circumstance.TEST,
    LessonKind.EXAM: Circumstance.EXAM,
    LessonKind.TRIP: Circumstance.TRIP,
}


@dataclass(frozen=True, slots=True)
class Holds:
    """What the school says of one circumstance. Without `from_time` it holds at every hour."""

    circumstance: Circumstance
    name: str
    sentence: str
    facts: Mapping[str, bool]
    weekdays: str = ""
    from_time: time | None = None
    to_time: time | None = None

    def is_on(self, moment: datetime) -> bool:
        here = timezone.localtime(moment)
        if self.weekdays and str(here.isoweekday()) not in self.weekdays:
            return False
        if self.from_time is None or self.to_time is None:
            return True
        return self.from_time <= here.time() < self.to_time


@dataclass(frozen=True, slots=True)
class Regimes:
    """Everything a school set, ready to be asked."""

    rows: tuple[Holds, ...] = field(default=())

    def of(self, circumstance: Circumstance, moment: datetime) -> Holds:
        """What holds in this circumstance: the school's own words for this hour, else the usual."""
        own = [row for row in self.rows if row.circumstance is circumstance and row.is_on(moment)]
        own.sort(key=lambda row: row.from_time is None)
        return own[0] if own else Holds(circumstance, str(circumstance.label), "", USUAL[circumstance])

    def between_lessons(self, moment: datetime) -> Circumstance:
        """A break when the school set one for this hour, else outside the lessons."""
        timed = (row for row in self.rows if row.circumstance is Circumstance.BREAK and row.from_time)
        return Circumstance.BREAK if any(row.is_on(moment) for row in timed) else Circumstance.OUTSIDE

    def places(self, moment: datetime) -> list[Holds]:
        """Where the place alone says what holds, such as the canteen."""
        return [row for row in self.rows if row.circumstance is Circumstance.CANTEEN and row.is_on(moment)]


def regimes_of(school: School) -> Regimes:
    return Regimes(tuple(_holds(row) for row in Regime.objects.for_school(school).filter(is_on=True)))


def _holds(row: Regime) -> Holds:
    circumstance = Circumstance(row.circumstance)
    facts = {**USUAL[circumstance], **{str(fact): bool(value) for fact, value in row.facts.items()}}
    return Holds(circumstance, row.name, row.sentence, facts, row.weekdays, row.from_time, row.to_time)


def facts_together(found: Iterable[Mapping[str, bool]]) -> dict[str, bool]:
    """The facts of several circumstances at once: where they differ, the stricter side (*les*, *toets*) is so."""
    together: dict[str, bool] = {}
    for facts in found:
        for fact, value in facts.items():
            together[fact] = together.get(fact, False) or value
    return together
