"""Whom do I follow? The names one may see go to the page; the list itself stays in the browser and goes nowhere."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.accounts.access import FOLLOWERS
from netjes.accounts.acquainted import names_for
from netjes.accounts.following import ACTS, ways_to_follow
from netjes.accounts.queries import to_follow
from netjes.schools.access import with_role


# The browser itself keeps this page from asking or telling anything to anybody, ourselves included.
@csp_replace({"connect-src": ["'none'"]})
@never_cache
@require_safe
def connections(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *FOLLOWERS)
    role = "medewerker" if viewer.is_staff else "leerling"
    context = {
        "names": names_for(viewer),
        "for_work": to_follow(person.school) if role == "leerling" else [],
        "ways": ways_to_follow(person.school, role),
        "layout": "desk.html" if viewer.is_staff else "base.html",
        "is_pupil": role == "leerling",
        "act": ACTS[role].replace(" ", "-"),
    }
    return render(request, "accounts/connections.html", context)
