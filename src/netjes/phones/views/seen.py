"""Seen, not allowed: a name, the step that the ladder suggests, and what a teacher can still withdraw."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.phones.access import TAKERS, lesson_for, noted_sighting, pupil_for
from netjes.phones.actions import note_sighting, withdraw_sighting
from netjes.phones.actions.seen import check_noting
from netjes.phones.errors import CannotNote
from netjes.phones.looking import SUGGESTION, note_look
from netjes.phones.pages import class_list
from netjes.phones.queries import noted_by, suggestion_for
from netjes.phones.states import BY_WEIGHT, Step, weight
from netjes.schools.access import with_role
from netjes.schools.actions.rooms import open_rooms
from netjes.schools.errors import NotYours
from netjes.schools.models import Membership, Person
from netjes.schools.queries import today
from netjes.schools.viewer import Viewer
from netjes.timetables.models import Lesson

KEEPING = "phones"  # the room in which a phone is kept


@never_cache
@require_safe
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *TAKERS)
    return render(request, "phones/seen_lesson.html", {"page": class_list(viewer, lesson_for(viewer, pk))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def see(request: HttpRequest, pk: int, pupil: int) -> HttpResponse:
    """The second tap: one button with the step that the ladder suggests; another step asks why."""
    viewer, person = with_role(request, *TAKERS)
    found, seen = lesson_for(viewer, pk), pupil_for(viewer, pupil)
    groups = [group.pk for group in found.groups.all()]
    if not Membership.objects.for_school(person.school).on(today()).filter(person=seen, group__in=groups).exists():
        raise NotYours
    error = ""
    if request.method == "POST":
        try:
            sighting = note_sighting(
                actor=viewer.acting_as(*TAKERS), by=person, pupil=seen, lesson=found, token=_token(request),
                step=request.POST.get("stap", ""), because=request.POST.get("waarom", ""),
            )  # fmt: skip
        except CannotNote as refusal:
            error = str(refusal)
        else:
            if sighting.step == Step.CUSTODY and KEEPING in open_rooms(person.school):
                return redirect(f"{reverse('phones:take', args=[seen.pk])}?gezien={sighting.pk}")
            return redirect("phones:sighting", sighting.pk)
    context = _page(viewer, person, seen, found) | {"error": error, "given": request.POST}
    return render(request, "phones/see.html", context, status=400 if error else 200)


def _page(viewer: Viewer, person: Person, pupil: Person, lesson: Lesson) -> dict[str, Any]:
    context: dict[str, Any] = {"pupil": pupil, "lesson": lesson}
    try:
        ladder = check_noting(person, pupil, lesson)
    except CannotNote as refusal:
        return context | {"refusal": str(refusal)}
    note_look(actor=viewer.acting_as(*TAKERS), act=SUGGESTION, about=pupil)
    suggestion = suggestion_for(pupil, ladder)
    lighter = [step for step in BY_WEIGHT if weight(step) < weight(suggestion.step)]
    return context | {"suggestion": suggestion, "ladder": ladder, "lighter": lighter, "token": uuid4()}


def _token(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("merk", ""))
    except ValueError:
        return uuid4()


@never_cache
@require_safe
def noted(request: HttpRequest) -> HttpResponse:
    """What this teacher noted, newest first: to read an answer and to withdraw, never to count."""
    _viewer, person = with_role(request, *TAKERS)
    return render(request, "phones/noted.html", {"sightings": list(noted_by(person))})


@never_cache
@require_safe
def sighting(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *TAKERS)
    return render(request, "phones/sighting.html", {"sighting": noted_sighting(viewer, pk)})


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *TAKERS)
    withdraw_sighting(actor=viewer.acting_as(*TAKERS), sighting=noted_sighting(viewer, pk))
    return redirect("phones:sighting", pk)
