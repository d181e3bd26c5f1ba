"""The photo desk itself: one form with everything that can be said, and the verdict of the agreement beside it."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.lib.actors import Actor
from netjes.photos import actions, wording
from netjes.photos.access import WORKS_HERE, group_here, photo_for
from netjes.photos.errors import CannotChange
from netjes.photos.forms import in_thousandths, new_part, number, parts_of, saying_of
from netjes.photos.judging import named
from netjes.photos.models import Photo
from netjes.photos.pages import (
    Looked,
    articles_of,
    asked_of_maker,
    by_first_name,
    elsewhere,
    look_at,
    marks_on,
    rows_of,
    rows_on,
)
from netjes.photos.queries import groups_of, people_called
from netjes.photos.states import CoverWith, Outsiders
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Group, Person
from netjes.schools.viewer import Viewer

MOST_NAMED = 2  # names on one button
NONE_OF_IT = "niets"  # the maker answers no to every question at once


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *WORKS_HERE)
    found = photo_for(viewer, pk)
    error = ""
    if request.method == "POST":
        was_asked = found.asked_until is not None
        try:
            _take_over(request, viewer, person, found)
        except CannotChange as refusal:
            error = str(refusal)
            found = photo_for(viewer, pk)
        else:
            return redirect(_here(request, viewer, pk, was_asked=was_asked))
    words = (request.POST if error else request.GET).get("zoek", "").strip()[:60]
    context = _page(found, words) | {"error": error, "lapsed": "vervallen" in request.GET}
    return render(request, "photos/photo.html", context, status=400 if error else 200)


def _here(request: HttpRequest, viewer: Viewer, pk: int, *, was_asked: bool) -> str:
    """The page again, with what was looked for, and a word when the answers of others no longer hold."""
    words = request.POST.get("zoek", "").strip()
    query = {"zoek": words} if words else {}
    if was_asked and request.POST.get("doe") != "stop" and photo_for(viewer, pk).asked_until is None:
        query["vervallen"] = "1"
    return reverse("photos:photo", args=[pk]) + (f"?{urlencode(query)}" if query else "")


def _page(photo: Photo, words: str) -> dict[str, Any]:
    group = photo.group
    if group is not None:
        group.school = photo.school
    in_group = by_first_name(group) if group else []
    called = people_called(photo.school, words) if words else []
    looked = look_at(photo, [*in_group, *called])
    asked = asked_of_maker(looked)
    on_it = rows_on(looked)
    hatch = max(6, max(photo.width, photo.height) // 80)  # pixels between the lines of a cover
    return {
        "photo": photo,
        "group": group,
        "groups": groups_of(photo.school),
        "looked": looked,
        "code": looked.judgement.code,
        "advice": wording.advice(looked, asked),
        "provided": wording.provided(looked, asked) if looked.judgement.code == "mag" else [],
        "articles": articles_of(looked),
        "elsewhere": elsewhere(looked),
        "on_it": on_it,
        "called": rows_of(looked, called),
        "rest": rows_of(looked, [p for p in in_group if p.pk not in {c.pk for c in called}]),
        "words": words,
        "marks": marks_on(looked),
        "fields": [(box, in_thousandths(box.part, photo)) for box in looked.boxes],
        "asked": asked,
        "open_questions": sum(each.answer is None for each in asked),
        "outsiders": Outsiders,
        "covers": CoverWith,
        "hatch": hatch,
        "half": hatch // 2,
        "told_place": "gps" in photo.removed,
        **_repairs(looked),
    }


def _repairs(looked: Looked) -> dict[str, Any]:
    """What one tap can mend, for the people because of whom it is not *mag* yet."""
    seen = [each for each in looked.situation.visible if each.agrees is not True]
    refused = [each for each in seen if each.agrees is False]
    to_ask = [each for each in seen if each.can_be_asked]
    concerned = refused or to_ask or seen
    return {
        "refused": refused,
        "to_ask": [] if refused else to_ask,
        "concerned": concerned,
        "who": named((each.person for each in concerned), _("en"))
        if len(concerned) <= MOST_NAMED
        else _("deze %(n)s") % {"n": len(concerned)},
    }


def _take_over(request: HttpRequest, viewer: Viewer, person: Person, photo: Photo) -> None:
    """First everything that the form says, then what the pressed button does. Raises `CannotChange`."""
    actor, given = viewer.acting_as(*WORKS_HERE), request.POST
    deed, _between, what = given.get("doe", "").partition("-")
    looked = look_at(photo)
    asked = asked_of_maker(looked)
    saying = saying_of(given, looked, _group(viewer, given.get("klas", ""), photo.group), asked)
    if deed == "doel":
        place = next((p for p in looked.places if p.purpose.code == what), None)
        saying = replace(saying, purpose=place.purpose if place else saying.purpose)
    elif deed == NONE_OF_IT:
        saying = replace(saying, answers={**saying.answers, **{each.fact.name: False for each in asked}})
    actions.say(actor=actor, photo=photo, saying=saying)
    if moved := parts_of(given, photo, looked.boxes):
        actions.move_boxes(actor=actor, photo=photo, parts=moved)
    if part := new_part(given, photo):
        actions.add_box(actor=actor, photo=photo, part=part)
    _do(deed, what, actor=actor, viewer=viewer, person=person, photo=photo_for(viewer, photo.pk))


def _do(deed: str, what: str, *, actor: Actor, viewer: Viewer, person: Person, photo: Photo) -> None:
    match deed:
        case "dek":
            actions.cover_heads(actor=actor, photo=photo, people=_concerned(photo, what))
        case "snij":
            actions.cut_out(actor=actor, photo=photo, people=_concerned(photo, what))
        case "heel":
            actions.uncut(actor=actor, photo=photo)
        case "vraag":
            actions.ask_about(actor=actor, by=person, photo=photo, seen=look_at(photo).situation.seen)
        case "stop":
            actions.stop_asking(actor=actor, photo=photo)
        case "vak":
            actions.add_box(actor=actor, photo=photo)
        case "weg":
            actions.remove_box(actor=actor, photo=photo, number=number(what) or 0)


def _concerned(photo: Photo, what: str) -> list[int]:
    """One person, or everybody who stands in the way."""
    if (pk := number(what)) is not None:
        return [pk]
    return [each.person.pk for each in _repairs(look_at(photo))["concerned"]]


def _group(viewer: Viewer, given: str, before: Group | None) -> Group | None:
    pk = number(given)
    if pk is None:
        return before
    try:
        return group_here(viewer, pk)
    except NotYours:
        return before
