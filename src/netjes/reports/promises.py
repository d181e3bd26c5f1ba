"""Until when the school promises an answer, and whether somebody reads now. Pure: days and hours in the Netherlands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MOST_DAYS_OFF = 120  # in a row; the summer holiday is 42


@dataclass(frozen=True, slots=True)
class Off:
    """Days without school, the last one included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Promise:
    """`answer_in` school days; somebody reads on school days between two hours."""

    answer_in: int = 1
    reads_from: time = time(8, 30)
    reads_until: time = time(17)
    off: tuple[Off, ...] = field(default_factory=tuple)

    def is_school_day(self, day: date) -> bool:
        return day.weekday() < 5 and not any(each.first <= day <= each.last for each in self.off)

    def due(self, day: date) -> date:
        """The last day of the promise for what comes in on a day: that many school days after it."""
        found = day
        for _each in range(self.answer_in):
            found = self.next_school_day(found)
        return found

    def next_school_day(self, day: date) -> date:
        """The first school day after a day; the next weekday when holidays go on longer than any do."""
        found = day + timedelta(days=1)
        for _each in range(MOST_DAYS_OFF):
            if self.is_school_day(found):
                return found
            found += timedelta(days=1)
        return next(d for d in (day + timedelta(days=n) for n in (1, 2, 3)) if d.weekday() < 5)

    def school_days_between(self, first: date, last: date) -> int:
        """How many school days come after `first`, up to and with `last`."""
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(self.is_school_day(day) for day in days)

    def reads_now(self, moment: datetime) -> bool:
        """Whether somebody reads at a moment (in local time)."""
        return self.is_school_day(moment.date()) and self.reads_from <= moment.time() < self.reads_until

    def reads_again(self, moment: datetime) -> datetime:
        """The next moment at which somebody reads; the moment itself when somebody does."""
        if self.reads_now(moment):
            return moment
        today = self.is_school_day(moment.date()) and moment.time() < self.reads_from
        day = moment.date() if today else self.next_school_day(moment.date())
        return datetime.combine(day, self.reads_from, tzinfo=moment.tzinfo)


def off_days(pairs: Iterable[tuple[date, date]]) -> tuple[Off, ...]:
    return tuple(Off(first, last) for first, last in pairs)
