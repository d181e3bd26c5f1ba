"""One's own drafts: kept because one asked, changed, thrown away. Nobody else finds them."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.checks.advice import ROLES
from netjes.publishing.actions.drafts import change_draft, keep_draft, throw_away
from netjes.publishing.errors import CannotKeep
from netjes.publishing.models import Draft
from netjes.publishing.queries import kept_drafts
from netjes.publishing.states import Voice
from netjes.publishing.views.check import _layout, answer, ask
from netjes.publishing.wishes import Wish, wish_of
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.viewer import Viewer


@never_cache
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    viewer, person = _writer(request)
    return render(request, "publishing/check_drafts.html", {"drafts": kept_drafts(person), "layout": _layout(viewer)})


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """*Bewaar*: the one thing that stores a text."""
    viewer, person = _writer(request)
    wish = wish_of(request, viewer)
    try:
        kept = keep_draft(
            actor=viewer.acting_as(), author=person, role=wish.role, text=wish.text, voice=wish.voice
        )  # fmt: skip
    except CannotKeep as refusal:
        return ask(request, wish, error=str(refusal))
    return redirect("publishing:draft", kept.pk)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page as of any check, with the day on which the draft goes."""
    viewer, person = _writer(request)
    found = draft_of(person, pk)
    if request.method != "POST":
        return answer(request, _as_kept(found, viewer), draft=found)
    wish = wish_of(request, viewer)
    if request.POST.get("doe") != "bewaar":
        return answer(request, wish, draft=found)
    try:
        change_draft(actor=viewer.acting_as(), draft=found, text=wish.text, voice=wish.voice)
    except CannotKeep as refusal:
        return ask(request, wish, error=str(refusal), draft=found)
    return redirect("publishing:draft", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = _writer(request)
    throw_away(actor=viewer.acting_as(), draft=draft_of(person, pk))
    return redirect("publishing:drafts" if kept_drafts(person).exists() else "publishing:index")


def draft_of(person: Person, pk: int) -> Draft:
    """One's own draft that has not gone yet. Raises `NotYours` for anybody else's."""
    found = kept_drafts(person).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def _writer(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who keeps drafts: pupils and staff. Raises `LoginNeeded` and `NotYours`."""
    viewer, person = signed_in(request)
    if viewer.role not in ROLES:
        raise NotYours
    return viewer, person


def _as_kept(found: Draft, viewer: Viewer) -> Wish:
    place = "school" if found.voice == Voice.SCHOOL else "eigen"
    wish = Wish(text=found.text, role=str(viewer.role), voice=found.voice)
    return replace(wish, place=place) if wish.is_staff else wish
