"""Microsoft School Data Sync, version 1: six files that tools for Dutch administrations write."""

import re

from netjes.lib.tables import Sheet
from netjes.rosters.formats.errors import CannotRead
from netjes.rosters.formats.folder import Folder
from netjes.rosters.formats.gathering import LONGEST, Asked, Gathering, Row, Waits
from netjes.rosters.formats.roster import Entry, GroupRow, Roster

NEEDED = ("section", "student", "studentenrollment")
COURSE = ("Course SIS ID", "Course Name", "Course Number", "Course Subject")
STAFF = "staff:"  # a number of staff and one of a pupil may be the same


def is_sds(folder: Folder) -> bool:
    return all(name in folder for name in ("section", "student")) or ("teacher" in folder and "section" in folder)


def read_sds(folder: Folder, asked: Asked) -> Roster:
    gathering = Gathering("sds", asked.mends)
    ours = _schools(folder, asked)
    sections = _sections(folder, gathering, ours)
    if "student" in folder:
        _people(folder.sheet("student"), gathering, asked, ours, staff=False)
    if "teacher" in folder:
        _people(folder.sheet("teacher"), gathering, asked, ours, staff=True)
    clusters = _classes_apart(folder, sections)
    groups = {number: GroupRow(name, number not in clusters) for number, name in sections.items()}
    if "studentenrollment" in folder:
        _put(folder.sheet("studentenrollment"), gathering, groups, "")
    if "teacherroster" in folder:
        _put(folder.sheet("teacherroster"), gathering, groups, STAFF)
        gathering.roster.has_teaching = True
    gathering.roster.has_clusters = bool(clusters)
    return gathering.finish()


def _need(sheet: Sheet, *names: str) -> int:
    at = sheet.column(*names)
    if at is None:
        raise CannotRead(f"{sheet.name} heeft geen kolom ‘{names[0]}’. Maak de bestanden opnieuw, met alle kolommen.")
    return at


def _schools(folder: Folder, asked: Asked) -> set[str] | None:
    """The schools of the file that are this one: by its BRIN, or all of them when none is known by that."""
    if "school" not in folder or not asked.brin:
        return None
    sheet = folder.sheet("school")
    number = _need(sheet, "SIS ID")
    places = [at for at in (number, sheet.column("School Number"), sheet.column("State ID")) if at is not None]
    found = {line[number] for line in sheet.rows() if any(line[at].upper() == asked.brin.upper() for at in places)}
    return found or None


def _sections(folder: Folder, gathering: Gathering, ours: set[str] | None) -> dict[str, str]:
    sheet = folder.sheet("section")
    number, name = _need(sheet, "SIS ID"), _need(sheet, "Section Name", "Name")
    school, found = sheet.column("School SIS ID"), {}
    for line in sheet.rows():
        gathering.roster.rows += 1
        row = Row(sheet, line)
        if ours and line[school] not in ours:
            continue
        try:
            row.fits()
            called = row.text(name, LONGEST["group"])
            if not line[number] or not called:
                raise Waits(row.problem(name, "De groep heeft geen naam of nummer.", "Vul die in."))
            found[line[number]] = called
        except Waits as waits:
            gathering.remark(waits.problem)
    return found


def _people(sheet: Sheet, gathering: Gathering, asked: Asked, ours: set[str] | None, *, staff: bool) -> None:
    number, school = _need(sheet, "SIS ID"), sheet.column("School SIS ID")
    given, family = _need(sheet, "First Name"), _need(sheet, "Last Name")
    infix = sheet.column("Middle Name", "Infix", "Tussenvoegsel")
    mails = [at for at in (sheet.column("Secondary Email", "Email"), sheet.column("Username")) if at is not None]
    born, status = sheet.column("Birthdate", "Birth Date"), sheet.column("Status")
    prefix = STAFF if staff else ""
    for line in sheet.rows():
        gathering.roster.rows += 1
        row = Row(sheet, line)
        if ours and line[school] not in ours:
            continue
        key = prefix + line[number]
        try:
            row.fits()
            if not line[number]:
                raise Waits(row.problem(number, "Het nummer ontbreekt.", "Vul het nummer in."))
            if len(key) > LONGEST["number"]:
                raise Waits(row.problem(number, "Dit nummer is te lang.", "Kijk of de kolommen goed staan."))
            name = row.name(given, infix if infix is not None and _is_infix(line[infix]) else None, family)
            mail = next((row.email(at) for at in mails if "@" in line[at]), "")
            entry = Entry(
                key, key, name.given, name.infix, name.family, mail,
                None if staff else row.birthday(born, asked.day),
                pupil=not staff, staff=staff, gone=line[status].casefold() in ("inactive", "delete", "tobedeleted"),
                file=sheet.name, line=line.number,
            )  # fmt: skip
            gathering.add(entry, row, number)
        except Waits as waits:
            gathering.wait(waits.problem, number=key)


def _is_infix(middle: str) -> bool:
    """A middle name column holds the infix in Dutch exports, and elsewhere a second first name."""
    return middle[:1].islower() or middle.startswith("'")


def _classes_apart(folder: Folder, sections: dict[str, str]) -> set[str]:
    """Which sections are no class but a teaching group: those with a course; and without courses, by their names.

    `2A` is the class, `2A-wi` or `2a.en1` a group out of it, as soon as pupils are in more than one section.
    """
    sheet = folder.sheet("section")
    number = _need(sheet, "SIS ID")
    places = [at for at in (sheet.column(name) for name in COURSE) if at is not None]
    with_course = {line[number] for line in sheet.rows() if any(line[at] for at in places)}
    if with_course or "studentenrollment" not in folder:
        return with_course if len(with_course) < len(sections) else _by_name(sections)
    enrolled = folder.sheet("studentenrollment")
    section, pupil = _need(enrolled, "Section SIS ID"), _need(enrolled, "SIS ID")
    seen: dict[str, str] = {}
    many = {line[pupil] for line in enrolled.rows() if seen.setdefault(line[pupil], line[section]) != line[section]}
    return _by_name(sections) if len(many) * 10 > len(seen) else set()


def _by_name(sections: dict[str, str]) -> set[str]:
    return {number for number, name in sections.items() if re.search(r"[-._/ ]", name)}


def _put(sheet: Sheet, gathering: Gathering, groups: dict[str, GroupRow], prefix: str) -> None:
    section, number = _need(sheet, "Section SIS ID"), _need(sheet, "SIS ID")
    entries = gathering.roster.entries
    held = {each.number for each in gathering.roster.held}
    for line in sheet.rows():
        gathering.roster.rows += 1
        key, group = prefix + line[number], groups.get(line[section])
        entry = entries.get(key)
        if entry is not None and group is not None:
            if prefix:
                entry.teaches += (group,)
            else:
                entry.groups += (group,)
        elif entry is None and key not in held and group is not None:
            row = Row(sheet, line)
            gathering.remark(
                row.problem(number, f"Nummer {line[number]} staat niet op de lijst van mensen.", "Kijk het nummer na.")
            )
        elif group is None and entry is not None:
            row = Row(sheet, line, entry.name)
            gathering.remark(
                row.problem(section, f"Groep {line[section]} staat niet op de lijst van groepen.", "Kijk de groep na.")
            )
