"""The word list that ships, for agreements that bring none of their own."""

from functools import cache
from importlib.resources import files

from netjes.norms.notation.wordlist import read_words
from netjes.norms.vocabulary import Vocabulary

WORDS = "woordenlijst.md"


def text_of(name: str) -> str:
    """The text of a file that ships, such as `leerlingen.md`."""
    return files("netjes.norms").joinpath("library", name).read_text(encoding="utf-8")


@cache
def shipped_words() -> Vocabulary:
    return read_words(text_of(WORDS), WORDS)
