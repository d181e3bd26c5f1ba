"""Entries of a part without numbers: bullets, bold leads, lines under headings, prose."""

from __future__ import annotations

import re
from dataclasses import replace

from . import noise, tables
from .drafts import Draft, Outline
from .entries import Entry
from .headlines import is_introduction, sounds_like_a_rule


def outline_sections(entries: list[Entry], headed: bool = False) -> Outline:
    """Articles from a text that counts nothing; their numbers are left empty, to be given in order."""
    out = Outline()
    sections = _sections(entries)
    with_heading = any(heading is not None for heading, _ in sections)
    for place, (heading, body) in enumerate(sections):
        if heading is None:
            rules_later = any(_has_rules(rest) for _, rest in sections[place + 1 :])
            _first(body, rules_later and with_heading, out, headed)
        elif is_introduction(heading.text) and not _has_bullets(body):
            out.preamble += [heading.raw, *(_raw(entry) for entry in body)]
        elif heading.text.endswith(":") and len(heading.text.split()) >= 4:
            out.preamble.append(heading.raw)  # "We spreken het volgende af:" is no title
            _section(None, body, out)
        elif not body:
            # A heading over nothing: over the next section, or the title of what follows.
            (out.preamble if not out.drafts else out.left_out).append(heading.raw)
        else:
            _section(heading, body, out)
    return out


def _raw(entry: Entry) -> str:
    return " | ".join(entry.cells) if entry.kind == "row" else entry.raw


def _sections(entries: list[Entry]) -> list[tuple[Entry | None, list[Entry]]]:
    sections: list[tuple[Entry | None, list[Entry]]] = []
    entries = _demote_runs(entries)
    for index, entry in enumerate(entries):
        following = entries[index + 1] if index + 1 < len(entries) else None
        if entry.kind == "heading" or _is_bold_heading(entry, following):
            sections.append((entry, []))
        else:
            if not sections:
                sections.append((None, []))
            sections[-1][1].append(entry)
    return sections


def _demote_runs(entries: list[Entry]) -> list[Entry]:
    """Short lines without a full stop under each other were taken for headings: all but the first are rules."""
    result = list(entries)
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and entries[end].kind == "heading" and entries[end].level == 0:
            end += 1
        run = entries[start:end]
        if len(run) >= 3 and sum(len(e.text.split()) >= 4 for e in run[1:]) >= (len(run) - 1) * 0.6:
            for index in range(start + 1, end):
                after = entries[index + 1] if index + 1 < len(entries) else None
                apart = entries[index].gap and after is not None and not after.gap
                is_last = index == end - 1 and after is not None and entries[index].gap
                if len(entries[index].text.split()) > 4 or not (apart or is_last):
                    result[index] = replace(entries[index], kind="text")
        start = max(end, start + 1)
    return result


def _is_bold_heading(entry: Entry, following: Entry | None) -> bool:
    """A paragraph that is bold from beginning to end and short, above text: a heading without its style."""
    return (
        entry.is_top_text
        and 0 < len(entry.text) <= entry.lead
        and len(entry.text.split()) <= 14
        and not re.search(r"[;,]$", entry.text)
        and following is not None
        and following.kind == "text"
    )


def _has_bullets(body: list[Entry]) -> bool:
    return any(entry.marker is not None and entry.marker.kind != "ladder" for entry in body)


def _has_rules(body: list[Entry]) -> bool:
    return any(entry.marker is not None or sounds_like_a_rule(entry.text) for entry in body)


def _has_lead(entry: Entry) -> bool:
    return entry.is_top_text and 0 < entry.lead < len(entry.text) and len(entry.text[: entry.lead].split()) <= 10


def _first(body: list[Entry], introduces: bool, out: Outline, headed: bool) -> None:
    """What stands before any heading: an introduction when headed rules follow, otherwise the rules."""
    if _has_bullets(body) or any(_has_lead(entry) for entry in body) or any(e.kind == "row" for e in body):
        _section(None, body, out)
    elif introduces and not any(entry.marker for entry in body):
        out.preamble += [entry.raw for entry in body]
    else:
        _prose(body, out, headed)


def _section(heading: Entry | None, body: list[Entry], out: Outline) -> None:
    title = heading.text if heading else None
    if any(_has_lead(entry) for entry in body):
        _leads(title, body, out)
    elif any(entry.marker and entry.marker.kind != "ladder" for entry in body):
        _bullets(title, body, out)
    elif any(entry.kind == "row" for entry in body):
        _with_table(title, body, out)
    else:
        _paragraphs(heading, body, out)


