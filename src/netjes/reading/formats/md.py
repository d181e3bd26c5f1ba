"""Markdown, by markdown-it: its tokens to blocks. HTML inside it goes through the HTML reader."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .. import lines, tidy
from ..blocks import Block
from . import html
from .encoding import decode, is_markup


def read(path: Path) -> list[Block]:
    text = decode(path.read_bytes(), path)
    if is_markup(text) and not re.search(r"(?m)^#{1,6} |^\s*\d{1,2}\. ", text):
        return html.blocks(text, path)
    return blocks(tidy.unescape_markup(text), path)


def blocks(text: str, path: Path) -> list[Block]:
    """Indented code and reference definitions are switched off: schools indent text, and no word is lost."""
    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table").disable(["code", "reference"])
    reader = _Reader(path)
    text = re.sub(r"\A\ufeff?---\n(.*?)\n---\n", r"\1\n\n", text.replace("\r\n", "\n"), count=1, flags=re.S)
    # Quotes within quotes beyond what the parser follows would be dropped with their words.
    text = re.sub(r"(?m)^(?:[ \t]*>){9,}", "> ", text)
    for token in parser.parse(text):
        reader.take(token)
    return reader.blocks


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self.lists: list[tuple[bool, str]] = []
        self.marker = ""
        self.heading = 0
        self.fresh_item = False
        self.cells: list[str] | None = None
        self.tables = 0

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in {"ordered_list_open", "bullet_list_open"}:
            self.lists.append((kind.startswith("o"), token.markup))
        elif kind in {"ordered_list_close", "bullet_list_close"}:
            self.lists.pop()
        elif kind == "list_item_open":
            ordered, sign = self.lists[-1]
            self.marker = f"{token.info}{sign}" if ordered else "•"
            self.fresh_item = True
        elif kind == "list_item_close":
            self.fresh_item = False
        elif kind == "heading_open":
            self.heading = int(token.tag[1])
        elif kind == "heading_close":
            self.heading = 0
        elif kind == "table_open":
            self.tables += 1
        elif kind == "tr_open":
            self.cells = []
        elif kind == "tr_close" and self.cells is not None:
            self.blocks.append(Block("row", cells=tuple(self.cells), table=self.tables))
            self.cells = None
        elif kind == "inline":
            self.inline(token)
        elif kind == "html_block":
            self.blocks += html.blocks(token.content, self.path)
        elif kind in {"fence", "code_block"}:
            self.add(f"{token.info} {token.content}", 0)

    def inline(self, token: Token) -> None:
        pieces: list[tuple[str, bool]] = []
        bold, links = 0, []
        first = True
        for child in token.children or []:
            if child.type == "strong_open":
                bold += 1
            elif child.type == "strong_close":
                bold -= 1
            elif child.type == "link_open":
                links.append(str(child.attrs.get("href", "")))
                pieces.append(("[", bold > 0))
            elif child.type == "link_close":
                pieces.append((f"]({links.pop()})", bold > 0))
            elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.startswith("<br")):
                self.close(pieces, first)
                pieces, first = [], False
            elif child.type == "softbreak":
                pieces.append(("\n", bold > 0))
            elif child.type == "html_inline":
                pieces.append((" " if tidy.TAG.match(child.content) else "", bold > 0))
            else:
                pieces.append((child.content, bold > 0))
        self.close(pieces, first)

    def close(self, pieces: list[tuple[str, bool]], first: bool) -> None:
        if self.cells is not None:
            cell = tidy.clean("".join(text for text, _ in pieces).replace("\n", " "))
            if first:
                self.cells.append(cell)
            else:
                self.cells[-1] = f"{self.cells[-1]}\n{cell}".strip()
            return
        lead = 0
        for text, is_bold in pieces:
            if not is_bold and text.strip():
                break
            lead += len(text)
        # Most schools break lines where they mean a new one; only lines that go on belong together.
        whole = "".join(text for text, _ in pieces)
        if "\n" not in whole:
            self.add(whole, lead, first)
            return
        for index, block in enumerate(lines.to_blocks(whole.split("\n"), followed=True)):
            if index == 0:
                self.add(block.text, min(lead, len(block.text)), first)
            elif block.kind == "heading":
                self.blocks.append(block)
            else:
                self.add(block.text, 0, False)

    def add(self, text: str, lead: int, gap: bool = True) -> None:
        text = tidy.clean(text)
        if not text:
            return
        if self.heading:
            self.blocks.append(Block("heading", text, self.heading, gap=gap))
        elif self.fresh_item:
            depth = max(0, len(self.lists) - 1)
            self.blocks.append(Block("item", text, depth, self.marker, min(lead, len(text)), gap=gap))
            self.fresh_item = False
        else:
            self.blocks.append(Block("text", text, 0, "", min(lead, len(text)), gap=gap))
