"""OneRoster 1.1 and 1.2 as CSV: users, roles, classes, enrollments, and who is whose parent."""

from collections.abc import Iterable
from datetime import date

from netjes.lib.cells import NotADay, day_of, yes_or_no
from netjes.lib.tables import Line, Sheet
from netjes.rosters.formats.errors import CannotRead
from netjes.rosters.formats.folder import Folder
from netjes.rosters.formats.gathering import LONGEST, Asked, Gathering, Row, Waits
from netjes.rosters.formats.roster import Entry, GroupRow, Roster

PUPIL = frozenset({"student"})
PARENTS = frozenset({"parent", "guardian", "relative"})
# Rights over people are never given by a file: a principal comes in as staff, and is made head by hand.
STAFF = frozenset({"teacher", "aide", "counselor", "principal", "proctor", "administrator"}) | {
    "districtadministrator", "siteadministrator", "systemadministrator",
}  # fmt: skip
KIN = ("userrelationships", "relationships")


def is_oneroster(folder: Folder) -> bool:
    return "users" in folder and ("classes" in folder or "manifest" in folder or "orgs" in folder)


def read_oneroster(folder: Folder, asked: Asked) -> Roster:
    gathering = Gathering("oneroster", asked.mends)
    ours, names = _schools(folder, asked)
    roles = _roles(folder, ours, asked)
    named, kin = _users(folder.sheet("users"), gathering, asked, roles, ours)
    groups = _classes(folder, gathering, asked, ours, names)
    if "enrollments" in folder:
        _enrollments(folder.sheet("enrollments"), gathering, asked, groups, ours)
    _ties(folder, gathering, named, kin)
    return gathering.finish()


def _need(sheet: Sheet, name: str) -> int:
    at = sheet.column(name)
    if at is None:
        raise CannotRead(f"{sheet.name} heeft geen kolom ‘{name}’. Maak de export opnieuw.")
    return at


def _gone(line: Line, status: int | None) -> bool:
    return line[status].casefold() in ("tobedeleted", "inactive")


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()] if cell else []


def _day(cell: str) -> date | None:
    try:
        return day_of(cell) if cell else None
    except NotADay:
        return None


def _schools(folder: Folder, asked: Asked) -> tuple[set[str] | None, dict[str, str]]:
    """The organisations that are this school (None: all of them), and what each is called."""
    if "orgs" not in folder:
        return None, {}
    sheet = folder.sheet("orgs")
    number, name, kind = _need(sheet, "sourcedId"), _need(sheet, "name"), sheet.column("type")
    status, code = sheet.column("status"), sheet.column("identifier")
    names, found = {}, set()
    for line in sheet.rows():
        if _gone(line, status) or (kind is not None and line[kind].casefold() != "school"):
            continue
        names[line[number]] = line[name]
        if asked.brin and asked.brin.upper() in (line[code].upper(), line[number].upper()):
            found.add(line[number])
    return found or None, names


def _roles(folder: Folder, ours: set[str] | None, asked: Asked) -> dict[str, set[str]]:
    """The roles of each user in version 1.2, where they stand apart."""
    if "roles" not in folder:
        return {}
    sheet = folder.sheet("roles")
    user, role = _need(sheet, "userSourcedId"), _need(sheet, "role")
    org, status = sheet.column("orgSourcedId"), sheet.column("status")
    begin, end = sheet.column("beginDate"), sheet.column("endDate")
    found: dict[str, set[str]] = {}
    for line in sheet.rows():
        if not _gone(line, status) and (not ours or line[org] in ours) and _holds(line, begin, end, asked):
            found.setdefault(line[user], set()).add(line[role].casefold())
    return found


def _holds(line: Line, begin: int | None, end: int | None, asked: Asked) -> bool:
    """Whether something with a first and a last day holds on the day; what starts later in the year, too."""
    first, last = _day(line[begin]), _day(line[end])
    if last and last < asked.day:
        return False
    return not (first and first > asked.day and first > date(int(asked.year[:4]) + 1, 7, 31))


