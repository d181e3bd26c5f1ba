"""The words of a draft: an article, the draft as a whole, its word list. Every change can be undone.

Who changes an adopted text takes the decision back: it was about other words. Then the draft is a draft again.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.drafting.actions.decisions import reopen_if_adopted
from netjes.drafting.actions.history import one_change
from netjes.drafting.actions.pieces import TEXT_LENGTH, checked_title, piece_of
from netjes.drafting.compose import notation_of
from netjes.drafting.cuts import storable
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.models import Draft, Piece
from netjes.drafting.states import DraftState, PieceKind
from netjes.drafting.whole import Whole
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.errors import NotationError
from netjes.norms.notation import read_words
from netjes.records.actions import log


@contextmanager
def changing(*, actor: Actor, draft: Draft, what: str, subject: str = "", seen: int | None = None) -> Iterator[Draft]:
    """One change of a draft that may be an adopted one. Gives the draft as it is now, locked."""
    with transaction.atomic():
        held = Draft.objects.for_school(draft.school).select_for_update().get(pk=draft.pk)
        if held.state == DraftState.CONSULTING:
            raise CannotChangeDraft(
                _("Dit concept ligt voor overleg. Haal het eerst terug, zodat iedereen over dezelfde tekst praat.")
            )
        reopen_if_adopted(actor=actor, draft=held)
        with one_change(actor=actor, draft=held, what=what, subject=subject, seen=seen) as own:
            yield own


def change_text(
    *, actor: Actor, draft: Draft, piece: Piece, revision: int, text: str, what: str = "words", title: str | None = None
) -> None:
    """Write an article anew. Raises `ChangedMeanwhile` when somebody else did so since `revision`."""
    title = piece.title if title is None else checked_title(title)
    text = "\n".join(storable(text).splitlines()).strip() + "\n"
    _fits(text)
    with changing(actor=actor, draft=draft, what=what, subject=str(piece.pk)) as own:
        held = piece_of(own, piece.pk)
        if held.revision != revision:
            raise ChangedMeanwhile(
                _("Iemand anders heeft dit artikel net veranderd. Wat jij schreef, staat hier nog. Open het artikel in "
                  "een nieuw venster om te zien hoe het nu is.")
            )  # fmt: skip
        if (held.title, held.text.strip()) != (title, text.strip()):
            held.title, held.text, held.confirmed = title, text, False
            held.save(update_fields=["title", "text", "confirmed"])


def settle_article(*, actor: Actor, draft: Draft, piece: Piece) -> None:
    """Somebody looked at this article and found that nothing is to be done about it."""
    with changing(actor=actor, draft=draft, what="confirmed", subject=str(piece.pk)):
        Piece.objects.for_school(draft.school).filter(draft=draft, pk=piece.pk).update(confirmed=True)


def change_head(*, actor: Actor, draft: Draft, revision: int, title: str, front: str, preamble: str) -> None:
    """Change what stands above the articles."""
    title = checked_title(title)
    if not title:
        raise CannotChangeDraft(_("Geef de afspraken een titel."))
    _fits(preamble)
    with changing(actor=actor, draft=draft, what="head", seen=revision) as own:
        own.title, own.front, own.preamble = title, front, preamble.replace("\0", "").replace("\r\n", "\n").strip()
        own.save(update_fields=["title", "front", "preamble"])


def change_words(*, actor: Actor, draft: Draft, words: str, seen: str) -> None:
    """Change the word list. `seen` is the seal of the list that the editor opened.

    Raises `CannotChangeDraft` with all that the reader finds wrong, a line each, and `ChangedMeanwhile`.
    """
    words = words.replace("\0", "").replace("\r\n", "\n").strip() + "\n"
    _fits(words)
    try:
        read_words(words)
    except NotationError as error:
        raise CannotChangeDraft(str(error)) from error
    with transaction.atomic():
        with changing(actor=actor, draft=draft, what="words") as own:
            if seal(own.words) != seen:
                raise ChangedMeanwhile(
                    _("Iemand anders heeft de woorden net veranderd. Wat jij schreef, staat hier nog.")
                )
            own.words, own.updated_at = words, now()
            own.save(update_fields=["words", "updated_at"])
        log(school_key=draft.school_id, actor=actor, act="drafting.words.changed", subject=f"draft:{draft.pk}")


def change_whole(*, actor: Actor, draft: Draft, whole: Whole, seen: str) -> None:
    """Write the whole draft anew, as it was read from the notation; `seen` is the seal of what the editor opened.

    An article keeps its place in the school's document by its number; one whose number is gone is taken out.
    """
    for title in (whole.title, *(article.title for article in whole.articles)):
        checked_title(title)
    _fits(*(article.text for article in whole.articles), whole.preamble)
    with changing(actor=actor, draft=draft, what="notation") as own:
        if seal(notation_of(own)) != seen:
            raise ChangedMeanwhile(
                _("Iemand anders heeft dit concept net veranderd. Wat jij schreef, staat hier nog. Open de notatie in "
                  "een nieuw venster om te zien hoe die nu is.")
            )  # fmt: skip
        own.title, own.language, own.front, own.preamble = whole.title, whole.language, whole.front, whole.preamble
        own.save(update_fields=["title", "language", "front", "preamble"])
        pieces = Piece.objects.for_school(own.school).filter(draft=own, kind=PieceKind.ARTICLE)
        by_number = {piece.number.casefold(): piece for piece in pieces}
        last = max((piece.place for piece in pieces), default=0)
        places = sorted(piece.place for piece in pieces)
        for row, article in enumerate(whole.articles):
            piece = by_number.pop(article.number.casefold(), None) or Piece(
                school=own.school, draft=own, kind=PieceKind.ARTICLE, updated_at=now()
            )
            if (piece.title, piece.text.strip()) != (article.title, article.text.strip()):
                piece.title, piece.text, piece.confirmed = article.title, article.text, False
            piece.number = article.number
            piece.place = places[row] if row < len(places) else last + row + 1
            piece.save()
        for gone in by_number.values():
            gone.delete()


def seal(text: str) -> str:
    """What tells one text from another, to be sent along with a form."""
    return hashlib.sha256(text.encode()).hexdigest()


def _fits(*texts: str) -> None:
    if any(len(text) > TEXT_LENGTH for text in texts):
        raise CannotChangeDraft(
            _("Deze tekst is te lang: er passen %(most)s tekens in. Maak hem korter, of deel hem op.")
            % {"most": f"{TEXT_LENGTH:,}".replace(",", ".")}
        )
