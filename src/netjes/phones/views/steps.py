"""A talk, or contact with home, that waits for a mentor: one pupil after another, and no numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.phones.access import waiting_step
from netjes.phones.actions import settle_step
from netjes.phones.errors import CannotDecide
from netjes.phones.looking import SIGHTING, note_look
from netjes.phones.queries import steps_waiting_for
from netjes.schools.access import with_role
from netjes.schools.states import Role

LEADERS = (Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR)


@never_cache
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    viewer, _person = with_role(request, *LEADERS)
    found = steps_waiting_for(viewer)
    for each in found:
        note_look(actor=viewer.acting_as(*LEADERS), act=SIGHTING, about=each.pupil, subject=each.ref)
    return render(request, "phones/waiting.html", {"sightings": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done; contact with home only after the question whether that is safe."""
    viewer, person = with_role(request, *LEADERS)
    sighting = waiting_step(viewer, pk)
    error = ""
    if request.method == "POST":
        try:
            settle_step(
                actor=viewer.acting_as(*LEADERS), by=person, sighting=sighting, outcome=request.POST.get("wat", "")
            )
        except CannotDecide as refusal:
            error = str(refusal)
        else:
            return redirect("phones:waiting")
    else:
        note_look(actor=viewer.acting_as(*LEADERS), act=SIGHTING, about=sighting.pupil, subject=sighting.ref)
    return render(
        request, "phones/settle.html", {"sighting": sighting, "error": error}, status=400 if error else 200
    )  # fmt: skip
