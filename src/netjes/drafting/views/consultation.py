"""Laying a draft before the councils: start, read, say something, answer."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.drafting.access import COUNCILS, EDITORS, draft_for
from netjes.drafting.actions.decisions import answer_comment, end_consultation, open_consultation, say_something
from netjes.drafting.consult_pages import capacity_of, consult_page, councils_of, passage_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Comment
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours
from netjes.schools.queries import today

WEEKS = 2  # that a council gets, unless the writer chooses another day


def day_in(text: str) -> date | None:
    """The day that a date field sent; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_safe
def consult(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft to be read by who is asked, with what was said about each article."""
    viewer, _who = signed_in(request)
    draft = draft_for(viewer, pk, to="read")
    until = (today() + timedelta(weeks=WEEKS)).isoformat()
    return render(request, "drafting/consult.html", {"page": consult_page(viewer, draft), "until": until})


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay it before the councils that were ticked."""
    viewer, _who = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    chosen, until = request.POST.getlist("councils"), request.POST.get("until", "")
    people = {p.pk: p for council in councils_of(draft.school) if council.code in chosen for p in council.people}
    try:
        day = day_in(until)
        if day is None:
            raise CannotChangeDraft(_("Kies tot en met welke dag er iets gezegd kan worden."))
        open_consultation(actor=viewer.acting_as(*EDITORS), draft=draft, until=day, people=list(people.values()))
    except CannotChangeDraft as error:
        page = consult_page(viewer, draft)
        context = {"page": page, "wrong": str(error).splitlines(), "until": until, "chosen": chosen}
        return render(request, "drafting/consult.html", context, status=400)
    return redirect("drafting:consult", draft.pk)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back to go on writing."""
    viewer, _who = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    try:
        end_consultation(actor=viewer.acting_as(*EDITORS), draft=draft)
    except CannotChangeDraft as error:
        context = {"page": consult_page(viewer, draft), "wrong": [str(error)]}
        return render(request, "drafting/consult.html", context, status=409)
    return redirect("drafting:consult", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something about a passage, an article, or the whole. What was typed is never lost."""
    viewer, person = signed_in(request)
    draft = draft_for(viewer, pk, to="comment")
    sent = request.POST if request.method == "POST" else request.GET
    article = sent.get("artikel", "")[:12]
    passage = passage_of(draft, article, sent.get("zin", ""))
    text, wrong = request.POST.get("text", ""), ""
    if request.method == "POST":
        try:
            comment = say_something(
                actor=viewer.acting_as(*COUNCILS, *EDITORS), draft=draft, person=person,
                capacity=capacity_of(viewer), text=text, article=article, passage=passage,
            )  # fmt: skip
        except CannotChangeDraft as error:
            wrong = str(error)
        else:
            return redirect(f"{reverse('drafting:consult', args=[draft.pk])}#opmerking-{comment.pk}")
    context = {"draft": draft, "article": article, "passage": passage, "text": text, "wrong": wrong}
    return render(request, "drafting/comment.html", context, status=400 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """What was done with one comment."""
    viewer, person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    found = Comment.objects.for_school(draft.school).filter(draft=draft, pk=comment).select_related("person").first()
    if found is None:
        raise NotYours
    outcome, text, wrong = found.outcome, found.answer, ""
    if request.method == "POST":
        outcome, text = request.POST.get("outcome", ""), request.POST.get("answer", "")
        try:
            answer_comment(actor=viewer.acting_as(*EDITORS), comment=found, by=person, outcome=outcome, answer=text)
        except CannotChangeDraft as error:
            wrong = str(error)
        else:
            return redirect(f"{reverse('drafting:consult', args=[draft.pk])}#opmerking-{found.pk}")
    page = consult_page(viewer, draft)
    context = {
        "draft": draft, "row": page.row_of(found), "outcome": outcome, "answer": text, "wrong": wrong,
    }  # fmt: skip
    return render(request, "drafting/comment_answer.html", context, status=400 if wrong else 200)
