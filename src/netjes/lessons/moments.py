"""What holds at this moment: one picture of a school, and from it the answer for a pupil.

The picture is read from the database at one moment and changes nothing; `holds_for` works on it alone. So the page,
the board and a phone that asks again give the same answer, and it is the engine that gives it: lesson, regime,
permission and exemption are nothing but facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.lessons.models import Exemption, Permission
from netjes.lessons.overlay import Overlay, opaque_name
from netjes.lessons.regimes import OF_KIND, Holds, Regimes, facts_together, regimes_of
from netjes.lessons.states import Circumstance, Purpose
from netjes.norms.errors import RequestError
from netjes.norms.verdict import Verdict
from netjes.schools.models import School
from netjes.timetables.models import Lesson, LessonGroup
from netjes.timetables.queries import day_bounds, lessons_at
from netjes.timetables.states import LessonKind

PUPIL, USING_A_PHONE = "leerling", "telefoon gebruiken"
TEACHER_SAID_YES, EXEMPT = "toestemming leraar", "vrijstelling"
AHEAD = timedelta(seconds=5)  # what begins within this time is in the picture already


@dataclass(frozen=True, slots=True)
class PermissionNow:
    """A permission as a picture has it; `groups` and `people` (opaque names) are empty when it is for all."""

    pk: int
    purpose: Purpose
    words: str
    starts_at: datetime
    until: datetime
    is_paused: bool
    groups: frozenset[int]
    people: frozenset[str]

    def is_open(self, moment: datetime) -> bool:
        return not self.is_paused and self.starts_at <= moment < self.until

    def is_for(self, who: Overlay) -> bool:
        if not self.groups and not self.people:
            return True
        return bool(self.groups & who.groups) or who.opaque in self.people


@dataclass(frozen=True, slots=True)
class LessonNow:
    """A lesson that is going on, with what was opened in it."""

    pk: int
    kind: LessonKind
    subject: str
    location: str
    teachers: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    groups: frozenset[int]
    permissions: tuple[PermissionNow, ...]

    def is_on(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.ends_at


@dataclass(frozen=True, slots=True)
class Picture:
    """A school at one moment. `covered` are the groups that have a timetable today: of others we know no lessons."""

    school: int
    taken_at: datetime
    day: date
    rules: Rules | None
    regimes: Regimes
    lessons: tuple[LessonNow, ...]
    exempt: frozenset[str]
    covered: frozenset[int]


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds for one pupil. `verdict` is None where no agreement speaks of it; `until` ends what is open."""

    moment: datetime
    circumstance: Circumstance | None  # None: we know no timetable of this pupil for today
    regime: Holds | None
    lessons: tuple[LessonNow, ...]
    permissions: tuple[PermissionNow, ...]  # open for this pupil now
    paused: bool
    is_exempt: bool
    facts: dict[str, bool]
    verdict: Verdict | None
    article: str

    @property
    def until(self) -> datetime | None:
        """When this answer ends by itself: of what is open the first to end, else the lesson."""
        ends = [each.until for each in self.permissions] if self.permissions and not self.is_exempt else []
        ends += [lesson.ends_at for lesson in self.lessons]
        return min(ends, default=None)


def picture_of(school: School, moment: datetime) -> Picture:
    """Look at a school now. Six questions to the database, however many classes there are."""
    day = timezone.localtime(moment).date()
    lessons = list(lessons_at(school, moment + AHEAD))
    permissions: dict[int, list[PermissionNow]] = {}
    for each in _given_in(school, lessons):
        if each.closed_at is None and not each.is_left_behind:
            permissions.setdefault(each.lesson_id, []).append(_permission_now(each, day))
    exempt = Exemption.objects.for_school(school).on(day).values_list("person_id", flat=True)
    start, end = day_bounds(day)
    covered = LessonGroup.objects.for_school(school).filter(
        lesson__timetable__isnull=False, lesson__starts_at__lt=end, lesson__ends_at__gt=start
    )
    try:
        rules = rules_for(school, PUPIL, day)
    except NoAgreement:
        rules = None
    return Picture(
        school=school.pk,
        taken_at=moment,
        day=day,
        rules=rules,
        regimes=regimes_of(school),
        lessons=tuple(_lesson_now(lesson, permissions.get(lesson.pk, [])) for lesson in lessons),
        exempt=frozenset(opaque_name(school.pk, person, day) for person in exempt),
        covered=frozenset(covered.values_list("group_id", flat=True).distinct()),
    )


