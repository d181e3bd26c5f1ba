"""What of this room goes on paper: class lists, strips with a way in, receipts, letters to who has not answered."""

from datetime import date, timedelta

import segno
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.notices.addresses import absolute
from netjes.printing import documents, sheets
from netjes.schools.actions.entry import make_entry_links
from netjes.schools.letterheads import letterhead_of
from netjes.schools.models import Group, Person, School
from netjes.schools.queries import mentors_of, today
from netjes.schools.viewer import Viewer
from netjes.signing.models import Signature
from netjes.signing.queries import Expected, Standing
from netjes.signing.states import Part, Way

DAYS = 30  # that a link on paper works


def version_line(each: Standing) -> str:
    day = date_format(each.version.in_force_from, "j F Y")
    return _("Versie %(label)s, geldig vanaf %(day)s") % {"label": each.version.label, "day": day}


def class_list(school: School, each: Standing, group: Group, pupils: list[Person]) -> bytes:
    path = reverse("signing:mine")
    return documents.class_list_pdf(
        school=letterhead_of(school),
        sheet=sheets.ClassListSheet(
            title=each.version.title,
            version=version_line(each),
            class_name=group.name,
            mentor=", ".join(mentor.addressed for mentor in mentors_of(group)),
            names=tuple(pupil.listed for pupil in pupils),
            address=absolute(school, path),
        ),
    )


def squares_on_screen(address: str) -> SafeString:
    """A QR code as a drawing that grows with the page. Its content is our own address, so it is safe to show."""
    code = segno.make(address, error="m", micro=False)
    return SafeString(code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))


def strips(actor: Actor, school: School, each: Standing, group: Group, expected: list[Expected]) -> bytes:
    """A strip for each person, with a new link; a guardian of two children in a class gets one."""
    people = list({e.person.pk: e.person for e in expected}.values())
    codes = make_entry_links(actor=actor, school=school, people=people, purpose="signing", days=DAYS)
    guardians = any(e.part is Part.GUARDIANS for e in expected)
    instruction = (
        _("Scan de code of typ het adres. Dan leest u de afspraken en geeft u antwoord.")
        if guardians
        else _("Scan de code of typ het adres. Dan lees je de afspraken en geef je antwoord.")
    )
    made = [_strip(school, group, person, code) for person, code in zip(people, codes, strict=True)]
    return documents.strips_pdf(
        school=letterhead_of(school),
        strips=sheets.StripSheet(each.version.title, instruction, today() + timedelta(days=DAYS - 1), tuple(made)),
    )


def _strip(school: School, group: Group, person: Person, code: str) -> sheets.Strip:
    address = absolute(school, reverse("schools:enter", args=[code]))
    typed = absolute(school, reverse("signing:code")).partition("://")[2].rstrip("/")
    return sheets.Strip(
        name=person.name, class_name=group.name, link=address, short_address=typed, code=code.replace("-", "")
    )


def letters(actor: Actor, school: School, each: Standing, expected: list[Expected], by: Viewer) -> bytes:
    """One letter for each guardian in a class who has not answered, with their own link in it."""
    children: dict[int, list[str]] = {}
    people: dict[int, Person] = {}
    for one in expected:
        people[one.person.pk] = one.person
        children.setdefault(one.person.pk, []).append(one.child.given_name if one.child else "")
    found = list(people.values())
    codes = make_entry_links(actor=actor, school=school, people=found, purpose="signing", days=DAYS)
    made = [
        _letter(school, each, person, children[person.pk], code, by) for person, code in zip(found, codes, strict=True)
    ]
    return documents.letters_pdf(school=letterhead_of(school), letters=made)


def _letter(school: School, each: Standing, person: Person, names: list[str], code: str, by: Viewer) -> sheets.Letter:
    words = {
        "address": absolute(school, reverse("schools:enter", args=[code])),
        "day": _day(today() + timedelta(days=DAYS - 1)),
    }
    todo = _("Ga naar %(address)s. De link is alleen voor u en werkt tot en met %(day)s.") % words
    return sheets.Letter(
        subject=_("Wilt u de afspraken lezen?"),
        written_on=today(),
        addressee=(person.name,),
        salutation=_("Geachte %(name)s,") % {"name": person.addressed},
        prose=_("Op school gelden de afspraken “%(title)s”. We vragen elke ouder om ze te lezen en antwoord te geven. "
                "Van u hebben we nog geen antwoord.") % {"title": each.version.title},
        entries=(
            sheets.Entry(_("voor wie"), ", ".join(names)),
            sheets.Entry(_("wat u doet"), todo),
            sheets.Entry(_("op papier"), _("Liever op papier? Vraag de mentor om een formulier.")),
        ),
        signed_by=by.person.name if by.person else school.name,
        role=str(by.label),
    )  # fmt: skip


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def receipt(school: School, signature: Signature, *, polite: bool) -> bytes:
    version = signature.version
    return documents.receipt_pdf(
        school=letterhead_of(school),
        receipt=sheets.Receipt(
            person=signature.person.name,
            agreement=version.title,
            version=_("Versie %(label)s, geldig vanaf %(day)s")
            % {"label": version.label, "day": _day(version.in_force_from)},
            fingerprint=version.sha256,
            answer=str(signature.get_answer_display()),
            given_at=timezone.localtime(signature.signed_at),
            means="paper" if signature.way == Way.PAPER else "screen",
            polite=polite,
            on_behalf_of=signature.child.name if signature.child else "",
            own_words=signature.words,
        ),
    )
