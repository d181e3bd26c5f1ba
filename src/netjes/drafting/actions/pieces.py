"""What an editor does with one piece: its words. (How pieces stand together: `arranging`.)"""

from django.utils.translation import gettext as _

from netjes.agreements.models import TITLE_LENGTH
from netjes.drafting.actions.history import one_change
from netjes.drafting.cuts import storable
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.models import Draft, Piece
from netjes.drafting.numbering import checked_number, with_number
from netjes.drafting.states import PieceKind
from netjes.lib.actors import Actor

TEXT_LENGTH = 200_000  # characters; a longer one from a document may stay as long as it is


def save_piece(
    *,
    actor: Actor,
    draft: Draft,
    piece: int,
    seen: int,
    title: str | None = None,
    text: str | None = None,
    number: str | None = None,
) -> Piece:
    """Keep what was written in a piece; what is None stays as it is. Returns the piece with its new revision.

    `seen` is the revision of the piece that was on the screen: with another one now it raises `ChangedMeanwhile`
    and keeps nothing. Raises `CannotChangeDraft` for words that cannot be kept, with what to do about it.
    """
    with one_change(actor=actor, draft=draft, what="text", subject=str(piece)) as own:
        found = piece_of(own, piece)
        if found.revision != seen:
            raise ChangedMeanwhile(_("Iemand anders veranderde dit artikel ook, terwijl jij schreef."))
        if title is not None:
            found.title = checked_title(title)
        if text is not None:
            found.text = _checked_text(text, found)
        if number is not None and number.strip() != found.number:
            with_number(own, found, checked_number(own, number, besides=found))
        found.save(update_fields=["title", "text", "number"])
    found.refresh_from_db()
    return found


def piece_of(draft: Draft, pk: int) -> Piece:
    """The piece, when it still stands in this draft. Raises `ChangedMeanwhile`."""
    found = Piece.objects.for_school(draft.school).filter(draft=draft, pk=pk).first()
    if found is None:
        raise ChangedMeanwhile(_("Dit stuk staat hier niet meer. Iemand voegde het samen of verplaatste het."))
    return found


def confirm_piece(*, actor: Actor, draft: Draft, piece: int, seen: int) -> None:
    """Somebody looked at this piece, as it is in this revision, and found it good."""
    with one_change(actor=actor, draft=draft, what="confirm", subject=str(piece)) as own:
        found = piece_of(own, piece)
        if found.revision != seen:
            raise ChangedMeanwhile(_("De tekst is net veranderd. Lees hem nog een keer."))
        found.confirmed = True
        found.save(update_fields=["confirmed"])


def confirm_certain(*, actor: Actor, draft: Draft, seen: int) -> int:
    """Confirm every article whose topics are certain and that has no warning; returns how many."""
    with one_change(actor=actor, draft=draft, what="confirm_certain", seen=seen) as own:
        open_ones = Piece.objects.for_school(own.school).filter(
            draft=own, kind=PieceKind.ARTICLE, confirmed=False, certainty="certain", warnings=[]
        )
        return open_ones.update(confirmed=True)


def checked_title(title: str) -> str:
    """One line that fits. Raises `CannotChangeDraft`."""
    line = " ".join(storable(title).split())
    if len(line) > TITLE_LENGTH:
        raise CannotChangeDraft(_("De titel is langer dan %(most)s tekens. Maak die korter.") % {"most": TITLE_LENGTH})
    return line


def _checked_text(text: str, piece: Piece) -> str:
    kept = storable(text)
    if len(kept) > max(TEXT_LENGTH, len(piece.text)):
        raise CannotChangeDraft(
            _("Deze tekst is te lang: er passen %(most)s tekens in een artikel. Splits het artikel of kort het in.")
            % {"most": f"{TEXT_LENGTH:,}".replace(",", ".")}
        )
    return kept
