"""Opening a lesson that is in no timetable."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Group, Person, School
from netjes.timetables.errors import CannotOpenLesson
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher
from netjes.timetables.states import LessonKind

LONGEST_ON_THE_SPOT = timedelta(hours=4)
MOST_GROUPS = 20


@transaction.atomic
def open_on_the_spot(
    *, actor: Actor, teacher: Person, groups: Sequence[Group], subject: str, ends_at: datetime,
    kind: str = LessonKind.LESSON, token: uuid.UUID | None = None,
) -> Lesson:  # fmt: skip
    """Begin a lesson now that no timetable knows. Raises `CannotOpenLesson`.

    `token` is made by the teacher's own device: the same tap, sent twice, opens one lesson.
    """
    school, moment = teacher.school, now()
    uid = f"spot:{token or uuid.uuid4()}"
    School.objects.select_for_update().get(pk=school.pk)
    known = Lesson.objects.for_school(school).filter(timetable__isnull=True, uid=uid, given_by__person=teacher).first()
    if known is not None:
        return known
    classes = {group.pk: group for group in groups}
    _checked(school, classes, subject, moment, ends_at, kind)
    lesson = Lesson.objects.create(
        school=school, uid=uid, kind=kind, subject=" ".join(subject.split()), starts_at=moment, ends_at=ends_at
    )
    LessonTeacher.objects.create(school=school, lesson=lesson, person=teacher)
    for group in classes.values():
        LessonGroup.objects.create(school=school, lesson=lesson, group=group)
    log(
        school_key=school.pk, actor=actor, act="timetables.lesson.opened", subject=lesson.ref,
        detail={"kind": str(kind), "groups": len(classes), "until": ends_at.isoformat(timespec="minutes")},
    )  # fmt: skip
    return lesson


def _checked(
    school: School, groups: dict[int, Group], subject: str, moment: datetime, ends_at: datetime, kind: str
) -> None:
    if not groups:
        raise CannotOpenLesson("Kies minstens één klas of groep.")
    if len(groups) > MOST_GROUPS:
        raise CannotOpenLesson(f"Dit zijn meer dan {MOST_GROUPS} groepen. Kies er minder, of open twee lessen.")
    if Group.objects.for_school(school).filter(pk__in=list(groups)).count() != len(groups):
        raise CannotOpenLesson("Een van deze groepen is er niet meer. Kies opnieuw.")
    if kind not in LessonKind.values:
        raise CannotOpenLesson("Kies wat het is: een les, een toets of iets anders.")
    if not subject.strip() or len(subject) > 80:
        raise CannotOpenLesson("Vul een vak in, in hoogstens 80 tekens.")
    if ends_at <= moment:
        raise CannotOpenLesson("Deze eindtijd is al voorbij. Kies een latere.")
    if ends_at - moment > LONGEST_ON_THE_SPOT:
        raise CannotOpenLesson("Een les duurt hier hoogstens vier uur. Kies een eerdere eindtijd.")
