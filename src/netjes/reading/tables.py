"""Tables of a document: do and don't columns, numbered rows, ladders of steps."""

from __future__ import annotations

import re
from dataclasses import replace

from . import markers
from .drafts import Draft
from .entries import Entry
from .noise import FORMAL

_DO_OR_DONT = re.compile(
    r"(?:dit |wat |we |je |doen we )*(?:wel|niet|do|don'?t|do not|dos|don'?ts|doe(?:n)?|goed|fout|mag|mag niet|"
    r"toegestaan|niet toegestaan|verboden|allowed|not allowed|verstandig|onverstandig)(?: \S+){0,3}",
    re.I,
)

_PARTICULAR = re.compile(
    rf"{FORMAL.pattern}|(?:bestemd|bedoeld) voor|doelgroep|auteur|opgesteld|opsteller|eigenaar|status|titel|"
    r"document\w*|schooljaar|kenmerk|besluit|audience|author|owner|title",
    re.I,
)


def _header(rows: list[Entry]) -> tuple[str, ...]:
    first = rows[0].cells
    short = all(cell.strip() and len(cell.split()) <= 6 and not re.search(r"[.;]$", cell) for cell in first)
    return first if len(rows) >= 2 and short and not re.match(r"\d", first[0]) else ()


def to_drafts(rows: list[Entry], current: Draft | None, title: str | None) -> tuple[list[Draft], list[str]]:
    """New articles for a table, and words of it that are no rule. With ``current`` the rows may become items
    of that article; then no new ones are made."""
    header = _header(rows)
    body = rows[1:] if header else rows
    if header and len(header) in (2, 3) and all(map(is_do_or_dont, header[-2:])):
        return _columns(header, body, title), []
    first = [row.cells[0].strip() for row in body if row.cells]
    numbered = [re.fullmatch(r"(\d{1,2})[.)]?", cell) for cell in first]
    if len(body) >= 2 and all(numbered) and current is None:
        drafts = [
            Draft(match.group(1), None, [" | ".join(filter(None, (c.strip() for c in row.cells[1:])))])
            for match, row in zip(numbered, body, strict=True)
            if match
        ]
        drafts[0].title = title
        return drafts, [" | ".join(header)] if header else []
    draft = current or Draft(title=title)
    if header:
        draft.paragraphs.append(" | ".join(header))
    for row in body:
        cells = [cell.replace("\n", " ").strip() for cell in row.cells]
        cells = [cell for cell in cells if cell]
        if not cells:
            continue
        marker, rest = markers.parse(cells[0])
        if marker and marker.kind in {"ladder", "number", "letter"} and (rest or len(cells) > 1):
            draft.add_item(marker.label, " | ".join(filter(None, [rest, *cells[1:]])))
        else:
            draft.add_item(draft.next_label(), " | ".join(cells))
    return ([] if current is not None else [draft]), []


def is_do_or_dont(text: str) -> bool:
    return bool(_DO_OR_DONT.fullmatch(text.rstrip(":").replace("’", "'")))


def without_header(entries: list[Entry]) -> list[Entry]:
    """A table of the document's particulars ("Versie | 1.3") before the rules becomes lines of text."""
    table = next((e.table for e in entries[:12] if e.kind == "row"), None)
    rows = [e for e in entries if e.kind == "row" and e.table == table]
    known = sum(len(e.cells) == 2 and bool(_PARTICULAR.match(e.cells[0])) for e in rows)
    if not rows or known < len(rows) * 0.5:
        return entries
    return [
        replace(e, kind="text", text=" | ".join(e.cells), raw=" | ".join(e.cells)) if e in rows else e for e in entries
    ]


def counts(body: list[Entry]) -> bool:
    """Whether there is a table whose first column numbers the rules."""
    first = [e.cells[0].strip() for e in body if e.kind == "row" and e.cells]
    return sum(bool(re.fullmatch(r"\d{1,2}[.)]?", cell)) for cell in first) >= 2


def _columns(header: tuple[str, ...], body: list[Entry], title: str | None) -> list[Draft]:
    """A do/don't table: each column an article, its cells the items. A column before those two labels rows."""
    drafts = [Draft(title=cell.strip()) for cell in header]
    for row in body:
        for draft, cell in zip(drafts, row.cells, strict=False):
            for line in cell.split("\n"):
                _, text = markers.parse(line.strip()) if line.strip() else (None, "")
                if text:
                    draft.add_item(draft.next_label(), text)
        for cell in row.cells[len(drafts) :]:
            drafts[-1].add_item(drafts[-1].next_label(), cell)
    if title:
        drafts[0].title = f"{title} – {drafts[0].title}"
    return drafts
