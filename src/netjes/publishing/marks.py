"""The text cut into pieces, so that what was found can be marked where it stands. Pure.

Offsets are code points of the text as it was given; pieces put together again are that text, whatever is in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from netjes.checks.finding import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: marked or not, marked for sure or as a question, and the numbers that end with it."""

    text: str
    marked: bool = False
    certain: bool = False
    numbers: tuple[int, ...] = ()


def pieces_of(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """Findings are numbered from 1 in the order given. They may overlap; one without length marks nothing."""
    marked = [(number, each) for number, each in enumerate(findings, start=1) if each.start < each.end]
    edges = sorted({0, len(text), *(place for _, each in marked for place in (each.start, each.end))})
    pieces, active, queue = [], [], sorted(marked, key=lambda pair: pair[1].start)
    at = 0
    for start, end in pairwise(edges):
        while at < len(queue) and queue[at][1].start <= start:
            active.append(queue[at])
            at += 1
        active = [pair for pair in active if pair[1].end > start]
        pieces.append(
            Piece(
                text[start:end],
                marked=bool(active),
                certain=any(each.is_certain for _, each in active),
                numbers=tuple(number for number, each in active if each.end == end),
            )
        )
    return pieces
