"""Reading a school's own document: file → parts, articles, items, topics and warnings, for a person to confirm.

`read` is all that other rooms need. It is pure: no Django, no network, nothing is written.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .blocks import Block
from .document import Article, Document, Item, Part, Warning
from .errors import CannotRead

_SHORT = 60_000  # bytes

__all__ = ["Article", "CannotRead", "Document", "Item", "Part", "Warning", "read"]


def read(path: Path) -> Document:
    """Read a .txt, .md, .html, .docx, .odt or .pdf file and propose its split.

    Raises `CannotRead`, with a sentence in Dutch that can be shown, for every file that is not a readable
    document of at most 5 MB of text. The file is read in a child process under limits of memory and time;
    only a short plain text, which needs no parser, is read here.
    """
    from . import apart, safety

    path = Path(path)
    if safety.check(path) == "txt" and path.stat().st_size <= _SHORT:
        return read_here(path)
    return apart.read_apart(path)


def read_here(path: Path) -> Document:
    """As `read`, in this process and without limits."""
    from . import formats, safety, split, topics, weak

    blocks = formats.load(path, safety.check(path))
    if not any(block.text.strip() or any(block.cells) for block in blocks):
        raise CannotRead(f"{safety.shown(path)} bevat geen tekst. Kies het document met de afspraken.")
    return replace(weak.mark(topics.mark(split.split(blocks))), source="\n".join(filter(None, map(_line, blocks))))


def _line(block: Block) -> str:
    """A block as people see it: its marker, its text, the cells of a row side by side."""
    return " ".join(part for part in (block.marker, block.text, *block.cells) if part.strip())
