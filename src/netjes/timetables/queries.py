"""Which lessons there are: of a school, a teacher or a pupil, on a day or at a moment. Cancelled ones never count."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from netjes.lib.clock import now
from netjes.schools.models import Group, Membership, Person, School
from netjes.timetables.models import Lesson, Timetable


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The moments at which a day begins and ends in the Netherlands; 23 or 25 hours apart when the clock changes."""
    zone = timezone.get_default_timezone()
    start = datetime.combine(day, time.min, tzinfo=zone)
    return start, datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)


def lessons_on(school: School, day: date) -> QuerySet[Lesson]:
    """What is given on a day, by time; groups and teachers are loaded with it."""
    start, end = day_bounds(day)
    found = Lesson.objects.for_school(school).filter(is_cancelled=False, starts_at__lt=end, ends_at__gt=start)
    return _with_whom(found)


def lessons_at(school: School, moment: datetime) -> QuerySet[Lesson]:
    """What is given at a moment: from its first second up to, not with, its last."""
    found = Lesson.objects.for_school(school).filter(is_cancelled=False, starts_at__lte=moment, ends_at__gt=moment)
    return _with_whom(found)


def _with_whom(found: Any) -> QuerySet[Lesson]:
    lessons: QuerySet[Lesson] = found.prefetch_related("groups", "teachers").order_by("starts_at", "pk")
    return lessons


def lessons_of_teacher(teacher: Person, day: date) -> QuerySet[Lesson]:
    """The lessons that somebody gives on a day, by time."""
    return lessons_on(teacher.school, day).filter(given_by__person=teacher).distinct()


def groups_of(pupil: Person, day: date) -> list[Group]:
    """Every group that a pupil is in on a day: the class, teaching groups, the department around the class not."""
    found = Membership.objects.for_school(pupil.school).on(day).filter(person=pupil).select_related("group")
    return [membership.group for membership in found]


def lessons_of_groups(school: School, groups: Iterable[Group | int], day: date) -> QuerySet[Lesson]:
    """The lessons that any of these groups has on a day, by time."""
    return lessons_on(school, day).filter(of_groups__group__in=list(groups)).distinct()


def lessons_of_pupil(pupil: Person, day: date) -> QuerySet[Lesson]:
    """A pupil's own day, by time."""
    return lessons_of_groups(pupil.school, groups_of(pupil, day), day)


def end_of_day_of(pupil: Person, day: date) -> datetime | None:
    """When a pupil's own school day ends; None without a timetable for that day."""
    ends = [lesson.ends_at for lesson in lessons_of_pupil(pupil, day)]
    return max(ends, default=None)


def timetables_of(school: School) -> QuerySet[Timetable]:
    """Where the lessons of a school come from, with how many are to come (`coming`); the files themselves not."""
    to_come = Count("lessons", filter=Q(lessons__ends_at__gt=now(), lessons__is_cancelled=False))
    found: QuerySet[Timetable] = Timetable.objects.for_school(school).defer("waiting").annotate(coming=to_come)
    return found
