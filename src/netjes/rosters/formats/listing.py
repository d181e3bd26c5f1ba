"""Any list with columns: one row for each pupil or colleague, parents in columns of their own."""

from hashlib import sha256

from netjes.lib.cells import yes_or_no
from netjes.lib.tables import Sheet
from netjes.rosters.formats.columns import STAFF_NUMBERS, bare, is_usable, never_read, recognised
from netjes.rosters.formats.errors import CannotRead
from netjes.rosters.formats.gathering import LONGEST, Asked, Gathering, Row, Waits
from netjes.rosters.formats.names import Name, folded, split_family, split_whole
from netjes.rosters.formats.roster import Entry, GroupRow, MentorName, Roster
from netjes.rosters.formats.sds import STAFF

PUPILS = frozenset({"leerling", "student", "pupil", "ll"})
COLLEAGUES = frozenset(
    ("docent", "leraar", "lerares", "leerkracht", "teacher", "medewerker", "staff", "personeel", "mentor", "oop", "op")
)


def columns_of(sheet: Sheet, asked: Asked) -> list[str]:
    """What each column is: as somebody said, else as it is called."""
    fields = list(asked.columns) if asked.columns is not None else recognised(sheet.head)
    fields += [""] * (len(sheet.head) - len(fields))
    return ["" if never_read(name) else field for name, field in zip(sheet.head, fields, strict=False)]


def read_listing(sheet: Sheet, asked: Asked) -> Roster:
    fields = columns_of(sheet, asked)
    if not is_usable(fields):
        raise CannotRead(f"In {sheet.name} vinden we geen kolom met namen. Zeg welke kolom wat is.")
    gathering = Gathering("listing", asked.mends)
    reader = _Listing(sheet, fields, gathering, asked)
    for line in sheet.rows():
        gathering.roster.rows += 1
        reader.read(Row(sheet, line))
    roster = gathering.roster
    roster.used = [name for name, field in zip(sheet.head, fields, strict=True) if field]
    roster.unread = [name for name, field in zip(sheet.head, fields, strict=True) if not field and name]
    roster.has_mentors = "mentor" in fields
    return gathering.finish()


class _Listing:
    def __init__(self, sheet: Sheet, fields: list[str], gathering: Gathering, asked: Asked) -> None:
        self.at = {field: place for place, field in enumerate(fields) if field}
        self.gathering, self.asked = gathering, asked
        number = self.at.get("number")
        self.all_staff = number is not None and bare(sheet.head[number]) in STAFF_NUMBERS

    def read(self, row: Row) -> None:
        number = ""
        try:
            row.who = self._who(row)
            row.fits()
            staff = self._is_staff(row)
            written = row.text(self.at.get("number"), LONGEST["number"] - len(STAFF))
            number = f"{STAFF}{written}" if staff and written else written
            entry = self._entry(row, number, staff)
            parents = [] if staff else self._parents(row, entry)
        except Waits as waits:
            self.gathering.wait(waits.problem, number=number or row[self.at.get("number")])
            return
        entry = self.gathering.add(entry, row, self.at.get("number"))
        for parent, authority in parents:
            self.gathering.tie(self.gathering.add(parent, row, None).key, entry.key, authority)

    def _who(self, row: Row) -> str:
        if "name" in self.at and "family" not in self.at:
            whole = split_whole(row[self.at["name"]])
            return " ".join(filter(None, (whole.given, whole.infix, whole.family))) if whole else row[self.at["name"]]
        given, infix, family = (row[self.at.get(part)] for part in ("given", "infix", "family"))
        return " ".join(" ".join([given, *split_family(family, infix)]).split())

    def _is_staff(self, row: Row) -> bool:
        said = row[self.at.get("role")].casefold()
        if not said:
            return self.all_staff
        if said in PUPILS or said in COLLEAGUES:
            return said in COLLEAGUES
        raise Waits(
            row.problem(
                self.at["role"], f"‘{row[self.at['role']]}’ kennen we niet.", "Kies wat deze persoon is.",
                options=("leerling", "medewerker"),
            )
        )  # fmt: skip

    def _name(self, row: Row, whole: str, parts: tuple[str, str, str]) -> Name:
        given, infix, family = (self.at.get(part) for part in parts)
        if family is not None and row[family]:
            return row.name(given, infix, family)
        if whole in self.at:
            written = row.text(self.at[whole])
            name = split_whole(written)
            if name is None or len(name.given) > LONGEST["given"] or len(name.family) > LONGEST["family"]:
                what = "Hier hoort een voornaam en een achternaam." if written else "De naam ontbreekt."
                raise Waits(row.problem(self.at[whole], what, "Schrijf bijvoorbeeld Noor de Vries."))
            return name
        return row.name(given, infix, family)

    def _entry(self, row: Row, number: str, staff: bool) -> Entry:
        name = self._name(row, "name", ("given", "infix", "family"))
        called = row.text(self.at.get("class"), LONGEST["group"])
        group = GroupRow(called) if called else None
        who = folded(" ".join((name.given, name.infix, name.family)))
        key = number or f"{'staff' if staff else 'pupil'}|{who}|{folded(called)}"
        if group and "mentor" in self.at and (mentor := row.text(self.at["mentor"])):
            self.gathering.roster.mentors.append(MentorName(mentor, group, row.sheet.name, row.line.number))
        return Entry(
            key, number, name.given, name.infix, name.family, row.email(self.at.get("email")),
            None if staff else row.birthday(self.at.get("born"), self.asked.day), pupil=not staff, staff=staff,
            file=row.sheet.name, line=row.line.number, groups=(group,) if group and not staff else (),
        )  # fmt: skip

    def _parents(self, row: Row, child: Entry) -> list[tuple[Entry, bool | None]]:
        found = []
        for n in "12":
            columns = [f"parent_{part}{n}" for part in ("name", "given", "infix", "family")]
            if not any(row[self.at.get(column)] for column in columns):
                if row[self.at.get(f"parent_email{n}")]:
                    place = self.at.get(f"parent_name{n}", self.at.get(f"parent_family{n}"))
                    raise Waits(row.problem(place, f"Ouder {n} heeft een mailadres maar geen naam.", "Vul de naam in."))
                continue
            name = self._name(row, columns[0], (columns[1], columns[2], columns[3]))
            email = row.email(self.at.get(f"parent_email{n}"))
            # One human where name and address are the same; without an address, one for each child.
            who = f"{folded(f'{name.given} {name.infix} {name.family}')}|{email.lower() or child.key}"
            number = f"list:{sha256(who.encode()).hexdigest()[:24]}"
            parent = Entry(
                number, number, name.given, name.infix, name.family, email, file=row.sheet.name, line=row.line.number
            )
            found.append((parent, self._authority(row, n)))
        return found

    def _authority(self, row: Row, n: str) -> bool | None:
        column = self.at.get(f"parent_authority{n}")
        try:
            return yes_or_no(row[column])
        except ValueError:
            mend = "Kies ja of nee."
            raise Waits(row.problem(column, "Bij gezag hoort ja of nee.", mend, options=("ja", "nee"))) from None
