"""How the pieces of a draft stand together: split, joined, moved, left out, for whom, numbered.

Each asks for the revision of the draft that was on the screen, and of the piece where its words matter; when
somebody else was there first, nothing happens and `ChangedMeanwhile` says so. No word of a piece ever goes.
"""

import re
from typing import Literal

from django.utils.translation import gettext as _

from netjes.agreements.models import Audience
from netjes.drafting.actions.history import one_change
from netjes.drafting.actions.pieces import piece_of
from netjes.drafting.cuts import cut, words_in
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.lost import lost_words
from netjes.drafting.models import Draft, Piece
from netjes.drafting.numbering import follow, free_number, numbers_in
from netjes.drafting.states import DraftState, PieceKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.reading.takeover import plain

TITLES = {
    Audience.PUPILS: "Afspraken voor leerlingen",
    Audience.STAFF: "Afspraken voor medewerkers",
    Audience.PARENTS: "Afspraken voor ouders",
    Audience.EVERYONE: "Afspraken voor iedereen",
}


def split(*, actor: Actor, draft: Draft, seen: int, piece: int, seen_piece: int, at: int) -> Piece:
    """Make two pieces of one, before the sentence that starts at `at` (see `cuts.parts_of`); returns the second."""
    with one_change(actor=actor, draft=draft, what="split", subject=str(piece), seen=seen) as own:
        first = _unchanged(own, piece, seen_piece)
        try:
            head, tail = cut(first.text, at)
        except ValueError:
            raise CannotChangeDraft(_("Daar begint geen zin. Kies een van de plekken op de bladzijde.")) from None
        came_head, came_tail = _cut_source(first.source, tail)
        second = Piece.objects.create(
            school=own.school, draft=own, kind=first.kind, place=first.place + 1, text=tail, source=came_tail,
            number=free_number(own) if first.kind == PieceKind.ARTICLE else "", topics=first.topics,
            certainty="possible" if first.topics else "", warnings=first.warnings, updated_at=now(),
        )  # fmt: skip
        first.text, first.source, first.confirmed = head, came_head, False
        first.save(update_fields=["text", "source", "confirmed"])
        order = [each for each in _in_order(own) if each.pk != second.pk]
        order.insert(next(i for i, each in enumerate(order) if each.pk == first.pk) + 1, second)
        _place(order)
    second.refresh_from_db()
    return second


def join(*, actor: Actor, draft: Draft, seen: int, piece: int, seen_piece: int) -> Piece:
    """Put a piece behind the text of the one above it; its title becomes a line of the text. Returns the whole."""
    with one_change(actor=actor, draft=draft, what="join", subject=str(piece), seen=seen) as own:
        lower = _unchanged(own, piece, seen_piece)
        upper = _above(own, lower)
        if upper is None:
            raise CannotChangeDraft(_("Boven dit stuk staat niets om het bij te voegen."))
        title = plain(lower.title) if lower.title else ""
        upper.text = "\n\n".join(filter(None, [upper.text.strip(), title, lower.text.strip()]))
        upper.source = "\n".join(filter(None, [upper.source, lower.source]))
        upper.labels = " ".join(filter(None, [upper.labels, lower.labels]))
        upper.topics = list(dict.fromkeys([*upper.topics, *lower.topics]))
        upper.certainty = upper.certainty if upper.certainty == lower.certainty else "possible" if upper.topics else ""
        upper.warnings = [*upper.warnings, *(each for each in lower.warnings if each not in upper.warnings)]
        upper.confirmed = False
        follow(own, {lower.number: upper.number} if lower.kind == PieceKind.ARTICLE else {})
        lower.delete()
        upper.save()
        _place(_in_order(own))
    upper.refresh_from_db()
    return upper


def move(*, actor: Actor, draft: Draft, seen: int, piece: int, to: Literal["up", "down"]) -> None:
    """Let a piece change places with the one above or below it. Its number stays its own."""
    with one_change(actor=actor, draft=draft, what="move", subject=str(piece), seen=seen) as own:
        order = _in_order(own)
        here = next((i for i, each in enumerate(order) if each.pk == piece_of(own, piece).pk), 0)
        there = here - 1 if to == "up" else here + 1
        if not 0 <= there < len(order):
            raise CannotChangeDraft(_("Hoger kan dit stuk niet.") if to == "up" else _("Lager kan dit stuk niet."))
        order[here], order[there] = order[there], order[here]
        _place(order)


def renumber_all(*, actor: Actor, draft: Draft, seen: int) -> None:
    """Number the articles 1, 2, 3 … in the order in which they stand."""
    with one_change(actor=actor, draft=draft, what="renumber", seen=seen) as own:
        new: dict[str, str] = {}
        for place, each in enumerate(_articles(own), start=1):
            new[each.number] = str(place)
            each.number = str(place)
            each.save(update_fields=["number"])
        follow(own, new)


