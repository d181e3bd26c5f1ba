"""When a phone goes back: at the end of that pupil's own school day, from the timetable."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from netjes.phones.queries import keeping_of
from netjes.schools.models import Person
from netjes.timetables.queries import end_of_day_of

FRIDAY = 5


@dataclass(frozen=True, slots=True)
class Ends:
    """The end of a pupil's own school day, and of the next one. `known`: from the timetable, else the usual end."""

    today: datetime
    next: datetime
    known: bool


def ends_for(pupil: Person, moment: datetime) -> Ends:
    """Today's end may have passed already; then nothing is kept any more."""
    day = timezone.localtime(moment).date()
    own = end_of_day_of(pupil, day)
    return Ends(own or _usual(pupil, day), _end_on(pupil, _next_school_day(day)), own is not None)


def _next_school_day(day: date) -> date:
    """The next weekday. In a holiday that is too soon rather than too late."""
    following = day + timedelta(days=1)
    while following.isoweekday() > FRIDAY:
        following += timedelta(days=1)
    return following


def _end_on(pupil: Person, day: date) -> datetime:
    return end_of_day_of(pupil, day) or _usual(pupil, day)


def _usual(pupil: Person, day: date) -> datetime:
    return datetime.combine(day, keeping_of(pupil.school).usual_end, tzinfo=timezone.get_default_timezone())
