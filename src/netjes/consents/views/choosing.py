"""Choosing: two taps, at any time, about oneself or about one's child."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.consents.access import about_whom, person_for, question_for, was_asked
from netjes.consents.actions import Given, choose, reply_once
from netjes.consents.errors import CannotChoose
from netjes.consents.models import Purpose, Reply
from netjes.consents.pages import choosing_page, said_as
from netjes.consents.queries import open_questions_for, purposes_of, wordings_of
from netjes.consents.states import Chosen
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours
from netjes.schools.states import Role

AS = (Role.GUARDIAN, Role.PUPIL)


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where one's own choices are: the first child, or oneself. Who has none to make reads why."""
    viewer, _person = signed_in(request)
    people = about_whom(viewer)
    if people:
        return redirect("consents:choose", people[0].pk)
    return render(request, "consents/nobody.html", {"polite": viewer.role == "ouder"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_page(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = signed_in(request)
    about = person_for(viewer, pk)
    error = ""
    if request.method == "POST":
        try:
            made = choose(
                actor=viewer.acting_as(*AS), person=about, answers=_answers(request, purposes_of(about.school)),
                given=Given(by=person),
            )  # fmt: skip
        except CannotChoose as refusal:
            error = str(refusal)
        else:
            done = "bewaard" if made else "gelijk"
            return redirect(f"{reverse('consents:choose', args=[pk])}?klaar={done}#gekozen")
    page = choosing_page(person, about, staff=viewer.is_staff)
    context = {
        "page": page,
        "people": about_whom(viewer),
        "viewer_person": person,
        "polite": not page.is_own,
        "questions": [q for q in open_questions_for(person) if q.person_id == about.pk],
        "done": request.GET.get("klaar", "") if request.method != "POST" else "",
        "error": error,
    }
    return render(request, "consents/choose.html", context, status=400 if error else 200)


def _answers(request: HttpRequest, purposes: list[Purpose]) -> dict[Purpose, Chosen]:
    """What was ticked; what this version does not know is left alone."""
    found = {}
    for purpose in purposes:
        given = request.POST.get(f"doel-{purpose.pk}", "")
        if given in Chosen.values:
            found[purpose] = Chosen(given)
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, two buttons; answered otherwise until the day that it closes."""
    viewer, person = signed_in(request)
    try:
        asked = question_for(viewer, pk)
    except NotYours:
        if not was_asked(viewer, pk):
            raise
        return render(request, "consents/question_over.html", {"polite": viewer.role == "ouder"})
    error = ""
    if request.method == "POST":
        answer = request.POST.get("antwoord", "")
        try:
            if answer not in ("ja", "nee"):
                raise CannotChoose("")
            reply_once(actor=viewer.acting_as(*AS), question=asked, by=person, is_yes=answer == "ja")
        except CannotChoose as refusal:
            error = str(refusal)
        else:
            return redirect(f"{reverse('consents:question', args=[pk])}?klaar={answer}")
    own = asked.person_id == person.pk
    context = {
        "question": asked,
        "said": said_as(wordings_of([asked.purpose])[asked.purpose_id]),
        "reply": Reply.objects.for_school(person.school).filter(question=asked, given_by=person).first(),
        "own": own,
        "polite": not own,
        "error": error,
    }
    return render(request, "consents/question.html", context, status=400 if request.method == "POST" else 200)
