"""A draft that begins with a text there is: the model, or the version in force."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.agreements.models import Audience, Version
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Draft, Piece
from netjes.drafting.proposals import READERS
from netjes.drafting.states import PieceKind
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.norms.library import WORDS, model, text_of, topics, with_additions
from netjes.norms.norm import Agreement
from netjes.norms.norm import Article as ReadArticle
from netjes.norms.notation import read, read_words
from netjes.reading import topics as recognising
from netjes.reading.document import Article, Document, Part
from netjes.records.actions import log
from netjes.schools.models import School

MODEL_OF = {Audience.PUPILS: "leerlingen", Audience.STAFF: "medewerkers", Audience.PARENTS: "ouders"}


def additions_for(audience: Audience) -> list[ReadArticle]:
    """The optional articles that say something to these readers."""
    role = str(audience)
    return [each for each in model("aanvullingen").articles if any(role in norm.roles for norm in each.norms)]


@transaction.atomic
def start_from_model(*, actor: Actor, school: School, audience: Audience, additions: tuple[str, ...] = ()) -> Draft:
    """A draft with the model's text for these readers, and the optional articles with these numbers."""
    if audience not in MODEL_OF:
        raise CannotChangeDraft(_("Er is geen model voor iedereen tegelijk. Kies leerlingen, medewerkers of ouders."))
    name = MODEL_OF[audience]
    text, situations = with_additions(name, additions)
    draft = _draft(school, audience, read(text), text_of(WORDS), situations)
    about = {
        number: [code for code, topic in topics().items() if number in topic.places.get(each, ())]
        for each in ("aanvullingen", name)
        for number in [article.number for article in model(each).articles]
    }
    for piece in Piece.objects.for_school(school).filter(draft=draft):
        piece.topics, piece.certainty, piece.confirmed = about.get(piece.number, []), "certain", True
        piece.save(update_fields=["topics", "certainty", "confirmed"])
    _logged(actor, draft, "model", {"model": name, "additions": list(additions)})
    return draft


@transaction.atomic
def start_from_version(*, actor: Actor, school: School, version: Version, corrects: bool) -> Draft:
    """A draft with the text of a version: the next one, or a correction of which nobody is asked anything again."""
    words = version.words or text_of(WORDS)
    agreement = read(version.text, words=read_words(words, WORDS))
    audience = Audience(version.agreement.audience)
    draft = _draft(school, audience, agreement, words, version.situations, based_on=version, corrects=corrects)
    pieces = list(Piece.objects.for_school(school).filter(draft=draft))
    articles = tuple(Article(each.number, prose.prose, each.title or None)
                     for each, prose in zip(pieces, agreement.articles, strict=True))  # fmt: skip
    part = Part(READERS[audience], draft.title, "", articles)
    marked = recognising.mark(Document(draft.title, "en" if draft.language == "en" else "nl", (part,)))
    for piece, article in zip(pieces, marked.parts[0].articles, strict=True):
        piece.topics, piece.confirmed = list(article.topics), True
        piece.certainty = article.certainty if article.topics else ""
        piece.save(update_fields=["topics", "certainty", "confirmed"])
    _logged(actor, draft, "version", {"version": version.pk, "corrects": corrects})
    return draft


def _draft(
    school: School, audience: Audience, read_text: Agreement, words: str, situations: str,
    based_on: Version | None = None, corrects: bool = False,
) -> Draft:  # fmt: skip
    """The text in pieces, to the letter: each holds the lines below its heading."""
    lines = read_text.source.removeprefix("\ufeff").splitlines()
    fence = next(i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    starts = [article.line - 1 for article in read_text.articles]
    front = [line for line in lines[1:fence] if not line.startswith(("titel:", "taal:")) and line.strip()]
    draft = Draft.objects.create(
        school=school, audience=audience, title=read_text.title[:200], language=read_text.language,
        front="\n".join(front), preamble="\n".join(lines[fence + 1 : min(starts, default=len(lines))]).strip(),
        words=words, situations=situations, based_on=based_on, corrects=corrects, created_at=now(), updated_at=now(),
    )  # fmt: skip
    ends = [*starts[1:], len(lines)]
    Piece.objects.bulk_create(
        Piece(
            school=school,
            draft=draft,
            kind=PieceKind.ARTICLE,
            place=place,
            number=article.number,
            title=article.title[:200],
            text="\n".join(lines[start + 1 : end]).strip(),
            updated_at=now(),
        )
        for place, (article, start, end) in enumerate(zip(read_text.articles, starts, ends, strict=True), start=1)
    )
    return draft


def _logged(actor: Actor, draft: Draft, source: str, detail: dict[str, object]) -> None:
    log(
        school_key=draft.school_id, actor=actor, act="drafting.draft.started", subject=f"draft:{draft.pk}",
        detail={"from": source, **detail},
    )  # fmt: skip
