"""One's own: a pupil's phone that lies here and what was seen of it; for a parent what was told of their child."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.lib.clock import now
from netjes.phones.access import own_sighting
from netjes.phones.actions import answer_sighting
from netjes.phones.errors import CannotAnswer
from netjes.phones.models import Sighting
from netjes.phones.queries import sightings_of, slips_of, slips_told_to
from netjes.schools.access import signed_in
from netjes.schools.models import Person
from netjes.schools.states import Role

MOST = 20


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where it lies and until when. A parent sees what they were told, and nothing of the other parent."""
    viewer, person = signed_in(request)
    slips = [*slips_of(person)[:MOST], *slips_told_to(person)[:MOST]]
    context = {
        "here": [each for each in slips if each.returned_at is None],
        "before": [each for each in slips if each.returned_at is not None],
        "person": person,
        "moment": now(),
        "polite": viewer.role == "ouder",
        "is_pupil": Role.PUPIL in viewer.roles,
    }
    return render(request, "phones/mine.html", context)


@never_cache
@require_safe
def seen_mine(request: HttpRequest) -> HttpResponse:
    _viewer, person = signed_in(request)
    return render(request, "phones/seen_mine.html", _seen(person))


def _seen(person: Person, wrong: Sighting | None = None, error: str = "", text: str = "") -> dict[str, object]:
    return {"sightings": list(sightings_of(person)), "wrong": wrong, "error": error, "text": text}


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = signed_in(request)
    sighting = own_sighting(person, pk)
    text = request.POST.get("antwoord", "")
    try:
        answer_sighting(actor=viewer.acting_as(Role.PUPIL), sighting=sighting, text=text)
    except CannotAnswer as refusal:
        return render(request, "phones/seen_mine.html", _seen(person, sighting, str(refusal), text), status=400)
    return redirect(f"{reverse('phones:seen_mine')}#gezien-{pk}")
