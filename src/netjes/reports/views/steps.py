"""One question a page, each to be skipped; the answers so far go along in the form and stand nowhere else."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from netjes.reports.asked import YES, Answers, Reader, Step, after, before, questions_left
from netjes.reports.errors import CannotReport
from netjes.reports.flood import REPORTS, budget_of, page_for
from netjes.reports.questions import TOPIC, label_of, question_of
from netjes.reports.states import Want
from netjes.reports.telling import class_chosen, reading_of, staff_like, staff_of
from netjes.schools.access import school_of
from netjes.schools.queries import classes_of

Show = Callable[..., HttpResponse]
WRITTEN = {
    Step.NOT_SENT: "reports/not_sent.html", Step.STAFF: "reports/staff.html", Step.TALK: "reports/talk.html",
    Step.CLASS: "reports/class.html", Step.WORDS: "reports/words.html", Step.NAME: "reports/name.html",
    Step.CHECK: "reports/check.html",
}  # fmt: skip


def step_named(value: str) -> Step | None:
    return Step(value) if value in {step.value for step in Step} else None


def answer(request: HttpRequest, show: Show) -> HttpResponse | None:
    """Take one answer and show the next question: on, back, or to the one that somebody wants to change.

    None when the way back leads to the start.
    """
    posted = request.POST
    answers, step = Answers.read(posted.dict()), step_named(posted.get("stap", ""))
    if step is None:
        return question(request, show, Step.TOPIC, answers)
    wanted = step_named(posted.get("naar", ""))
    if wanted is not None:
        return question(request, show, wanted, answers)
    if posted.get("meesturen"):
        return question(request, show, Step.NAKED, replace(answers, bring=YES))
    if posted.get("terug"):
        previous = before(step, answers)
        return question(request, show, previous, answers) if previous else None
    if step is Step.STAFF and posted.get("zoek") is not None:
        return question(request, show, step, answers, {"typed": posted.get("zoek", "")})
    return _on(request, show, step, answers)


def _on(request: HttpRequest, show: Show, step: Step, answers: Answers) -> HttpResponse:
    if step is Step.NAME and request.POST.get("zonder"):
        answers = replace(answers, name="", of_class="")
    if step is Step.TALK:
        if request.POST.get("eerst"):
            return show(request, "reports/kept_to_yourself.html", {"answers": answers})
        return question(request, show, after(step, answers), replace(answers, reader=Reader.ADVISER))
    return question(request, show, after(step, answers), answers)


def question(
    request: HttpRequest, show: Show, step: Step, answers: Answers, more: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of a step."""
    school = school_of(request)
    fixed = question_of(step, answers)
    context: dict[str, Any] = {
        "step": step, "answers": answers, "question": fixed, "left": questions_left(step, answers),
        "carried": answers.carried(without=fixed.name if fixed else _own_field(step)),
        "want": dict(Want.choices).get(answers.want), "topic": label_of(TOPIC, answers.topic),
    } | (more or {})  # fmt: skip
    if step is Step.STAFF and "typed" in context:
        context["found"] = staff_like(school, context["typed"])
    if step is Step.CLASS:
        context["classes"] = classes_of(school)
    if step is Step.CHECK:
        context |= _checked(request, answers)
    return show(request, WRITTEN.get(step, "reports/question.html"), context, status=status)


def _own_field(step: Step) -> str:
    """The field that a written step asks for, so that it does not stand in the form twice."""
    return {Step.WORDS: "words", Step.CLASS: "group", Step.STAFF: "staff"}.get(step, "")


def _checked(request: HttpRequest, answers: Answers) -> dict[str, Any]:
    school = school_of(request)
    found: dict[str, Any] = {
        "page": page_for(REPORTS, budget_of(school)), "colleague": staff_of(school, answers),
        "group": class_chosen(school, answers),
    }  # fmt: skip
    try:
        found["reading"] = reading_of(school, answers)
    except CannotReport as refusal:
        found["nobody"] = str(refusal)
    return found
