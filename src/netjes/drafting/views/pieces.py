"""The reader's proposal beside the source, to be looked through by a person."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.models import Audience
from netjes.drafting.access import EDITORS, draft_for
from netjes.drafting.actions import arranging, history, modelled, pieces
from netjes.drafting.cuts import parts_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.lost import lost_words
from netjes.drafting.models import Draft, Piece
from netjes.drafting.proposals import missing_topics, norms_for
from netjes.drafting.queries import next_open, progress, shown, siblings, turns
from netjes.drafting.states import DraftState
from netjes.lib.actors import Actor
from netjes.norms.library import WORDS, topics
from netjes.norms.norm import Norm
from netjes.norms.notation import read_words
from netjes.norms.spoken import said, spoken_norm
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours

FORM = require_http_methods(["GET", "HEAD", "POST"])
OPEN = (DraftState.EDITING, DraftState.ADOPTED)  # a change of an adopted text takes the decision back
Seen = dict[str, Any]


def place(request: HttpRequest, pk: int, piece: int | None = None) -> tuple[Actor, Draft, Piece | None]:
    """Who writes, in which draft, and which piece of it."""
    viewer, _person = signed_in(request)
    draft = draft_for(viewer, pk, to="write")
    found = None
    if piece is not None:
        found = Piece.objects.for_school(draft.school).filter(draft=draft, pk=piece).first()
        if found is None:
            raise NotYours
    return viewer.acting_as(*EDITORS), draft, found


def number_in(request: HttpRequest, name: str) -> int:
    """A number from a form; -1, which nothing has, for anything else."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 16 else -1


@FORM
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Every piece of the draft, with what stood in the document beside it; a change when one is sent."""
    actor, draft, _none = place(request, pk)
    if request.method != "POST":
        if draft.state not in OPEN:
            return redirect("drafting:overview", pk)
        return render(request, "drafting/confirm.html", board(draft))
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise NotYours
    seen = {"actor": actor, "draft": draft, "seen": number_in(request, "seen")}
    try:
        focus = deed(request, seen) or number_in(request, "piece")
    except CannotChangeDraft as error:
        return _again(request, pk, wrong=str(error), status=409)
    if request.htmx:  # type: ignore[attr-defined]
        return _again(request, pk, focus=focus)
    return redirect(reverse("drafting:confirm", args=[pk]) + (f"#stuk-{focus}" if focus >= 0 else ""))


def _again(request: HttpRequest, pk: int, *, wrong: str = "", focus: int = -1, status: int = 200) -> HttpResponse:
    """The page as it is now, or only its changing part where the page asked for that.

    `focus` is the piece at which somebody without a mouse goes on.
    """
    _actor, draft, _none = place(request, pk)
    context = board(draft) | {"wrong": wrong, "focus": focus}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "drafting/_board.html", context)
    return render(request, "drafting/confirm.html", context, status=status)


def board(draft: Draft) -> dict[str, Any]:
    """What the page about the split shows."""
    return {
        "draft": draft,
        "pieces": shown(draft),
        "progress": progress(draft),
        "siblings": siblings(draft),
        "audiences": [(value, label) for value, label in Audience.choices if value != draft.audience],
        "lost": lost_words(draft.upload) if draft.upload else (),
        "missing": [topics()[code] for code in missing_topics(draft)],
        **turns(draft),
    }


def _with_text(request: HttpRequest, seen: Seen) -> Seen:
    return {**seen, "piece": number_in(request, "piece"), "seen_piece": number_in(request, "seen_piece")}


def _with_piece(request: HttpRequest, seen: Seen) -> Seen:
    return {**seen, "piece": number_in(request, "piece")}


def _split(request: HttpRequest, seen: Seen) -> int:
    return arranging.split(**_with_text(request, seen), at=number_in(request, "at")).pk


def _join(request: HttpRequest, seen: Seen) -> int:
    return arranging.join(**_with_text(request, seen)).pk


def _audience(request: HttpRequest, seen: Seen) -> None:
    audience = request.POST.get("audience", "")
    if audience not in Audience.values:
        raise NotYours
    arranging.set_audience(**_with_piece(request, seen), audience=Audience(audience))


def _confirm(request: HttpRequest, seen: Seen) -> int | None:
    """Confirm a piece, and go on at the next one that nobody looked at."""
    pieces.confirm_piece(
        actor=seen["actor"], draft=seen["draft"], piece=number_in(request, "piece"),
        seen=number_in(request, "seen_piece"),
    )  # fmt: skip
    return next_open(seen["draft"], after=number_in(request, "piece"))


def _take_norms(request: HttpRequest, seen: Seen) -> None:
    modelled.take_norms(**_with_text(request, seen), ids=request.POST.getlist("norm"))


DEEDS: dict[str, Callable[[HttpRequest, Seen], int | None]] = {
    "split": _split,
    "join": _join,
    "up": lambda request, seen: arranging.move(**_with_piece(request, seen), to="up"),
    "down": lambda request, seen: arranging.move(**_with_piece(request, seen), to="down"),
    "leave_out": lambda request, seen: arranging.leave_out(**_with_piece(request, seen)),
    "put_back": lambda request, seen: arranging.put_back(**_with_piece(request, seen)),
    "audience": _audience,
    "confirm": _confirm,
    "confirm_certain": lambda request, seen: _nothing(pieces.confirm_certain(**seen)),
    "renumber": lambda request, seen: arranging.renumber_all(**seen),
    "passage": lambda request, seen: _nothing(arranging.keep_passage(**seen, text=request.POST.get("text", ""))),
    "norms": _take_norms,
    "model": lambda request, seen: _nothing(modelled.add_model_article(**seen, topic=request.POST.get("topic", ""))),
}


def _nothing(_made: object) -> None:
    return None


@require_safe
def cut(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """The sentences of a piece, with a button wherever it can be split."""
    _actor, draft, found = place(request, pk, piece)
    assert found is not None
    return render(
        request, "drafting/confirm_split.html", {"draft": draft, "piece": found, "parts": parts_of(found.text)}
    )


@require_safe
def norms(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """The model's norms for the topics of a piece, as sentences, to choose from."""
    _actor, draft, found = place(request, pk, piece)
    assert found is not None
    vocabulary = read_words(draft.words, WORDS)

    def sentence(norm: Norm) -> str:
        return said(spoken_norm(norm, vocabulary, "nl"))

    offers = [(norm.id, sentence(norm)) for norm in norms_for(draft, found)]
    about = [topics()[code].title for code in found.topics if code in topics()]
    return render(
        request, "drafting/confirm_norms.html", {"draft": draft, "piece": found, "offers": offers, "about": about}
    )


@require_POST
def travel(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo or redo, and back to the page where the button stood."""
    actor, draft, _none = place(request, pk)
    go = history.undo if request.POST.get("do") == "undo" else history.redo
    try:
        go(actor=actor, draft=draft, step=number_in(request, "step"))
    except CannotChangeDraft as error:
        return _again(request, pk, wrong=str(error), status=409)
    if request.htmx:  # type: ignore[attr-defined]
        return _again(request, pk)
    back = request.POST.get("back", "")
    here = reverse("drafting:overview", args=[pk])
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(here)
    return redirect(back if safe else reverse("drafting:confirm", args=[pk]))
