"""Nothing of a school's document is lost: which of its words stand nowhere any more, and in what sentences."""

import re
from collections import Counter
from dataclasses import dataclass

from netjes.drafting.cuts import parts_of, words_in
from netjes.drafting.models import Draft, Piece, Upload

# What opens a line of a list or an article says where it stands, not what it says.
MARKER = re.compile(
    r"(?m)^[ \t>#]*(?:[-•*–]\s+)*(?:(?:Artikel\s+)?[A-Z]?\d{1,3}(?:\.\d{1,2})*[a-z]?[.):]?|[A-Za-z][.)]|[ivxIVX]+[.)])"
    r"(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of the document with words that stand nowhere now; `missing` is how many."""

    text: str
    missing: int


@dataclass(slots=True)
class _Sentence:
    text: str
    line: int
    words: list[str]
    there: list[bool]
    missing: int = 0

    @property
    def share(self) -> float:
        return sum(self.there) / max(1, len(self.there))


def lost_words(upload: Upload) -> tuple[Passage, ...]:
    """The passages of the document that are missing; none when every word stands in some piece, title or preamble."""
    texts = _texts(upload)
    missing = Counter(words_in(MARKER.sub("", upload.source_text))) - Counter(
        w for text in texts for w in words_in(text)
    )
    if not missing:
        return ()
    sentences = _sentences(upload.source_text, {three for text in texts for three in _threes(words_in(text))})
    for only_new in (True, False):
        for sentence in sorted(sentences, key=lambda each: each.share):
            for word, there in zip(sentence.words, sentence.there, strict=True):
                if missing[word] > 0 and not (only_new and there):
                    missing[word] -= 1
                    sentence.missing += 1
    return tuple(_passages(sentences))


def _texts(upload: Upload) -> list[str]:
    """Everything that the drafts of the document hold: what was left out and drafts laid aside too."""
    drafts = list(Draft.objects.for_school(upload.school).filter(upload=upload))
    pieces = Piece.objects.for_school(upload.school).filter(draft__in=drafts)
    texts = [text for each in drafts for text in (each.title, each.preamble)]
    return texts + [text for each in pieces for text in (each.labels, each.title, each.text)]


def _threes(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def _sentences(source: str, known: set[tuple[str, ...]]) -> list[_Sentence]:
    """The document in sentences, and of each word whether it stands somewhere between the same neighbours."""
    found = []
    for number, line in enumerate(source.splitlines()):
        for _at, text in parts_of(MARKER.sub("", line)):
            words = words_in(text)
            there = [False] * len(words)
            for place, three in enumerate(_threes(words)):
                if three in known:
                    there[place : place + 3] = [True] * 3
            found.append(_Sentence(text.strip(), number, words, there))
    return found


def _passages(sentences: list[_Sentence]) -> list[Passage]:
    """Sentences with something missing; those behind one another on a line make one passage."""
    found: list[Passage] = []
    before: _Sentence | None = None
    for sentence in sentences:
        if sentence.missing and before is not None and before.missing and before.line == sentence.line:
            found[-1] = Passage(f"{found[-1].text} {sentence.text}", found[-1].missing + sentence.missing)
        elif sentence.missing:
            found.append(Passage(sentence.text, sentence.missing))
        before = sentence
    return found
