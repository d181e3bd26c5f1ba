"""The neutral form every file format is brought to: a flat list of blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "text", "item", "row", "noise"]


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table row.

    ``level``: of a heading 1–6, of a list item its depth from 0. ``marker``: the number, letter or bullet
    that the format keeps apart from the text ("3.", "a)", "•"), "" where it stands in the text itself or
    is absent. ``lead``: how many characters at the start of the text are bold (a bold lead), 0 for none.
    ``cells``: of a row its cells, ``text`` is then empty. ``table``: which table the row belongs to.
    ``gap``: white space stood before it, so it does not continue the block before. ``noise``: menus,
    running heads and the like; told apart by the format, not by its words.
    """

    kind: Kind
    text: str = ""
    level: int = 0
    marker: str = ""
    lead: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0
    gap: bool = True
