"""How evenly lessons are opened: shares per subject and per part of the week, never of a person or of few.

Only shares are shown, rounded to fives, and no counts. A subject or a part of the week that fewer than five teachers
have is not shown apart, and what is not shown apart is always of five teachers or more: so nobody can subtract.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from django.utils import timezone

from netjes.lessons.models import Permission
from netjes.schools.models import School
from netjes.timetables.models import Lesson, LessonTeacher
from netjes.timetables.states import LessonKind

FEW = 5  # people
WEEKS = 8
NOON = 12
# (school, since) → a pair for each time that a phone was seen: the lesson and the pupil, by primary key
K = TypeVar("K", bound=Hashable)
Seen = Callable[[School, datetime], Iterable[tuple[int, int]]]


class Enforced:
    """Where this installation knows from how often a rule was enforced; nowhere until a room says so."""

    def __init__(self) -> None:
        self._ask: Seen | None = None

    def comes_from(self, ask: Seen) -> None:
        self._ask = ask

    @property
    def is_known(self) -> bool:
        return self._ask is not None

    def since(self, school: School, moment: datetime) -> list[tuple[int, int]]:
        return list(self._ask(school, moment)) if self._ask else []


ENFORCED = Enforced()


@dataclass(frozen=True, slots=True)
class Given:
    """One lesson as the figures see it."""

    pk: int
    subject: str
    starts_at: datetime
    teachers: frozenset[int]
    opened: bool


@dataclass(frozen=True, slots=True)
class Share:
    """In how many of a hundred lessons it was opened, and seen. None: too few people to say."""

    opened: int | None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """`subjects` by name; `week` by weekday (1 is Monday) and part of the day (0 before noon, 1 after)."""

    whole: Share
    subjects: tuple[tuple[str, Share], ...]
    others: Share
    week: dict[tuple[int, int], Share] = field(default_factory=dict)


def lessons_since(school: School, moment: datetime) -> list[Given]:
    """Ordinary lessons of the last weeks that are over. Four questions to the database."""
    since = moment - timedelta(weeks=WEEKS)
    lessons = Lesson.objects.for_school(school).filter(
        is_cancelled=False, kind=LessonKind.LESSON, starts_at__gte=since, ends_at__lte=moment
    )
    teachers: dict[int, set[int]] = defaultdict(set)
    for lesson, person in (
        LessonTeacher.objects.for_school(school)
        .filter(lesson__starts_at__gte=since, lesson__ends_at__lte=moment)
        .values_list("lesson_id", "person_id")
    ):
        teachers[lesson].add(person)
    opened = {
        each.lesson_id
        for each in Permission.objects.for_school(school).filter(lesson__in=lessons).select_related("lesson")
        if not each.is_left_behind and (each.closed_at is None or each.closed_at > each.starts_at)
    }
    return [
        Given(pk, " ".join(subject.split()).casefold(), starts_at, frozenset(teachers[pk]), pk in opened)
        for pk, subject, starts_at in lessons.values_list("pk", "subject", "starts_at")
    ]


def figures_of(lessons: list[Given], seen: list[tuple[int, int]], *, with_seen: bool) -> Figures:
    """The shares of these lessons; `seen` are pairs of a lesson and a pupil."""
    pupils: dict[int, list[int]] = defaultdict(list)
    for lesson, pupil in seen:
        pupils[lesson].append(pupil)

    def share(some: list[Given]) -> Share:
        if len(_teachers(some)) < FEW:
            return Share(None)
        found = [pupil for each in some for pupil in pupils[each.pk]]
        few_seen = not with_seen or len(set(found)) < FEW
        return Share(
            _of_hundred(sum(each.opened for each in some), some), None if few_seen else _of_hundred(len(found), some)
        )

    by_subject: dict[str, list[Given]] = defaultdict(list)
    by_week: dict[tuple[int, int], list[Given]] = defaultdict(list)
    for each in lessons:
        here = timezone.localtime(each.starts_at)
        by_subject[each.subject].append(each)
        by_week[here.isoweekday(), int(here.hour >= NOON)].append(each)
    apart, rest = _apart(by_subject)
    parts, _hidden = _apart(by_week)
    subjects = tuple((subject, share(by_subject[subject])) for subject in sorted(apart))
    return Figures(share(lessons), subjects, share(rest), {part: share(by_week[part]) for part in sorted(parts)})


def _teachers(some: Iterable[Given]) -> set[int]:
    return {teacher for each in some for teacher in each.teachers}


def _apart(groups: Mapping[K, list[Given]]) -> tuple[list[K], list[Given]]:
    """Which groups can be shown apart, and the lessons of all others together.

    Those others are nobody, or at least five teachers: else what is left over after subtracting would be a few. So
    the smallest that could be shown is left out too, until they are.
    """
    sizes = {name: len(_teachers(some)) for name, some in groups.items()}
    apart = sorted((name for name in groups if sizes[name] >= FEW), key=lambda name: (-sizes[name], str(name)))
    rest = [each for name, some in groups.items() if sizes[name] < FEW for each in some]
    while rest and len(_teachers(rest)) < FEW and apart:
        rest += groups[apart.pop()]
    return apart, rest


def _of_hundred(count: int, lessons: list[Given]) -> int:
    """Rounded to the nearest five."""
    return round(count / len(lessons) * 20) * 5 if lessons else 0
