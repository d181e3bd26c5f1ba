"""What changed, without all that stayed: of a long paragraph the sentences in which something is different.

Who wants the whole text finds it under it. Pure.
"""

import re

from netjes.norms.prosediff import Paragraph, Piece

END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
GAP = " …"


def sentences_around(paragraph: Paragraph) -> Paragraph:
    """The pieces that changed, each with the rest of its sentence; what is left out shows as an ellipsis."""
    kept = []
    for place, piece in enumerate(paragraph):
        if piece.kind != "same":
            kept.append(piece)
            continue
        before = place > 0 and not _ends(paragraph[place - 1].text)
        after = place < len(paragraph) - 1
        text = _cut(piece.text, head=before, tail=after)
        if text:
            kept.append(Piece("same", text))
    return tuple(kept)


def _ends(text: str) -> bool:
    """Whether a sentence is over with this."""
    found = list(END.finditer(text))
    return bool(found) and found[-1].end() == len(text.rstrip())


def _cut(text: str, *, head: bool, tail: bool) -> str:
    """What of an unchanged stretch belongs to the sentence before it, and to the one after it."""
    ends = [found.end() for found in END.finditer(text)]
    if not ends:
        return text if head or tail else ""
    first = text[: ends[0]] if head else ""
    last = text[ends[-1] :] if tail else ""
    if text[len(first) : len(text) - len(last)].strip():
        return first + GAP + last
    return first + last
