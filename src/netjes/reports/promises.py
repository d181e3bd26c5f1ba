"""Until when the school promises an answer, and whether somebody reads now. Pure: days and hours in the Netherlands."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from netjes.timetables.school_days import SchoolDays


@dataclass(frozen=True, slots=True)
class Promise:
    """`answer_in` school days; somebody reads on school days between two hours."""

    answer_in: int = 1
    reads_from: time = time(8, 30)
    reads_until: time = time(17)
    days: SchoolDays = field(default_factory=SchoolDays)

    def due(self, day: date) -> date:
        """The last day of the promise for what comes in on a day: that many school days after it."""
        return self.days.after(day, self.answer_in)

    def reads_now(self, moment: datetime) -> bool:
        """Whether somebody reads at a moment (in local time)."""
        return self.days.has(moment.date()) and self.reads_from <= moment.time() < self.reads_until

    def reads_again(self, moment: datetime) -> datetime:
        """The next moment at which somebody reads; the moment itself when somebody does."""
        if self.reads_now(moment):
            return moment
        today = self.days.has(moment.date()) and moment.time() < self.reads_from
        day = moment.date() if today else self.days.after(moment.date())
        return datetime.combine(day, self.reads_from, tzinfo=moment.tzinfo)
