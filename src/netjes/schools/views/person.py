"""One person: what they are, their particulars, their way in, and that they leave."""

import io

import segno
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.printing.documents import letter_pdf
from netjes.printing.errors import CannotPrint
from netjes.printing.sheets import Entry, Letter
from netjes.schools.access import KEEPERS, file_for, school_of, with_role
from netjes.schools.actions import invite
from netjes.schools.actions.entry import find_link
from netjes.schools.actions.looking import note_look
from netjes.schools.actions.particulars import change_particulars, let_leave
from netjes.schools.actions.people import shield
from netjes.schools.errors import CannotEnter, NotYours
from netjes.schools.letterheads import letterhead_of
from netjes.schools.models import Account, Person
from netjes.schools.people_forms import EndForm, ParticularsForm
from netjes.schools.people_pages import card_of
from netjes.schools.queries import today
from netjes.schools.viewer import Viewer
from netjes.schools.views.filled import one_form


def of_keeper(request: HttpRequest, pk: int) -> tuple[Viewer, Person]:
    """The viewer, who must keep the people, and this person of their school, who is no family of theirs."""
    viewer, _self = with_role(request, *KEEPERS)
    return viewer, file_for(viewer, pk)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    note_look(actor=viewer.acting_as(*KEEPERS), person=person)
    return render(request, "schools/person.html", {"card": card_of(person), "person": person, "today": today()})


@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    now_is = {name: getattr(person, name) for name in ParticularsForm.base_fields}
    return one_form(
        request,
        ParticularsForm(request.POST or None, initial=now_is),
        act=lambda data: change_particulars(actor=viewer.acting_as(*KEEPERS), person=person, **data),
        on=None,
        back=reverse("schools:person", args=[pk]),
        title=_("Gegevens van %(name)s") % {"name": str(person)},
        button=_("Bewaar de gegevens"),
    )


@require_POST
def never_show(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody under "nooit tonen", or take it away. Nobody is asked why."""
    viewer, person = of_keeper(request, pk)
    shield(actor=viewer.acting_as(*KEEPERS), person=person, on=request.POST.get("aan") == "ja")
    return redirect("schools:person", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def leaves(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    form = EndForm(request.POST or None, initial={"ends_on": today()})
    form.fields["ends_on"].label = _("Vanaf welke dag is %(name)s weg?") % {"name": person.given_name}
    return one_form(
        request,
        form,
        act=lambda data: let_leave(actor=viewer.acting_as(*KEEPERS), person=person, left_on=data["ends_on"]),
        on="ends_on",
        back=reverse("schools:person", args=[pk]),
        title=_("%(name)s gaat van school") % {"name": person.name},
        lead=_(
            "Vanaf die dag heeft deze persoon geen rol meer, wordt er niets meer gevraagd en werkt de inlog niet meer. "
            "Wat er ondertekend is, blijft bewaard."
        ),
        button=_("Leg het vertrek vast"),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """A link to make an account with, or to choose a new password; shown this once."""
    viewer, person = of_keeper(request, pk)
    has_account = Account.objects.for_school(person.school).filter(person=person).exists()
    if request.method != "POST" or (person.left_on and person.left_on <= today()):
        return render(request, "schools/person_invite.html", {"person": person, "has_account": has_account})
    actor = viewer.acting_as(*KEEPERS)
    code = invite(actor=actor, person=person)
    link = request.build_absolute_uri(reverse("schools:enter", args=[code]))
    context = {"person": person, "link": link, "code": code, "squares": squares(link)}
    return render(request, "schools/person_invited.html", context)


@never_cache
@require_POST
def invitation_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter with a link that was just made; only who has the code can have it printed."""
    viewer, person = of_keeper(request, pk)
    try:
        link = find_link(school_of(request), request.POST.get("code", ""))
    except CannotEnter:
        raise NotYours from None
    if link.person_id != person.pk or link.purpose != "account" or viewer.person is None:
        raise NotYours
    address = request.build_absolute_uri(reverse("schools:enter", args=[request.POST["code"]]))
    letter = Letter(
        subject=_("Zo komt u binnen") if person.honorific else _("Zo kom je binnen"),
        written_on=today(),
        addressee=(person.name,),
        salutation=f"Beste {person.addressed if person.honorific else person.given_name},",
        prose=_("Met de link hieronder maakt u een account. U kiest zelf een inlognaam en een wachtwoord.")
        if person.honorific
        else _("Met de link hieronder maak je een account. Je kiest zelf een inlognaam en een wachtwoord."),
        entries=(
            Entry(_("link"), address),
            Entry(_("geldig"), _("Deze link werkt één keer, twee weken lang. Geef hem aan niemand anders.")),
        ),
        signed_by=viewer.person.name,
        role=str(viewer.label),
    )
    try:
        content = letter_pdf(school=letterhead_of(person.school), letter=letter)
    except CannotPrint as error:
        raise ValidationError(str(error)) from error
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="uitnodiging.pdf"'
    return response


def squares(link: str) -> SafeString:
    """A QR code as SVG to stand in a page."""
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, svgns=False, border=2, scale=5)
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 made here, from an address of ours
