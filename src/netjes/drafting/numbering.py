"""The numbers of the articles of a draft: each once, and the situations that go with an article follow it."""

import json
import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Draft, Piece
from netjes.drafting.states import PieceKind
from netjes.norms.notation.keys import NUMBER


def numbers_in(draft: Draft, *, besides: Piece | None = None) -> set[str]:
    """The numbers of the articles, in one case, that are taken."""
    pieces = Piece.objects.for_school(draft.school).filter(draft=draft, kind=PieceKind.ARTICLE)
    return {each.number.casefold() for each in pieces if besides is None or each.pk != besides.pk}


def free_number(draft: Draft, *, besides: Piece | None = None) -> str:
    """The number behind the highest one."""
    taken = numbers_in(draft, besides=besides)
    highest = max((int(match.group()) for each in taken if (match := re.search(r"\d+", each))), default=0)
    return str(highest + 1)


def checked_number(draft: Draft, number: str, *, besides: Piece) -> str:
    """A number that this article can have. Raises `CannotChangeDraft`."""
    number = number.strip().rstrip(".")
    if not re.fullmatch(NUMBER, number):
        raise CannotChangeDraft(_("Een nummer is een getal, met hooguit een letter ervoor of erachter: 3, 3a of B3."))
    if besides.kind == PieceKind.ARTICLE and number.casefold() in numbers_in(draft, besides=besides):
        raise CannotChangeDraft(_("Er is al een artikel %(number)s. Kies een ander nummer.") % {"number": number})
    return number


def with_number(draft: Draft, piece: Piece, number: str) -> None:
    """Give the piece this number (saved by the caller), and its situations too."""
    follow(draft, {piece.number: number})
    piece.number = number


def follow(draft: Draft, new: Mapping[str, str]) -> None:
    """Let the worked situations go along with their articles to the new numbers."""
    if not draft.situations.strip():
        return
    told = [json.loads(line) for line in draft.situations.splitlines() if line.strip()]
    lines = [
        json.dumps({**each, "article": new.get(each["article"], each["article"])}, ensure_ascii=False) for each in told
    ]
    draft.situations = "\n".join(lines) + "\n"
    draft.save(update_fields=["situations"])
