"""What the model has to offer a draft. Nothing here writes."""

from dataclasses import dataclass, replace

from netjes.agreements.models import Audience
from netjes.drafting.models import Draft, Piece
from netjes.drafting.states import PieceKind
from netjes.norms.library import model, topics
from netjes.norms.norm import Article, Norm
from netjes.norms.notation import write_norm
from netjes.norms.notation.writing import BLOCK
from netjes.reading.document import Audience as Readers
from netjes.reading.takeover import MODELS, norms_about
from netjes.reading.topics import expected_of

READERS: dict[str, Readers] = {
    Audience.PUPILS: "pupils",
    Audience.STAFF: "staff",
    Audience.PARENTS: "parents",
    Audience.EVERYONE: "everyone",
}


@dataclass(frozen=True, slots=True)
class ModelArticle:
    """An article of the model, to stand in a draft under a number of its own."""

    name: str
    article: Article

    @property
    def title(self) -> str:
        return self.article.title

    @property
    def prose(self) -> str:
        return self.article.prose

    def with_number(self, draft: Draft, number: str) -> list[Norm]:
        """Its norms, named after the number; one that goes before a norm elsewhere only keeps what is here."""
        used = _norm_ids(draft)
        new = {norm.id: _free(f"{number}-{norm.id.partition('-')[2] or norm.id}", used) for norm in self.article.norms}
        return [
            replace(
                norm,
                id=new[norm.id],
                article=number,
                beats=tuple(new[each] for each in norm.beats if each in new),
                source=None,
            )
            for norm in self.article.norms
        ]


def norms_for(draft: Draft, piece: Piece) -> list[Norm]:
    """The model's norms for the topics of a piece that it has not yet, named so that they can stand in the draft."""
    there = {_said(match.group()) for match in BLOCK.finditer(piece.text + "\n")}
    offered = norms_about(piece.topics, READERS[draft.audience], piece.number or "0", _norm_ids(draft))
    return [norm for norm in offered if _said(write_norm(norm)) not in there]


def _said(block: str) -> tuple[str, ...]:
    """What a norm says, whatever its name and the norms that it goes before."""
    return tuple(line for line in block.strip().splitlines()[1:-1] if not line.startswith("gaat voor"))


def missing_topics(draft: Draft) -> list[str]:
    """The topics that agreements for these readers speak of, and this draft does not."""
    pieces = Piece.objects.for_school(draft.school).filter(draft=draft, kind=PieceKind.ARTICLE)
    spoken_of = {code for each in pieces for code in each.topics}
    expected = expected_of(READERS[draft.audience])
    return [code for code in expected if code not in spoken_of and model_articles(draft, code)]


def model_articles(draft: Draft, topic: str) -> list[ModelArticle]:
    """The model's own articles about a topic for these readers, of the first model that has them."""
    for name in MODELS[READERS[draft.audience]]:
        numbers = topics()[topic].places.get(name, ())
        found = [ModelArticle(name, article) for article in model(name).articles if article.number in numbers]
        if found:
            return found
    return []


def _norm_ids(draft: Draft) -> set[str]:
    """The names of the norms in a draft, also of a text that cannot be read yet."""
    texts = Piece.objects.for_school(draft.school).filter(draft=draft).values_list("text", flat=True)
    return {match.group().split("\n", 1)[0].split()[-1] for text in texts for match in BLOCK.finditer(text + "\n")}


def _free(wanted: str, used: set[str]) -> str:
    found = next(each for each in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if each not in used)
    used.add(found)
    return found
