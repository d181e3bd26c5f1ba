"""Blocks → a document's parts: who each is for, its preamble, its articles, and what is no rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from . import audiences, entries, noise, tables, tidy
from .blocks import Block
from .document import Audience, Document, Part
from .drafts import Outline, number_in_order
from .entries import Entry
from .headlines import is_introduction
from .outline import outline

_NL = re.compile(r"\b(?:de|het|een|en|van|je|niet|op|voor|met|wordt|zijn|dat|mag|geen|leerlingen|school is)\b", re.I)
_EN = re.compile(r"\b(?:the|and|of|you|your|not|to|for|with|are|must|may|that|pupils|students|is)\b", re.I)


@dataclass
class _Section:
    audience: Audience | None
    title: str
    entries: list[Entry] = field(default_factory=list)


def split(blocks: Iterable[Block]) -> Document:
    """The proposed split, without topics and warnings yet."""
    found = tables.without_header(entries.from_blocks(list(blocks)))
    left_out = [entry.raw for entry in found if entry.kind == "noise"]
    found = [entry for entry in found if entry.kind != "noise"]
    found, menus = _without_menus(found)
    title, found = _title(found)
    sections = _by_audience(found, title)
    outlines: dict[Audience, tuple[str, Outline]] = {}
    for audience, section_title, outlined in _outlines(sections, title):
        if audience in outlines:
            part_title, whole = outlines[audience]
            if section_title:
                whole.preamble.append(section_title)
            whole.add(outlined)
        else:
            outlines[audience] = section_title or title, outlined
    parts = []
    for audience, (part_title, whole) in outlines.items():
        number_in_order(whole.drafts)
        articles = tuple(draft.article() for draft in whole.drafts)
        parts.append(Part(audience, part_title, "\n\n".join(whole.preamble), articles))
        left_out += whole.left_out
    text = " ".join(article.whole for part in parts for article in part.articles)
    return Document(title, language(text or title), tuple(parts), tuple(menus + left_out))


def language(text: str) -> Literal["nl", "en"]:
    sample = text[:50_000]
    return "en" if len(_EN.findall(sample)) > len(_NL.findall(sample)) else "nl"


def _without_menus(found: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Take out menu lines, contact lines and dangling headings that stand on their own."""
    plain = [entry.text if entry.kind in {"heading", "text"} and _can_be_menu(entry) else None for entry in found]
    runs = noise.menu_runs(plain)
    kept, menus = [], []
    for index, entry in enumerate(found):
        own_line = entry.marker is None and entry.kind in {"heading", "text"}
        if index in runs or (own_line and noise.is_noise(entry.text)):
            menus.append(entry.raw)
        else:
            kept.append(entry)
    return kept, menus


def _can_be_menu(entry: Entry) -> bool:
    return entry.marker is None or entry.marker.kind == "bullet"


def _title(found: list[Entry]) -> tuple[str, list[Entry]]:
    """The document's title: its first heading, or a first line that looks like one."""
    for index, entry in enumerate(found[:8]):
        if entry.kind == "heading" and entry.marker is None:
            if audiences.of_heading(entry.text) and index == 0 and _same_again(entry, found):
                return "", found
            if _heads_a_section(entry, found):
                return "", found
            return entry.text, found[:index] + found[index + 1 :]
        if entry.kind == "row" or entry.marker is not None:
            break
        whole_bold = 0 < len(entry.text) <= entry.lead
        if index == 0 and len(entry.text.split()) <= 14 and (whole_bold or not re.search(r"[.;:,!]$", entry.text)):
            return entry.text, found[1:]
    return "", found


def _heads_a_section(first: Entry, found: list[Entry]) -> bool:
    """A question, "Inleiding" or "Doen" with headings of its rank below it is no title of the whole."""
    alike = sum(entry.kind == "heading" and entry.level == first.level for entry in found)
    sectional = first.text.endswith("?") or is_introduction(first.text) or tables.is_do_or_dont(first.text)
    return sectional and alike >= 2


