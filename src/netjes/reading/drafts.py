"""An article while it is being put together, and a part's outline of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .document import Article, Item
from .entries import Entry
from .noise import FORMAL

_FRAGMENT_END = re.compile(r"[;,]$")


@dataclass
class Draft:
    """``number`` is "" where the document lost it; `number_in_order` fills it in."""

    number: str = ""
    title: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    section: str = ""

    def add_item(self, label: str, text: str) -> None:
        self.items.append(Item(label, text))

    def next_label(self) -> str:
        """The label of an item whose own was lost: a, b, c … or on from the last one."""
        last = self.items[-1].label if self.items else ""
        if last.isdigit():
            return str(int(last) + 1)
        count = len(self.items)
        return chr(ord("a") + count) if count < 26 else str(count + 1)

    def settle_tail(self) -> None:
        """A sentence glued behind the last fragment of a list ("e. iemand lastig te vallen. Als je …") is the
        article's, not the item's."""
        if len(self.items) < 2 or not all(_FRAGMENT_END.search(item.text) for item in self.items[:-1]):
            return
        last = self.items[-1]
        match = re.match(r"(.+?[^.\s][.][’'\"”)]*)\s+([A-ZÀ-Ý‘“].+)$", last.text, re.S)
        if match and last.text[:1].islower():
            self.items[-1] = Item(last.label, match.group(1))
            self.paragraphs.append(match.group(2))

    def article(self) -> Article:
        self.settle_tail()
        return Article(self.number, "\n\n".join(self.paragraphs), self.title or None, tuple(self.items))


@dataclass
class Outline:
    preamble: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, other: Outline) -> None:
        self.preamble += other.preamble
        self.drafts += other.drafts
        self.left_out += other.left_out


def closing(entries: list[Entry]) -> tuple[list[Entry], list[str]]:
    """Split off the formal lines at the end ("Vastgesteld op …", a signature): no rules, not part of the last."""
    end = len(entries)
    while end > 1:
        entry = entries[end - 1]
        formal = FORMAL.match(entry.text) and len(entry.text.split()) <= 40
        if entry.marker is not None or entry.kind == "row" or not formal:
            break
        end -= 1
    return entries[:end], [entry.raw for entry in entries[end:]]


def number_in_order(drafts: list[Draft]) -> None:
    """Give lost numbers in order; a numbering that restarts under lettered sections is told apart as A1, B1."""
    numbers = [draft.number for draft in drafts]
    if len(drafts) >= 2 and set(numbers) == {"1"} and not any(draft.section for draft in drafts):
        for draft in drafts:
            draft.number = ""
    elif len(set(numbers)) < len(numbers):
        for draft in drafts:
            if draft.section and re.fullmatch(r"\d+[a-z]?", draft.number):
                draft.number = draft.section + draft.number
    lost = sum(not draft.number for draft in drafts)
    if drafts and not drafts[0].number and lost > len(drafts) / 2 and "1" in numbers:
        # A short list from 1 among rules without a number does not count the rules.
        for draft in drafts:
            draft.number = ""
    used = {draft.number for draft in drafts}
    last = 0
    for draft in drafts:
        if not draft.number:
            last += 1
            while str(last) in used:
                last += 1
            draft.number = str(last)
            used.add(draft.number)
        elif match := re.match(r"\d+", draft.number):
            last = int(match.group())
