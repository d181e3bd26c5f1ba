"""What a review of a draft finds, as sentences that lead to their article."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from netjes.agreements.models import Audience
from netjes.drafting.article_text import taken_apart
from netjes.drafting.compose import articles_of, read_draft
from netjes.drafting.editor_pages import has_something_to_do
from netjes.drafting.models import Draft, Piece
from netjes.norms.errors import RequestError
from netjes.norms.explain import act_phrase
from netjes.norms.library import topics
from netjes.norms.norm import Agreement
from netjes.norms.review import Conflict, Review, review
from netjes.norms.spoken import spoken_when
from netjes.reading import document as reading
from netjes.reading.topics import expected_of, of_text
from netjes.reading.weak import of_article

READER_AUDIENCES: dict[str, reading.Audience] = {
    Audience.PUPILS: "pupils", Audience.STAFF: "staff", Audience.PARENTS: "parents", Audience.EVERYONE: "everyone",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, and the article it is about."""

    text: str
    number: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """What nothing was agreed about, for one role."""

    role: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    draft: Draft
    mistakes: tuple[str, ...]
    to_mend: tuple[Finding, ...]
    weak: tuple[Finding, ...]
    sentences: tuple[Finding, ...]
    text_only: tuple[Finding, ...]
    missing: tuple[str, ...]
    left_open: tuple[Left, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.mistakes or self.to_mend or self.weak or self.sentences)


def review_page(draft: Draft) -> ReviewPage:
    pieces = articles_of(draft)
    read = read_draft(draft, pieces)
    place = {piece.number.casefold(): reverse("drafting:article", args=[draft.pk, piece.pk]) for piece in pieces}

    def about(number: str, text: str) -> Finding:
        return Finding(text, number, place.get(number.casefold(), ""))

    to_mend: list[Finding] = []
    text_only: list[Finding] = []
    left: list[Left] = []
    mistakes = read.mistakes
    if read.agreement is not None:
        try:
            found: Review | None = review(read.agreement)
        except RequestError as error:
            found, mistakes = None, (str(error)[:1].upper() + str(error)[1:],)
        if found is not None:
            to_mend = [about(c.articles[0], _conflict(c, read.agreement)) for c in found.conflicts]
            to_mend += [about(n.article, _("De voorwaarde van norm %(norm)s kan nooit waar zijn. Verander haar.")
                              % {"norm": n.id}) for n in found.never]  # fmt: skip
            to_mend += [about(n.article, _("De voorwaarde van norm %(norm)s is altijd waar. Laat haar weg.")
                              % {"norm": n.id}) for n in found.always]  # fmt: skip
            text_only = [about(number, "") for number in found.text_only]
            left = [
                Left(role, tuple(act_phrase(read.agreement.vocabulary.acts[u.act], "zijn")
                                 for u in found.uncovered if u.role == role))
                for role in dict.fromkeys(each.role for each in found.uncovered)
                if draft.audience in (role, Audience.EVERYONE)
            ]  # fmt: skip
    unnormed = [about(p.number, "") for p in pieces if has_something_to_do(p, read.agreement)]
    return ReviewPage(
        draft=draft,
        mistakes=mistakes,
        to_mend=tuple(to_mend),
        weak=tuple(about(p.number, text) for p in pieces for text in _weak(p)),
        sentences=tuple(unnormed),
        text_only=tuple(text_only),
        missing=tuple(_missing(draft, pieces)),
        left_open=tuple(left),
    )


def _conflict(found: Conflict, agreement: Agreement) -> str:
    ban, leave = found.norms
    when = spoken_when(found.when, agreement.vocabulary)
    return _("Norm %(ban)s verbiedt wat norm %(leave)s toestaat: een %(role)s die wil %(act)s%(when)s. Zeg met “gaat "
             "voor” welke van de twee wint.") % {
        "ban": ban, "leave": leave, "role": found.role, "when": f", {when}" if when else "",
        "act": act_phrase(agreement.vocabulary.acts[found.act], "zijn"),
    }  # fmt: skip


def _weak(piece: Piece) -> list[str]:
    prose = taken_apart(piece.text).prose
    return [each.text for each in of_article(reading.Article(piece.number, prose, piece.title or None))]


def _missing(draft: Draft, pieces: list[Piece]) -> list[str]:
    """Usual topics that no article is about, by the words of each article as it stands now."""
    audience, titles = READER_AUDIENCES[draft.audience], topics()
    found: set[str] = set()
    for piece in pieces:
        found |= set(of_text(f"{piece.title}\n{taken_apart(piece.text).prose}", audience)[0])
        found |= set(piece.topics)
    return [titles[name].title for name in expected_of(audience) if name not in found and name in titles]
