"""What the school knows of whoever looks, where it comes from, and who looked at it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.accounts.queries import own_accounts, questions_of
from netjes.cases.queries import told_parties_of
from netjes.lib.clock import now
from netjes.login.queries import KEPT_UNTIL, ways_in_of
from netjes.notices.queries import unread_for
from netjes.phones.models import CustodySlip
from netjes.phones.queries import slips_of, slips_told_to
from netjes.records.queries import told_of
from netjes.schools.access import signed_in
from netjes.schools.models import Account, Guardianship, Person
from netjes.schools.queries import children_of, class_of, duties_of, guardians_of, mentors_of, today
from netjes.schools.viewer import Viewer
from netjes.signing.models import Signature
from netjes.site.open_rooms import is_shut

# Deeds of looking at somebody's file that the log holds, and how a page says them.
LOOKED: dict[str, Promise] = {
    "signing.proof.read": gettext_lazy("keek welke afspraken je had gelezen en ondertekend."),
    "schools.person.read": gettext_lazy("bekeek je gegevens."),
    "cases.case.read": gettext_lazy("las de zaak die over je gaat."),
    "phones.slip.read": gettext_lazy("keek waar je telefoon ligt."),
    "phones.sighting.read": gettext_lazy("zag dat er een gesprek met je wacht."),
    "phones.suggestion.read": gettext_lazy("zag welke stap van de trap voor jou aan de beurt is."),
    "privacy.export.read": gettext_lazy("vroeg het overzicht op dat ouders van je mogen zien."),
    "privacy.request.read": gettext_lazy("las wat er over je gegevens is gevraagd."),
    "privacy.person.read": gettext_lazy("keek wat er van je gewist kan worden."),
}


@dataclass(frozen=True, slots=True)
class Known:
    """One thing the school knows: from whom, what, when it goes, and where to see more."""

    source: str
    what: str
    until: str = ""
    url: str = ""
    link: str = ""  # what the link says; a proof unless it says otherwise


@dataclass(frozen=True, slots=True)
class Together:
    """What comes from one source and goes at one time."""

    source: str
    until: str
    things: list[Known]


@dataclass(frozen=True, slots=True)
class Look:
    at: datetime
    who: str
    what: str | Promise


@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    viewer, person = signed_in(request)
    known = known_of(viewer, person, proofs=not is_shut(request, "signing:receipt"))
    if not is_shut(request, "accounts:index"):
        known += _of_accounts(person)
    if not is_shut(request, "cases:mine"):
        known += _of_cases(person)
    context = {
        "person": person,
        "group": class_of(person),
        "polite": viewer.role == "ouder",
        "known": together(known),
        "looks": looks_at(person),
        "phones": _phones_of(person) if not is_shut(request, "phones:mine") else [],
        "moment": now(),
        "serves": bool(duties_of(person)),
        "unread": unread_for(person).count(),
    }
    return render(request, "site/me.html", context)


def _phones_of(person: Person) -> list[CustodySlip]:
    """Phones that lie at school now: one's own, and those of one's children that were told of."""
    found = [*slips_of(person), *slips_told_to(person)]
    return [slip for slip in found if slip.returned_at is None]


def known_of(viewer: Viewer, person: Person, *, proofs: bool = True) -> list[Known]:
    """Everything in the database about this person, in words."""
    school, mine = _("school"), _("u") if viewer.role == "ouder" else _("jij")
    leaving = _("weg twee jaar na vertrek van school")
    found = [Known(school, _("Naam: %(name)s.") % {"name": person.name}, leaving)]
    if person.email:
        found.append(Known(school, _("E-mailadres: %(email)s.") % {"email": person.email}, leaving))
    group = class_of(person)
    if group:
        mentors = ", ".join(mentor.addressed for mentor in mentors_of(group)) or _("nog niemand")
        text = _("Klas: %(group)s. Mentor: %(mentor)s.") % {"group": group.name, "mentor": mentors}
        found.append(Known(school, text, leaving))
    found += [Known(school, text, leaving) for text in _family(person)]
    roles = sorted({str(each.role.label) for each in viewer.held})
    if roles:
        found.append(Known(school, _("Op school: %(roles)s.") % {"roles": ", ".join(roles)}, leaving))
    account = Account.objects.for_school(person.school).filter(person=person).first()
    if account:
        text = _("Inlognaam: %(login)s. Het wachtwoord zelf kennen we niet.") % {"login": account.login}
        found.append(Known(mine, text, leaving))
        found += [Known(mine, text, str(KEPT_UNTIL)) for text in ways_in_of(account)]
    signed = Signature.objects.for_school(person.school).filter(person=person, replaced_at=None)
    for signature in signed.select_related("version", "child").order_by("-signed_at"):
        proof = reverse("signing:receipt", args=[signature.pk]) if proofs else ""
        found.append(Known(mine, _signed(signature), leaving, proof))
    return found


def _of_accounts(person: Person) -> list[Known]:
    """One's accounts for work, and what one asked in confidence; of that only that it was asked."""
    found = [
        Known(
            _("jij"), _("Werkaccount: %(name)s op %(where)s.") % {"name": account.shown, "where": account.where},
            _("weg dertig dagen nadat het stopt"), reverse("accounts:account", args=[account.pk]), _("Bekijk het"),
        )
        for account in own_accounts(person)
    ]  # fmt: skip
    for question in questions_of(person):
        until = _("weg op %(day)s") % {"day": date_format(question.goes_on, "j F")}
        url = reverse("accounts:my_question", args=[question.pk])
        found.append(Known(_("jij"), _("Een vraag die je stelde."), until, url, _("Lees")))
    return found


