"""Asking in doubt, and answering: who asks sees their own, who answers sees what waits for them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.publishing.access import ASKERS, EDITORS, doubt_for, example_for, own_doubt, own_draft
from netjes.publishing.actions.answering import answer_doubt, hand_over, remove_example, was_changed
from netjes.publishing.actions.asking import Asked, ask_in_doubt, asked_of_for, withdraw_doubt
from netjes.publishing.errors import CannotAnswerDoubt, CannotAskInDoubt
from netjes.publishing.line import ANSWERERS, may_be_handed
from netjes.publishing.models import Doubt
from netjes.publishing.published import doubts_of, doubts_waiting_for, examples_for
from netjes.publishing.states import DoubtState, Voice
from netjes.publishing.views.words import articles_of, layout, number
from netjes.publishing.weighing import disagreeing, people_in
from netjes.publishing.wishes import tidy
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

SHOWN = 30


@never_cache
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *ASKERS, Role.BOARD)
    context = {
        "layout": layout(viewer),
        "waiting": doubts_waiting_for(person),
        "mine": list(doubts_of(person)[:SHOWN]),
        "asks": viewer.has(*ASKERS),
    }
    return render(request, "publishing/questions.html", context)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form, filled with what was being checked; sent only with its own button."""
    viewer, person = with_role(request, *ASKERS)
    role = str(viewer.role)
    given = request.POST if request.method == "POST" else request.GET
    draft = own_draft(viewer, number(given["concept"])) if number(given.get("concept")) else None
    voice = given.get("namens", "") if role == "medewerker" and given.get("namens") in Voice.values else Voice.OWN
    asked = Asked(
        words=tidy(given.get("vraag", "")), text=tidy(request.POST.get("tekst", "")), voice=voice,
        asked_of=given.get("aan", "") or asked_of_for(role)[0], may_be_example=bool(given.get("voorbeeld")),
    )  # fmt: skip
    error, status = "", 200
    if request.method == "POST" and "verstuur" in request.POST:
        try:
            made = ask_in_doubt(actor=viewer.acting_as(*ASKERS), asker=person, role=role, asked=asked, draft=draft)
        except CannotAskInDoubt as refusal:
            error, status = str(refusal), 400
        else:
            return redirect("publishing:question", made.pk)
    context = {
        "layout": layout(viewer), "draft": draft, "asked": asked, "error": error, "choices": asked_of_for(role),
        "is_staff": role == "medewerker", "examples": examples_for(person.school, role, given.get("zoek", "")),
        "sought": given.get("zoek", ""), "edits": viewer.has(*EDITORS),
    }  # fmt: skip
    return render(request, "publishing/ask.html", context, status=status)


@never_cache
@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *ASKERS, Role.BOARD)
    return _page(request, viewer, person, doubt_for(viewer, pk))


def _page(request: HttpRequest, viewer: Viewer, person: Person, doubt: Doubt, error: str = "") -> HttpResponse:
    answers = doubt.state == DoubtState.WAITING and doubt.asker_id != person.pk
    people = people_in(doubt.publication) if doubt.publication else []
    without = disagreeing(people, doubt.publication.purpose, doubt.publication.about) if doubt.publication else ([], [])
    context: dict[str, Any] = {
        "layout": layout(viewer), "doubt": doubt, "mine": doubt.asker_id == person.pk, "answers": answers,
        "error": error, "given": request.POST, "articles": articles_of(person.school, doubt.role),
        "colleagues": [each for each in may_be_handed(doubt) if each != person] if answers else [],
        "forbidden": doubt.verdict == "not_allowed" and doubt.publication_id is not None,
        "changed": was_changed(doubt), "people": people, "without_yes": [*without[0], *without[1]],
    }  # fmt: skip
    return render(request, "publishing/question.html", context, status=400 if error else 200)


@never_cache
@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked about, for who asks and who answers."""
    viewer, _person = with_role(request, *ASKERS, Role.BOARD)
    doubt = doubt_for(viewer, pk)
    if doubt.publication is None or not doubt.publication.picture:
        raise Http404
    return HttpResponse(bytes(doubt.publication.picture), content_type="image/jpeg")


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person, doubt = _to_answer(request, pk)
    given = request.POST
    try:
        answer_doubt(
            actor=viewer.acting_as(*ANSWERERS), by=person, doubt=doubt, approve=given.get("kan") == "ja",
            answer=tidy(given.get("antwoord", "")), article=given.get("artikel", ""),
            example=tidy(given.get("voorbeeld", "")) if given.get("bewaar") else "",
        )  # fmt: skip
    except CannotAnswerDoubt as refusal:
        return _page(request, viewer, person, doubt, str(refusal))
    return redirect("publishing:questions")


@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person, doubt = _to_answer(request, pk)
    to = next((each for each in may_be_handed(doubt) if str(each.pk) == request.POST.get("aan")), None)
    try:
        hand_over(actor=viewer.acting_as(*ANSWERERS), by=person, doubt=doubt, to=to or person)
    except CannotAnswerDoubt as refusal:
        return _page(request, viewer, person, doubt, str(refusal))
    return redirect("publishing:questions")


def _to_answer(request: HttpRequest, pk: int) -> tuple[Viewer, Person, Doubt]:
    viewer, person = with_role(request, *ASKERS, Role.BOARD)
    doubt = doubt_for(viewer, pk)
    if doubt.asker_id == person.pk:
        raise NotYours
    return viewer, person, doubt


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *ASKERS)
    withdraw_doubt(actor=viewer.acting_as(*ASKERS), doubt=own_doubt(viewer, pk))
    return redirect("publishing:questions")


@require_POST
def forget_example(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *EDITORS)
    remove_example(actor=viewer.acting_as(*EDITORS), example=example_for(viewer, pk))
    return redirect("publishing:ask")