def _leads(title: str | None, body: list[Entry], out: Outline) -> None:
    """ "**Foto's.** In de les …": a bold lead is the title of its paragraph."""
    draft: Draft | None = None
    for entry in body:
        if _has_lead(entry):
            lead = entry.text[: entry.lead].strip().rstrip(":.").strip()
            draft = Draft(title=f"{title} – {lead}" if title else lead)
            draft.paragraphs.append(entry.text[entry.lead :].lstrip(" :.–-"))
            out.drafts.append(draft)
            title = None
        elif draft is None:
            out.preamble += [title, _raw(entry)] if title else [_raw(entry)]
            title = None
        else:
            _into(draft, entry, out)
    if title and draft is None:
        out.preamble.append(title)


def _into(draft: Draft, entry: Entry, out: Outline) -> None:
    if entry.kind == "noise" or (entry.marker is None and noise.is_noise(entry.text) and entry.kind != "row"):
        out.left_out.append(_raw(entry))
    elif entry.kind == "row":
        out.left_out += tables.to_drafts([entry], draft, None)[1]
    elif entry.marker is not None:
        draft.add_item(entry.marker.label or draft.next_label(), entry.text)
    else:
        draft.paragraphs.append(entry.text)


def _is_fragment(entry: Entry) -> bool:
    return entry.text[:1].islower() or bool(re.search(r"[;,]$", entry.text))


def _bullets(title: str | None, body: list[Entry], out: Outline) -> None:
    """Bullets are rules of their own, unless they finish a sentence that an introduction began."""
    first = next(i for i, e in enumerate(body) if e.marker)
    intro, marked = body[:first], [e for e in body[first:] if e.marker]
    base = min((e.level for e in marked), default=0)
    tops = [e for e in marked if e.level == base]
    fragments = sum(_is_fragment(e) for e in tops) > len(tops) / 2
    opened = bool(intro) and intro[-1].text.rstrip().endswith(":")
    explains = [e for e in intro if e.is_top_text and not e.text.rstrip().endswith(":") and len(e.text.split()) > 6]
    steps = all(e.marker and e.marker.kind in {"ladder", "number", "letter"} for e in tops)
    few = title is not None and (title.endswith("?") or len(tops) <= len(explains) + 2)
    rule_first = few and any(sounds_like_a_rule(e.text) for e in explains)
    listing = title is not None and not intro and fragments
    terms = listing and (tables.is_do_or_dont(title or "") or not any(sounds_like_a_rule(e.text) for e in tops))
    if rule_first or terms or (opened and (fragments or steps)):
        introduction = explains if title is None and opened else []
        for entry in introduction:
            out.preamble.append(entry.raw)
        draft = Draft(title=title)
        out.drafts.append(draft)
        for entry in body:
            if entry not in introduction:
                _into(draft, entry, out)
        return
    heads: list[str] = [title] if title else []
    if intro:
        out.preamble += [_raw(entry) for entry in intro]
    _bullet_rules(heads, body[first:], base, out)


def _bullet_rules(heads: list[str], body: list[Entry], base: int, out: Outline) -> None:
    draft: Draft | None = None
    inside = False  # the bullet at hand ended with a colon: fragments that follow are its items
    for index, entry in enumerate(body):
        marker = entry.marker
        if entry.kind in {"row", "noise"} and draft is not None:
            _into(draft, entry, out)
            continue
        following = body[index + 1] if index + 1 < len(body) else None
        if marker is None:
            short = entry.text.endswith(":") and following is not None and following.marker is not None
            if short and len(entry.text.split()) <= 10 and not (inside and draft and not draft.items):
                heads.append(entry.text.rstrip(":").strip())
                inside = False
            elif draft is not None and not noise.is_noise(entry.text):
                draft.paragraphs.append(entry.text)
                inside = entry.text.endswith(":")
            else:
                out.left_out.append(_raw(entry))
            continue
        deeper = entry.level > base or marker.kind in {"letter", "ladder", "number", "roman", "lid"}
        lettered = deeper and marker.kind != "bullet"
        if draft is not None and (
            entry.level > base or (lettered and (inside or draft.items)) or (inside and _is_fragment(entry))
        ):
            draft.add_item(marker.label or draft.next_label(), entry.text)
            if not lettered and entry.level == base and entry.text.endswith("."):
                inside = False
            continue
        draft = Draft("" if marker.kind in {"bullet", "ladder"} else marker.label)
        draft.title = " – ".join(heads) or None
        heads = []
        if 0 < entry.lead < len(entry.text) and len(entry.text[: entry.lead].split()) <= 8:
            lead = entry.text[: entry.lead].strip().rstrip(":.").strip()
            draft.title = f"{draft.title} – {lead}" if draft.title else lead
            draft.paragraphs.append(entry.text[entry.lead :].lstrip(" :.–-"))
        else:
            draft.paragraphs.append(entry.raw if marker.kind == "ladder" else entry.text)
        out.drafts.append(draft)
        inside = entry.text.endswith(":")
    out.left_out += heads


