"""One's own rights: see everything, say that something is wrong, ask that something goes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.privacy.access import own_request
from netjes.privacy.actions import ask
from netjes.privacy.errors import CannotAnswer
from netjes.privacy.export import Section, about_child, as_json, children_to_ask_for, everything_about
from netjes.privacy.looking import note_export
from netjes.privacy.models import PrivacyRequest
from netjes.privacy.states import RequestKind
from netjes.privacy.who_sees import sights_for
from netjes.schools.access import signed_in
from netjes.schools.models import Person
from netjes.schools.viewer import Viewer

JSON_LOOKS = {"ensure_ascii": False, "indent": 2}


@never_cache
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All that is kept about whoever looks, with the files to take along."""
    viewer, person = signed_in(request)
    context = {
        "sections": everything_about(person), "about": person, "polite": viewer.role == "ouder",
        "children": children_to_ask_for(person), "asked": _asked(person),
    }  # fmt: skip
    return render(request, "privacy/everything.html", context)


@never_cache
@require_safe
def everything_file(request: HttpRequest, kind: str) -> HttpResponse:
    _viewer, person = signed_in(request)
    return _file(person, everything_about(person), kind)


@never_cache
@require_safe
def child(request: HttpRequest, pk: int) -> HttpResponse:
    """What a parent may see about a child of theirs; the child can see that they looked."""
    viewer, person = signed_in(request)
    about, sections = about_child(person, pk)
    note_export(_actor(viewer), about)
    return render(request, "privacy/everything.html", {"sections": sections, "about": about, "of_child": True})


@never_cache
@require_safe
def child_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    viewer, person = signed_in(request)
    about, sections = about_child(person, pk)
    note_export(_actor(viewer), about)
    return _file(about, sections, kind)


@never_cache
@require_safe
def who_sees(request: HttpRequest) -> HttpResponse:
    """In words: who can see what about whoever looks."""
    viewer, _person = signed_in(request)
    context = {"sights": sights_for(viewer), "polite": viewer.role == "ouder"}
    return render(request, "privacy/who_sees.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_correction(request: HttpRequest) -> HttpResponse:
    return _ask(request, RequestKind.CORRECTION)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_erasure(request: HttpRequest) -> HttpResponse:
    return _ask(request, RequestKind.ERASURE)


@never_cache
@require_safe
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody asked, until when they wait, and the answer."""
    viewer, person = signed_in(request)
    return render(
        request, "privacy/asked.html", {"asked": own_request(person, pk), "polite": viewer.role == "ouder"}
    )  # fmt: skip


def _ask(request: HttpRequest, kind: RequestKind) -> HttpResponse:
    viewer, person = signed_in(request)
    choices = [person, *children_to_ask_for(person)]
    error, text = "", request.POST.get("text", "")
    about = next((each for each in choices if str(each.pk) == request.POST.get("about", "")), person)
    if request.method == "POST":
        try:
            made = ask(actor=_actor(viewer), person=person, about=about, kind=kind, text=text)
            return redirect("privacy:asked", made.pk)
        except CannotAnswer as refusal:
            error = str(refusal)
    context = {
        "kind": kind.value, "choices": choices, "about": about, "text": text, "error": error,
        "polite": viewer.role == "ouder",
    }  # fmt: skip
    return render(request, "privacy/ask.html", context, status=422 if error else 200)


def _asked(person: Person) -> list[PrivacyRequest]:
    return list(PrivacyRequest.objects.for_school(person.school).filter(person=person).order_by("-asked_at"))


def _actor(viewer: Viewer) -> Actor:
    return viewer.acting_as()


def _file(about: Person, sections: list[Section], kind: str) -> HttpResponse:
    answer: HttpResponse
    if kind == "json":
        answer = JsonResponse(as_json(about, sections), json_dumps_params=JSON_LOOKS)
    else:
        page = render_to_string("privacy/everything_file.html", {"sections": sections, "about": about, "moment": now()})
        answer = HttpResponse(page)
    answer["Content-Disposition"] = f'attachment; filename="alles-wat-we-weten.{kind}"'
    return answer
