"""Entries of one part → preamble and articles, where numbers or letters tell the articles apart."""

from __future__ import annotations

import re

from . import noise, tables
from .drafts import Draft, Outline, closing
from .entries import Entry
from .headlines import is_introduction, is_title_like, sounds_like_a_rule, split_title
from .sections import outline_sections

_LADDER_INTRO = re.compile(
    r"\b(?:keer|waarschuwing|overtreding|stap|stappen|maatregel|sanctie|gevolg|warning|step|strike)", re.I
)


def outline(entries: list[Entry], headed: bool = False) -> Outline:
    """The articles of one part; ``headed``: an audience heading stands above them.

    Words that are no rule go to the preamble, or to ``left_out`` where the part ends.
    """
    kept, left_out = closing(entries)
    scheme = _scheme(kept)
    found = outline_sections(kept, headed) if scheme is None else _Walk(kept, scheme).run()
    found.left_out += left_out
    return found


def _scheme(entries: list[Entry]) -> set[int] | None:
    """Indexes of the entries that begin an article, or ``None`` when no numbering carries the part."""
    kinds = [entry.marker.kind if entry.marker else "" for entry in entries]
    articles = {i for i, kind in enumerate(kinds) if kind == "article"}
    if len(articles) >= 2 or (articles and kinds.count("number") < 2 * len(articles) + 3 and len(articles) > 0):
        return articles
    numbers = top_numbers(entries)
    if len(numbers) >= 2 and not _is_ladder_in_prose(entries, numbers):
        return numbers
    dotted = {i for i, kind in enumerate(kinds) if kind == "dotted"}
    if len(dotted) >= 2:
        return dotted
    bullets = [i for i, kind in enumerate(kinds) if kind == "bullet"]
    for kind, upper in (("letter", True), ("roman", True), ("roman", False), ("letter", False)):
        lettered = {i for i, e in enumerate(entries) if e.marker and e.marker.kind == kind and e.marker.upper == upper}
        if len(lettered) < 2:
            continue
        first = min(lettered)
        only_titles = all(is_title_like(entries[i].text) or entries[i].kind == "heading" for i in lettered)
        if only_titles and any(i > first for i in bullets):
            continue
        opened = any(entry.text.endswith(":") and not entry.marker for entry in entries[max(0, first - 1) : first])
        prose = sum(1 for e in entries[:first] if e.is_top_text and sounds_like_a_rule(e.text))
        if not upper and (any(i < first for i in bullets) or (opened and prose >= 2)):
            continue
        return lettered
    return None


def _is_ladder_in_prose(entries: list[Entry], numbers: set[int]) -> bool:
    """A few numbered steps at the end of a text whose rules are bullets or paragraphs."""
    first = min(numbers)
    before = entries[:first]
    bullets = sum(1 for e in before if e.marker and e.marker.kind == "bullet")
    if bullets >= 3 and bullets >= len(numbers):
        return True
    intro = before[-1] if before else None
    steps = intro is not None and intro.text.rstrip().endswith(":") and _LADDER_INTRO.search(intro.text)
    rules = sum(1 for e in before if e.is_top_text and sounds_like_a_rule(e.text) and not e.text.endswith(":"))
    return bool(steps and rules >= 2 and len(numbers) <= 6)


def top_numbers(entries: list[Entry]) -> set[int]:
    """Which numbers count the articles, and not the points inside one."""
    numbered = [(i, e) for i, e in enumerate(entries) if e.marker and e.marker.kind == "number"]
    if not numbered:
        return set()
    top: set[int] = set()
    current: Entry | None = None
    sub: Entry | None = None
    for place, (index, entry) in enumerate(numbered):
        value = _value(entry)
        if current is None:
            top.add(index)
            current = entry
            continue
        alike = _alike(entry, current)
        if entry.listed and current.listed and entry.level > current.level:
            sub = entry
            continue
        if value == _value(current) + 1 and (alike or sub is None or not _alike(entry, sub)):
            top.add(index)
            current, sub = entry, None
        elif (sub is not None and value == _value(sub) + 1 and _alike(entry, sub)) or (
            value == 1 and not _restarts(entries, numbered, place, current, alike)
        ):
            sub = entry
        else:
            top.add(index)
            current, sub = entry, None
    return top


