"""A day at school for the tests of what holds: lessons and permissions, straight in the database."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from netjes.lessons.models import Exemption, Permission, PermissionFor
from netjes.lib.clock import now
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher, Timetable

TEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # Tuesday, 10.00 in Amsterdam


TODAY = TEN.date()


def timetable_of(school):
    found, _made = Timetable.objects.for_school(school).get_or_create(
        name="Rooster", defaults={"school": school, "format": "ical", "created_at": now()}
    )
    return found


def lesson(school, group, *, at=TEN, minutes=50, teacher=None, **more):
    """A lesson that begins at a moment."""
    made = Lesson.objects.create(
        school=school, timetable=timetable_of(school), uid=str(uuid4()), starts_at=at,
        ends_at=at + timedelta(minutes=minutes), **{"subject": "biologie", "location": "2.14", **more},
    )  # fmt: skip
    LessonGroup.objects.create(school=school, lesson=made, group=group)
    if teacher:
        LessonTeacher.objects.create(school=school, lesson=made, person=teacher)
    return made


def permission(lesson, *, minutes=20, at=None, group=None, person=None, **more):
    starts = at or lesson.starts_at
    made = Permission.objects.create(
        school=lesson.school, lesson=lesson, starts_at=starts, ends_at=starts + timedelta(minutes=minutes),
        token=uuid4(), created_at=now(), **{"purpose": "lookup", **more},
    )  # fmt: skip
    if group or person:
        PermissionFor.objects.create(school=lesson.school, permission=made, group=group, person=person)
    return made


def exempt(person, *, day=TODAY, days=30):
    return Exemption.objects.create(
        school=person.school, person=person, starts_on=day, ends_on=day + timedelta(days=days), created_at=now()
    )
