"""PDF, by pypdf: the lines of each page, running heads and page numbers apart, links put back in the text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from .. import lines, safety, tidy
from ..blocks import Block
from ..errors import CannotRead

MAX_PAGES = 150


def read(path: Path) -> list[Block]:
    name = safety.shown(path)
    reader = PdfReader(path)
    try:
        # Many PDFs only forbid printing or copying: those open with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        count = len(reader.pages)
    except FileNotDecryptedError:
        raise CannotRead(
            f"{name} is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord en probeer het opnieuw."
        ) from None
    if count == 0:
        raise safety.broken(path)
    if count > MAX_PAGES:
        raise CannotRead(
            f"{name} heeft {count} bladzijden; Netjes leest er hooguit {MAX_PAGES}. "
            "Bewaar alleen de bladzijden met de afspraken in een nieuwe PDF."
        )
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        text = _text(page)
        size += len(text)
        if size > safety.MAX_TEXT:
            raise safety.refuse_too_big(path)
        pages.append([line for line in (tidy_line(line) for line in text.split("\n")) if line is not None])
    if len(re.findall(r"[^\W\d_]{2,}", " ".join(line for page in pages for line in page))) < 3:
        raise CannotRead(
            f"{name} bevat geen tekst, waarschijnlijk is het een scan. "
            "Laat er tekstherkenning (OCR) op los, of gebruik het oorspronkelijke document."
        )
    body, noise = _without_running_heads(pages)
    return [*lines.to_blocks(body, wrapped=True), *(Block("noise", line) for line in noise)]


def tidy_line(line: str) -> str:
    # A soft hyphen at the end of a line is a break in a word.
    return re.sub("\u00ad\\s*$", "-", line.rstrip())


def _text(page: Any) -> str:
    """The text of one page; the words of a link are followed by its target."""
    links = list(_links(page))
    found: dict[int, list[str]] = {}

    def visit(text: str, cm: list[float], tm: list[float], font: Any, font_size: float) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        for number, (box, _) in enumerate(links):
            if box[0] - 2 <= x <= box[2] and box[1] - 2 <= y <= box[3] + 2:
                found.setdefault(number, []).append(text)

    text = str(page.extract_text(visitor_text=visit) if links else page.extract_text())
    for number, (_, target) in enumerate(links):
        label = tidy.clean("".join(found.get(number, [])).replace("\n", " "))
        if label and text.count(label) >= 1 and len(label) < 200:
            text = text.replace(label, f"[{label}]({target})", 1)
        elif target not in text:
            text += f"\n{target}"
    return text


def _links(page: Any) -> list[tuple[tuple[float, float, float, float], str]]:
    links = []
    for reference in page.get("/Annots") or []:
        annotation = reference.get_object()
        action = annotation.get("/A")
        target = action.get_object().get("/URI") if action is not None else None
        box = annotation.get("/Rect")
        if isinstance(target, str) and box is not None:
            x1, y1, x2, y2 = (float(value) for value in box)
            links.append(((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), str(target)))
    return links


_PAGE_NUMBER = re.compile(
    r"(?:-\s*)?(?:pagina|page|blz\.?|p\.)?\s*\d{1,3}\s*(?:(?:van|of|/)\s*\d{1,3})?(?:\s*-)?", re.I
)


def _without_running_heads(pages: list[list[str]]) -> tuple[list[str], list[str]]:
    """Page numbers, and lines at the top or foot of at least three pages that differ in their digits only."""

    def shape(line: str) -> str:
        return re.sub(r"\d+", "#", line.strip().casefold())

    edges: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line.strip()]
        edges.update({shape(line) for line in filled[:2] + filled[-2:]})
    body: list[str] = []
    noise: list[str] = []
    for page in pages:
        places = [index for index, line in enumerate(page) if line.strip()]
        at_edge = {*places[:2], *places[-2:]}
        for index, line in enumerate(page):
            stripped = line.strip()
            repeats = len(pages) >= 3 and edges[shape(line)] >= max(3, len(pages) * 0.6)
            if index in at_edge and stripped and (_PAGE_NUMBER.fullmatch(stripped) or repeats):
                noise.append(stripped)
            else:
                body.append(line)
    return body, noise