def _value(entry: Entry) -> int:
    return entry.marker.value if entry.marker else 0


def _alike(one: Entry, other: Entry) -> bool:
    return (
        one.marker is not None
        and other.marker is not None
        and one.marker.style == other.marker.style
        and one.listed == other.listed
        and one.level == other.level
        and one.kind == other.kind
    )


def _restarts(entries: list[Entry], numbered: list[tuple[int, Entry]], place: int, current: Entry, alike: bool) -> bool:
    """Whether this 1 begins a new list of articles, and not a list inside the current article."""
    index = numbered[place][0]
    last = numbered[place - 1][0]
    between = entries[last + 1 : index]
    if any(entry.kind == "heading" or _is_section(entry) for entry in between):
        return True
    if not alike:
        return False
    wanted = _value(current) + 1
    before = entries[index - 1].text.rstrip()
    following = numbered[place + 1 : place + 60]  # no list inside an article is longer
    run = 1
    while following and _value(following[0][1]) == run + 1 and run + 1 != wanted:
        run += 1
        following = following[1:]
    goes_on = bool(following) and _value(following[0][1]) == wanted
    return not (goes_on and before.endswith(":")) and not (
        before.endswith(":") and len(numbered) - place <= 6 and wanted > 3
    )


def _is_section(entry: Entry) -> bool:
    """ "A. Algemeen": a letter or roman number with only a title behind it."""
    return (
        entry.marker is not None
        and entry.marker.kind in {"letter", "roman"}
        and entry.marker.upper
        and (entry.kind == "heading" or is_title_like(entry.text))
    )


