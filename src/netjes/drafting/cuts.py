"""Where a text can be cut in two, and how it is kept so that it stays text. Pure."""

import re
from collections.abc import Iterator

from netjes.norms.notation import printable
from netjes.reading.tidy import words

NORM = re.compile(r"[ ]{0,3}(`{3,})\s*norm\s+\S+\s*$")
FENCE = re.compile(r"(\s{0,3})(`{3,}|~{3,})")
HEADING = re.compile(r"#{1,3}\s(?!\s*woordenlijst\s*$)", re.IGNORECASE)
UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SENTENCE_END = re.compile(r"(?<=[.!?])[’'\"”)]*\s+(?=[A-ZÀ-Ý‘“\"'(])")


def storable(text: str) -> str:
    """The text without characters that no screen shows and no database keeps; one kind of line end.

    A line that the notation would take for the start of another article, or of a block that is no norm, gets a
    backslash: an article stays one article.
    """
    kept = UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, inside = [], ""
    for line in kept.split("\n"):
        if inside:
            inside = "" if line.strip() == inside else inside
        elif opening := NORM.match(line):
            inside = opening.group(1)
        elif HEADING.match(line) or FENCE.match(line):
            line = re.sub(r"^(\s*)", r"\1\\", line)
        lines.append(line)
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def parts_of(text: str) -> list[tuple[int, str]]:
    """The text in sentences and list items, each with where it starts; a norm block is one part. Joined they are the
    text again. A cut can be made where any but the first starts."""
    starts = [0]
    at, inside = 0, ""
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\n")
        if inside:
            inside = "" if bare.strip() == inside else inside
        else:
            if bare.strip():
                starts.append(at)
            if opening := NORM.match(bare):
                inside = opening.group(1)
            else:
                starts += [at + end for end in _sentence_ends(bare)]
        at += len(line)
    first = re.search(r"\S", text)
    cuts = sorted({start for start in starts if first and start > first.start()})
    ends = [*cuts, len(text)]
    return [(start, text[start:end]) for start, end in zip([0, *cuts], ends, strict=True) if text[start:end].strip()]


def _sentence_ends(line: str) -> Iterator[int]:
    """Where a next sentence starts; "a. " at the start of a list item ends none."""
    marker = re.match(r"\s*(?:[-*+]\s+)?(?:\w{1,3}[.)]\s+)?", line)
    start = marker.end() if marker else 0
    for match in SENTENCE_END.finditer(line, start):
        if len(re.split(r"\W", line[: match.start()].rstrip(".!?"))[-1]) > 2:  # "b.v. Jan", "dhr. Bos"
            yield match.end()


def cut(text: str, at: int) -> tuple[str, str]:
    """The text before and behind this place. Raises `ValueError` where no cut can be made."""
    if at not in [start for start, _part in parts_of(text)][1:]:
        raise ValueError(at)
    return text[:at].strip(), text[at:].strip()


def words_in(text: str) -> list[str]:
    """The words of a text without its norms, as the reader counts them."""
    return words(printable(text + "\n"))
