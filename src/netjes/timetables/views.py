"""The timetable of the school: read a file in, follow an address, and say whom names stand for."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.schools.access import KEEPERS, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.timetables import pages
from netjes.timetables.actions import (
    ask_again,
    fetch,
    hand_in,
    look_over,
    match_name,
    remove_timetable,
    subscribe,
    take_over,
    throw_away,
)
from netjes.timetables.errors import CannotMatch, CannotSubscribe, CannotTakeOver
from netjes.timetables.formats import CannotRead
from netjes.timetables.forms import FollowForm, HandInForm
from netjes.timetables.models import NameFor, Timetable
from netjes.timetables.queries import timetables_of

NAME = re.compile(r"n[0-9]{1,12}")  # a field of the page with names


def _keeper(request: HttpRequest) -> tuple[Person, Actor]:
    viewer, person = with_role(request, *KEEPERS)
    return person, viewer.acting_as(*KEEPERS)


def _timetable(person: Person, pk: int) -> Timetable:
    found = Timetable.objects.for_school(person.school).filter(pk=pk).select_related("school").first()
    if found is None:
        raise NotYours
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Where the timetable comes from, and a file to read in."""
    person, actor = _keeper(request)
    form = HandInForm(request.POST, request.FILES) if request.method == "POST" else HandInForm()
    error = ""
    if request.method == "POST" and form.is_valid():
        file_name, content = form.cleaned_data["file"]
        try:
            made = hand_in(
                actor=actor, school=person.school, name=form.cleaned_data["name"], file_name=file_name, content=content
            )
            return redirect("timetables:timetable", made.pk)
        except (CannotRead, CannotTakeOver) as refusal:
            error = str(refusal)
    context = {
        "form": form, "error": error, "timetables": timetables_of(person.school),
        "asked": len(pages.asked_names(person.school)),
    }  # fmt: skip
    return render(request, "timetables/index.html", context, status=422 if error or form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """An address that is asked again and again. It is never shown again: whoever has it, reads the timetable."""
    person, actor = _keeper(request)
    form = FollowForm(request.POST) if request.method == "POST" else FollowForm()
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = subscribe(actor=actor, school=person.school, **form.cleaned_data)
            return redirect("timetables:timetable", made.pk)
        except CannotSubscribe as refusal:
            error = str(refusal)
    status = 422 if error or form.errors else 200
    return render(request, "timetables/follow.html", {"form": form, "error": error}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    """How a source stands; and of a file that waits, what taking it over would change."""
    person, actor = _keeper(request)
    found, error = _timetable(person, pk), ""
    if request.method == "POST":
        try:
            agreed = bool(request.POST.get("may_vanish"))
            take_over(actor=actor, timetable=found, seen=request.POST.get("seen", ""), may_vanish=agreed)
            return redirect("timetables:timetable", pk)
        except (CannotTakeOver, CannotRead) as refusal:
            error = str(refusal)
            found = _timetable(person, pk)
    context = {"timetable": found, "error": error, "asked": len(pages.asked_names(person.school))}
    if found.waiting:
        try:
            plan = look_over(found)
            context |= {"plan": plan, "tallies": pages.tallies(plan), "most": pages.MOST}
        except (CannotRead, CannotTakeOver) as refusal:
            context["error"] = error or str(refusal)
    return render(request, "timetables/timetable.html", context, status=422 if context["error"] else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest) -> HttpResponse:
    """Names of the timetable that stand for nobody yet; said once, every lesson follows."""
    person, actor = _keeper(request)
    error = ""
    if request.method == "POST":
        chosen = {int(key[1:]): str(value) for key, value in request.POST.items() if value and NAME.fullmatch(key)}
        mine = NameFor.objects.for_school(person.school).select_related("school")
        again = request.POST.get("again", "")
        for name in mine.filter(pk=int(again[1:])) if NAME.fullmatch(again) else ():
            ask_again(actor=actor, name=name)
        for name in mine.filter(pk__in=list(chosen)):
            what = pages.stands_for(name, chosen[name.pk])
            try:
                if what is None:
                    raise CannotMatch("Deze keuze is er niet meer. Kies opnieuw.")
                match_name(actor=actor, name=name, **what)  # type: ignore[arg-type]
            except CannotMatch as refusal:
                error = str(refusal)
        if not error:
            return redirect("timetables:names")
    context = {
        "rows": pages.asked_names(person.school), "settled": pages.settled_names(person.school), "error": error,
    }  # fmt: skip
    return render(request, "timetables/names.html", context, status=422 if error else 200)


@require_POST
def now_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the address at once; not more than once a minute, so that nobody's server is hammered through ours."""
    person, actor = _keeper(request)
    found = _timetable(person, pk)
    if found.sealed_address and (found.tried_at is None or (now() - found.tried_at).total_seconds() > 60):
        found.tried_at = now()
        found.save(update_fields=["tried_at"])
        fetch(timetable=found, actor=actor)
    return redirect("timetables:timetable", pk)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away the file that waits; no lesson was changed."""
    person, actor = _keeper(request)
    throw_away(actor=actor, timetable=_timetable(person, pk))
    return redirect("timetables:index")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop with a source: its lessons to come are cancelled."""
    person, actor = _keeper(request)
    remove_timetable(actor=actor, timetable=_timetable(person, pk))
    return redirect("timetables:index")
