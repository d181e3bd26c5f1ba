"""Two versions of an agreement as people read them: per article what was said and what is said now.

Norms are left out, and so are the marks of Markdown. The quoted lines with a set phrase ("In het kort:") explain
the rule and are not the rule: where only they changed, the article is the same and was told differently.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from netjes.norms.alignment import rising
from netjes.norms.norm import Agreement, Article
from netjes.norms.prosediff import Paragraph, Piece, likeness, prose_diff

ArticleKind = Literal["same", "changed", "new", "gone", "moved", "renumbered"]

SET_PHRASES = ("In het kort:", "Waarom:", "In gewone woorden:", "Om over te praten:")
ALIKE = 0.5  # share of words in common before an article is recognised under another number
REPLACED = 0.15  # the same under its own number: below this, one article went and another came
PAIRS = 10_000  # pairs of articles that are tried
SAMPLE = 4_000  # characters of an article by which it is recognised

QUOTE = re.compile(r"\s{0,3}>[ ]?(.*)$")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
LINE_MARK = re.compile(r"\s{0,3}#{1,6}\s+")
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^()\n]{0,300}\)")
MARK = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])|\*\*|__|`+|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article of the new version, or one that is gone, beside what it was.

    `same`, `moved` and `renumbered` say the same; a `changed` one may have moved too, which `number` and
    `old_number` tell. `moved` stands elsewhere among the articles that stayed; `renumbered` got another number
    because others came or went. `old` and `new` are the articles themselves; one of them is None for `new` and
    `gone`. `title` and `paragraphs` hold the pieces; put together they are the text, white space included.
    """

    kind: ArticleKind
    number: str
    old_number: str | None
    title: Paragraph
    paragraphs: tuple[Paragraph, ...]
    told_differently: bool
    old: Article | None
    new: Article | None

    @property
    def pieces(self) -> Paragraph:
        return tuple(piece for paragraph in self.paragraphs for piece in paragraph)


def text_diff(old: Agreement, new: Agreement) -> tuple[ArticleChange, ...]:
    """Every article in the order of the new version, each one that is gone where it stood."""
    return tuple(_in_reading_order(old, [_change(*pair) for pair in _kinds(old, new)]))


def plain(prose: str) -> str:
    """The rule as people read it: no set phrases, no marks, each list item a paragraph."""
    return _parts(prose)[0]


def explained(prose: str) -> tuple[tuple[str, str], ...]:
    """The set phrases with what stands behind them, in the order of the text."""
    return _parts(prose)[1]