class _Walk:
    """One pass over the entries with the article at hand and the headings that wait for one."""

    def __init__(self, entries: list[Entry], tops: set[int]) -> None:
        self.entries, self.tops, self.last_top = entries, tops, max(tops, default=-1)
        self.out = Outline()
        self.draft: Draft | None = None
        self.pending: list[Entry] = []
        self.section = ""
        self.depth: list[str] = []  # labels of the items the next one may stand under
        self.opening = ""
        self.skipping = False  # inside a numbered introduction
        self.sections = sum(1 for entry in entries if _is_section(entry)) >= 2

    def run(self) -> Outline:
        index = 0
        while index < len(self.entries):
            entry = self.entries[index]
            if entry.kind == "row":
                rows = [e for e in self.entries[index:] if e.kind == "row" and e.table == entry.table]
                self.table(rows)
                index += len(rows)
                continue
            if entry.kind == "noise":
                self.out.left_out.append(entry.raw)
            elif index in self.tops:
                self.begin(entry, self.entries[index + 1] if index + 1 < len(self.entries) else None)
            elif entry.kind == "heading" or (self.sections and _is_section(entry)):
                self.heading(entry, index)
            else:
                self.inside(entry, index)
            index += 1
        if self.draft is None or self.pending:
            for entry in self.pending:
                (self.out.left_out if self.draft else self.out.preamble).append(entry.raw)
        return self.out

    def heading(self, entry: Entry, index: int) -> None:
        if _is_section(entry) and entry.marker is not None:
            self.section = entry.marker.label.upper() if entry.marker.kind == "letter" else entry.marker.label
            self.pending.append(entry)
        elif self.draft is None and not any(_is_section(e) for e in self.pending):
            self.flush_preamble()
            self.out.preamble.append(entry.raw)
        else:
            self.pending.append(entry)
        self.skipping = self.skipping and self.draft is None

    def flush_preamble(self) -> None:
        self.out.preamble += [entry.raw for entry in self.pending]
        self.pending = []

    def begin(self, entry: Entry, following: Entry | None) -> None:
        title, text = split_title(entry, following)
        heads = [head.text for head in self.pending]
        bare = following is None or following.marker is None
        self.skipping = not self.out.drafts and title is not None and is_introduction(title) and bare
        if self.skipping:
            self.flush_preamble()
            self.out.preamble.append(entry.raw)
            self.draft = None
            return
        if title is not None and is_introduction(title) and not text and entry.marker and entry.marker.value == 1:
            heads = []
            self.flush_preamble()
        self.pending = []
        self.draft = Draft(
            entry.marker.label if entry.marker else "",
            " – ".join([*heads, title] if title else heads) or None,
            [text] if text else [],
            section=self.section if self.sections else "",
        )
        self.out.drafts.append(self.draft)
        self.depth, self.opening = [], text

    def inside(self, entry: Entry, index: int) -> None:
        draft = self.draft
        if draft is None:
            self.flush_preamble()
            self.out.preamble.append(entry.raw)
            return
        if self.pending:
            self.after_heading(entry, index)
            return
        if entry.marker is None:
            if entry.is_top_text and not entry.gap and draft.items and entry.text[:1].islower():
                last = draft.items.pop()
                draft.add_item(last.label, f"{last.text} {entry.text}")
            elif noise.is_noise(entry.text):
                self.out.left_out.append(entry.raw)
            else:
                draft.paragraphs.append(entry.text)
            self.opening = entry.text
            return
        self.item(draft, entry)

    def after_heading(self, entry: Entry, index: int) -> None:
        """Text under a heading that no number begins: an introduction to the next numbers, else a rule."""
        heads, self.pending = self.pending, []
        more = self.last_top > index
        texts = [head.raw for head in heads]
        if more:
            self.out.preamble += [*texts, entry.raw]
        elif noise.is_noise(entry.text) or not sounds_like_a_rule(entry.text):
            self.out.left_out += [*texts, entry.raw]
        else:
            self.draft = Draft("", " – ".join(head.text for head in heads), [entry.text] if not entry.marker else [])
            self.out.drafts.append(self.draft)
            if entry.marker:
                self.item(self.draft, entry)

    def item(self, draft: Draft, entry: Entry) -> None:
        marker = entry.marker
        if marker is None:
            return
        label = marker.label or ""
        if marker.kind in {"number", "lid", "dotted", "ladder"}:
            self.depth = [label]
        elif marker.kind in {"letter", "roman"}:
            parent = next((part for part in self.depth[:1] if re.fullmatch(r"[\d.]+", part)), "")
            label = parent + label
            self.depth = [*self.depth[:1], label] if parent else [label]
        else:
            label = self._bullet_label(draft)
        draft.add_item(label, entry.text)

    def _bullet_label(self, draft: Draft) -> str:
        """Bullets under an item go on from its label: 2 → 2a, 2b; a → a1, a2."""
        last = draft.items[-1] if draft.items else None
        if last is not None and self.depth and (last.text.endswith(":") or last.label.startswith(self.depth[-1])):
            parent = self.depth[-1]
            below = sum(1 for item in draft.items if item.label.startswith(parent) and item.label != parent)
            if last.text.endswith(":") or below:
                return f"{parent}{chr(ord('a') + below) if parent[-1].isdigit() and below < 26 else below + 1}"
        return draft.next_label()

    def table(self, rows: list[Entry]) -> None:
        title = " – ".join(head.text for head in self.pending) or None
        inside = self.draft if not self.pending and self.draft and self.draft.paragraphs[-1:] and (
            self.draft.paragraphs[-1].endswith(":")
        ) else None  # fmt: skip
        made, spare = tables.to_drafts(rows, inside, title)
        self.out.left_out += spare
        self.pending = []
        self.out.drafts += made
        if made:
            self.draft = made[-1]
