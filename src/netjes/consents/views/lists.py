"""Choices made elsewhere: hand in a list, look at what it comes to, take it over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from netjes.consents.access import list_for
from netjes.consents.actions import hand_in_choices, looked_at, take_over_choices, throw_away_list
from netjes.consents.errors import CannotTakeOver
from netjes.consents.listing import LARGEST
from netjes.consents.models import ChoiceList
from netjes.consents.pages import said_as
from netjes.consents.queries import purposes_of, wordings_of
from netjes.schools.access import KEEPERS, with_role

SHOWN = 50  # lines that cannot be taken over


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *KEEPERS)
    error = ""
    if request.method == "POST":
        file = request.FILES.get("lijst")
        try:
            if file is None:
                raise CannotTakeOver(_("Kies een bestand."))
            if (file.size or 0) > LARGEST:
                raise CannotTakeOver(_("Dit bestand is te groot: hooguit 5 MB. Lees het in delen in."))
            made = hand_in_choices(
                actor=viewer.acting_as(*KEEPERS), by=person, name=file.name or "lijst.csv", content=file.read()
            )
        except CannotTakeOver as refusal:
            error = str(refusal)
        else:
            return redirect("consents:list", made.pk)
    purposes = purposes_of(person.school)
    context = {
        "error": error,
        "names": [said_as(wording).name for wording in wordings_of(purposes).values()],
        "waiting": ChoiceList.objects.for_school(person.school).order_by("-uploaded_at"),
    }
    return render(request, "consents/lists.html", context, status=400 if error else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *KEEPERS)
    made = list_for(viewer, pk)
    if request.method == "POST":
        taken = take_over_choices(actor=viewer.acting_as(*KEEPERS), by=person, made=made)
        return render(request, "consents/list_taken.html", {"taken": taken, "wrong": taken.wrong[:SHOWN]})
    try:
        found = looked_at(made)
    except CannotTakeOver as refusal:
        return render(request, "consents/list.html", {"list": made, "error": str(refusal)}, status=400)
    words = wordings_of(found.purposes)
    context = {
        "list": made,
        "lines": len(found.read),
        "names": [said_as(words[purpose.pk]).name for purpose in found.purposes],
        "wrong": found.wrong[:SHOWN],
        "more_wrong": max(0, len(found.wrong) - SHOWN),
        "family": sum(line.by is None for line in found.read),
    }
    return render(request, "consents/list.html", context)


@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    throw_away_list(actor=viewer.acting_as(*KEEPERS), made=list_for(viewer, pk))
    return redirect("consents:lists")
