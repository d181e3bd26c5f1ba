"""Plain text: lines to blocks. A web page that was saved as text is read as a page."""

from __future__ import annotations

from pathlib import Path

from .. import lines
from ..blocks import Block
from . import html
from .encoding import decode, is_markup


def read(path: Path) -> list[Block]:
    text = decode(path.read_bytes(), path)
    if is_markup(text):
        return html.blocks(text, path)
    return lines.to_blocks(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