def _users(
    sheet: Sheet, gathering: Gathering, asked: Asked, roles: dict[str, set[str]], ours: set[str] | None
) -> tuple[list[tuple[str, str]], set[str]]:
    """The people; returns who is named with whom in `agentSourcedIds`, and who is a relative and no parent."""
    number, given, family = _need(sheet, "sourcedId"), _need(sheet, "givenName"), _need(sheet, "familyName")
    infix, mail = sheet.column("metadata.infix", "metadata.tussenvoegsel", "familyNamePrefix"), sheet.column("email")
    role, status = sheet.column("role"), sheet.column("status")
    agents, enabled = sheet.column("agentSourcedIds"), sheet.column("enabledUser")
    orgs = sheet.column("orgSourcedIds", "primaryOrgSourcedId")
    born = sheet.column("metadata.birthDate", "metadata.dateOfBirth", "birthDate", "metadata.geboortedatum")
    named: list[tuple[str, str]] = []
    kin: set[str] = set()
    for line in sheet.rows():
        gathering.roster.rows += 1
        row = Row(sheet, line)
        key = line[number]
        has = roles.get(key) or {line[role].casefold()} - {""}
        if ours and roles and key not in roles:
            continue
        if ours and not roles and has.isdisjoint(PARENTS) and line[orgs] and ours.isdisjoint(_list(line[orgs])):
            continue
        try:
            row.fits()
            if not key or len(key) > LONGEST["number"]:
                raise Waits(row.problem(number, "Het nummer ontbreekt of is te lang.", "Kijk het nummer na."))
            name = row.name(given, infix, family)
            known = has & (PUPIL | PARENTS | STAFF)
            if not known and not _gone(line, status):
                what = f"De rol ‘{line[role]}’ kennen we niet." if has else "De rol ontbreekt."
                raise Waits(row.problem(role, what, "Kies de rol.", options=("student", "teacher", "guardian")))
            pupil, staff = bool(known & PUPIL), bool(known & STAFF)
            entry = Entry(
                key, key, name.given, name.infix, name.family, row.email(mail),
                row.birthday(born, asked.day) if pupil else None, pupil=pupil, staff=staff,
                invigilates="proctor" in known, file=sheet.name, line=line.number,
                gone=_gone(line, status) or (line[enabled].casefold() == "false" and not known & PARENTS),
            )  # fmt: skip
            gathering.add(entry, row, number)
            if known == {"relative"}:
                kin.add(key)
            named += [(key, other) for other in _list(line[agents])]
        except Waits as waits:
            gathering.wait(waits.problem, number=key)
    return named, kin


def _classes(
    folder: Folder, gathering: Gathering, asked: Asked, ours: set[str] | None, names: dict[str, str]
) -> dict[str, GroupRow]:
    """The classes of this school year. Where two schools have a class of one name, the school is put behind it."""
    if "classes" not in folder:
        return {}
    terms = _terms(folder)
    sheet = folder.sheet("classes")
    number, title, kind = _need(sheet, "sourcedId"), _need(sheet, "title"), sheet.column("classType")
    school, status, term = sheet.column("schoolSourcedId"), sheet.column("status"), sheet.column("termSourcedIds")
    found: list[tuple[str, str, bool, str]] = []
    for line in sheet.rows():
        gathering.roster.rows += 1
        years = {terms[each] for each in _list(line[term]) if each in terms}
        if _gone(line, status) or (ours and line[school] not in ours) or (years and asked.year not in years):
            continue
        row = Row(sheet, line)
        try:
            row.fits()
            called = row.text(title, LONGEST["group"])
            if not called or not line[number]:
                raise Waits(row.problem(title, "De klas heeft geen naam of nummer.", "Vul die in."))
            found.append((line[number], called, line[kind].casefold() != "scheduled", line[school]))
        except Waits as waits:
            gathering.remark(waits.problem)
    at: dict[tuple[str, bool], set[str]] = {}
    for _, called, is_class, where in found:
        at.setdefault((called, is_class), set()).add(where)
    gathering.roster.has_clusters = any(not is_class for _, _, is_class, _ in found)
    rows: dict[tuple[str, bool], GroupRow] = {}
    groups = {}
    for key, called, is_class, where in found:
        if len(at[called, is_class]) > 1:
            called = f"{called} ({names.get(where, where)})"[: LONGEST["group"]]
        groups[key] = rows.setdefault((called, is_class), GroupRow(called, is_class))
    return groups


