"""Who on the list is who in the school: by number, else by name and class, and where that is a guess, a question."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from netjes.rosters.formats.roster import Entry, Problem, Roster
from netjes.rosters.known import Known, State

SAME, NEW = "same", "new"


@dataclass(frozen=True, slots=True)
class Question:
    """Whether somebody on the list is somebody the school knows; until that is answered they wait."""

    key: str
    entry: Entry
    candidates: tuple[Known, ...]
    why: str
    can_be_new: bool = True


@dataclass(slots=True)
class Matching:
    """`known` has None for who is new; who is not in it waits."""

    known: dict[str, Known | None] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stay: set[int] = field(default_factory=set)  # people who may be on the list: nothing happens to them


def match(roster: Roster, state: State, answers: Mapping[str, str]) -> Matching:
    """`answers` are by the key of a question: the primary key of who it is, or `new`; `*` answers all the others."""
    matcher = _Matcher(roster, state, answers)
    matcher.by_number()
    matcher.by_name()
    matcher.parents()
    matcher.twice()
    matcher.untouched()
    return matcher.found


class _Matcher:
    def __init__(self, roster: Roster, state: State, answers: Mapping[str, str]) -> None:
        self.roster, self.state, self.answers = roster, state, answers
        self.found = Matching()
        self.taken: set[int] = set()
        self.asked: set[str] = set()

    def by_number(self) -> None:
        for key, entry in self.roster.entries.items():
            known = self.state.by_number.get(entry.number) if entry.number else None
            if known is None:
                continue
            self.taken.add(known.pk)
            if not (entry.pupil or entry.staff or entry.gone):
                continue  # a parent goes with the child
            if entry.fold != known.fold and self._is_another(entry, known):
                self._ask(entry, [known], "Dit nummer is hier van iemand met een andere naam.", can_be_new=False)
            else:
                self.found.known[key] = known

    def _is_another(self, entry: Entry, known: Known) -> bool:
        """Neither first name nor surname the same: then a number may have been given out again."""
        mine, theirs = set(entry.fold.split()), set(known.fold.split())
        return mine.isdisjoint(theirs)

    def by_name(self) -> None:
        """Who has no known number. Sure matches first, so that a question never offers who is taken."""
        rest = [
            (key, entry)
            for key, entry in self.roster.entries.items()
            if (entry.pupil or entry.staff) and not entry.gone and not self._settled(key)
        ]
        unsure: list[tuple[Entry, list[Known]]] = []
        sure: dict[int, list[str]] = defaultdict(list)
        for key, entry in rest:
            known, pool = self._look_up(entry)
            if known is not None:
                sure[known.pk].append(key)
            else:
                unsure.append((entry, pool))
        for pk, keys in sure.items():
            self.taken.add(pk)
            for key in keys:
                self.found.known[key] = self.state.people[pk]
        for entry, pool in unsure:
            left = [known for known in pool if known.pk not in self.taken]
            if left:
                self._ask(entry, left, "Deze naam kennen we al.")
            else:
                self.found.known[entry.key] = None

    def _settled(self, key: str) -> bool:
        return key in self.found.known or key in self.asked

    def _look_up(self, entry: Entry) -> tuple[Known | None, list[Known]]:
        """The one that it surely is, or those that it may be."""
        kind = "pupil" if entry.pupil else "staff"
        pool = [k for k in self.state.by_name.get(entry.fold, ()) if k.pk not in self.taken and getattr(k, kind)]
        if not pool:
            return None, []
        if entry.staff:
            by_mail = [k for k in pool if entry.email and k.email.casefold() == entry.email.casefold() and not k.number]
            sure = by_mail if entry.number else pool
            return (sure[0], []) if len(sure) == 1 else (None, pool)
        row = entry.class_row
        same = [k for k in pool if row and (at := self.state.class_of(k.pk)) and _equal(at.name, row.name)]
        if not entry.number:
            return (same[0], []) if len(same) == 1 else (None, same or pool)
        return None, same or [k for k in pool if not k.number]

    def _ask(self, entry: Entry, candidates: list[Known], why: str, *, can_be_new: bool = True) -> None:
        key = f"wie:{entry.key}"
        answer = self.answers.get(key) or self.answers.get("*", "")
        if answer == SAME and len(candidates) == 1:
            answer = str(candidates[0].pk)
        chosen = next((known for known in candidates if str(known.pk) == answer), None)
        if chosen:
            self.found.known[entry.key] = chosen
            self.found.merged.add(entry.key)
        elif answer == NEW and can_be_new:
            self.found.known[entry.key] = None
        else:
            self.asked.add(entry.key)
            self.found.questions.append(Question(key, entry, tuple(candidates), why, can_be_new))

    def parents(self) -> None:
        """A parent is the parent of that name whom the child has; else who has that name and address here."""
        children = defaultdict(list)
        for tie in self.roster.ties:
            if tie.child in self.found.known and not self.roster.entries[tie.child].gone:
                children[tie.guardian].append(tie.child)
        for key, entry in self.roster.entries.items():
            if entry.pupil or entry.staff or entry.gone or self._settled(key):
                continue
            if key not in children:  # the child waits, and so does the parent
                continue
            self.found.known[key] = self._parent(entry, children[key])

    def _parent(self, entry: Entry, children: list[str]) -> Known | None:
        if by_number := self.state.by_number.get(entry.number):
            return by_number
        for child in sorted(children):
            known = self.found.known.get(child)
            for _, guardian, _ in self.state.ties.get(known.pk, ()) if known else ():
                if self.state.people[guardian].fold == entry.fold and guardian not in self.taken:
                    return self.state.people[guardian]
        if not entry.email:
            return None
        same = [
            known
            for known in self.state.by_name.get(entry.fold, ())
            if known.email.casefold() == entry.email.casefold() and (known.guardian or known.staff)
        ]
        return min(same, key=lambda known: known.pk, default=None)

    def twice(self) -> None:
        """Two on the list who would be one person here: both wait."""
        at: dict[int, list[str]] = defaultdict(list)
        for key, known in self.found.known.items():
            if known is not None and (self.roster.entries[key].pupil or self.roster.entries[key].staff):
                at[known.pk].append(key)
        for pk, keys in at.items():
            if len(keys) < 2:
                continue
            for key in sorted(keys):
                entry = self.roster.entries[key]
                del self.found.known[key]
                self.found.merged.discard(key)
                what = f"Staat er vaker in, en we kennen één {self.state.people[pk].name}."
                mend = "Geef ieder een eigen nummer."
                self.found.problems.append(Problem(entry.file, entry.line, "", what, mend, True, entry.name))
                self.found.stay.add(pk)

    def untouched(self) -> None:
        """Whoever may be meant by a row that waits is left as they are."""
        for question in self.found.questions:
            self.found.stay.update(known.pk for known in question.candidates)
        for held in self.roster.held:
            if known := self.state.by_number.get(held.number):
                self.found.stay.add(known.pk)
            if held.fold:
                self.found.stay.update(known.pk for known in self.state.by_name.get(held.fold, ()))


def _equal(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
