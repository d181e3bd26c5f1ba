"""A list of choices made elsewhere: who stands on each line, what was chosen, and what cannot be read.

One line a person. A column with a number or an e-mail address says who; every column that is called like a purpose
(its name or its code) says what was chosen: ja, nee, or vraag. `datum` and `ouder` may stand beside it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from netjes.consents.errors import CannotTakeOver
from netjes.consents.models import Purpose
from netjes.consents.queries import deciders_for, purposes_of, wordings_of
from netjes.consents.states import Chosen
from netjes.lib.cells import NO, YES, NotADay, day_of
from netjes.lib.tables import CannotRead, Line, Sheet
from netjes.schools.models import Person, School
from netjes.schools.queries import people_of, today

LARGEST, MOST_LINES = 5_000_000, 20_000
NUMBER = ("nummer", "leerlingnummer", "stamnummer", "externalid", "id")
MAIL = ("email", "e-mail", "mail", "e-mailadres", "mailadres")
DAY, PARENT = ("datum", "op", "gegeven op"), ("ouder", "gegeven door", "e-mail ouder")
ASK = frozenset({"vraag", "vraag het mij", "vragen", "per keer", "ask", "ask me"})


@dataclass(frozen=True, slots=True)
class Read:
    """One line that can be taken over. Without `by` it is the family's, or the person's own from 16 on."""

    number: int
    person: Person
    by: Person | None
    answers: dict[int, Chosen]
    day: date | None


@dataclass(frozen=True, slots=True)
class Wrong:
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says: lines to take over, lines that cannot be, and which purposes it knows."""

    purposes: list[Purpose]
    read: list[Read] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def listing_of(school: School, name: str, content: bytes) -> Listing:
    """Raises `CannotTakeOver` for a file that is no list, or that has no column for a purpose or a person."""
    if len(content) > LARGEST:
        raise CannotTakeOver(_("Dit bestand is te groot: hooguit 5 MB. Lees het in delen in."))
    try:
        sheet = Sheet(name, lambda: io.BytesIO(content))
        columns = _columns(school, sheet)
        found = Listing([purpose for purpose, _at in columns])
        for each in _lines(school, sheet, columns):
            if isinstance(each, Read):
                found.read.append(each)
            else:
                found.wrong.append(each)
    except CannotRead as error:
        raise CannotTakeOver(str(error)) from None
    return found


def _columns(school: School, sheet: Sheet) -> list[tuple[Purpose, int]]:
    purposes = purposes_of(school)
    words = wordings_of(purposes)
    found = []
    for purpose in purposes:
        at = sheet.column(purpose.code, words[purpose.pk].name)
        if at is not None:
            found.append((purpose, at))
    if not found:
        known = ", ".join(words[purpose.pk].name for purpose in purposes) or _("er zijn nog geen doelen")
        raise CannotTakeOver(
            _("Geen kolom heet zoals een doel van school. De doelen zijn: %(known)s.") % {"known": known}
        )
    if sheet.column(*NUMBER) is None and sheet.column(*MAIL) is None:
        raise CannotTakeOver(_("Er is geen kolom met een nummer of een e-mailadres. Noem hem ‘nummer’ of ‘e-mail’."))
    return found


def _lines(school: School, sheet: Sheet, columns: list[tuple[Purpose, int]]) -> Iterator[Read | Wrong]:
    people = list(people_of(school))
    by_number = {p.external_id.casefold(): p for p in people if p.external_id}
    by_mail: dict[str, list[Person]] = {}
    for person in people:
        if person.email:
            by_mail.setdefault(person.email.casefold(), []).append(person)
    decide = deciders_for(people)
    number, mail, day, parent = (sheet.column(*names) for names in (NUMBER, MAIL, DAY, PARENT))
    seen: dict[tuple[int, int | None], int] = {}
    for line in sheet.rows():
        if line.number > MOST_LINES:
            raise CannotTakeOver(_("Deze lijst heeft meer dan %(n)s regels. Lees hem in delen in.") % {"n": MOST_LINES})
        try:
            found = _one(by_number.get(line[number].casefold()), by_mail.get(line[mail].casefold(), []))
            who = decide[found.pk]
            by = _parent(line[parent], who.guardians, by_number) if line[parent] else None
            if by is None and who.alone:
                by = found
            read = Read(line.number, found, by, _answers(line, columns), _day(line[day]))
            key = (found.pk, by.pk if by else None)
            if key in seen:
                raise ValueError(_("Deze persoon staat ook op regel %(n)s.") % {"n": seen[key]})
            seen[key] = line.number
            yield read
        except ValueError as error:
            yield Wrong(line.number, str(error))


def _one(by_number: Person | None, by_mail: list[Person]) -> Person:
    if by_number:
        return by_number
    if len(by_mail) == 1:
        return by_mail[0]
    if by_mail:
        raise ValueError(_("Dit e-mailadres hoort bij meer mensen. Zet er een nummer bij."))
    raise ValueError(_("Deze persoon kennen we niet. Kijk het nummer of het e-mailadres na."))


def _parent(written: str, guardians: tuple[Person, ...], by_number: dict[str, Person]) -> Person:
    wanted = written.casefold()
    found = [g for g in guardians if wanted in (g.email.casefold(), g.external_id.casefold(), g.name.casefold())]
    if len(found) != 1:
        raise ValueError(_("Deze ouder kennen we niet bij dit kind. Laat het leeg, of kijk het e-mailadres na."))
    return found[0]


def _answers(line: Line, columns: list[tuple[Purpose, int]]) -> dict[int, Chosen]:
    found = {}
    for purpose, at in columns:
        written = line[at].casefold()
        if not written:
            continue
        if written in YES:
            found[purpose.pk] = Chosen.YES
        elif written in NO:
            found[purpose.pk] = Chosen.NO
        elif written in ASK:
            found[purpose.pk] = Chosen.ASK_ME
        else:
            raise ValueError(_("‘%(w)s’ is geen keuze. Schrijf ja, nee of vraag.") % {"w": line[at][:30]})
    if not found:
        raise ValueError(_("Hier is niets gekozen."))
    return found


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        day = day_of(written)
    except NotADay as error:
        raise ValueError(str(error)) from None
    if day > today():
        raise ValueError(_("Deze datum ligt in de toekomst."))
    return day
