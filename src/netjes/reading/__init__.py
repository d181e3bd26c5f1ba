"""Reading a school's own document: file → parts, articles, items, topics and warnings, for a person to confirm.

`read` is all that other rooms need. It is pure: no Django, no network, nothing is written.
"""

from __future__ import annotations

from pathlib import Path

from .document import Article, Document, Item, Part, Warning
from .errors import CannotRead

__all__ = ["Article", "CannotRead", "Document", "Item", "Part", "Warning", "read"]


def read(path: Path) -> Document:
    """Read a .txt, .md, .html, .docx, .odt or .pdf file and propose its split.

    Raises `CannotRead`, with a sentence in Dutch that can be shown, for every file that is not a readable
    document of at most 5 MB of text.
    """
    from . import formats, split, topics, weak

    document = split.split(formats.load(Path(path)))
    return weak.mark(topics.mark(document))