def _of_cases(person: Person) -> list[Known]:
    """Cases about oneself that one was told of, and about a child as far as home reads along."""
    return [
        Known(
            _("school"),
            _("Een zaak: %(title)s.") % {"title": party.case.title}
            if party.person_id == person.pk
            else _("Een zaak over %(name)s: %(title)s.") % {"name": party.person.given_name, "title": party.case.title},
            _("weg hooguit twee jaar na het afsluiten"), reverse("cases:mine", args=[party.pk]), _("Lees wat er staat"),
        )
        for party in told_parties_of(person)
    ]  # fmt: skip


def together(known: list[Known]) -> list[Together]:
    """Side by side what has the same source and the same end."""
    return [
        Together(source, until, list(things))
        for (source, until), things in groupby(known, lambda k: (k.source, k.until))
    ]


def _family(person: Person) -> list[str]:
    guardians = guardians_of([person], person.school)
    lines = []
    if guardians:
        names = ", ".join(each.guardian.name for each in guardians)
        lines.append(_("Ouders of verzorgers met gezag: %(names)s.") % {"names": names})
    children = children_of(person)
    if children:
        names = ", ".join(child.given_name for child in children)
        lines.append(_("Kinderen op deze school: %(names)s.") % {"names": names})
    without = Guardianship.objects.for_school(person.school).on(today()).filter(guardian=person, has_authority=False)
    if without.exists():
        lines.append(_("Ouder zonder gezag: de school vertelt dan alleen het belangrijkste."))
    return lines


def _signed(signature: Signature) -> str:
    words = {
        "title": signature.version.title,
        "version": signature.version.label,
        "day": date_format(timezone.localtime(signature.signed_at), "j F Y"),
        "answer": signature.get_answer_display().lower(),
        "child": signature.child.given_name if signature.child else "",
    }
    if signature.child:
        return _("%(title)s, versie %(version)s, voor %(child)s: antwoord op %(day)s, “%(answer)s”.") % words
    return _("%(title)s, versie %(version)s: antwoord op %(day)s, “%(answer)s”.") % words


def looks_at(person: Person) -> list[Look]:
    """Who looked at this person's file, newest first."""
    rows = [row for row in told_of(person.school_id, person.ref, most=200) if row.act in LOOKED]
    keys = {int(row.actor.partition(":")[2]) for row in rows if row.actor.startswith("person:")}
    names = {p.ref: p.addressed for p in Person.objects.for_school(person.school).filter(pk__in=keys)}
    return [Look(row.at, names.get(row.actor, _("iemand van school")), LOOKED[row.act]) for row in rows]
