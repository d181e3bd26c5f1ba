"""Keeping a phone: where it lies, and in the same tap whether home can hear of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.phones.access import CONSENTERS, TAKERS, noted_sighting, pupil_for
from netjes.phones.actions import offer_talk, take_phone
from netjes.phones.actions.custody import Place, check_taking
from netjes.phones.adopted import article_on_measures, forbids_keeping_longer
from netjes.phones.errors import CannotTake
from netjes.phones.models import Sighting
from netjes.phones.queries import guardians_to_tell, keeping_of, slip_here_of, who_talks_with
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.queries import class_of
from netjes.schools.viewer import Viewer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *TAKERS)
    pupil = pupil_for(viewer, pk)
    consents = viewer.has(*CONSENTERS)
    error = ""
    if request.method == "POST":
        try:
            slip = take_phone(
                actor=viewer.acting_as(*TAKERS), by=person, pupil=pupil, place=_place(request, pupil, person, consents),
                home_is_safe=request.POST.get("thuis") == "veilig", may_consent=consents,
                sighting=_sighting(viewer, pupil, request.POST.get("gezien", "")),
            )  # fmt: skip
        except CannotTake as refusal:
            error = str(refusal)
        else:
            return redirect("phones:slip", slip.pk)
    context = _page(request, viewer, person, pupil, consents) | {"error": error}
    return render(request, "phones/take.html", context, status=400 if error else 200)


def _page(request: HttpRequest, viewer: Viewer, person: Person, pupil: Person, consents: bool) -> dict[str, Any]:
    given = request.POST
    context: dict[str, Any] = {
        "pupil": pupil, "group": class_of(pupil), "given": given, "given_other": given.get("andere-plek", ""),
    }  # fmt: skip
    try:
        ends = check_taking(person, pupil, may_consent=consents)
    except CannotTake as refusal:
        return context | {"refusal": refusal, "here": _own_slip(viewer, pupil)}
    places = keeping_of(pupil.school).places
    chosen = given.get("plek") or (places[0] if places else "")
    return context | {
        "ends": ends,
        "places": places,
        "chosen": chosen,
        "forbids_longer": forbids_keeping_longer(pupil.school),
        "measures": article_on_measures(pupil.school),
        "asks_home": bool(guardians_to_tell(pupil)),
        "sighting": _sighting(viewer, pupil, request.GET.get("gezien", "") or given.get("gezien", "")),
    }


def _own_slip(viewer: Viewer, pupil: Person) -> int | None:
    slip = slip_here_of(pupil)
    return slip.pk if slip and slip.taken_by == viewer.person else None


def _place(request: HttpRequest, pupil: Person, person: Person, consents: bool) -> Place:
    given = request.POST
    longer = given.get("tot") == "volgende"
    return Place(
        name=given.get("andere-plek", "").strip() or given.get("plek", ""),
        condition=given.get("schade", ""),
        due_at=check_taking(person, pupil, may_consent=consents).next if longer else None,
        longer_because=given.get("waarom", ""),
    )


def _sighting(viewer: Viewer, pupil: Person, given: str) -> Sighting | None:
    """What this teacher noted of this pupil, when the phone is kept because of that."""
    if not given.isdecimal() or len(given) > 15:
        return None
    try:
        found = noted_sighting(viewer, int(given))
    except NotYours:
        return None
    return found if found.pupil_id == pupil.pk else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The pupil does not hand it over: nobody grabs, and a talk can be offered."""
    viewer, _person = with_role(request, *TAKERS)
    pupil = pupil_for(viewer, pk)
    if request.method == "POST":
        people = offer_talk(actor=viewer.acting_as(*TAKERS), pupil=pupil)
        return render(request, "phones/refused.html", {"pupil": pupil, "asked": people, "done": True})
    return render(request, "phones/refused.html", {"pupil": pupil, "asked": who_talks_with(pupil)})
