"""From rows to a roster: each cell checked, each human once, whatever the order of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from netjes.lib.cells import NotADay, day_of, is_email, strange
from netjes.lib.tables import Line, Mends, Sheet
from netjes.rosters.formats.names import Name, folded, split_family
from netjes.rosters.formats.roster import Entry, GroupRow, Held, Problem, Roster, Tie

LONGEST = {"given": 60, "infix": 20, "family": 80, "number": 80, "group": 60}


@dataclass(frozen=True, slots=True)
class Asked:
    """How a list is to be read: for which day and school year, with what was mended, and how its columns are meant."""

    day: date
    year: str
    mends: Mends = field(default_factory=dict)
    columns: Sequence[str] | None = None
    brin: str = ""


class Waits(Exception):
    """This row cannot be used as it stands."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


@dataclass(slots=True)
class Row:
    """One row of a sheet, and the problems that its cells give."""

    sheet: Sheet
    line: Line
    who: str = ""

    def __getitem__(self, column: int | None) -> str:
        return self.line[column]

    def problem(
        self, column: int | None, what: str, mend: str, *, value: str | None = None, options: tuple[str, ...] = (),
        waits: bool = True, proposed: bool = False,
    ) -> Problem:  # fmt: skip
        at = self.sheet.head[column] if column is not None else ""
        key = self.sheet.key(self.line, column) if column is not None else ""
        shown = self[column] if value is None else value
        return Problem(
            self.sheet.name, self.line.number, at, what, mend, waits, self.who, shown[:200], options, key, proposed
        )

    def text(self, column: int | None, longest: int = 200) -> str:
        """A cell as text, its spaces tidied. Raises `Waits` for letters that went wrong and what is too long."""
        cell = " ".join(self[column].split())
        if not cell:
            return ""
        proper = strange(cell)
        if proper is not None:
            what, mend = "Er staan vreemde tekens in.", "Kijk of het zo klopt."
            raise Waits(self.problem(column, what, mend, value=proper, proposed=proper != cell))
        if len(cell) > longest:
            raise Waits(
                self.problem(column, f"Dit is langer dan {longest} tekens.", "Maak het korter.", value=cell[:longest])
            )
        return cell

    def fits(self) -> None:
        """Raises `Waits` when there are more cells than columns: then a name holds a separator."""
        if any(cell.strip() for cell in self.line.cells[len(self.sheet.head) :]):
            raise Waits(
                self.problem(
                    None, "Er staan meer vakjes dan kolommen.",
                    f"Zet om een cel met een ‘{self.sheet.separator.replace(chr(9), 'tab')}’ erin aanhalingstekens.",
                )
            )  # fmt: skip

    def name(self, given: int | None, infix: int | None, family: int | None) -> Name:
        first, last = self.text(given, LONGEST["given"]), self.text(family)
        self.who = self.who or " ".join([first, *split_family(last, self[infix])]).replace("  ", " ").strip()
        if not first:
            raise Waits(self.problem(given, "De voornaam ontbreekt.", "Vul de voornaam in."))
        if not last:
            raise Waits(self.problem(family, "De achternaam ontbreekt.", "Vul de achternaam in."))
        between, surname = split_family(last, self.text(infix, LONGEST["infix"]))
        if len(surname) > LONGEST["family"] or len(between) > LONGEST["infix"]:
            raise Waits(self.problem(family, "Deze naam is te lang.", "Maak hem korter."))
        return Name(first, between, surname)

    def email(self, column: int | None) -> str:
        cell = self.text(column).removeprefix("mailto:")
        if cell and not is_email(cell):
            raise Waits(self.problem(column, "Dit is geen mailadres.", "Schrijf naam@school.nl, of laat het leeg."))
        return cell

    def birthday(self, column: int | None, on: date) -> date | None:
        cell = self[column]
        if not cell:
            return None
        try:
            born = day_of(cell)
        except NotADay as error:
            raise Waits(self.problem(column, str(error), "Schrijf dag, maand en jaar, zoals 9-3-2011.")) from None
        if not born.year > 1900 or born > on:
            raise Waits(self.problem(column, "Dit kan geen geboortedag zijn.", "Kijk het jaar na."))
        return born


