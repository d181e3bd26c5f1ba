"""The draft as a whole: what stands above it, its words, its notation, and what a review finds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from netjes.drafting.access import DECIDERS, EDITORS, draft_for
from netjes.drafting.actions.writing import change_head, change_whole, change_words, seal
from netjes.drafting.compose import notation_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.front import Front, front_of, with_front
from netjes.drafting.review_pages import review_page
from netjes.drafting.whole import CannotReadNotation, read_whole
from netjes.drafting.word_pages import persons_of, words_of, words_without_phrase
from netjes.drafting.word_rows import CELLS, with_word
from netjes.schools.access import signed_in

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, preamble, and what holds where no norm says anything."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    title, preamble, front, revision, wrong = draft.title, draft.preamble, front_of(draft), draft.revision, ""
    if request.method == "POST":
        title, preamble = request.POST.get("title", ""), request.POST.get("preamble", "")
        front = Front(
            request.POST.get("otherwise", ""), request.POST.get("ask", ""), tuple(request.POST.getlist("roles"))
        )
        sent = request.POST.get("revision", "")
        revision = int(sent) if sent.isdecimal() and len(sent) < 10 else -1
        try:
            change_head(
                actor=viewer.acting_as(*EDITORS), draft=draft, revision=revision, title=title,
                front=with_front(draft, front), preamble=preamble,
            )  # fmt: skip
        except CannotChangeDraft as error:
            wrong = str(error)
        else:
            return redirect("drafting:overview", draft.pk)
    persons, roles = persons_of(draft)
    context = {
        "draft": draft, "title": title, "preamble": preamble, "front": front, "revision": revision, "wrong": wrong,
        "persons": persons, "roles": roles,
    }  # fmt: skip
    return render(request, "drafting/head.html", context, status=400 if wrong else 200)


@FORM
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """The word list as the tables that the reader reads."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    text, seen, kind = draft.words, seal(draft.words), ""
    given: dict[str, str] = {}
    wrong: list[str] = []
    if request.method == "POST":
        seen, kind = request.POST.get("seen", ""), request.POST.get("kind", "")
        given = {name: request.POST.get(name, "") for name in CELLS}
        try:
            wanted = with_word(draft.words, kind, given) if kind else request.POST.get("words", "")
            text = text if kind else wanted
            change_words(actor=viewer.acting_as(*EDITORS), draft=draft, words=wanted, seen=seen)
        except CannotChangeDraft as error:
            wrong = str(error).splitlines()
        else:
            return redirect("drafting:words", draft.pk)
    persons, _roles = persons_of(draft)
    context = {
        "draft": draft, "words": text, "seen": seen, "wrong": wrong, "bare": words_without_phrase(draft), "kind": kind,
        "given": given, "persons": persons, "acts": list(words_of(draft).acts),
    }  # fmt: skip
    return render(request, "drafting/words.html", context, status=400 if wrong else 200)


@FORM
def notation(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole draft as one text. Wrong: all mistakes beside it and nothing saved."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    text = notation_of(draft)
    seen = seal(text)
    context = {"draft": draft, "problems": (), "wrong": ""}
    if request.method == "POST":
        text, seen = request.POST.get("notation", ""), request.POST.get("seen", "")
        try:
            change_whole(actor=viewer.acting_as(*EDITORS), draft=draft, whole=read_whole(draft, text), seen=seen)
        except CannotReadNotation as error:
            context["problems"] = error.problems
        except CannotChangeDraft as error:
            context["wrong"] = str(error)
        else:
            return redirect("drafting:overview", draft.pk)
    status = 400 if context["problems"] or context["wrong"] else 200
    return render(request, "drafting/notation.html", {**context, "notation": text, "seen": seen}, status=status)


@require_safe
def notation_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The notation to take along."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    response = HttpResponse(notation_of(draft), content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="afspraken-{draft.audience}.md"'
    return response


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person should know before going on; only mistakes stand in the way."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    return render(request, "drafting/review.html", {"page": review_page(draft), "decides": viewer.has(*DECIDERS)})
