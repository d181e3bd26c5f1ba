"""A pupil's day, lesson by lesson, with the answer as far as it is known now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from netjes.agreements.deciding import Rules
from netjes.lessons.models import Permission
from netjes.lessons.moments import EXEMPT, TEACHER_SAID_YES, Holding, decided
from netjes.lessons.overlay import Overlay
from netjes.lessons.regimes import OF_KIND, Regimes
from netjes.lessons.standing import EXAMS, code_of, hour
from netjes.lessons.states import PermissionState
from netjes.lib.verdicts import Code
from netjes.schools.models import Person
from netjes.timetables.models import Lesson
from netjes.timetables.queries import lessons_of_pupil
from netjes.timetables.states import LessonKind


@dataclass(frozen=True, slots=True)
class InTheDay:
    """A lesson on the margin line. Without `code` it is over, and nothing is said of it any more."""

    pk: int
    starts_at: datetime
    ends_at: datetime
    subject: str
    kind: str
    more: str
    is_now: bool
    code: Code | None
    answer: str


def day_of(pupil: Person, who: Overlay, holding: Holding, rules: Rules | None, regimes: Regimes) -> list[InTheDay]:
    """By time. Of a lesson to come, a test is known to be none and what was planned to be open; else it is asked."""
    lessons = list(lessons_of_pupil(pupil, who.day))
    planned = _planned(lessons, pupil, who, holding.moment)
    return [_entry(lesson, holding, rules, regimes, planned.get(lesson.pk)) for lesson in lessons]


def _planned(lessons: list[Lesson], pupil: Person, who: Overlay, moment: datetime) -> dict[int, Permission]:
    by_pk = {lesson.pk: lesson for lesson in lessons}
    given = Permission.objects.for_school(pupil.school).filter(lesson__in=by_pk, closed_at=None)
    found: dict[int, Permission] = {}
    for each in given.prefetch_related("audience"):
        each.lesson = by_pk[each.lesson_id]
        audience = list(each.audience.all())
        is_for = not audience or any(row.person_id == pupil.pk or row.group_id in who.groups for row in audience)
        if is_for and each.state_at(moment) is PermissionState.PLANNED:
            found[each.lesson_id] = each
    return found


def _entry(
    lesson: Lesson, holding: Holding, rules: Rules | None, regimes: Regimes, planned: Permission | None
) -> InTheDay:
    circumstance = OF_KIND[LessonKind(lesson.kind)]
    more = [lesson.location] if lesson.location else []
    is_now = lesson.starts_at <= holding.moment < lesson.ends_at
    code, answer = None, ""
    if is_now:
        code = code_of(holding.verdict)
        if code == "mag" and holding.permissions and not holding.is_exempt and holding.until:
            answer = _("mag tot {hour}").format(hour=hour(holding.until))
    elif lesson.starts_at > holding.moment:
        facts = dict(regimes.of(circumstance, lesson.starts_at).facts)
        if planned or holding.is_exempt:
            facts[TEACHER_SAID_YES] = True
        if holding.is_exempt:
            facts[EXEMPT] = True
        code = code_of(decided(rules, facts)[0])
        if planned and planned.bring_phone and code != "niet":
            more.append(_("neem je telefoon mee"))
        elif code == "overleg":
            more.append(_("vraag het je docent"))
        elif code == "niet" and circumstance in EXAMS:
            more.append(_("dan blijft je telefoon weg"))
    if lesson.changed_at and timezone.localtime(lesson.changed_at).date() == timezone.localtime(holding.moment).date():
        more.append(_("verplaatst"))
    kind = "" if lesson.kind in (LessonKind.LESSON, LessonKind.OTHER) else LessonKind(lesson.kind).label
    return InTheDay(
        lesson.pk, lesson.starts_at, lesson.ends_at, lesson.subject, str(kind), ", ".join(more), is_now, code, answer
    )
