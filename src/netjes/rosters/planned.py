"""Everything that taking over a list would do, counted and fingerprinted before anything is written."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netjes.rosters.formats.roster import Entry, Problem, Roster
from netjes.rosters.known import GroupKey
from netjes.rosters.matching import Question
from netjes.rosters.states import Fate

Ref = int | str  # the primary key of who is known, or the key on the list of who is new
KINDS = ("pupil", "staff", "guardian")
A_TENTH = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of a preview: who, and what becomes of them."""

    name: str
    detail: str = ""


@dataclass(slots=True)
class Joining:
    person: Ref
    group: GroupKey
    ends_on: date | None = None


@dataclass(slots=True)
class Plan:
    """Everything that taking over a list does, and nothing else. `seen` is by kind of person and fate."""

    day: date
    year: str
    roster: Roster
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[str, Fate], list[Seen]] = field(default_factory=lambda: defaultdict(list))
    total: dict[str, int] = field(default_factory=dict)  # how many the school has now

    new_groups: dict[GroupKey, tuple[str, int | None]] = field(default_factory=dict)  # its name and department
    groups: dict[GroupKey, int] = field(default_factory=dict)  # those of the year that are there
    new_people: list[Entry] = field(default_factory=list)
    changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    leave: list[int] = field(default_factory=list)
    joins: list[Joining] = field(default_factory=list)
    holds: list[tuple[Ref, str, GroupKey | None]] = field(default_factory=list)
    ties: list[tuple[Ref, Ref, bool]] = field(default_factory=list)
    authority: dict[int, bool] = field(default_factory=dict)
    end_memberships: set[int] = field(default_factory=set)
    end_positions: set[int] = field(default_factory=set)
    end_ties: set[int] = field(default_factory=set)
    reopened: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    kept: list[Seen] = field(default_factory=list)  # staff who are not on the list and stay

    def count(self, kind: str, fate: Fate) -> int:
        return len(self.seen.get((kind, fate), ()))

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        return {kind: {fate.value: self.count(kind, fate) for fate in Fate} for kind in KINDS}

    @property
    def waiting(self) -> int:
        return len(self.questions) + sum(problem.waits for problem in self.problems)

    @property
    def leaving(self) -> int:
        """Pupils and staff who go."""
        return self.count("pupil", Fate.LEFT) + self.count("staff", Fate.LEFT)

    @property
    def too_many(self) -> bool:
        """Whether more than a tenth of the pupils or of the staff would go."""
        return any(self.count(kind, Fate.LEFT) * A_TENTH > self.total[kind] for kind in ("pupil", "staff"))

    @property
    def is_empty(self) -> bool:
        """Whether taking it over changes nothing."""
        rows = (self.new_groups, self.new_people, self.changes, self.leave, self.joins, self.holds, self.ties)
        return not any((*rows, self.authority, self.end_memberships, self.end_positions, self.end_ties, *self._again()))

    def _again(self) -> list[set[int]]:
        return [self.reopened[kind] for kind in ("membership", "position", "tie")]

    @property
    def fingerprint(self) -> str:
        """The same as long as the same would happen."""
        told = [
            self.day, self.year, sorted(self.new_groups), sorted(e.key for e in self.new_people),
            sorted((pk, sorted((k, str(v)) for k, v in change.items())) for pk, change in self.changes.items()),
            sorted(self.leave), sorted((str(j.person), j.group) for j in self.joins), sorted(map(str, self.holds)),
            sorted(map(str, self.ties)), sorted(self.authority.items()), sorted(self.end_memberships),
            sorted(self.end_positions), sorted(self.end_ties), [sorted(rows) for rows in self._again()],
        ]  # fmt: skip
        return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
