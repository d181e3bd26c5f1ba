"""Somebody says to be of the school: a pupil asks the confidential adviser, everybody else finds the school's desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.accounts.access import ADVISERS, own_question, question_for
from netjes.accounts.actions import answer_question, ask_adviser, set_contact, take_back
from netjes.accounts.errors import CannotAnswer, CannotAsk, CannotEnter
from netjes.accounts.forms import ContactForm
from netjes.accounts.models import WORDS
from netjes.accounts.queries import (
    SPEAKERS,
    advisers_for,
    asked_of,
    contact_of,
    promised_from,
    questions_of,
    who_answers,
)  # fmt: skip
from netjes.schools.access import school_of, signed_in, viewer_of, with_role
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.states import Role


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A pupil's question in confidence. Without one to ask, or without an account: how the school is reached."""
    viewer = viewer_of(request)
    pupil = viewer.person if viewer.has(Role.PUPIL) else None
    advisers = advisers_for(pupil) if pupil else []
    context: dict[str, Any] = {
        "contact": contact_of(school_of(request)), "polite": viewer.role == "ouder", "advisers": advisers,
        "promised": promised_from(school_of(request), today()), "most": WORDS, "pupil": pupil,
    }  # fmt: skip
    if request.method == "POST":
        if pupil is None:
            signed_in(request)
            return redirect("accounts:ask")
        chosen, text = _chosen(advisers, request.POST.get("aan", "")), request.POST.get("vraag", "")
        try:
            question = ask_adviser(by=pupil, adviser=chosen, text=text)
        except CannotAsk as refusal:
            context |= {"error": str(refusal), "text": text, "chosen": chosen}
        else:
            return redirect("accounts:my_question", question.pk)
    context["earlier"] = list(questions_of(pupil)) if pupil else []
    return render(request, "accounts/ask.html", context, status=400 if context.get("error") else 200)


def _chosen(advisers: list[Person], given: str) -> Person | None:
    if len(advisers) == 1:
        return advisers[0]
    return next((each for each in advisers if str(each.pk) == given), None)


@never_cache
@require_safe
def my_question(request: HttpRequest, pk: int) -> HttpResponse:
    _viewer, person = signed_in(request)
    question = own_question(person, pk)
    context = {"question": question, "reader": who_answers(question), "late": question.promised_on < today()}
    return render(request, "accounts/my_question.html", context)


@require_POST
def take_question_back(request: HttpRequest, pk: int) -> HttpResponse:
    _viewer, person = signed_in(request)
    take_back(question=own_question(person, pk))
    return redirect("accounts:ask")


@never_cache
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What this adviser was asked: by day, without a name until one is opened."""
    _viewer, person = with_role(request, *ADVISERS)
    return render(request, "accounts/questions.html", {"questions": asked_of(person), "day": today()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *ADVISERS)
    found = question_for(viewer, pk)
    error, text = "", request.POST.get("antwoord", found.answer)
    if request.method == "POST":
        try:
            answer_question(actor=viewer.acting_as(*ADVISERS), by=person, question=found, text=text)
        except CannotAnswer as refusal:
            error = str(refusal)
        else:
            return redirect("accounts:questions")
    context = {"question": found, "error": error, "text": text, "most": WORDS}
    return render(request, "accounts/question.html", context, status=400 if error else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reached(request: HttpRequest) -> HttpResponse:
    """How somebody from outside reaches the school."""
    viewer, person = with_role(request, *SPEAKERS)
    form = ContactForm(request.POST or None, initial={"how": contact_of(person.school)})
    if request.method == "POST" and form.is_valid():
        try:
            set_contact(actor=viewer.acting_as(*SPEAKERS), school=person.school, how=form.cleaned_data["how"])
        except CannotEnter as refusal:
            form.add_error("how", str(refusal))
        else:
            return redirect("accounts:index")
    context = {"form": form, "title": _("Hoe een bezoeker het navraagt")}
    return render(request, "accounts/reached.html", context, status=400 if form.errors else 200)