class Gathering:
    """Collects what the rows say; `finish` settles what more than one row speaks of."""

    def __init__(self, kind: str, mends: Mends) -> None:
        self.roster = Roster(kind)
        self._mends = mends
        self._clashes: dict[str, Problem] = {}

    def wait(self, problem: Problem, *, number: str = "", fold: str = "") -> None:
        self.roster.hold(problem, number=number, fold=fold or folded(problem.who))

    def remark(self, problem: Problem) -> None:
        self.roster.problems.append(problem)

    def add(self, entry: Entry, row: Row, number_column: int | None) -> Entry:
        """A human of the list; who is on it twice with other names waits, both times."""
        known = self.roster.entries.setdefault(entry.key, entry)
        if known is entry:
            return entry
        same = known.fold == entry.fold
        both = all(
            not a or not b or a == b for a, b in ((known.email.lower(), entry.email.lower()), (known.born, entry.born))
        )
        if not same or not both:
            what = f"Nummer {row[number_column]} staat er twee keer in, voor {known.name} en voor {entry.name}."
            if same:
                what = "Staat er twee keer in, met een ander mailadres of een andere geboortedatum."
            problem = row.problem(number_column, what, "Geef de een een ander nummer, of haal de andere weg.")
            earlier = self._clashes.get(entry.key)
            if earlier is None or earlier.line < problem.line:
                self._clashes[entry.key] = problem
            self.roster.held.add(Held("", entry.fold))
        if same:  # one spelling, whichever row comes first
            spelled = [(each.given_name, each.infix, each.family_name) for each in (known, entry)]
            known.given_name, known.infix, known.family_name = max(spelled)
        known.gone &= entry.gone
        known.email = min(filter(None, (known.email, entry.email)), default="")
        known.born = known.born or entry.born
        known.pupil |= entry.pupil
        known.staff |= entry.staff
        known.invigilates |= entry.invigilates
        known.groups += entry.groups
        known.teaches += entry.teaches
        known.leads += entry.leads
        return known

    def tie(self, guardian: str, child: str, authority: bool | None) -> None:
        self.roster.ties.append(Tie(guardian, child, authority))

    def finish(self) -> Roster:
        roster = self.roster
        for key, problem in self._clashes.items():
            self._leave_out(key, problem)
        for entry in list(roster.entries.values()):
            entry.groups = _once(entry.groups)
            entry.teaches = _once(entry.teaches)
            entry.leads = _once(entry.leads)
            if entry.pupil and sum(row.is_class for row in entry.groups) > 1:
                self._choose_class(entry)
        roster.ties = self._settled_ties()
        parents = {tie.guardian for tie in roster.ties}
        for entry in list(roster.entries.values()):
            if not (entry.pupil or entry.staff or entry.gone) and entry.key not in parents:
                del roster.entries[entry.key]
        roster.problems.sort(key=lambda p: (p.file, p.line, p.column, p.what))
        return roster

    def _leave_out(self, key: str, problem: Problem) -> None:
        entry = self.roster.entries.pop(key)
        self.wait(problem, number=entry.number, fold=entry.fold)

    def _choose_class(self, entry: Entry) -> None:
        names = tuple(row.name for row in entry.groups if row.is_class)
        key = f"klas:{entry.key}"
        chosen = self._mends.get(key)
        if chosen in names:
            entry.groups = tuple(row for row in entry.groups if not row.is_class or row.name == chosen)
            return
        what = f"Staat in {', '.join(names[:-1])} en in {names[-1]}."
        self._leave_out(
            entry.key,
            Problem(entry.file, entry.line, "", what, "Kies de klas.", True, entry.name, "", names, key),
        )

    def _settled_ties(self) -> list[Tie]:
        """Each parent of each child once. Where two rows differ, no authority goes before authority."""
        found: dict[tuple[str, str], bool | None] = {}
        for tie in self.roster.ties:
            if tie.guardian in self.roster.entries and tie.child in self.roster.entries and tie.guardian != tie.child:
                at = (tie.guardian, tie.child)
                said = [a for a in (found.get(at), tie.authority) if a is not None]
                found[at] = all(said) if said else None
        return [Tie(guardian, child, authority) for (guardian, child), authority in sorted(found.items())]


def _once(rows: tuple[GroupRow, ...]) -> tuple[GroupRow, ...]:
    return rows if len(rows) < 2 else tuple(sorted(set(rows)))
