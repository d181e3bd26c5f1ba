"""OpenDocument text, opened by odfdo: headings, paragraphs, nested and continued lists, tables, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from lxml import etree
from odfdo import Document, XmlPart

from .. import tidy
from ..blocks import Block
from .html import roman

_NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}
_SKIP = {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "note-citation", "desc",
         "title", "variable-decls", "user-field-decls", "bookmark"}  # fmt: skip


def _q(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_NS[prefix]}}}{local}"


def read(path: Path) -> list[Block]:
    package = Document(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    trees = [
        etree.fromstring(part.serialize(), parser)
        for part in (package.get_part("content"), package.get_part("styles"))
        if isinstance(part, XmlPart)
    ]
    reader = _Reader(_Styles(trees))
    body = trees[0].find(f".//{_q('office:text')}")
    if body is not None:
        reader.children(body, depth=-1)
    if len(trees) > 1:
        reader.running_heads(trees[1])
    return reader.blocks


class _Styles:
    """Which named styles are bold, which are titles, and how each list counts."""

    def __init__(self, trees: list[etree._Element]) -> None:
        self.bold: set[str] = set()
        self.title: set[str] = set()
        self.lists: dict[str, list[tuple[str, str, str, int]]] = {}
        for tree in trees:
            for style in tree.iter(_q("style:style")):
                name = style.get(_q("style:name"), "")
                properties = style.find(_q("style:text-properties"))
                if properties is not None and properties.get(_q("fo:font-weight")) in {"bold", "700", "800"}:
                    self.bold.add(name)
                if "Title" in (name, style.get(_q("style:parent-style-name"))):
                    self.title.add(name)
            for style in tree.iter(_q("text:list-style")):
                self.lists[style.get(_q("style:name"), "")] = [self._level(level) for level in style]

    @staticmethod
    def _level(level: etree._Element) -> tuple[str, str, str, int]:
        if not str(level.tag).endswith("number"):
            return "", "", "", 1
        start = level.get(_q("text:start-value"), "1")
        return (
            level.get(_q("style:num-format"), ""),
            level.get(_q("style:num-prefix"), ""),
            level.get(_q("style:num-suffix"), "."),
            int(start) if start.isdigit() else 1,
        )


@dataclass
class _Reader:
    styles: _Styles
    blocks: list[Block] = field(default_factory=list)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    tables: int = 0

    def children(self, parent: etree._Element, depth: int) -> None:
        for node in parent:
            if not isinstance(node.tag, str):
                continue
            local = etree.QName(node).localname
            if local in {"p", "h"}:
                self.paragraph(node)
            elif local == "list":
                self.listing(node, depth + 1, None)
            elif local == "table":
                self.table(node, depth)
            elif local not in _SKIP:
                self.children(node, depth)

    def paragraph(self, node: etree._Element, marker: str | None = None, depth: int = 0) -> None:
        style = node.get(_q("text:style-name"), "")
        pieces = list(self.pieces(node, style in self.styles.bold))
        is_heading = etree.QName(node).localname == "h"
        level = node.get(_q("text:outline-level"), "1")
        gap = True
        for line in _lines(pieces):
            text = tidy.clean("".join(part for part, _ in line))
            if not text:
                continue
            bold = takewhile(lambda piece: piece[1] or not piece[0].strip(), line)
            lead = len(tidy.clean("".join(part for part, _ in bold)))
            if is_heading or style in self.styles.title:
                self.blocks.append(Block("heading", text, int(level) if level.isdigit() else 1, marker or ""))
            elif marker is not None:
                self.blocks.append(Block("item", text, depth, marker, lead, gap=gap))
            else:
                self.blocks.append(Block("text", text, 0, "", lead, gap=gap))
            marker, gap = None, False

    def listing(self, node: etree._Element, depth: int, style: str | None) -> None:
        style = node.get(_q("text:style-name")) or style or ""
        levels = self.styles.lists.get(style, [])
        numbering, prefix, suffix, start = levels[depth] if depth < len(levels) else ("", "", "", 1)
        key = (style, depth)
        goes_on = node.get(_q("text:continue-numbering")) == "true" or node.get(_q("text:continue-list"))
        count = self.counters.get(key, start - 1) if goes_on else start - 1
        for entry in node:
            if not isinstance(entry.tag, str):
                continue
            own = entry.get(_q("text:start-value"), "")
            count = int(own) if own.isdigit() else count + (etree.QName(entry).localname == "list-item")
            marker: str | None = f"{prefix}{_count(count, numbering)}{suffix or '.'}" if numbering else "•"
            if etree.QName(entry).localname == "list-header":
                marker = None
            for child in entry:
                if not isinstance(child.tag, str):
                    continue
                local = etree.QName(child).localname
                if local in {"p", "h"}:
                    self.paragraph(child, marker, depth)
                    marker = None
                elif local == "list":
                    self.listing(child, depth + 1, style)
        self.counters[key] = count

    def table(self, node: etree._Element, depth: int) -> None:
        self.tables += 1
        number = self.tables
        for row in node.iter(_q("table:table-row")):
            cells = [cell for cell in row if str(cell.tag) == _q("table:table-cell")]
            if len(cells) == 1:
                self.children(cells[0], depth)
                continue
            start, texts = len(self.blocks), []
            for cell in cells:
                at = len(self.blocks)
                self.children(cell, depth)
                texts.append("\n".join(f"{b.marker} {b.text}".strip() for b in self.blocks[at:]))
            self.blocks[start:] = [Block("row", cells=tuple(texts), table=number)]

    def pieces(self, node: etree._Element, bold: bool) -> list[tuple[str, bool]]:
        found = [(re.sub(r"\s+", " ", node.text or ""), bold)]
        for child in node:
            local = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if local == "s" or local == "tab":
                found.append((" ", bold))
            elif local == "line-break":
                found.append(("\n", bold))
            elif local == "a":
                inside = "".join(text for text, _ in self.pieces(child, bold))
                target = child.get(_q("xlink:href"), "")
                found.append((f"[{tidy.clean(inside)}]({target})" if target else inside, bold))
            elif local == "note":
                inside = "".join(text for text, _ in self.pieces(child, bold))
                found.append((f" ({tidy.clean(inside)})", bold))
            elif local and local not in _SKIP:
                own = child.get(_q("text:style-name"), "") in self.styles.bold
                found += self.pieces(child, bold or own)
            found.append((re.sub(r"\s+", " ", child.tail or ""), bold))
        return found

    def running_heads(self, styles: etree._Element) -> None:
        for local in ("header", "footer"):
            for head in styles.iter(_q(f"style:{local}")):
                for paragraph in head.iter(_q("text:p")):
                    text = tidy.clean("".join(part for part, _ in self.pieces(paragraph, False)))
                    if text:
                        self.blocks.append(Block("noise", text))


def _lines(pieces: list[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, bold in pieces:
        if text == "\n":
            lines.append([])
        else:
            lines[-1].append((text, bold))
    return lines


def _count(number: int, numbering: str) -> str:
    if numbering in ("a", "A") and 1 <= number <= 26:
        return chr(ord(numbering) + number - 1)
    return (roman(number).upper() if numbering == "I" else roman(number)) if numbering in ("i", "I") else str(number)
