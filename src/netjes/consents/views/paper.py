"""Copying what stands on paper, for who does not come on the site."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.consents.access import on_paper_for
from netjes.consents.actions import Given, choose
from netjes.consents.errors import CannotChoose
from netjes.consents.forms import PaperForm
from netjes.consents.queries import deciders_for, purposes_of
from netjes.consents.states import ChoiceWay
from netjes.lib.clock import now
from netjes.schools.access import KEEPERS, with_role
from netjes.schools.models import Person
from netjes.schools.queries import class_of, today

FAMILY, SELF = "samen", "zelf"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, keeper = with_role(request, *KEEPERS)
    person = on_paper_for(viewer, pk)
    asked = [p for p in purposes_of(person.school) if p.asks_pupils or p.asks_staff]
    form = PaperForm(
        request.POST or None, person=person, purposes=asked, givers=_givers(person), initial={"day": today()}
    )
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        moment = min(now(), timezone.make_aware(datetime.combine(day, time(12)))) if day <= today() else None
        given = Given(
            by=_giver(person, form.cleaned_data["by"]), way=ChoiceWay.PAPER, entered_by=keeper, at=moment,
            remark=form.cleaned_data["remark"],
        )  # fmt: skip
        try:
            if moment is None:
                raise CannotChoose(_("De datum ligt in de toekomst. Kies vandaag of eerder."))
            if not form.answers():
                raise CannotChoose(_("Er is nog niets ingevuld. Neem over wat op het papier staat."))
            choose(actor=viewer.acting_as(*KEEPERS), person=person, answers=form.answers(), given=given)
        except CannotChoose as refusal:
            form.add_error(None, str(refusal))
        else:
            group = class_of(person)
            return redirect("consents:class", group.pk) if group else redirect("consents:overview")
    context = {"form": form, "person": person, "group": class_of(person)}
    return render(request, "consents/paper.html", context, status=400 if form.errors else 200)


def _givers(person: Person) -> list[tuple[str, str]]:
    who = deciders_for([person])[person.pk]
    if who.alone:
        return [(SELF, person.name)]
    each = [(str(guardian.pk), guardian.addressed) for guardian in who.guardians]
    return [*each, (FAMILY, _("de ouders samen")), (SELF, person.name)]


def _giver(person: Person, chosen: str) -> Person | None:
    if chosen == SELF:
        return person
    return next((g for g in deciders_for([person])[person.pk].guardians if str(g.pk) == chosen), None)
