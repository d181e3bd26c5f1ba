"""Whether home hears that a phone is kept, when somebody doubted that it is safe. Asked of who knows the pupil."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.phones.access import home_slip_for
from netjes.phones.actions import decide_home
from netjes.phones.errors import CannotDecide
from netjes.phones.looking import SLIP, note_look
from netjes.schools.access import signed_in
from netjes.schools.queries import class_of
from netjes.schools.states import Role

ROLES = (Role.MENTOR, Role.CARE_COORDINATOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.HEAD)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = signed_in(request)
    slip = home_slip_for(viewer, pk)
    error = ""
    if request.method == "POST":
        answer = request.POST.get("thuis", "")
        try:
            if answer in ("wel", "niet"):
                decide_home(actor=viewer.acting_as(*ROLES), slip=slip, tell_home=answer == "wel")
                return redirect("today")
        except CannotDecide as refusal:
            error = str(refusal)
    else:
        note_look(actor=viewer.acting_as(*ROLES), act=SLIP, about=slip.pupil, subject=slip.ref)
    context = {"slip": slip, "group": class_of(slip.pupil), "error": error}
    return render(request, "phones/home.html", context, status=400 if error else 200)
