"""Who is spoken to with *u*: parents. Everybody else is *je*, and no page mixes the two."""

from netjes.agreements.models import Audience
from netjes.norms.explain import person
from netjes.norms.vocabulary import Vocabulary

POLITE = Audience.PARENTS.value


def spoken(name: str, words: Vocabulary, role: str) -> str:
    """A person as one speaks of them to somebody in this role: `je mentor`, `uw mentor`."""
    phrase = person(name, words)
    return phrase.replace("je ", "uw ", 1) if role == POLITE and phrase.startswith("je ") else phrase
