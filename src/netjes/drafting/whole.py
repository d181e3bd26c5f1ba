"""A whole draft read back from the notation, cut into its articles by line so that nothing is lost."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from netjes.drafting.models import Draft
from netjes.norms.errors import NotationError, Problem
from netjes.norms.library import WORDS
from netjes.norms.notation import read, read_words


@dataclass(frozen=True, slots=True)
class WholeArticle:
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a draft but its words. `front` is the front matter without title and language."""

    title: str
    language: str
    front: str
    preamble: str
    articles: tuple[WholeArticle, ...]


class CannotReadNotation(Exception):
    """A text that is not an agreement; `problems` are all its mistakes, each with its line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_whole(draft: Draft, text: str) -> Whole:
    """The parts of a draft in the notation, read with the draft's own words. Raises `CannotReadNotation`."""
    text = text.replace("\0", "").replace("\r\n", "\n").removeprefix("\ufeff")
    try:
        agreement = read(text, words=read_words(draft.words, WORDS))
    except NotationError as error:
        raise CannotReadNotation(error.problems) from error
    except RecursionError:
        message = _("Een voorwaarde heeft te veel haakjes in elkaar. Splits de norm.")
        raise CannotReadNotation((Problem(0, message),)) from None
    if agreement.has_own_words:
        lines = [line.strip().casefold() for line in text.splitlines()]
        where = next((n for n, line in enumerate(lines, 1) if line.rstrip("# ") == "## woordenlijst"), 0)
        message = _("De woorden van dit concept staan op een eigen bladzijde. Haal dit deel hier weg.")
        raise CannotReadNotation((Problem(where, message),))
    lines = text.splitlines()
    end = next(place for place, line in enumerate(lines[1:], 1) if line.strip() == "---")
    front = [line for line in lines[1:end] if line.partition(":")[0].strip().casefold() not in ("titel", "taal")]
    starts = [article.line for article in agreement.articles] + [len(lines) + 1]
    preamble = "\n".join(lines[end + 1 : starts[0] - 1]).strip()
    articles = tuple(
        WholeArticle(article.number, article.title, "\n".join(lines[article.line : after - 1]).strip() + "\n")
        for article, after in zip(agreement.articles, starts[1:], strict=True)
    )
    return Whole(agreement.title, agreement.language, "\n".join(front).strip(), preamble, articles)