def _same_again(first: Entry, found: list[Entry]) -> bool:
    """Whether the first heading is only the first of several audience headings of one rank ("Leerlingen")."""
    if len(first.text.split()) > 3:
        return False
    return any(
        entry.kind in {"heading", "text"} and entry.level == first.level and audiences.of_heading(entry.text)
        for entry in found[1:]
    )


def _by_audience(found: list[Entry], title: str) -> list[_Section]:
    """Cut at headings, and at short lines with a colon, that name an audience."""
    start = audiences.of_heading(title) if title else None
    sections = [_Section(start, title if start else "")]
    for index, entry in enumerate(found):
        named = _switch(entry, found[index + 1] if index + 1 < len(found) else None)
        if named is None or (named == sections[-1].audience and not sections[-1].entries):
            sections[-1].entries.append(entry)
        else:
            sections.append(_Section(named, entry.text if entry.marker else entry.raw))
    return sections


def _switch(entry: Entry, following: Entry | None) -> Audience | None:
    if following is None or entry.kind == "row":
        return None
    marker = entry.marker
    if entry.text.endswith(":") and following.text[:1].islower():
        return None  # "De medewerker:" begins the sentence that the bullets finish
    if entry.kind == "heading":
        return audiences.of_heading(entry.text)
    line = entry.text
    if len(line.split()) > 12:
        return None
    bold = 0 < len(line) <= entry.lead
    titled = (
        marker is not None and marker.kind in {"letter", "roman", "number", "article"} and not line.endswith((".", ";"))
    )
    if (marker is None or marker.upper or titled) and (line.endswith(":") or bold or titled or marker is None):
        if line.endswith((".", ";", ",", "!")):
            return None
        return audiences.of_heading(line)
    return None


def _outlines(sections: list[_Section], title: str) -> list[tuple[Audience, str, Outline]]:
    """Outline each section; what has no rules goes into the preamble of the part that follows, or the one before."""
    found: list[tuple[Audience, str, Outline]] = []
    carried: list[str] = []
    spare: list[str] = []
    for place, section in enumerate(sections):
        outlined = outline(section.entries, headed=section.audience is not None)
        last = place == len(sections) - 1
        if section.audience is None and not last and (not outlined.drafts or _only_introduces(section)):
            carried += [entry.raw if entry.kind != "row" else " | ".join(entry.cells) for entry in section.entries]
            continue
        if not outlined.drafts and (not last or found):
            # A heading for an audience over nothing: no part, but its words go along.
            words = [*filter(None, [section.title]), *outlined.preamble]
            if last:
                found[-1][2].left_out += carried + words + outlined.left_out
            else:
                carried += words
                spare += outlined.left_out
            continue
        if not section.title and not outlined.drafts and not outlined.preamble and not outlined.left_out:
            continue
        audience = section.audience or audiences.of_text(
            " ".join([title, *(entry.raw or " ".join(entry.cells) for entry in section.entries)])
        )
        outlined.preamble = carried + outlined.preamble
        carried = []
        found.append((audience, section.title, outlined))
    if found:
        found[-1][2].left_out += carried + spare
    elif carried or spare:
        found.append((audiences.of_text(" ".join([title, *carried])), "", Outline(carried, [], spare)))
    return found


def _only_introduces(section: _Section) -> bool:
    """Text before the first audience heading without numbers or bullets only introduces what follows."""
    return not any(entry.marker is not None or entry.kind == "row" for entry in section.entries)


def words_of(document: Document) -> list[str]:
    """Every word the document holds, in no promised order; titles included."""
    texts = [document.title, *document.left_out]
    for part in document.parts:
        texts += [part.title, part.preamble]
        for article in part.articles:
            texts += [article.number, article.title or "", article.text]
            texts += [text for item in article.items for text in (item.label, item.text)]
    return [word for text in texts for word in tidy.words(text)]