def _terms(folder: Folder) -> dict[str, str]:
    """The school year of each session: `2026-2027`."""
    if "academicsessions" not in folder:
        return {}
    sheet = folder.sheet("academicsessions")
    number, year, start = _need(sheet, "sourcedId"), sheet.column("schoolYear"), sheet.column("startDate")
    found = {}
    for line in sheet.rows():
        first = _day(line[start])
        if line[year].isascii() and line[year].isdigit() and len(line[year]) == 4:
            found[line[number]] = f"{int(line[year]) - 1}-{line[year]}"
        elif first:
            begins = first.year if first.month >= 8 else first.year - 1
            found[line[number]] = f"{begins}-{begins + 1}"
    return found


def _enrollments(
    sheet: Sheet, gathering: Gathering, asked: Asked, groups: dict[str, GroupRow], ours: set[str] | None
) -> None:
    user, where, role = _need(sheet, "userSourcedId"), _need(sheet, "classSourcedId"), _need(sheet, "role")
    status, primary = sheet.column("status"), sheet.column("primary")
    begin, end, school = sheet.column("beginDate"), sheet.column("endDate"), sheet.column("schoolSourcedId")
    entries, held = gathering.roster.entries, {each.number for each in gathering.roster.held}
    for line in sheet.rows():
        gathering.roster.rows += 1
        if _gone(line, status) or (ours and line[school] not in ours) or not _holds(line, begin, end, asked):
            continue
        entry, group = entries.get(line[user]), groups.get(line[where])
        if entry is None:
            if line[user] not in held:
                row = Row(sheet, line)
                gathering.remark(row.problem(user, f"{line[user]} staat niet in users.", "Kijk de export na."))
            continue
        if group is None:
            continue  # a class of another year or school
        if line[role].casefold() == "student":
            entry.groups += (group,)
        else:
            gathering.roster.has_teaching = True
            entry.teaches += (group,)
            if group.is_class and line[primary].casefold() == "true":
                gathering.roster.has_mentors = True
                entry.leads += (group,)


def _ties(folder: Folder, gathering: Gathering, named: Iterable[tuple[str, str]], kin: set[str]) -> None:
    """Parents, from `agentSourcedIds` (on either side) and from a file of relationships."""
    entries = gathering.roster.entries
    authority: dict[tuple[str, str], bool | None] = {}
    for one, other in named:
        for guardian, child in ((one, other), (other, one)):
            if (at := entries.get(child)) and at.pupil and guardian in entries and not entries[guardian].pupil:
                authority.setdefault((guardian, child), False if guardian in kin else None)
    sheets = [folder.sheet(name) for name in KIN if name in folder]
    for sheet in sheets:
        first, second = _need(sheet, "userSourcedId"), sheet.column("relationshipUserSourcedId", "agentSourcedId")
        role, status = sheet.column("relationshipRole", "role"), sheet.column("status")
        says = sheet.column("metadata.gezag", "metadata.hasAuthority", "legalGuardian", "hasAuthority")
        for line in sheet.rows():
            gathering.roster.rows += 1
            if _gone(line, status):
                continue
            child, guardian = line[first], line[second]
            if child in entries and not entries[child].pupil:
                child, guardian = guardian, child
            if child not in entries or guardian not in entries:
                continue
            try:
                said = yes_or_no(line[says])
            except ValueError:
                row = Row(sheet, line, entries[guardian].name)
                gathering.remark(row.problem(says, "Hier hoort ja of nee.", "Kies ja of nee.", options=("ja", "nee")))
                said = False
            if said is None and (line[role].casefold() == "relative" or guardian in kin):
                said = False
            authority[guardian, child] = said
    for (guardian, child), said in authority.items():
        gathering.tie(guardian, child, said)
