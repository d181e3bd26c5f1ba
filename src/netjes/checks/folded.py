"""A text as the finders read it, and the way back to the text as it was given."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache

_LIKE = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "‘": "'", "’": "'", "‛": "'", "´": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def fold_character(character: str) -> str:
    """One code point in small letters, without diacritics, in its plain form; of marks and invisible ones nothing."""
    if character in _LIKE:
        return _LIKE[character]
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf"):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) not in ("Mn", "Me"))
    return "".join(_LIKE.get(c, c) for c in plain.casefold())


def fold(text: str) -> str:
    """The text as names and words are compared."""
    return text.lower() if text.isascii() else "".join(map(fold_character, text))


class Folded:
    """`text` is the folded text; `span` leads from a place in it to the code points of `given` that it stands for.

    Invisible marks (zero width, right-to-left, soft hyphens) and combining marks have no place in the folded text,
    so that they cannot hide a name; a span never cuts a letter from its marks.
    """

    __slots__ = ("_at", "given", "text")

    def __init__(self, given: str) -> None:
        self.given = given
        self._at: list[int] | None = None
        if given.isascii():
            self.text = given.lower()
            return
        pieces: list[str] = []
        at: list[int] = []
        for index, character in enumerate(given):
            piece = fold_character(character)
            if piece:
                pieces.append(piece)
                at.extend([index] * len(piece))
        self.text = "".join(pieces)
        self._at = at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in `given` of the folded characters from `start` up to `end`."""
        if self._at is None:
            return start, end
        if start >= end:
            at = self._at[start] if start < len(self._at) else len(self.given)
            return at, at
        first, last = self._at[start], self._at[end - 1] + 1
        while last < len(self.given) and unicodedata.category(self.given[last]) in ("Mn", "Me"):
            last += 1
        return first, last

    def place(self, offset: int) -> int:
        """The first place in the folded text that stands for `offset` of `given` or what comes after it."""
        if self._at is None:
            return offset
        return bisect_right(self._at, offset - 1)
