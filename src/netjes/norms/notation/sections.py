"""Sorts the lines behind the front matter into articles, blocks and word list; nothing is judged yet."""

import re
from dataclasses import dataclass, field

from netjes.norms.notation import keys
from netjes.norms.notation.mistakes import Mistakes

HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})\s*(.*?)\s*$")
Line = tuple[int, str]


@dataclass
class Block:
    """A norm as it stands in the file, not yet read."""

    id: str
    line: int
    lines: list[Line] = field(default_factory=list)


@dataclass
class Section:
    """An article as it stands in the file: heading, prose, and the blocks under it."""

    number: str
    title: str
    heading: str
    line: int
    parent: str | None
    prose: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class Sections:
    """Walks through the lines behind the front matter and sorts them; nothing is judged yet."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.preamble: list[str] = []
        self.sections: list[Section] = []
        self.own_words: list[Line] | None = None
        self._in_words = False
        self._current: Section | None = None
        self._fence = ""
        self._block: Block | None = None

    def walk(self, body: list[Line]) -> None:
        for number, line in body:
            if self._fence:
                self._inside(number, line)
            elif opening := FENCE.match(line):
                self._open(number, line, opening)
            elif heading := HEADING.match(line):
                self._heading(number, line, len(heading.group(1)), heading.group(2))
            else:
                self._text(number, line)
        if self._block is not None:
            self._not_closed(self._block)

    def _not_closed(self, block: Block) -> None:
        self.mistakes.add(block.line, f'het blok "norm {block.id}" is niet gesloten. Zet er ``` onder.')
        self._fence, self._block = "", None

    def _text(self, number: int, line: str) -> None:
        if self._in_words and self.own_words is not None:
            self.own_words.append((number, line))
        else:
            (self.preamble if self._current is None else self._current.prose).append(line)

    def _inside(self, number: int, line: str) -> None:
        heading = HEADING.match(line)
        if self._block is not None and heading:  # no norm has a heading in it: the block was left open
            self._not_closed(self._block)
            self._heading(number, line, len(heading.group(1)), heading.group(2))
            return
        closing = FENCE.match(line)
        closes = closing is not None and closing.group(1).startswith(self._fence) and not closing.group(2)
        if self._block is None:
            self._text(number, line)
        elif not closes:
            self._block.lines.append((number, line))
        if closes:
            self._fence, self._block = "", None

    def _open(self, number: int, line: str, opening: re.Match[str]) -> None:
        self._fence = opening.group(1)
        info = opening.group(2).split()
        if info[:1] != ["norm"]:
            self._text(number, line)
            return
        if len(info) != 2:
            what = f'"{" ".join(info[1:])}" heeft een spatie' if info[1:] else "de norm heeft geen naam"
            self.mistakes.add(number, f"{what}. Schrijf ```norm met één woord erachter, zoals ```norm 7a.")
        self._block = Block(info[-1], number)
        if self._current is None:
            self.mistakes.add(number, f"norm {info[-1]} staat niet onder een artikel. Zet hem onder zijn artikel.")
        else:
            self._current.blocks.append(self._block)

    def _heading(self, number: int, line: str, level: int, title: str) -> None:
        article = keys.ARTICLE_HEADING.match(title) if level in (2, 3) else None
        if level == 2 and title.casefold() == keys.WORD_LIST:
            self.own_words, self._in_words, self._current = self.own_words or [], True, None
        elif article:
            above = self._current
            parent = None if level == 2 or above is None else above.parent or above.number
            self._in_words = False
            self._current = Section(article.group(1), article.group(2).strip(" –—-"), line, number, parent)
            self.sections.append(self._current)
        else:
            if level == 2:
                self._in_words, self._current = False, None
            self._text(number, line)
