"""What every format gives: lessons as a file says them, and what in it was not understood. Moments are in UTC."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from netjes.lib.tables import CannotRead

__all__ = ["HORIZON", "LARGEST", "MOST", "CannotRead", "Problem", "Reading", "Slot", "Window"]

HERE = ZoneInfo("Europe/Amsterdam")
LARGEST = 20_000_000  # bytes
MOST = 100_000  # lessons, or rows, in one file
MOST_PROBLEMS = 200  # that are named; the others are counted
HORIZON = timedelta(days=200)
LONGEST_LESSON = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is read: what ended before it or begins after it is counted and left out."""

    starts_at: datetime
    ends_at: datetime

    @classmethod
    def from_day(cls, day: date) -> "Window":
        """From the first second of a day in the Netherlands up to the horizon."""
        start = datetime.combine(day, time.min, tzinfo=HERE)
        return cls(start.astimezone(UTC), datetime.combine(day + HORIZON, time.min, tzinfo=HERE).astimezone(UTC))

    def has(self, starts_at: datetime, ends_at: datetime) -> bool:
        return starts_at < self.ends_at and ends_at > self.starts_at


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not understood: where (a line or a uid), what is wrong, and how to mend it."""

    where: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One lesson. `loose` are words of a title that may name a group, a teacher or the subject."""

    uid: str
    version: int
    kind: str
    subject: str
    location: str
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool = False
    groups: tuple[str, ...] = ()
    teachers: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """Everything a file says. `held` are uids of rows that were not understood: what we know of them stays."""

    format: str
    name: str
    slots: dict[str, Slot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    more_problems: int = 0
    rows: int = 0
    all_day: int = 0
    outside: int = 0
    old_versions: int = 0
    held: set[str] = field(default_factory=set)
    holds_unknown: bool = False  # a row without a name was not understood: then nothing counts as gone

    @property
    def covers(self) -> tuple[datetime, datetime] | None:
        """The days, whole, from the first lesson up to the last; None for a file without any."""
        if not self.slots:
            return None
        first = min(slot.starts_at for slot in self.slots.values()).astimezone(HERE).date()
        last = max(slot.ends_at for slot in self.slots.values()).astimezone(HERE).date()
        start, end = (datetime.combine(day, time.min, tzinfo=HERE) for day in (first, last + timedelta(days=1)))
        return start.astimezone(UTC), end.astimezone(UTC)

    def remark(self, where: str, what: str, mend: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(where, what, mend))
        else:
            self.more_problems += 1

    def hold(self, uid: str, where: str, what: str, mend: str) -> None:
        """A row that is not taken over; what is known under its uid stays as it is."""
        self.remark(where, what, mend)
        if uid:
            self.held.add(uid)
        else:
            self.holds_unknown = True

    def add(self, slot: Slot, window: Window, where: str) -> None:
        """Keep a lesson if it fits; of two with one uid the higher version wins, and of equals the later one."""
        if slot.ends_at <= slot.starts_at:
            self.hold(slot.uid, where, "De les eindigt niet na het begin.", "Kijk de tijden na.")
            return
        if slot.ends_at - slot.starts_at > LONGEST_LESSON:
            self.hold(slot.uid, where, "De les duurt langer dan veertien uur.", "Kijk de tijden na.")
            return
        if not window.has(slot.starts_at, slot.ends_at):
            self.outside += 1
            return
        known = self.slots.get(slot.uid)
        if known is not None:
            self.old_versions += 1
            if known.version > slot.version:
                return
        self.slots[slot.uid] = slot
        if len(self.slots) > MOST:
            raise too_many(self.name)


def too_many(name: str) -> CannotRead:
    return CannotRead(f"{name} heeft meer dan {MOST} lessen. Maak een export van een kortere tijd, of per afdeling.")
