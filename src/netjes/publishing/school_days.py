"""Which days are days of school, as far as anybody told us: no weekend, no public holiday, no gap in the timetable."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from netjes.schools.models import School
from netjes.timetables.models import Lesson

FARTHEST = 70  # days: longer than any holiday
NEAR = timedelta(days=21)  # so far on both sides of a day without lessons we look for others


def public_holidays(year: int) -> frozenset[date]:
    """The days on which nobody in the Netherlands is at school, by law or by custom. Pure."""
    easter = _easter(year)
    king = date(year, 4, 27)
    moving = [easter + timedelta(days=days) for days in (0, 1, 39, 49, 50)]
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    if year % 5 == 0:
        fixed.append(date(year, 5, 5))
    return frozenset((*moving, *fixed, king - timedelta(days=1) if king.weekday() == 6 else king))


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the method of Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_school_day(school: School, day: date) -> bool:
    """A weekday without lessons, between days that have them, is a holiday. Without a timetable all weekdays count."""
    if day.weekday() >= 5 or day in public_holidays(day.year):
        return False
    around = _days_with_lessons(school, day)
    return day in around or not (any(each < day for each in around) and any(each > day for each in around))


def _days_with_lessons(school: School, day: date) -> set[date]:
    midnight = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    found = Lesson.objects.for_school(school).filter(
        starts_at__gte=midnight - NEAR, starts_at__lt=midnight + NEAR, is_cancelled=False
    )
    return {timezone.localtime(moment).date() for moment in found.values_list("starts_at", flat=True)}


def one_school_day_after(school: School, moment: datetime) -> datetime:
    """The same hour on the next day of school; in a very long holiday ten weeks later at the latest."""
    local = timezone.localtime(moment)
    for days in range(1, FARTHEST):
        day = local.date() + timedelta(days=days)
        if is_school_day(school, day):
            return timezone.make_aware(datetime.combine(day, local.time().replace(tzinfo=None)))
    return moment + timedelta(days=FARTHEST)
