"""Writing a piece: number, title and text, kept while one types; and what happens when two write at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format

from netjes.drafting.actions.pieces import save_piece
from netjes.drafting.cuts import storable
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.models import Draft, Piece
from netjes.drafting.views.pieces import FORM, number_in, place
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.prosediff import prose_diff

FIELDS = ("number", "title", "text")


@FORM
def words(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """The form of one piece. A script that keeps what is typed gets its answer as JSON."""
    actor, draft, found = place(request, pk, piece)
    assert found is not None
    typed = {name: getattr(found, name) for name in FIELDS}
    if request.method != "POST":
        return _form(request, draft, found, typed, seen=found.revision)
    typed |= {name: request.POST[name] for name in FIELDS if name in request.POST}
    seen = number_in(request, "seen_piece")
    if request.headers.get("Accept", "").startswith("application/json"):
        return _kept(actor, draft, found, typed, seen)
    try:
        save_piece(actor=actor, draft=draft, piece=found.pk, seen=seen, **typed)
    except ChangedMeanwhile as error:
        theirs = Piece.objects.for_school(draft.school).filter(draft=draft, pk=found.pk).first()
        if theirs is None or theirs.revision == seen:
            return _form(request, draft, found, typed, seen=seen, wrong=str(error))
        return _both(request, draft, theirs, typed)
    except CannotChangeDraft as error:
        return _form(request, draft, found, typed, seen=seen, wrong=str(error))
    return redirect(reverse("drafting:confirm", args=[pk]) + f"#stuk-{piece}")


def _kept(actor: Actor, draft: Draft, found: Piece, typed: dict[str, str], seen: int) -> JsonResponse:
    """The answer to a script: kept, with the new revision and the time; or why not. Then nothing is kept."""
    try:
        saved = save_piece(actor=actor, draft=draft, piece=found.pk, seen=seen, **typed)
    except ChangedMeanwhile as error:
        return JsonResponse({"wrong": str(error), "both": True}, status=409)
    except CannotChangeDraft as error:
        return JsonResponse({"wrong": str(error)}, status=400)
    return JsonResponse({"revision": saved.revision, "at": time_format(timezone.localtime(now()), "H.i")})


def _form(
    request: HttpRequest, draft: Draft, piece: Piece, typed: dict[str, str], *, seen: int, wrong: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {"draft": draft, "piece": piece, "typed": typed, "seen": seen, "wrong": wrong}
    return render(request, "drafting/confirm_text.html", context, status=400 if wrong else 200)


def _both(request: HttpRequest, draft: Draft, theirs: Piece, typed: dict[str, str]) -> HttpResponse:
    """Both texts, with what differs marked, to choose one or to write one of both."""
    yours = {**typed, "text": storable(typed["text"])}
    context = {
        "draft": draft,
        "piece": theirs,
        "yours": yours,
        "marks": prose_diff(_whole(theirs.title, theirs.text), _whole(yours["title"], yours["text"])),
    }
    return render(request, "drafting/confirm_both.html", context, status=409)


def _whole(title: str, text: str) -> str:
    return f"{title}\n\n{text}".strip()
