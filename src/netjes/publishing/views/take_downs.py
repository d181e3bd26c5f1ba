"""What has to go: the desk that takes it away, and who asks for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.publishing.access import WORKS_HERE, takes_down, task_for
from netjes.publishing.actions.taking_down import ask_take_down, note_gone, refuse_take_down, take_down
from netjes.publishing.errors import CannotTakeDown
from netjes.publishing.models import Publication
from netjes.publishing.published import asked_by, published_with, tasks_done, tasks_open
from netjes.publishing.states import TakeDownCause, TakeDownState
from netjes.publishing.views.words import day, layout, number
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.family import family_of
from netjes.schools.queries import today

MOST = 50


@never_cache
@require_safe
def take_downs(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *WORKS_HERE)
    if not takes_down(viewer):
        raise NotYours
    context = {
        "layout": layout(viewer), "tasks": list(tasks_open(person.school)), "today": today(),
        "done": list(tasks_done(person.school)[:MOST]),
    }  # fmt: skip
    return render(request, "publishing/takedowns.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *WORKS_HERE)
    found = task_for(viewer, pk)
    error, given = "", request.POST
    if request.method == "POST":
        actor = viewer.acting_as(*WORKS_HERE)
        try:
            if given.get("doe") == "haal-weg" and found.publication is not None:
                take_down(actor=actor, by=person, publication=found.publication)
            elif given.get("doe") == "is-weg":
                on = day(given.get("dag")) or today()
                note_gone(actor=actor, by=person, task=found, on=on, outcome=given.get("antwoord", ""))
            elif given.get("doe") == "blijft":
                refuse_take_down(actor=actor, by=person, task=found, outcome=given.get("antwoord", ""))
            return redirect("publishing:takedowns")
        except CannotTakeDown as refusal:
            error = str(refusal)
        except ValueError:
            error = _("Dit is geen dag. Kies er een uit de kalender.")
    own = bool({found.asked_by_id, found.person_id} & {person.pk, *family_of(person)})
    context = {
        "layout": layout(viewer), "task": found, "error": error, "given": given, "today": today(),
        "open": found.state == TakeDownState.OPEN,
        "may_refuse": found.cause == TakeDownCause.ASKED and not own,
        "by_program": found.publication is not None and found.publication.channel.is_reached,
    }  # fmt: skip
    return render(request, "publishing/takedown.html", context, status=400 if error else 200)


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where somebody and their children stand on, and what became of what they asked."""
    viewer, person = signed_in(request)
    context = {
        "layout": layout(viewer), "found": published_with(person), "asked": asked_by(person), "person": person,
        "polite": viewer.role == "ouder",
    }  # fmt: skip
    return render(request, "publishing/mine.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """For something in the log with a tap and a word, for anything else with a link or in words."""
    viewer, person = signed_in(request)
    given = request.POST if request.method == "POST" else request.GET
    around = published_with(person)
    people = [each for each, _rows in around]
    about = next((each for each in people if each.pk == number(given.get("wie"))), person)
    wanted = number(given.get("bericht"))
    known: Publication | None = next(
        (row for each, rows in around if each == about for row in rows if row.pk == wanted), None
    )
    if wanted and known is None:
        raise NotYours
    error = ""
    if request.method == "POST":
        try:
            ask_take_down(
                actor=viewer.acting_as(), by=person, person=about, publication=known,
                address=given.get("link", ""), words=given.get("woorden", ""),
            )  # fmt: skip
        except CannotTakeDown as refusal:
            error = str(refusal)
        else:
            return redirect("publishing:mine")
    context = {
        "layout": layout(viewer), "people": people, "about": about, "known": known, "error": error, "given": given,
        "person": person, "polite": viewer.role == "ouder",
    }  # fmt: skip
    return render(request, "publishing/ask_takedown.html", context, status=400 if error else 200)
