"""One phone that lies here: its slip, the ticks, and giving it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.lib.clock import now
from netjes.phones.access import DESK, HANDLERS, slip_for
from netjes.phones.actions import give_back, sign_slip
from netjes.phones.errors import CannotGiveBack
from netjes.phones.looking import SLIP, note_look
from netjes.phones.queries import late
from netjes.phones.sheets import slip_on_paper
from netjes.printing.errors import CannotPrint
from netjes.schools.access import with_role
from netjes.schools.queries import class_of

# Why a phone goes back before its time; anything else is written down.
EARLY = {
    "naar-huis": gettext_lazy("gaat eerder naar huis"),
    "zorg": gettext_lazy("moet bereikbaar zijn"),
    "sensor": gettext_lazy("draagt iets dat de telefoon nodig heeft"),
    "vergissing": gettext_lazy("het bewaren was niet nodig"),
}


@never_cache
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *HANDLERS)
    found = slip_for(viewer, pk)
    note_look(actor=viewer.acting_as(*DESK, *HANDLERS), act=SLIP, about=found.pupil, subject=found.ref)
    context = {
        "slip": found,
        "group": class_of(found.pupil),
        "late": late(found),
        "took_it": found.taken_by == viewer.person,
        "at_desk": viewer.has(*DESK),
    }
    return render(request, "phones/slip.html", context)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *HANDLERS)
    found = slip_for(viewer, pk)
    sign_slip(
        actor=viewer.acting_as(*HANDLERS),
        slip=found,
        by_pupil=bool(request.POST.get("leerling")),
        by_taker=bool(request.POST.get("bewaarder")) and found.taken_by == viewer.person,
    )
    return redirect("phones:slip", pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *HANDLERS)
    found = slip_for(viewer, pk)
    error = ""
    if request.method == "POST":
        why = request.POST.get("eerder", "")
        try:
            give_back(
                actor=viewer.acting_as(*DESK, *HANDLERS), by=person, slip=found, to=request.POST.get("aan", ""),
                signed=bool(request.POST.get("ontvangen")),
                early_because=str(EARLY.get(why, "")) or request.POST.get("anders", ""),
            )  # fmt: skip
        except CannotGiveBack as refusal:
            error = str(refusal)
        else:
            return redirect("phones:here" if viewer.has(*DESK) else "phones:index")
    context = {"slip": found, "early": now() < found.due_at, "reasons": EARLY, "error": error, "given": request.POST}
    return render(request, "phones/give_back.html", context, status=400 if error else 200)


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *HANDLERS)
    found = slip_for(viewer, pk)
    try:
        content = slip_on_paper(found)
    except CannotPrint as error:
        return render(request, "phones/no_paper.html", {"error": str(error), "slip": found}, status=409)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_("strook")}-{found.number}.pdf"'
    return response
