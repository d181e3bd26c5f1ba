"""Word, opened by python-docx. Its elements are walked here, since `Paragraph.text` leaves out content
controls, inserted text, text boxes and foot notes, and no word may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from .. import tidy
from ..blocks import Block
from .html import roman

_SKIP = {qn(name) for name in ("w:del", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:moveFrom", "w:sectPr",
                               "w:tblPr", "w:trPr", "w:tcPr", "w:sdtPr")}  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read(path: Path) -> list[Block]:
    document = docx.Document(str(path))
    reader = _Reader(document.part, _Numbering(document.part))
    reader.children(document.element.body)
    for part in document.part.package.iter_parts():
        if re.search(r"/(header|footer)\d*\.xml$", str(part.partname)) and hasattr(part, "element"):
            for paragraph in part.element.iter(qn("w:p")):
                text = tidy.clean("".join(text for text, _ in reader.pieces(paragraph, False)))
                if text:
                    reader.blocks.append(Block("noise", text))
    return reader.blocks


@dataclass
class _Reader:
    part: Any
    numbering: _Numbering
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    notes: dict[str, str] | None = None

    def children(self, parent: Any) -> None:
        for node in parent:
            if node.tag == qn("w:p"):
                self.paragraph(node)
            elif node.tag == qn("w:tbl"):
                self.table(node)
            elif node.tag not in _SKIP and node.tag != _FALLBACK:
                self.children(node)

    def paragraph(self, node: Any) -> None:
        style = self.style_of(node)
        heading = _heading_level(style, node)
        if heading:
            self.numbering.headed |= set(self.numbering.counters)
        marker, depth = self.numbering.next(node, style)
        pieces = list(self.pieces(node, bool(_is_bold(style.rPr if style is not None else None))))
        gap = True
        for line in _lines(pieces):
            text = tidy.clean("".join(part for part, _ in line))
            if not text:
                continue
            bold = takewhile(lambda piece: piece[1] or not piece[0].strip(), line)
            lead = len(tidy.clean("".join(part for part, _ in bold)))
            if heading:
                self.blocks.append(Block("heading", text, heading, marker, gap=gap))
            elif marker:
                self.blocks.append(Block("item", text, depth, marker, lead, gap=gap))
            else:
                self.blocks.append(Block("text", text, 0, "", lead, gap=gap))
            marker, gap = "", False
        for box in node.iter(qn("w:txbxContent")):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                self.children(box)

    def style_of(self, node: Any) -> Any:
        properties = node.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        if named is None:
            return None
        wanted = named.get(qn("w:val"))
        return next((style for style in self.part.styles.element.style_lst if style.styleId == wanted), None)

    def table(self, node: Any) -> None:
        self.tables += 1
        number = self.tables
        for row in node.findall(qn("w:tr")):
            cells = [cell for cell in row.iter(qn("w:tc")) if _nearest_row(cell) is row]
            if len(cells) == 1:
                self.children(cells[0])
                continue
            start, texts = len(self.blocks), []
            for cell in cells:
                at = len(self.blocks)
                self.children(cell)
                texts.append("\n".join(f"{b.marker} {b.text}".strip() for b in self.blocks[at:]))
            self.blocks[start:] = [Block("row", cells=tuple(texts), table=number)]

    def pieces(self, node: Any, bold: bool) -> Iterator[tuple[str, bool]]:
        for child in node:
            tag = child.tag
            if tag in _SKIP or tag == _FALLBACK or tag == qn("w:txbxContent"):
                continue
            if tag == qn("w:t"):
                yield child.text or "", bold
            elif tag in (qn("w:br"), qn("w:cr")):
                yield "\n", bold
            elif tag in (qn("w:tab"), qn("w:ptab")):
                yield " ", bold
            elif tag == qn("w:noBreakHyphen"):
                yield "-", bold
            elif tag == qn("w:sym"):
                yield " ", bold
            elif tag == qn("w:hyperlink"):
                yield self.link(child, bold), bold
            elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                yield self.note(child), bold
            elif tag == qn("w:r"):
                own = _is_bold(child.find(qn("w:rPr")))
                yield from self.pieces(child, bold if own is None else own)
            else:
                yield from self.pieces(child, bold)

    def link(self, node: Any, bold: bool) -> str:
        label = "".join(text for text, _ in self.pieces(node, bold))
        relation = self.part.rels.get(node.get(qn("r:id"))) if node.get(qn("r:id")) else None
        target = relation.target_ref if relation is not None else ""
        return f"[{tidy.clean(label)}]({target})" if target and label.strip() else label

    def note(self, node: Any) -> str:
        if self.notes is None:
            self.notes = {}
            for relation in self.part.rels.values():
                if relation.reltype.endswith(("/footnotes", "/endnotes")):
                    kind = "f" if relation.reltype.endswith("/footnotes") else "e"
                    parser = etree.XMLParser(resolve_entities=False, no_network=True)
                    for note in etree.fromstring(relation.target_part.blob, parser):
                        text = " ".join(found.text or "" for found in note.iter(qn("w:t")))
                        self.notes[kind + note.get(qn("w:id"), "")] = tidy.clean(text)
        kind = "f" if node.tag == qn("w:footnoteReference") else "e"
        text = self.notes.get(kind + node.get(qn("w:id"), ""), "")
        return f" ({text})" if text else ""


class _Numbering:
    """Counts list paragraphs as Word shows them: per list, per level, with restarts and overrides."""

    def __init__(self, part: Any) -> None:
        self.abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[str] = set()
        self.headed: set[str] = set()  # lists that a heading interrupted
        try:
            root = part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {_int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self.abstract[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            overrides = {
                _int(override.get(qn("w:ilvl"))): _int(start.get(qn("w:val")), 1)
                for override in number.findall(qn("w:lvlOverride"))
                if (start := override.find(qn("w:startOverride"))) is not None
            }
            target = number.find(qn("w:abstractNumId"))
            if target is not None:
                self.lists[number.get(qn("w:numId"))] = target.get(qn("w:val")), overrides

    def next(self, node: Any, style: Any) -> tuple[str, int]:
        """The marker of this paragraph ("3.", "a)", "•") and its depth; "" when it is in no list."""
        own = node.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        inherited = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if style is not None else None
        found = {}
        for properties in (inherited, own):
            for name in ("w:numId", "w:ilvl"):
                value = properties.find(qn(name)) if properties is not None else None
                if value is not None:
                    found[name] = value.get(qn("w:val"))
        number, depth = found.get("w:numId", "0"), _int(found.get("w:ilvl"))
        if number not in self.lists:
            listed = style is not None and re.match(r"list (bullet|number|paragraph)", _name(style))
            return ("•", 0) if listed and "bullet" in _name(style) else ("", 0)
        abstract, overrides = self.lists[number]
        if own is None and abstract in self.headed:
            # Numbered by its style alone: whoever wrote it left the counting to chance, so a heading restarts it.
            self.counters.pop(abstract, None)
        self.headed.discard(abstract)
        levels = self.abstract.get(abstract, {})
        kind, shape, start = levels.get(depth, ("decimal", f"%{depth + 1}.", 1))
        if kind in {"bullet", "none"}:
            return ("•", depth) if kind == "bullet" else ("", depth)
        counters = self.counters.setdefault(abstract, {})
        if number not in self.started:
            self.started.add(number)
            for level, value in overrides.items():
                counters[level] = value - 1
        counters[depth] = counters.get(depth, start - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]

        def show(match: re.Match[str]) -> str:
            level = int(match.group(1)) - 1
            how, _, first = levels.get(level, ("decimal", "", 1))
            return _count(counters.get(level, first), how)

        return re.sub(r"%(\d)", show, shape) or "•", depth


def _level(level: Any) -> tuple[str, str, int]:
    def value(name: str, otherwise: str) -> str:
        found = level.find(qn(name))
        return otherwise if found is None else found.get(qn("w:val"), otherwise)

    return value("w:numFmt", "decimal"), value("w:lvlText", ""), _int(value("w:start", "1"), 1)


def _int(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else otherwise


def _count(number: int, how: str) -> str:
    if how in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if how == "upperLetter" else letter
    if how in ("lowerRoman", "upperRoman"):
        return roman(number).upper() if how == "upperRoman" else roman(number)
    return str(number)


def _name(style: Any) -> str:
    return (style.name_val or "").casefold()


def _heading_level(style: Any, node: Any) -> int:
    outline = node.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if outline is None and style is not None:
        if _name(style) in {"title", "titel"}:
            return 1
        if match := re.match(r"(?:heading|kop) ?(\d)", _name(style)):
            return int(match.group(1))
        outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    level = _int(outline.get(qn("w:val")), 9) if outline is not None else 9
    return level + 1 if level < 9 else 0


def _is_bold(properties: Any) -> bool | None:
    bold = properties.find(qn("w:b")) if properties is not None else None
    if bold is None:
        return None
    return bold.get(qn("w:val"), "true") not in {"0", "false", "none", "off"}


def _nearest_row(cell: Any) -> Any:
    return next((parent for parent in cell.iterancestors() if parent.tag == qn("w:tr")), None)


def _lines(pieces: list[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, bold in pieces:
        if text == "\n":
            lines.append([])
        else:
            lines[-1].append((text, bool(bold)))
    return lines
