"""What a list says, whatever its shape: people, groups, who is whose parent, and what was not understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from netjes.rosters.formats.names import folded


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not understood: where, what, and what to do about it.

    `waits`: the row (or the person) is left out until it is mended; otherwise only this cell is.
    `options` are the values to choose from, `value` what stands there or what we would put there.
    """

    file: str
    line: int
    column: str
    what: str
    mend: str
    waits: bool = True
    who: str = ""
    value: str = ""
    options: tuple[str, ...] = ()
    key: str = ""  # under which a mend is given; empty when it cannot be mended here
    proposed: bool = False  # `value` is what we would put there, not what stands there

    @property
    def where(self) -> str:
        return f"{self.file}, regel {self.line}" + (f", kolom {self.column}" if self.column else "")


@dataclass(slots=True)
class Entry:
    """One human on the list. `groups` are the groups one is a member of, `teaches` and `leads` those of a teacher."""

    key: str
    number: str
    given_name: str
    infix: str
    family_name: str
    email: str = ""
    born: date | None = None
    pupil: bool = False
    staff: bool = False
    invigilates: bool = False
    gone: bool = False
    file: str = ""
    line: int = 0
    groups: tuple["GroupRow", ...] = ()
    teaches: tuple["GroupRow", ...] = ()
    leads: tuple["GroupRow", ...] = ()

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.infix, self.family_name) if part)

    @property
    def fold(self) -> str:
        return folded(self.name)

    @property
    def class_row(self) -> "GroupRow | None":
        return next((row for row in self.groups if row.is_class), None)


@dataclass(frozen=True, slots=True, order=True)
class GroupRow:
    """A class or another teaching group."""

    name: str
    is_class: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """That somebody is a parent of a pupil. `authority` None: the list does not say."""

    guardian: str
    child: str
    authority: bool | None = None


@dataclass(frozen=True, slots=True)
class MentorName:
    """Who a list calls mentor of a class, by whatever it calls them: a name, a code, an address."""

    text: str
    group: GroupRow
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody whose row waits: whoever looks like this in the school stays as they are."""

    number: str
    fold: str


@dataclass(slots=True)
class Roster:
    """Everything a list says. What it does not speak of (`has_staff` False) stays as it is in the school."""

    kind: str
    entries: dict[str, Entry] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    mentors: list[MentorName] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    held: set[Held] = field(default_factory=set)
    rows: int = 0
    used: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    has_clusters: bool = False
    has_teaching: bool = False
    has_mentors: bool = False

    @property
    def has_pupils(self) -> bool:
        return any(entry.pupil for entry in self.entries.values())

    @property
    def has_staff(self) -> bool:
        return any(entry.staff for entry in self.entries.values())

    @property
    def waiting(self) -> int:
        """How many rows or people are left out for now."""
        return sum(1 for problem in self.problems if problem.waits)

    def hold(self, problem: Problem, *, number: str = "", fold: str = "") -> None:
        """A row that waits; whoever it may be about is left alone."""
        self.problems.append(problem)
        if number or fold:
            self.held.add(Held(number, fold))


def one_class(options: Iterable[GroupRow]) -> list[GroupRow]:
    return sorted(row for row in options if row.is_class)
