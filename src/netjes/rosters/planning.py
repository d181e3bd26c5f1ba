"""What a list will change, worked out in full before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from netjes.rosters.formats.roster import Entry, GroupRow, Roster
from netjes.rosters.known import GroupKey, Known, KnownGroup, State
from netjes.rosters.matching import Matching, match
from netjes.rosters.mentors import mentors_in
from netjes.rosters.planned import Joining, Plan, Ref, Seen
from netjes.rosters.states import Fate
from netjes.schools.ages import turning
from netjes.schools.states import GroupKind, Role


def plan(
    roster: Roster,
    state: State,
    *,
    year: str,
    today: date,
    complete: bool = True,
    answers: Mapping[str, str] | None = None,
) -> Plan:
    """Compare a list with the school on a day. `complete`: whoever is not on it, leaves."""
    matching = match(roster, state, answers or {})
    planner = _Planner(roster, state, matching, Plan(state.day, year, roster), today)
    planner.groups()
    for key in sorted(matching.known):
        planner.person(roster.entries[key], matching.known[key])
    planner.parents()
    planner.mentors()
    planner.leavers(complete)
    planner.last_year(complete)
    made = planner.made
    made.questions = sorted(matching.questions, key=lambda question: question.key)
    made.problems = sorted(
        [*roster.problems, *matching.problems, *made.problems], key=lambda p: (p.file, p.line, p.what)
    )
    return made


def group_key(row: GroupRow) -> GroupKey:
    return (GroupKind.CLASS.value if row.is_class else GroupKind.CLUSTER.value, row.name.casefold())


class _Planner:
    def __init__(self, roster: Roster, state: State, matching: Matching, made: Plan, today: date) -> None:
        self.roster, self.state, self.matching, self.made, self.today = roster, state, matching, made, today
        self.stays: set[int] = set(matching.stay)
        self.on_list = {known.pk for known in matching.known.values() if known is not None}

    # --- groups ---------------------------------------------------------------------------------------

    def groups(self) -> None:
        """The groups of the year; a new class keeps the department that one of its name had."""
        parents: dict[GroupKey, int | None] = {}
        for group in self.state.groups.values():  # by year
            if group.year == self.made.year:
                self.made.groups[group.key] = group.pk
            elif group.year < self.made.year:
                parents[group.key] = group.parent
        wanted: dict[GroupKey, str] = {}
        for key in self.matching.known:
            entry = self.roster.entries[key]
            if not entry.gone:
                for row in (*entry.groups, *entry.teaches, *entry.leads):
                    wanted[group_key(row)] = max(row.name, wanted.get(group_key(row), row.name))
        for at, name in sorted(wanted.items()):
            if at not in self.made.groups:
                self.made.new_groups[at] = (name, parents.get(at))

    def _now_in(self, known: Known) -> dict[GroupKey | int, tuple[int, KnownGroup]]:
        """The groups somebody is in: by key in this year, by primary key in another."""
        found: dict[GroupKey | int, tuple[int, KnownGroup]] = {}
        for row, group_pk in self.state.memberships.get(known.pk, ()):
            group = self.state.groups[group_pk]
            found[group.key if group.year == self.made.year else group.pk] = (row, group)
        return found

    # --- one person -----------------------------------------------------------------------------------

    def person(self, entry: Entry, known: Known | None) -> None:
        if entry.gone:
            return
        if not (entry.pupil or entry.staff):
            self._parent(entry, known)
            return
        kind = "pupil" if entry.pupil else "staff"
        ref: Ref = known.pk if known else entry.key
        changed = self._details(entry, known)
        moved = self._memberships(entry, known, ref)
        self._roles(entry, known, ref)
        detail = entry.class_row.name if entry.class_row else ""
        if known is None:
            fate = Fate.NEW
        elif entry.key in self.matching.merged:
            fate, detail = Fate.MERGED, detail or ", ".join(changed)
        elif not self.state.present(known):
            fate = Fate.RETURNED
        elif moved is not None:
            fate, detail = Fate.MOVED, moved
        elif changed:
            fate, detail = Fate.CHANGED, ", ".join(changed)
        else:
            fate = Fate.SAME
        self.made.seen[kind, fate].append(Seen(entry.name, detail))

    def _parent(self, entry: Entry, known: Known | None) -> None:
        if known is None:
            return  # counted where the children are
        changed = self._details(entry, known)
        fate = Fate.CHANGED if changed else Fate.SAME
        if not self.state.present(known):
            fate = Fate.RETURNED
        self.made.seen["guardian", fate].append(Seen(entry.name, ", ".join(changed)))

    def _details(self, entry: Entry, known: Known | None) -> list[str]:
        """What changes in somebody's own row; returns what, in words."""
        if known is None:
            if entry.pupil or entry.staff:
                self.made.new_people.append(entry)
            return []
        change: dict[str, Any] = {}
        words = []
        if (known.given_name, known.infix, known.family_name) != (entry.given_name, entry.infix, entry.family_name):
            change |= {"given_name": entry.given_name, "infix": entry.infix, "family_name": entry.family_name}
            words.append(f"heette {known.name}")
        if entry.email and entry.email != known.email:
            change["email"] = entry.email
            words.append("mailadres")
        if entry.number and entry.number != known.number and not (entry.number.startswith("list:") and known.number):
            change["external_id"] = entry.number
            words.append("nummer")
        if entry.born is not None:
            kept = turning(entry.born, self.today)
            if (kept.turns_on, kept.turns, kept.is_18) != (known.turns_on, known.turns, known.is_18):
                change |= {"turns_on": kept.turns_on, "turns": kept.turns, "is_18": kept.is_18}
                words.append("dag waarop iemand 16 of 18 wordt")
        if not self.state.present(known):
            change["left_on"] = None
        if change:
            self.made.changes.setdefault(known.pk, {}).update(change)
        return words

    def _memberships(self, entry: Entry, known: Known | None, ref: Ref) -> str | None:
        """The groups of a pupil; returns how the class changes, in words, if it does."""
        wanted = {group_key(row) for row in entry.groups}
        now = self._now_in(known) if known else {}
        has_class = entry.class_row is not None
        before = None
        for at, (row, group) in now.items():
            is_class = group.kind == GroupKind.CLASS
            if at not in wanted and (has_class if is_class else self.roster.has_clusters):
                self.made.end_memberships.add(row)
                before = group.name if is_class else before
        fresh = False
        for at in sorted(wanted - set(now)):
            fresh |= at[0] == GroupKind.CLASS
            self._join(ref, at)
        if not fresh:
            return None
        name = entry.class_row.name if entry.class_row else ""
        return f"{before} → {name}" if before else name

    def _join(self, ref: Ref, at: GroupKey) -> None:
        group = self.made.groups.get(at)
        again = self.state.closed_today.get(("membership", ref, group))
        if again is not None:
            self.made.reopened["membership"].add(again)
            return
        until = self.state.next_class.get(ref) if isinstance(ref, int) and at[0] == GroupKind.CLASS else None
        self.made.joins.append(Joining(ref, at, until))

    def _roles(self, entry: Entry, known: Known | None, ref: Ref) -> None:
        held = self.state.positions.get(known.pk, []) if known else []
        if entry.pupil and not any(role == Role.PUPIL for _, role, _ in held):
            self._hold(ref, Role.PUPIL, None)
        if entry.staff and not (known and known.staff):
            self._hold(ref, Role.INVIGILATOR if entry.invigilates and not entry.teaches else Role.TEACHER, None)
        if entry.staff and self.roster.has_teaching:
            self._for_groups(ref, Role.TEACHER, {group_key(row) for row in entry.teaches}, held)

    def _for_groups(self, ref: Ref, role: Role, wanted: set[GroupKey], held: list[tuple[int, str, int | None]]) -> None:
        pks = {self.made.groups[at]: at for at in wanted if at in self.made.groups}
        has = {group: row for row, its, group in held if its == role and group in self.state.groups}
        for group, row in has.items():
            if group not in pks:
                self.made.end_positions.add(row)
        for at in sorted(wanted):
            if self.made.groups.get(at) not in has:
                self._hold(ref, role, at)

    def _hold(self, ref: Ref, role: Role, at: GroupKey | None) -> None:
        group = self.made.groups.get(at) if at else None
        again = None if at and group is None else self.state.closed_today.get(("position", ref, role.value, group))
        if again is not None:
            self.made.reopened["position"].add(again)
        else:
            self.made.holds.append((ref, role.value, at))

    # --- parents --------------------------------------------------------------------------------------

    def parents(self) -> None:
        """Who is whose parent. A child with no parent on the list keeps those it has."""
        known = self.matching.known
        wanted: dict[str, dict[Ref, tuple[bool | None, str]]] = defaultdict(dict)
        for tie in self.roster.ties:
            if tie.guardian in known and tie.child in known and not self.roster.entries[tie.child].gone:
                guardian = known[tie.guardian]
                ref: Ref = guardian.pk if guardian else tie.guardian
                at = wanted[tie.child]
                said = [each for each in (at.get(ref, (None,))[0], tie.authority) if each is not None]
                at[ref] = (all(said) if said else None, tie.guardian)
        fresh: set[str] = set()
        for child, guardians in sorted(wanted.items()):
            pupil = known[child]
            has = {guardian: (row, had) for row, guardian, had in self.state.ties.get(pupil.pk, ())} if pupil else {}
            for ref, (authority, key) in sorted(guardians.items(), key=lambda each: str(each[0])):
                self._tie(ref, pupil.pk if pupil else child, authority, has.get(ref))  # type: ignore[arg-type]
                if known[key] is None:
                    fresh.add(key)
            for parent, (row, _) in has.items():
                if parent not in guardians and self._is_from_a_list(parent):
                    self.made.end_ties.add(row)
        for key in sorted(fresh):
            if not (self.roster.entries[key].pupil or self.roster.entries[key].staff):
                self.made.new_people.append(self.roster.entries[key])
                self.made.seen["guardian", Fate.NEW].append(Seen(self.roster.entries[key].name))

    def _tie(self, guardian: Ref, child: Ref, authority: bool | None, has: tuple[int, bool] | None) -> None:
        if guardian == child:
            return
        if has is not None:
            row, had = has
            if authority is not None and authority != had:
                self.made.authority[row] = authority
            return
        again = self.state.closed_today.get(("tie", guardian, child))
        if again is not None:
            self.made.reopened["tie"].add(again)
            if authority is not None:
                self.made.authority[again] = authority
        else:
            self.made.ties.append((guardian, child, True if authority is None else authority))

    def _is_from_a_list(self, guardian: int) -> bool:
        """Parents whom somebody put here by hand stay, and so does who may be meant by a row that waits."""
        return bool(self.state.people[guardian].number) and guardian not in self.stays

    # --- mentors --------------------------------------------------------------------------------------

    def mentors(self) -> None:
        """Who is mentor of the classes on the list. A class of which a mentor is not found keeps who it has."""
        if not self.roster.has_mentors:
            return
        wanted, unsure, problems = mentors_in(self.roster, self.matching, self.state)
        self.made.problems += problems
        now: dict[int, dict[int, int]] = defaultdict(dict)
        for person, rows in self.state.positions.items():
            for position, role, its in rows:
                if role == Role.MENTOR and its is not None:
                    now[its][person] = position
        for row, refs in sorted(wanted.items()):
            at = group_key(row)
            if at not in self.made.groups and at not in self.made.new_groups:
                continue
            group = self.made.groups.get(at)
            has = now.get(group, {}) if group is not None else {}
            if row not in unsure:
                self.made.end_positions.update(position for person, position in has.items() if person not in refs)
            for ref in sorted(refs, key=str):
                if ref not in has:
                    self._hold(ref, Role.MENTOR, at)

    # --- who leaves -----------------------------------------------------------------------------------

    def leavers(self, complete: bool) -> None:
        gone = {known.pk for key, known in self.matching.known.items() if known and self.roster.entries[key].gone}
        for kind, speaks in (("pupil", self.roster.has_pupils), ("staff", self.roster.has_staff)):
            everybody = list(self.state.of(kind))
            self.made.total[kind] = len(everybody)
            for known in everybody:
                leaves = known.pk in gone or (complete and speaks and known.pk not in self.on_list)
                if not leaves or known.pk in self.stays or known.left_on is not None:
                    continue
                if kind == "staff" and (known.keeper or not known.number or known.pupil):
                    self.made.kept.append(Seen(known.name))
                    continue
                if kind == "pupil" and known.staff:
                    continue
                group = self.state.class_of(known.pk)
                self.made.seen[kind, Fate.LEFT].append(Seen(known.name, group.name if group else ""))
                self._leaves(known)
        self._parents_leave()
        for seen in self.made.seen.values():
            seen.sort(key=lambda each: (each.name.casefold(), each.detail))

    def _leaves(self, known: Known) -> None:
        made, state = self.made, self.state
        made.leave.append(known.pk)
        made.end_memberships.update(row for row, _ in state.memberships.get(known.pk, ()))
        made.end_positions.update(row for row, _, _ in state.positions.get(known.pk, ()))
        made.end_ties.update(row for row, _, _ in state.ties.get(known.pk, ()))
        made.end_ties.update(row for row, _ in state.children.get(known.pk, ()))

    def _parents_leave(self) -> None:
        """A parent without a child here leaves too, unless they are something else besides."""
        still = {ref for ref, _, _ in self.made.ties}
        again = self.made.reopened["tie"]
        if again:
            still |= {key[1] for key, row in self.state.closed_today.items() if key[0] == "tie" and row in again}  # type: ignore[misc]
        self.made.total["guardian"] = sum(1 for _ in self.state.of("guardian"))
        for guardian, children in sorted(self.state.children.items()):
            known = self.state.people[guardian]
            if any(row not in self.made.end_ties for row, _ in children) or guardian in still:
                continue
            if known.staff or known.pupil or self.state.positions.get(guardian) or not self.state.present(known):
                continue
            self.made.seen["guardian", Fate.LEFT].append(Seen(known.name))
            self.made.leave.append(guardian)

    def last_year(self, complete: bool) -> None:
        """With a new school year, who taught or was mentor of a class of an earlier one no longer does."""
        if not complete or not Counter(at[0] for at in self.made.new_groups)[GroupKind.CLASS.value]:
            return
        for rows in self.state.positions.values():
            for row, _, group in rows:
                if group in self.state.groups and self.state.groups[group].year < self.made.year:
                    self.made.end_positions.add(row)
