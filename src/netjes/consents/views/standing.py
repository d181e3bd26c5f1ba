"""How far the school is: about how many people everything was answered, and whom it still waits for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.consents.access import COUNTERS, SETTERS
from netjes.consents.actions import remind_unanswered, set_rules
from netjes.consents.errors import CannotSetPurpose
from netjes.consents.queries import purposes_of, rules_of
from netjes.consents.unanswered import counts_by_class, pupils_of, staff_of, waiting_among
from netjes.schools.access import KEEPERS, group_for, signed_in, with_role
from netjes.schools.models import Person
from netjes.schools.queries import members_of
from netjes.schools.viewer import Viewer


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *COUNTERS)
    return _overview(request, viewer, person)


def _overview(request: HttpRequest, viewer: Viewer, person: Person, error: str = "") -> HttpResponse:
    school = person.school
    pupils, staff = pupils_of(school), staff_of(school)
    context = {
        "classes": counts_by_class(school),
        "pupils": len(pupils),
        "pupils_waiting": len(waiting_among(pupils)),
        "staff": len(staff),
        "staff_waiting": len(waiting_among(staff, staff=True)),
        "purposes": len(purposes_of(school)),
        "rules": rules_of(school),
        "may_set": viewer.has(*SETTERS),
        "may_keep": viewer.has(*KEEPERS),
        "may_open": viewer.has(*KEEPERS),
        "done": request.GET.get("klaar", "") if request.method != "POST" else "",
        "error": error,
    }
    return render(request, "consents/overview.html", context, status=400 if error else 200)


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *SETTERS)
    try:
        remind_unanswered(actor=viewer.acting_as(*SETTERS), school=person.school)
    except CannotSetPurpose as refusal:
        return _overview(request, viewer, person, str(refusal))
    return redirect(f"{reverse('consents:overview')}?klaar=gevraagd")


@require_POST
def rules(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *SETTERS)
    every = request.POST.get("wie") != "een"
    set_rules(actor=viewer.acting_as(*SETTERS), school=person.school, every_guardian=every)
    return redirect(f"{reverse('consents:overview')}?klaar=regels")


@never_cache
@require_safe
def of_class(request: HttpRequest, pk: int) -> HttpResponse:
    """Of which pupils of a class not everything was answered; never what was."""
    viewer, _person = signed_in(request)
    group = group_for(viewer, pk)
    members = members_of(group)
    context = {
        "group": group,
        "pupils": len(members),
        "waiting": waiting_among(members),
        "may_keep": viewer.has(*KEEPERS),
    }
    return render(request, "consents/class.html", context)
