"""An incident in four clicks, and a call in two taps. Neither opens a file."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.phones.queries import is_pupil, pupils_called
from netjes.reports.access import COLLEAGUES, INCIDENT_READERS, call_for, calls_of, incident_for
from netjes.reports.actions.noting import note_call, note_incident, withdraw_call, withdraw_incident
from netjes.reports.errors import CannotNote
from netjes.reports.models import Call
from netjes.reports.models.noted import LONGEST_NOTE
from netjes.reports.noting import (
    calls_about,
    figures_of,
    incidents_for,
    line_for_file,
    line_of_incident,
    own_incidents,
)
from netjes.reports.states import CallWith, IncidentKind, IncidentPlace
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.family import own_family
from netjes.schools.models import Person
from netjes.schools.queries import people_of, today

MOST_LETTERS = 60
SHOWN = 100


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else today()
    except ValueError:
        raise CannotNote(_("Dit is geen dag. Schrijf hem als 2026-11-24.")) from None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def incidents(request: HttpRequest) -> HttpResponse:
    """Note one; see one's own of the last week; and for who leads, what was noted and how often."""
    viewer, person = with_role(request, *COLLEAGUES)
    given, error = request.POST, ""
    chosen = _pupils(person, given.getlist("wie"))
    if request.method == "POST" and not given.get("zoek"):
        try:
            if given.get("wat") not in IncidentKind.values or given.get("waar") not in IncidentPlace.values:
                raise CannotNote(_("Kies wat er gebeurde en waar."))
            note_incident(
                actor=viewer.acting_as(*COLLEAGUES), by=person, kind=IncidentKind(given["wat"]),
                place=IncidentPlace(given["waar"]), on_day=_day(given.get("dag", "")), people=chosen,
                measure=given.get("gedaan", ""),
            )  # fmt: skip
        except CannotNote as refusal:
            error = str(refusal)
        else:
            return redirect("reports:incidents")
    words = given.get("naam", "")[:MOST_LETTERS]
    leads = viewer.has(*INCIDENT_READERS)
    context: dict[str, Any] = {
        "kinds": IncidentKind.choices, "spots": IncidentPlace.choices, "day": today(), "given": given, "error": error,
        "chosen": chosen, "words": words, "searched": bool(given.get("zoek")), "most": LONGEST_NOTE,
        "found": [each for each in pupils_called(person.school, words) if each[0] not in chosen] if words else [],
        "mine": [(each, line_of_incident(each)) for each in own_incidents(person)], "leads": leads,
    }  # fmt: skip
    return render(request, "reports/incidents.html", context, status=400 if error else 200)


def _pupils(person: Person, given: list[str]) -> list[Person]:
    return list(people_of(person.school).filter(pk__in=[int(each) for each in given if each.isdecimal()]))


@never_cache
@require_safe
def noted(request: HttpRequest) -> HttpResponse:
    """For who leads: what colleagues noted, and how often what happens where."""
    viewer, person = with_role(request, *INCIDENT_READERS)
    kinds, places = figures_of(person.school)
    found = list(incidents_for(person.school, own_family(viewer))[:SHOWN])
    context = {"noted": found, "kinds": kinds, "spots": places}
    return render(request, "reports/noted.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *COLLEAGUES)
    withdraw_incident(actor=viewer.acting_as(*COLLEAGUES), incident=incident_for(viewer, pk))
    return redirect("reports:incidents")


@never_cache
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """With whom was called? A search, and what one noted oneself in the last weeks."""
    viewer, person = with_role(request, *COLLEAGUES)
    words = request.GET.get("naam", "")[:MOST_LETTERS]
    family = own_family(viewer)
    mine = Call.objects.for_school(person.school).filter(by=person).select_related("pupil")
    context = {
        "words": words, "mine": list(mine.exclude(pupil__in=family)[:10]),
        "found": [each for each in pupils_called(person.school, words) if each[0].pk not in family] if words else [],
    }  # fmt: skip
    return render(request, "reports/calls.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a call about a pupil, in two taps; whoever may read them sees the earlier ones."""
    viewer, person = with_role(request, *COLLEAGUES)
    pupil = people_of(person.school).filter(pk=pk).select_related("school").first()
    if pupil is None or not is_pupil(pupil) or pupil.pk in own_family(viewer):
        raise NotYours
    error = ""
    if request.method == "POST":
        try:
            if request.POST.get("met") not in CallWith.values:
                raise CannotNote(_("Kies met wie er gebeld is."))
            note_call(
                actor=viewer.acting_as(*COLLEAGUES), by=person, pupil=pupil, spoke_with=CallWith(request.POST["met"]),
                with_interpreter=bool(request.POST.get("tolk")), on_day=_day(request.POST.get("dag", "")),
            )  # fmt: skip
        except CannotNote as refusal:
            error = str(refusal)
        else:
            return redirect("reports:call", pk)
    reads = calls_of(viewer, pupil)
    known = calls_about(pupil) if reads else [each for each in calls_about(pupil) if each.by_id == person.pk]
    context = {
        "pupil": pupil, "calls": [(each, line_for_file(each)) for each in known], "with": CallWith.choices,
        "day": today(), "error": error, "reads": reads, "me": person,
    }  # fmt: skip
    return render(request, "reports/call.html", context, status=400 if error else 200)


@require_POST
def withdraw_a_call(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *COLLEAGUES)
    found = call_for(viewer, pk)
    if found.by_id != person.pk:
        raise NotYours
    withdraw_call(actor=viewer.acting_as(*COLLEAGUES), call=found)
    return redirect("reports:call", found.pupil_id)