def _with_table(title: str | None, body: list[Entry], out: Outline) -> None:
    draft: Draft | None = None
    texts = [e for e in body if e.kind != "row"]
    if tables.counts(body):
        out.preamble += [*filter(None, [title]), *(e.raw for e in texts)]
        title, body = None, [e for e in body if e.kind == "row"]
    elif texts and sum(len(e.text.split()) for e in texts) > 0:
        draft = Draft(title=title)
        out.drafts.append(draft)
        title = None
    done: set[int] = set()
    for entry in body:
        if entry.kind != "row":
            if draft is not None:
                _into(draft, entry, out)
            continue
        if entry.table in done:
            continue
        done.add(entry.table)
        rows = [e for e in body if e.kind == "row" and e.table == entry.table]
        opened = draft is not None and draft.paragraphs[-1:] and draft.paragraphs[-1].endswith(":")
        made, spare = tables.to_drafts(rows, draft if opened else None, title)
        out.drafts += made
        out.left_out += spare
        title = None


def _paragraphs(heading: Entry | None, body: list[Entry], out: Outline) -> None:
    """Under a heading: short lines are each a rule; longer prose is one article with the heading as title."""
    texts: list[Entry] = []
    for entry in body:
        if entry.marker is None and noise.is_noise(entry.text):
            out.left_out.append(entry.raw)
        else:
            texts.append(entry)
    if not texts:
        if heading:
            out.left_out.append(heading.raw)
        return
    lines = [e for e in texts if e.marker is None]
    short = sum(_is_one_sentence(e.text) for e in lines)
    asks = heading is not None and heading.text.rstrip().endswith("?")
    if len(lines) >= 2 and len(lines) == len(texts) and not asks and short >= len(lines) * 0.75:
        for index, entry in enumerate(lines):
            title = heading.text if heading and index == 0 else None
            out.drafts.append(Draft(title=title, paragraphs=[entry.text]))
        return
    draft = Draft(title=heading.text if heading else None)
    out.drafts.append(draft)
    for entry in texts:
        _into(draft, entry, out)


def _is_one_sentence(text: str) -> bool:
    return len(text.split()) <= 30 and not re.search(r"[.!?]['’”\"]?\s+[A-ZÀ-Ý]", text)


def _prose(body: list[Entry], out: Outline, headed: bool = False) -> None:
    """No heading, no number, no bullet: the paragraphs, or the clauses of one long line, from the first rule on."""
    clauses = [piece for entry in body for piece in _clauses(entry, len(body))]
    # Clauses of one line are rules, and so are single sentences under "Ouders", however they are put.
    single = all(_is_one_sentence(entry.text) and not entry.text.endswith(":") for entry in body)
    started = (headed and single) or len(clauses) > len(body)
    body = clauses
    for entry in body:
        if entry.kind == "noise" or (entry.marker is None and noise.is_noise(entry.text)):
            out.left_out.append(entry.raw)
        elif entry.marker is not None and out.drafts:
            _into(out.drafts[-1], entry, out)
        elif _opens(entry, body) if started else not sounds_like_a_rule(entry.text) or _sets_the_scene(entry, body):
            out.preamble.append(entry.raw)
        else:
            started = True
            out.drafts.append(Draft(paragraphs=[entry.raw]))
    if not out.drafts and body:
        # Nothing sounded like a rule; a person must see the text as articles rather than as nothing.
        words = set(out.preamble)
        out.drafts = [Draft(paragraphs=[e.raw]) for e in body if e.raw in words and len(e.raw.split()) > 12]
        taken = {draft.paragraphs[0] for draft in out.drafts}
        out.preamble = [text for text in out.preamble if text not in taken]


def _opens(entry: Entry, body: list[Entry]) -> bool:
    return entry is body[0] and entry.text.endswith(":")


def _sets_the_scene(entry: Entry, body: list[Entry]) -> bool:
    """A first paragraph in a longer text that commands nobody."""
    commands = re.search(
        r"\b(?:mag|mogen|moet|moeten|verboden|niet (?:meer |langer )?toegestaan|must|may not|never|nooit|geen|geldt)\b",
        entry.text,
        re.I,
    )
    return len(body) >= 3 and entry is body[0] and not commands


def _clauses(entry: Entry, count: int) -> list[Entry]:
    """One long line of clauses with semicolons between them, as some PDFs come out."""
    if entry.marker is not None or entry.kind != "text" or entry.text.count(";") < 3 or count > 4:
        return [entry]
    head, text = "", entry.text
    match = re.match(r"([^;]{0,400}?:)\s+(?=[^;]+;)", text)
    if match:
        head, text = match.group(1), text[match.end() :]
    parts = [part.strip() for part in re.split(r"(?<=;)\s+", text) if part.strip()]
    if sum(len(part.split()) >= 3 for part in parts) < len(parts) * 0.7:
        return [entry]
    last = re.match(r"(.+?[.!?])\s+([A-ZÀ-Ý].{20,})$", parts[-1], re.S)
    if last:
        parts[-1:] = [last.group(1), last.group(2)]
    return [replace(entry, text=part, raw=part) for part in filter(None, [head, *parts])]