@lru_cache(maxsize=2048)
def _parts(prose: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    lines: list[str] = []
    told: list[tuple[str, str]] = []
    inside = False
    for line in prose.splitlines():
        quoted = QUOTE.match(line)
        opening = next((o for o in SET_PHRASES if quoted and quoted.group(1).startswith(o)), "")
        if quoted and opening:
            inside = True
            told.append((opening, quoted.group(1)[len(opening) :].strip()))
            lines.append("")
        elif quoted and inside:
            told[-1] = (told[-1][0], f"{told[-1][1]} {quoted.group(1).strip()}".strip())
        else:
            inside = False
            lines += _unmarked(quoted.group(1) if quoted else line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), tuple(told)


def _unmarked(line: str) -> list[str]:
    """A line without its marks; an item or a heading starts a paragraph of its own."""
    parted = ITEM.match(line) or LINE_MARK.match(line)
    text = line[parted.end() :] if parted else line
    text = MARK.sub(lambda mark: mark.group(1) or "", LINK.sub(r"\1", text))
    return ["", text] if parted else [text]


def matched_articles(old: Agreement, new: Agreement) -> list[tuple[Article | None, Article | None]]:
    """Which article is which: in the order of the new version, then those that are gone."""
    pairs: dict[int, int] = {}  # place in new: place in old
    free_old, free_new = dict(enumerate(old.articles)), dict(enumerate(new.articles))

    def take(i: int, j: int) -> None:
        pairs[j] = i
        del free_old[i], free_new[j]

    for same_number in (True, False):
        places: dict[object, list[int]] = {}
        for i, article in free_old.items():
            places.setdefault(_identity(article, same_number), []).append(i)
        for j, article in list(free_new.items()):
            key = _identity(article, same_number)
            if (same_number or plain(article.prose)) and places.get(key):
                take(places[key].pop(0), j)
    if free_old and free_new:
        for i, j in _recognised(free_old, free_new):
            if i in free_old and j in free_new:
                take(i, j)
    found: list[tuple[Article | None, Article | None]] = [
        (old.articles[pairs[j]] if j in pairs else None, article) for j, article in enumerate(new.articles)
    ]
    return found + [(article, None) for article in free_old.values()]


def _identity(article: Article, with_number: bool) -> object:
    text = article.title.casefold(), " ".join(article.prose.split())
    return (article.number.casefold(), *text) if with_number else text


def _recognised(old: dict[int, Article], new: dict[int, Article]) -> Iterator[tuple[int, int]]:
    """Pairs that may be one article, the most certain first; number and title count too."""
    scored = []
    texts = {id(a): f"{a.title} {plain(a.prose)}"[:SAMPLE] for a in (*old.values(), *new.values())}
    everywhere = len(old) * len(new) <= PAIRS
    by_number = {article.number.casefold(): i for i, article in old.items()}
    for j, now in new.items():
        own = by_number.get(now.number.casefold())
        for i in old if everywhere else [own] if own is not None else []:
            was = old[i]
            alike = likeness(texts[id(was)], texts[id(now)])
            same_title = bool(was.title) and was.title.casefold() == now.title.casefold()
            if i == own and (alike >= REPLACED or same_title):
                scored.append((-alike - 0.2 - 0.2 * same_title, was.number, now.number, i, j))
            elif alike >= ALIKE or (same_title and alike >= REPLACED):
                first, second = sorted((was.number, now.number))
                scored.append((-alike - 0.2 * same_title, first, second, i, j))
    yield from ((i, j) for *_, i, j in sorted(scored))


def _kinds(old: Agreement, new: Agreement) -> Iterator[tuple[Article | None, Article | None, bool]]:
    """The pairs, and of each whether it moved among the articles that stayed."""
    pairs = matched_articles(old, new)
    place = {id(article): i for i, article in enumerate(old.articles)}
    both = [(place[id(was)], was, now) for was, now in pairs if was and now]
    fixed = [(i, k) for k, (i, was, now) in enumerate(both) if was.number == now.number]
    stays = {fixed[n][1] for n in rising([i for i, _ in fixed])}
    others = [
        k for k, (i, _, _) in enumerate(both)
        if k not in stays and all((both[s][0] - i) * (s - k) > 0 for s in stays)
    ]  # fmt: skip
    stays |= {others[n] for n in rising([both[k][0] for k in others])}
    moved = {id(both[k][1]) for k in range(len(both)) if k not in stays}
    yield from ((was, now, was is not None and id(was) in moved) for was, now in pairs)


def _change(old: Article | None, new: Article | None, moved: bool) -> ArticleChange:
    title = prose_diff(old.title if old else "", new.title if new else "")
    was, now = plain(old.prose) if old else "", plain(new.prose) if new else ""
    flat = tuple(piece for paragraph in title for piece in paragraph)
    kind: ArticleKind = "same"
    if old is None:
        kind = "new"
    elif new is None:
        kind = "gone"
    elif was.split() != now.split() or old.title.split() != new.title.split():
        kind = "changed"
    elif old.number != new.number:
        kind = "moved" if moved else "renumbered"
    paragraphs = _unchanged(now) if old and new and was == now else prose_diff(was, now)
    told = bool(old and new and explained(old.prose) != explained(new.prose))
    number = new.number if new else old.number if old else ""
    return ArticleChange(kind, number, old.number if old else None, flat, paragraphs, told, old, new)


@lru_cache(maxsize=2048)
def _unchanged(text: str) -> tuple[Paragraph, ...]:
    return tuple((Piece("same", " ".join(block.split())),) for block in re.split(r"\n\s*\n", text) if block.strip())


def _in_reading_order(old: Agreement, changes: list[ArticleChange]) -> Iterator[ArticleChange]:
    """Puts each article that is gone behind the one it stood behind."""
    gone: dict[int, list[ArticleChange]] = {}
    shown = {id(change.old): change for change in changes if change.old and change.new}
    anchor = 0
    gone_by_article = {id(change.old): change for change in changes if change.kind == "gone"}
    for article in old.articles:
        if id(article) in shown:
            anchor = id(article)
        elif id(article) in gone_by_article:
            gone.setdefault(anchor, []).append(gone_by_article[id(article)])
    yield from gone.get(0, [])
    for change in changes:
        if change.kind != "gone":
            yield change
            if change.old is not None:
                yield from gone.get(id(change.old), [])
