"""HTML, by lxml's own forgiving parser: headings, paragraphs, lists, tables, bold leads and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from lxml import etree

from .. import safety, tidy
from ..blocks import Block, Kind
from ..errors import CannotRead
from .encoding import decode

_SKIP = {"script", "style", "template", "head", "noscript", "svg", "object", "iframe", "select", "canvas"}
_NOISE = {"nav", "footer", "aside", "form", "button"}
_BLOCK = {
    "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "li", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "dl", "dt", "dd",
    "blockquote", "pre", "figure", "figcaption", "details", "summary", "address", "hr", "body", "html",
    "center", "fieldset",
}  # fmt: skip
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BOLD = {"strong", "b", "dt", "th"}
_NOISE_NAME = re.compile(r"\b(menu|nav|navbar|breadcrumbs?|footer|cookie|sidebar|share|social-links)\b", re.I)


def read(path: Path) -> list[Block]:
    return blocks(decode(path.read_bytes(), path), path)


def blocks(text: str, path: Path) -> list[Block]:
    """The blocks of a page or fragment. Raises `CannotRead` when it is nested deeper than can be read whole."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", tidy.unescape_markup(text))
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise CannotRead(f"{safety.shown(path)} bevat geen tekst. Kies het document met de afspraken.")
    if any("depth" in entry.message.casefold() for entry in parser.error_log):
        raise CannotRead(
            f"{safety.shown(path)} is te diep genest om te lezen. Kopieer de tekst naar een nieuw document."
        )
    reader = _Reader()
    reader.walk(root)
    reader.flush()
    return reader.blocks


class _Reader:
    """Walks the tree once, without recursion, and cuts the stream of words into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[tuple[str, bool]] = []  # text and whether it is bold
        self.kind, self.level, self.marker, self.gap = "text", 0, "", True
        self.noise = 0
        self.bold = 0
        self.lists: list[_List] = []
        self.cells: list[str] | None = None
        self.row_start = self.cell_start = 0
        self.tables = self.table_depth = 0
        self.links: list[tuple[int, str]] = []  # where in pieces the link began, its target

    def walk(self, root: etree._Element) -> None:
        noisy: set[etree._Element] = set()
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, node in walker:
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start" and tag in _SKIP:
                walker.skip_subtree()
            elif event == "start":
                if tag in _BLOCK:
                    self.flush()
                menu = tag in {"div", "ul", "section"} and _is_menu(node)
                if tag in _NOISE or menu or (tag == "header" and not _has_heading(node)):
                    noisy.add(node)
                    self.noise += 1
                self.start(tag, node)
                self.add(node.text)
            else:
                if tag not in _SKIP:
                    self.end(tag)
                if node in noisy:
                    self.flush()
                    noisy.discard(node)
                    self.noise -= 1
                self.add(node.tail)

    def start(self, tag: str, node: etree._Element) -> None:
        if tag in _HEADINGS:
            self.kind, self.level = "heading", int(tag[1])
        elif tag in {"ul", "ol"}:
            self.lists.append(_List(tag == "ol", _number(node.get("start"), 1), node.get("type", "1")))
        elif tag == "li":
            self.kind, self.level = "item", max(0, len(self.lists) - 1)
            self.marker = self.lists[-1].next(node.get("value")) if self.lists else "•"
        elif tag == "table":
            self.table_depth += 1
            self.tables += self.table_depth == 1
        elif tag == "tr" and self.table_depth == 1:
            self.cells, self.row_start = [], len(self.blocks)
        elif tag in {"td", "th"} and self.table_depth == 1:
            self.cell_start = len(self.blocks)
        elif tag in _BOLD:
            self.bold += 1
        elif tag == "br":
            self.flush(keep=True)
        elif tag == "a":
            self.links.append((len(self.pieces), node.get("href", "")))

    def end(self, tag: str) -> None:
        if tag == "a":
            self.close_link()
        if tag in _BLOCK:
            self.flush()
        if tag in _BOLD:
            self.bold -= 1
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "li" or tag in _HEADINGS:
            self.kind, self.marker = "text", ""
        elif tag in {"td", "th"} and self.cells is not None and self.table_depth == 1:
            inside = self.blocks[self.cell_start :]
            self.cells.append("\n".join(f"{block.marker} {block.text}".strip() for block in inside))
        elif tag == "tr" and self.table_depth == 1:
            self.close_row()
        elif tag == "table":
            self.table_depth -= 1

    def close_row(self) -> None:
        """A row of one cell is layout: its blocks stand on their own. Otherwise the row is one block."""
        cells, self.cells = tuple(self.cells or ()), None
        if len(cells) > 1 and not self.noise:
            self.blocks[self.row_start :] = [Block("row", cells=cells, table=self.tables)]

    def close_link(self) -> None:
        if not self.links:
            return
        at, target = self.links.pop()
        label = "".join(text for text, _ in self.pieces[at:])
        if label.strip() and target and not target.casefold().startswith(("javascript:", "data:")):
            before, after = label[: len(label) - len(label.lstrip())], label[len(label.rstrip()) :]
            linked = f"{before}[{tidy.clean(label)}]({target.strip()}){after}"
            self.pieces[at:] = [(linked, all(bold for _, bold in self.pieces[at:]))]

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append((re.sub(r"\s+", " ", text), self.bold > 0))

    def flush(self, keep: bool = False) -> None:
        """Close the block at hand; ``keep`` (a line break) goes on in the same paragraph."""
        open_links = [target for _, target in self.links]
        while self.links:
            self.close_link()
        self.links = [(0, target) for target in open_links]
        text = tidy.clean("".join(text for text, _ in self.pieces))
        if text:
            bold = takewhile(lambda piece: piece[1] or not piece[0].strip(), self.pieces)
            lead = len(tidy.clean("".join(text for text, _ in bold)))
            kind: Kind = "noise" if self.noise else self.kind  # type: ignore[assignment]
            self.blocks.append(Block(kind, text, self.level, self.marker, lead, gap=self.gap))
            self.marker = ""
            if self.kind == "item":
                self.kind = "text"
        self.gap = not (keep and (text or not self.gap))
        self.pieces = []


@dataclass
class _List:
    ordered: bool
    counter: int
    style: str

    def next(self, value: str | None) -> str:
        number = _number(value, self.counter)
        self.counter = number + 1
        if not self.ordered:
            return "•"
        if self.style in ("a", "A") and 1 <= number <= 26:
            return chr(ord(self.style) + number - 1) + "."
        return f"{roman(number) if self.style in ('i', 'I') else number}."


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else otherwise


def _is_menu(node: etree._Element) -> bool:
    return bool(_NOISE_NAME.search(f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"))


def _has_heading(node: etree._Element) -> bool:
    return any(child.tag in _HEADINGS for child in node.iter())


def roman(number: int) -> str:
    letters = ""
    for value, sign in [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
                        (4, "iv"), (1, "i")]:  # fmt: skip
        while number >= value:
            letters, number = letters + sign, number - value
    return letters or "0"
