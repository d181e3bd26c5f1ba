"""A text cut into sentences of words, each with its place and its tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from netjes.checks.tone.lexicon import Lexicon

_PIECE = re.compile(
    r"(?P<spaced>(?<!\w)[a-z](?:[ .\-_*][a-z]){2,}(?!\w))"
    r"|(?P<word>[a-z0-9@$](?:[\w@$*|]|!(?=\w)|['](?=\w))*)"
    r"|(?P<stop>[.?!\n;]+)"
    r"|(?P<quote>\")"
    r"|(?P<sign>[:,()]|[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Word:
    """`keys` are what a rule can ask for: the word itself and its tags. `quoted`: between quotation marks."""

    text: str
    start: int
    end: int
    keys: frozenset[str]
    quoted: bool = False


def sentences(text: str, words: Lexicon) -> Iterator[list[Word]]:
    """Each sentence of folded `text`. Nothing is looked at twice, so the time grows with the length."""
    sentence: list[Word] = []
    quoted = False
    quotes_left = text.count('"')
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if kind == "quote":
            quotes_left -= 1
            quoted = not quoted and quotes_left > 0
        elif kind == "stop":
            if quoted and piece.group()[0] != "\n":
                continue
            quoted = False
            if sentence:
                yield _joined(sentence, words)
            sentence = []
        else:
            sentence.extend(_read(piece, words, quoted))
    if sentence:
        yield _joined(sentence, words)


def _read(piece: re.Match[str], words: Lexicon, quoted: bool) -> Iterator[Word]:
    written = piece.group()
    if piece.lastgroup == "spaced":
        written = re.sub(r"[^a-z]", "", written)
    for each in words.read(written):
        yield Word(each, piece.start(), piece.end(), words.tags_of(each) | {each}, quoted)


def _joined(sentence: list[Word], words: Lexicon) -> list[Word]:
    """Fixed phrases made one word: the longest first."""
    joined: list[Word] = []
    at = 0
    while at < len(sentence):
        here = sentence[at]
        for phrase in words.phrases.get(here.text, ()):
            upto = at + len(phrase)
            if upto <= len(sentence) and all(sentence[at + i].text == part for i, part in enumerate(phrase)):
                text = " ".join(phrase)
                here = Word(text, here.start, sentence[upto - 1].end, words.tags_of(text) | {text}, here.quoted)
                at = upto - 1
                break
        joined.append(here)
        at += 1
    return joined
