"""Which days are days of school, for everything that is promised, counted or lasts in school days.

No weekend, no public holiday, none of the days off that the school wrote down, and no gap in the timetable: a weekday
without lessons between days that have them. Without a timetable and without days off all weekdays count.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db.models.functions import TruncDate
from django.utils import timezone

from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.timetables.models import Holiday, Lesson
from netjes.timetables.queries import day_bounds

FARTHEST = timedelta(days=120)  # in a row without school; the summer holiday is 42
NEAR = timedelta(days=21)  # so far on both sides of a day without lessons we look for others
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Off:
    """Days without school, the last one included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The calendar of a school, as far as anybody told us. Pure. `lessons` are the days on which there are any."""

    off: tuple[Off, ...] = ()
    lessons: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        """Whether this is a day of school."""
        if day.weekday() > 4 or day in public_holidays(day.year) or any(o.first <= day <= o.last for o in self.off):
            return False
        if day in self.lessons:
            return True
        around = [each for each in self.lessons if abs(each - day) <= NEAR]
        return not (any(each < day for each in around) and any(each > day for each in around))

    def after(self, day: date, days: int = 1) -> date:
        """The so-many-th school day after a day; a weekday where there is none for longer than any holiday."""
        for _each in range(days):
            day = next((d for d in _days_from(day + DAY, FARTHEST) if self.has(d)), _weekday_after(day))
        return day

    def last_of(self, first: date, days: int) -> date:
        """The last of so many school days from a day on, that day included when it is one."""
        return self.after(first - DAY, days)

    def between(self, first: date, last: date) -> int:
        """How many school days come after `first`, up to and with `last`."""
        return sum(self.has(day) for day in _days_from(first + DAY, last - first))


def _days_from(first: date, length: timedelta) -> list[date]:
    return [first + timedelta(days=n) for n in range(max(0, length.days))]


def _weekday_after(day: date) -> date:
    return next(each for each in _days_from(day + DAY, 3 * DAY) if each.weekday() < 5)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The days on which nobody in the Netherlands is at school, by law or by custom. Pure."""
    easter = _easter(year)
    king = date(year, 4, 27)
    moving = [easter + timedelta(days=days) for days in (0, 1, 39, 49, 50)]
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    if year % 5 == 0:
        fixed.append(date(year, 5, 5))
    return frozenset((*moving, *fixed, king - DAY if king.weekday() == 6 else king))


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


def school_days_of(school: School, near: date | None = None) -> SchoolDays:
    """The calendar of a school around a day (today): two questions to the database."""
    day = near or today()
    off = Holiday.objects.for_school(school).values_list("starts_on", "ends_on")
    begin, _ = day_bounds(day - NEAR)
    end, _ = day_bounds(day + FARTHEST)
    given = Lesson.objects.for_school(school).filter(starts_at__gte=begin, starts_at__lt=end, is_cancelled=False)
    days = given.order_by().annotate(day=TruncDate("starts_at")).values_list("day", flat=True).distinct()
    return SchoolDays(tuple(Off(first, last) for first, last in off), frozenset(days))


def one_school_day_after(school: School, moment: datetime) -> datetime:
    """The same hour on the next day of school."""
    local = timezone.localtime(moment)
    day = school_days_of(school, local.date()).after(local.date())
    return timezone.make_aware(datetime.combine(day, local.time().replace(tzinfo=None)))