def leave_out(*, actor: Actor, draft: Draft, seen: int, piece: int) -> None:
    """Make no article of this piece. It is kept in its place, and can be put back."""
    with one_change(actor=actor, draft=draft, what="leave_out", subject=str(piece), seen=seen) as own:
        found = piece_of(own, piece)
        found.kind, found.confirmed = PieceKind.LEFT_OUT, False
        found.save(update_fields=["kind", "confirmed"])


def put_back(*, actor: Actor, draft: Draft, seen: int, piece: int) -> None:
    """Make an article of a piece that was left out, with its old number where that is free."""
    with one_change(actor=actor, draft=draft, what="put_back", subject=str(piece), seen=seen) as own:
        found = piece_of(own, piece)
        found.kind = PieceKind.ARTICLE
        _settle_number(own, found)
        found.save(update_fields=["kind", "number"])


def keep_passage(*, actor: Actor, draft: Draft, seen: int, text: str) -> Piece:
    """Bring a passage of the document that stands nowhere any more back, as a piece that is left out."""
    with one_change(actor=actor, draft=draft, what="passage", seen=seen) as own:
        if own.upload is None or text not in [each.text for each in lost_words(own.upload)]:
            raise ChangedMeanwhile(_("Deze zin staat er alweer."))
        return Piece.objects.create(
            school=own.school, draft=own, kind=PieceKind.LEFT_OUT, place=len(_in_order(own)) + 1, text=plain(text),
            source=text, updated_at=now(),
        )  # fmt: skip


def set_audience(*, actor: Actor, draft: Draft, seen: int, piece: int, audience: Audience) -> Draft:
    """Move a piece to the draft for these readers, which is made when there is none. Returns that draft."""
    with one_change(actor=actor, draft=draft, what="audience", subject=str(piece), seen=seen) as own:
        found = piece_of(own, piece)
        if audience == own.audience:
            raise CannotChangeDraft(_("Dit stuk staat al bij de afspraken voor deze lezers."))
        there = _draft_for(own, audience)
        found.draft, found.place = there, len(_in_order(there)) + 1
        _settle_number(there, found)
        found.save(update_fields=["draft", "place", "number"])
        _place(_in_order(own))
    there.refresh_from_db()
    return there


def _draft_for(draft: Draft, audience: Audience) -> Draft:
    """The draft from the same document for other readers."""
    if draft.upload_id is None:
        raise CannotChangeDraft(_("Alleen een stuk uit een document kan naar andere lezers."))
    there = Draft.objects.for_school(draft.school).filter(upload=draft.upload_id, audience=audience).first()
    if there is None:
        return Draft.objects.create(
            school=draft.school, audience=audience, title=TITLES[audience], language=draft.language, words=draft.words,
            upload=draft.upload, created_at=now(), updated_at=now(), edits=draft.edits,
        )  # fmt: skip
    if there.state == DraftState.DISCARDED:
        there.state = DraftState.EDITING
        there.save(update_fields=["state"])
    elif there.state != DraftState.EDITING:
        raise CannotChangeDraft(
            _("De afspraken voor %(readers)s zijn geen concept meer. Daar kan nu niets bij.")
            % {"readers": there.get_audience_display()}
        )
    return there


def _settle_number(draft: Draft, piece: Piece) -> None:
    if piece.kind == PieceKind.ARTICLE and (
        not piece.number or piece.number.casefold() in numbers_in(draft, besides=piece)
    ):
        piece.number = free_number(draft, besides=piece)


def _unchanged(draft: Draft, pk: int, seen: int) -> Piece:
    found = piece_of(draft, pk)
    if found.revision != seen:
        raise ChangedMeanwhile(_("De tekst van dit stuk is net veranderd. Lees hem nog een keer."))
    return found


def _in_order(draft: Draft) -> list[Piece]:
    return list(Piece.objects.for_school(draft.school).filter(draft=draft))


def _articles(draft: Draft) -> list[Piece]:
    return [each for each in _in_order(draft) if each.kind == PieceKind.ARTICLE]


def _above(draft: Draft, piece: Piece) -> Piece | None:
    """The nearest piece of the same kind above this one: what was left out joins what was left out."""
    same = [each for each in _in_order(draft) if each.kind == piece.kind]
    here = next(i for i, each in enumerate(same) if each.pk == piece.pk)
    return same[here - 1] if here else None


def _place(order: list[Piece]) -> None:
    """Give each piece the place it has in this list."""
    moved = [piece for place, piece in enumerate(order, start=1) if piece.place != place]
    for place, piece in enumerate(order, start=1):
        piece.place = place
    if moved:
        type(moved[0]).objects.for_school(moved[0].school).bulk_update(moved, ["place"])


def _cut_source(source: str, tail: str) -> tuple[str, str]:
    """What stood in the document for either half; all of it stays with the first where that cannot be told."""
    wanted = words_in(tail)
    places = [match.start() for match in re.finditer(r"(?<!\S)\S", source)]
    for at in reversed(places):
        found = words_in(source[at:])
        if found == wanted:
            return source[:at].strip(), source[at:].strip()
        if len(found) > len(wanted):
            break
    return source, ""
