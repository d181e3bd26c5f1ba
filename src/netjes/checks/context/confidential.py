"""M8: what a school keeps to itself. A word is a question; only who says that it is confidential makes it certain."""

from collections.abc import Iterable, Iterator
from functools import cache

from netjes.checks.context.listed import listed
from netjes.checks.draft import Draft
from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.folded import fold
from netjes.checks.words import any_word, phrases

_MOST_WORDS, _LONGEST = 2_000, 100


class ConfidentialWords:
    """A school's own list of confidential words, compiled once.

    A star stands for up to fifteen letters, " .. " for up to six words in between. Raises `CannotCheck` for a list or
    a word that is too long, and for a word with fewer than two letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(folded for word in words if (folded := " ".join(fold(word).split()))))
        if len(self.words) > _MOST_WORDS:
            raise CannotCheck(f"De lijst met vertrouwelijke woorden is te lang. Houd het bij {_MOST_WORDS} woorden.")
        long = next((word for word in self.words if len(word) > _LONGEST), None)
        if long is not None:
            raise CannotCheck(f'Maak "{long[:30]}…" korter: een vertrouwelijk woord telt hoogstens {_LONGEST} tekens.')
        empty = next((word for word in self.words if sum(map(str.isalnum, word)) < 2), None)
        if empty is not None:
            raise CannotCheck(f'Schrijf bij "{empty}" ten minste twee letters; anders valt elk woord eronder.')
        self.pattern = any_word(self.words) if self.words else None


@cache
def default_words() -> ConfidentialWords:
    """What most schools keep to themselves; for a school that made no list of its own."""
    return ConfidentialWords(phrases("context", "confidential", "words"))


def find_confidential(draft: Draft) -> Iterator[Finding]:
    """Each word of the list, and where the writer says by himself that it is confidential. Staff only."""
    if draft.role != "medewerker":
        return
    words = draft.confidential or default_words()
    told: set[int] = set()
    for found in words.pattern.finditer(draft.text) if words.pattern else ():
        start, end = draft.sentence(found.start())
        start, end = max(start, found.start() - 300), min(end, found.end() + 300)
        said = _said(draft, start, end)
        clear = listed("confidential", "clear").fullmatch(found[0]) is not None
        if not said and listed("confidential", "public").search(draft.text, start, end):
            continue
        told.add(start)
        sure = Certainty.CERTAIN if said or clear else Certainty.POSSIBLE
        yield draft.finding(Kind.CONFIDENTIAL, *found.span(), sure)
    for found in listed("confidential", "said").finditer(draft.text):
        start, _ = draft.sentence(found.start())
        start = max(start, found.start() - 300)
        if start not in told and _said(draft, start, found.end() + 30):
            told.add(start)
            yield draft.finding(Kind.CONFIDENTIAL, *found.span(), Certainty.POSSIBLE)


def _said(draft: Draft, start: int, end: int) -> bool:
    return (
        listed("confidential", "said").search(draft.text, start, end) is not None
        and listed("confidential", "unsaid").search(draft.text, start, end) is None
    )
