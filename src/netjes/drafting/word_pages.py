"""The words of a draft, for the pages on which they are chosen or changed."""

from netjes.drafting.models import Draft
from netjes.norms.errors import NotationError
from netjes.norms.library import WORDS
from netjes.norms.notation import read_words
from netjes.norms.vocabulary import Vocabulary


def words_of(draft: Draft) -> Vocabulary:
    """The draft's word list; an empty one when it cannot be read."""
    try:
        return read_words(draft.words, WORDS)
    except NotationError:
        return Vocabulary()


def words_without_phrase(draft: Draft) -> list[str]:
    """Acts and facts that no sentence can be made of yet, so that no norm can use them."""
    words = words_of(draft)
    acts = [act.name for act in words.acts.values() if not act.phrase]
    return acts + [fact.name for fact in words.facts.values() if not fact.phrase]


def persons_of(draft: Draft) -> tuple[list[str], list[str]]:
    """Everybody who can be asked, and those among them whom norms can bind."""
    words = words_of(draft)
    return list(words.persons), list(words.roles)
