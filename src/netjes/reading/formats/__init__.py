"""One reader per file format; each brings a file to a list of `Block`s."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from .. import safety
from ..blocks import Block


def load(path: Path, form: str) -> list[Block]:
    """The blocks of a file that `safety.check` found to be of this form. Raises `CannotRead` and whatever the
    format's parser raises on a damaged file."""
    blocks: list[Block] = import_module(f"{__name__}.{form}").read(path)
    size = sum(len(block.text.encode()) + sum(len(cell.encode()) for cell in block.cells) for block in blocks)
    if size > safety.MAX_TEXT:
        raise safety.refuse_too_big(path)
    return blocks
