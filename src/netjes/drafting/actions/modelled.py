"""What a draft takes from the model: norms for an article, articles for a topic that the document is silent on."""

from dataclasses import replace

from django.utils.translation import gettext as _

from netjes.drafting.actions.history import one_change
from netjes.drafting.actions.pieces import piece_of
from netjes.drafting.compose import with_roles
from netjes.drafting.errors import CannotChangeDraft, ChangedMeanwhile
from netjes.drafting.models import Draft, Piece
from netjes.drafting.numbering import free_number
from netjes.drafting.proposals import missing_topics, model_articles, norms_for
from netjes.drafting.states import PieceKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.norm import Norm
from netjes.norms.notation import write_norm


def take_norms(*, actor: Actor, draft: Draft, seen: int, piece: int, seen_piece: int, ids: list[str]) -> int:
    """Put the chosen norms of the model (see `proposals.norms_for`) under an article; returns how many."""
    with one_change(actor=actor, draft=draft, what="norms", subject=str(piece), seen=seen) as own:
        found = piece_of(own, piece)
        if found.revision != seen_piece:
            raise ChangedMeanwhile(_("De tekst van dit stuk is net veranderd. Lees hem nog een keer."))
        chosen = [norm for norm in norms_for(own, found) if norm.id in ids]
        if not chosen:
            raise CannotChangeDraft(_("Kies ten minste één norm om over te nemen."))
        kept = {norm.id for norm in chosen}
        chosen = [replace(norm, beats=tuple(each for each in norm.beats if each in kept)) for norm in chosen]
        found.text = _with_norms(found.text, chosen)
        found.save(update_fields=["text"])
        _bind(own, chosen)
    return len(chosen)


def add_model_article(*, actor: Actor, draft: Draft, seen: int, topic: str) -> list[Piece]:
    """Put the model's articles about a missing topic at the end of the draft, with their norms."""
    with one_change(actor=actor, draft=draft, what="model", seen=seen) as own:
        if topic not in missing_topics(own):
            raise CannotChangeDraft(_("Over dit onderwerp staat er al een artikel."))
        place = Piece.objects.for_school(own.school).filter(draft=own).count()
        made = []
        for article in model_articles(own, topic):
            place += 1
            number = free_number(own)
            norms = article.with_number(own, number)
            made.append(
                Piece.objects.create(
                    school=own.school,
                    draft=own,
                    kind=PieceKind.ARTICLE,
                    place=place,
                    number=number,
                    title=article.title,
                    text=_with_norms(article.prose, norms),
                    topics=[topic],
                    certainty="certain",
                    updated_at=now(),
                )
            )
            _bind(own, norms)
    return made


def _with_norms(text: str, norms: list[Norm]) -> str:
    return "\n\n".join([text.strip(), *(write_norm(norm).strip() for norm in norms)]).strip()


def _bind(draft: Draft, norms: list[Norm]) -> None:
    """A norm may bind others besides the readers, such as a teacher who is asked; the front names them all."""
    front = with_roles(draft, [role for norm in norms for role in norm.roles])
    if front != draft.front:
        draft.front = front
        draft.save(update_fields=["front"])
