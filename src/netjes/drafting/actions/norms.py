"""Norms of an article, added, changed and taken away; the rest of the text stays to the letter."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netjes.drafting.actions.writing import change_text
from netjes.drafting.article_text import Words, blocks_of, breaks_out, id_of, with_norm, with_words, without_norm
from netjes.drafting.compose import articles_of, notation_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Draft, Piece
from netjes.drafting.norm_forms import NormForm, without_phrase
from netjes.lib.actors import Actor
from netjes.norms.errors import NotationError, Problem
from netjes.norms.library import WORDS
from netjes.norms.norm import Agreement, Norm
from netjes.norms.notation import read, read_words, write_norm


class CannotReadNorm(CannotChangeDraft):
    """A norm that the engine does not take; `fields` has its sentences by the field of the form they are about."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self.fields = fields
        super().__init__(" ".join(sentence for some in fields.values() for sentence in some))


def save_norm(*, actor: Actor, draft: Draft, piece: Piece, revision: int, form: NormForm, replaces: str = "") -> Norm:
    """Write a norm into its article, in the place of `replaces` or as a new one.

    Raises `CannotReadNorm` with the engine's own sentences, and `ChangedMeanwhile` when somebody else changed
    the article since `revision`.
    """
    if replaces and replaces not in map(id_of, blocks_of(piece.text)):
        raise CannotChangeDraft(_("Deze norm is er niet meer. Ga terug naar het artikel en kijk hoe het er nu staat."))
    norm_id = replaces or _free_id(draft, piece, form)
    norm = checked_norm(draft, piece, form, norm_id, replaces=replaces)
    text = with_norm(piece.text, write_norm(norm), replaces=replaces)
    change_text(actor=actor, draft=draft, piece=piece, revision=revision, text=text, what="norm")
    return norm


def remove_norm(*, actor: Actor, draft: Draft, piece: Piece, revision: int, norm_id: str) -> None:
    """Take a norm out of its article. Refused while another norm goes before it: that one would point nowhere."""
    text = without_norm(piece.text, norm_id)
    fresh = _new_problems(draft, piece, text)
    if fresh:
        raise CannotChangeDraft(" ".join(_sentence(each.message) for each in fresh))
    change_text(actor=actor, draft=draft, piece=piece, revision=revision, text=text, what="norm_removed")


def save_words(*, actor: Actor, draft: Draft, piece: Piece, revision: int, title: str, words: Words) -> None:
    """Write the words of an article anew; its norms stay as they are."""
    if breaks_out(words):
        raise CannotChangeDraft(
            _("Een regel begint met ``` of ~~~. Dat is het teken van een norm. Haal het weg, of pas het artikel aan in "
              "de notatie.")
        )  # fmt: skip
    text = with_words(piece.text, words)
    change_text(actor=actor, draft=draft, piece=piece, revision=revision, title=title, text=text, what="text")


def checked_norm(draft: Draft, piece: Piece, form: NormForm, norm_id: str, *, replaces: str = "") -> Norm:
    """The norm as the engine reads it in this draft. Raises `CannotReadNorm`."""
    block, where = form.block(norm_id)
    text = with_norm(piece.text, block, replaces=replaces)
    lines = notation_of(draft, _with_text(draft, piece, text)).splitlines()
    start = next(place for place, line in enumerate(lines, start=1) if line.split() == ["```norm", norm_id])
    agreement, problems = _read(draft, lines)
    fields: dict[str, list[str]] = {}
    old = {each.message for each in _problems_now(draft)}
    for each in problems:
        inside = start <= each.line <= start + len(where)
        if inside or each.message not in old:
            fields.setdefault(where.get(each.line - start, "") if inside else "", []).append(_sentence(each.message))
    if fields:
        raise CannotReadNorm(fields)
    if agreement is None:
        raise CannotChangeDraft(_broken(problems))
    norm = next(n for article in agreement.articles for n in article.norms if n.id == norm_id)
    bare = without_phrase(norm, agreement.vocabulary.acts, agreement.vocabulary.facts)
    for field, name in bare:
        fields.setdefault(field, []).append(
            _("“%(name)s” heeft nog geen vorm voor in een zin. Vul die eerst in bij de woorden van dit concept, in de "
              "kolom “in een zin”.") % {"name": name}
        )  # fmt: skip
    if fields:
        raise CannotReadNorm(fields)
    return norm


def _broken(problems: list[Problem]) -> str:
    return ngettext(
        "Op een andere plek in dit concept staat een fout. Verbeter die eerst: %(first)s",
        "Op andere plekken in dit concept staan %(count)s fouten. Verbeter die eerst. De eerste: %(first)s",
        len(problems),
    ) % {"count": len(problems), "first": _sentence(problems[0].message)}


def _with_text(draft: Draft, piece: Piece, text: str) -> list[Piece]:
    pieces = articles_of(draft)
    for each in pieces:
        if each.pk == piece.pk:
            each.text = text
    return pieces


def _read(draft: Draft, lines: list[str]) -> tuple[Agreement | None, list[Problem]]:
    try:
        return read("\n".join(lines), words=read_words(draft.words, WORDS)), []
    except NotationError as error:
        return None, list(error.problems)
    except RecursionError:
        return None, [Problem(0, "een voorwaarde heeft te veel haakjes in elkaar. Splits de norm.")]


def _problems_now(draft: Draft) -> list[Problem]:
    return _read(draft, notation_of(draft).splitlines())[1]


def _new_problems(draft: Draft, piece: Piece, text: str) -> list[Problem]:
    old = {each.message for each in _problems_now(draft)}
    found = _read(draft, notation_of(draft, _with_text(draft, piece, text)).splitlines())[1]
    return [each for each in found if each.message not in old]


def _free_id(draft: Draft, piece: Piece, form: NormForm) -> str:
    """A name for a new norm that says what it is about, such as `7-telefoon-gebruiken`."""
    taken = {id_of(block) for each in articles_of(draft) for block in blocks_of(each.text)}
    start = f"{piece.number}-{slugify(form.acts[0])[:40].strip('-') if form.acts else 'norm'}".strip("-")
    names = [start, *(f"{start}-{n}" for n in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