def _given_in(school: School, lessons: Iterable[Lesson]) -> Iterable[Permission]:
    by_pk = {lesson.pk: lesson for lesson in lessons}
    found = Permission.objects.for_school(school).filter(lesson__in=list(by_pk)).prefetch_related("audience")
    for each in found:
        each.lesson = by_pk[each.lesson_id]
        yield each


def _permission_now(each: Permission, day: date) -> PermissionNow:
    audience = list(each.audience.all())
    return PermissionNow(
        pk=each.pk,
        purpose=Purpose(each.purpose),
        words=each.words,
        starts_at=max(each.starts_at, each.lesson.starts_at),
        until=each.until,
        is_paused=each.paused_at is not None,
        groups=frozenset(row.group_id for row in audience if row.group_id),
        people=frozenset(opaque_name(each.school_id, row.person_id, day) for row in audience if row.person_id),
    )


def _lesson_now(lesson: Lesson, permissions: list[PermissionNow]) -> LessonNow:
    return LessonNow(
        pk=lesson.pk,
        kind=LessonKind(lesson.kind),
        subject=lesson.subject,
        location=lesson.location,
        teachers=tuple(person.addressed for person in lesson.teachers.all()),
        starts_at=lesson.starts_at,
        ends_at=lesson.ends_at,
        groups=frozenset(group.pk for group in lesson.groups.all()),
        permissions=tuple(permissions),
    )


def holds_for(picture: Picture, who: Overlay, moment: datetime) -> Holding:
    """What holds for a pupil at a moment that is hardly later than the picture's."""
    mine = tuple(lesson for lesson in picture.lessons if lesson.groups & who.groups and lesson.is_on(moment))
    per_lesson = [[each for each in lesson.permissions if each.is_for(who)] for lesson in mine]
    opened = [[each for each in found if each.is_open(moment)] for found in per_lesson]
    is_exempt = who.opaque in picture.exempt
    regime, facts = _circumstance(picture, who, mine, moment)
    if mine:
        facts |= _what_the_teacher_said([bool(found) for found in opened])
    if is_exempt:
        facts |= {EXEMPT: True, TEACHER_SAID_YES: True}
    verdict, article = decided(picture.rules, facts)
    return Holding(
        moment=moment,
        circumstance=regime.circumstance if regime else None,
        regime=regime,
        lessons=mine,
        permissions=tuple(each for found in opened for each in found),
        paused=any(each.is_paused and each.starts_at <= moment < each.until for found in per_lesson for each in found),
        is_exempt=is_exempt,
        facts=facts,
        verdict=verdict,
        article=article,
    )


def _circumstance(
    picture: Picture, who: Overlay, mine: tuple[LessonNow, ...], moment: datetime
) -> tuple[Holds | None, dict[str, bool]]:
    """Where the pupil is, in the school's words. Without a timetable we do not know, and then no fact is made up."""
    if mine:
        found = [picture.regimes.of(OF_KIND[lesson.kind], moment) for lesson in mine]
        strictest = max(found, key=lambda each: sum(each.facts.values()))
        return strictest, facts_together(each.facts for each in found)
    if not who.groups & picture.covered:
        return None, {}
    here = picture.regimes.of(picture.regimes.between_lessons(moment), moment)
    return here, dict(here.facts)


def _what_the_teacher_said(opened: list[bool]) -> dict[str, bool]:
    """A yes in every lesson of this hour is a yes, in none a no. Two lessons at once that differ: not known."""
    return {TEACHER_SAID_YES: opened[0]} if len(set(opened)) == 1 else {}


def decided(rules: Rules | None, facts: dict[str, bool], act: str = USING_A_PHONE) -> tuple[Verdict | None, str]:
    """The engine's answer on these facts, and the article to name. None where the agreement has no such act."""
    if rules is None or act not in rules.acts():
        return None, ""
    bearing = rules.facts_for(act)
    try:
        verdict = rules.decide(act, {fact: value for fact, value in facts.items() if fact in bearing}).verdict
    except RequestError:  # facts that the school's own word list says cannot go together
        return None, ""
    return verdict, next(iter(verdict.articles), "")
