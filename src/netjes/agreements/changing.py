"""What changes from one version to the next, article by article, ready for any page that tells about it.

The words come from `textdiff`, the answers from the engine's `changes`. Both versions may be any text that was
read: published ones, or a draft beside what holds now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from netjes.agreements.nearby import sentences_around
from netjes.agreements.queries import InForce
from netjes.agreements.situations import read_situations
from netjes.lib.verdicts import CODES, Code, code_for
from netjes.norms.changes import Change, Changes, meaning_changes
from netjes.norms.errors import RequestError
from netjes.norms.explain import act_phrase
from netjes.norms.norm import Agreement
from netjes.norms.prosediff import Paragraph, Piece
from netjes.norms.spoken import spoken_when
from netjes.norms.table import Rulebook
from netjes.norms.textdiff import ArticleChange as TextChange
from netjes.norms.textdiff import text_diff

PassageKind = Literal["same", "changed", "new", "gone", "moved"]
ArticleKind = Literal["same", "changed", "new", "gone", "moved", "renumbered"]
SPOKEN_FACTS, SPOKEN_DENIALS = 2, 1  # more conditions than these, or more that are not so, nobody keeps in mind


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it was and as it becomes; an empty side was not there, or is there no more.

    The kinds of the pieces in `was` are same, removed and moved_from; in `becomes` same, added and moved_to.
    """

    kind: PassageKind
    was: Paragraph
    becomes: Paragraph

    @property
    def only_grew(self) -> bool:
        """Whether nothing went away: then what was need not be shown."""
        return all(piece.kind == "same" for piece in self.was)

    @property
    def only_shrank(self) -> bool:
        """Whether nothing came: then what it becomes need not be shown."""
        return all(piece.kind == "same" for piece in self.becomes)

    @property
    def near_was(self) -> Paragraph:
        return sentences_around(self.was)

    @property
    def near_becomes(self) -> Paragraph:
        return sentences_around(self.becomes)


@dataclass(frozen=True, slots=True)
class Shift:
    """One act gets another answer. `when` is a clause with "als", empty where there are several situations."""

    act: str
    before: Code
    after: Code
    when: str
    always: bool


@dataclass(frozen=True, slots=True)
class StoryShift:
    """A worked situation of an article that both versions can answer, and answer differently."""

    story: str
    before: Code
    after: Code


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One article beside what it was; of one that is gone, `number` and `title` are the old ones.

    `shifts` are the acts that get another answer through this article. `told_differently`: only the explanation
    around the rule changed. `meaning_only`: the words stayed while the answers changed.
    """

    kind: ArticleKind
    number: str
    old_number: str
    title: str
    old_title: str
    passages: tuple[Passage, ...]
    shifts: tuple[Shift, ...]
    stories: tuple[StoryShift, ...]
    told_differently: bool
    meaning_only: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for passage in self.passages for piece in (*passage.was, *passage.becomes))

    @property
    def differs(self) -> bool:
        """Whether a reader has anything to read here: another rule, another place or another answer."""
        return self.kind != "same" or bool(self.shifts) or self.meaning_only


def changes_between(old: InForce, new: InForce) -> tuple[ArticleChange, ...]:
    """Every article of both versions in reading order; `differing` leaves out what stayed."""
    return _changes(old.rulebook, new.rulebook, new.version.situations, old.version.situations)


def differing(changes: Iterable[ArticleChange]) -> tuple[ArticleChange, ...]:
    return tuple(change for change in changes if change.differs)


@lru_cache(maxsize=32)
def _changes(old: Rulebook, new: Rulebook, *situations: str) -> tuple[ArticleChange, ...]:
    meaning = meaning_changes(old.agreement, new.agreement)
    texts = text_diff(old.agreement, new.agreement)
    stories = _stories(old, new, situations)
    return tuple(_change(text, meaning, new.agreement, stories.get(text.number, ())) for text in texts)


def _change(text: TextChange, meaning: Changes, words: Agreement, stories: Iterable[StoryShift]) -> ArticleChange:
    return ArticleChange(
        kind=text.kind,
        number=text.number,
        old_number=text.old_number or "",
        title=text.new.title if text.new else text.old.title if text.old else "",
        old_title=text.old.title if text.old else "",
        passages=tuple(_passage(paragraph) for paragraph in text.paragraphs),
        shifts=tuple(_shifts(text, meaning, words)),
        stories=tuple(stories),
        told_differently=text.told_differently,
        meaning_only=any(each.article == text.number for each in meaning.meaning_only),
    )


def _passage(paragraph: Paragraph) -> Passage:
    was = tuple(piece for piece in paragraph if piece.kind in ("same", "removed", "moved_from"))
    becomes = tuple(piece for piece in paragraph if piece.kind in ("same", "added", "moved_to"))
    kinds = {piece.kind for piece in paragraph}
    kind: PassageKind = "changed"
    if kinds <= {"same"}:
        kind = "same"
    elif kinds <= {"moved_to"} or kinds <= {"moved_from"}:
        kind = "moved"
    elif kinds <= {"added", "moved_to"}:
        kind = "new"
    elif kinds <= {"removed", "moved_from"}:
        kind = "gone"
    return Passage(kind, was, becomes)


def _stories(old: Rulebook, new: Rulebook, situations: tuple[str, ...]) -> dict[str, list[StoryShift]]:
    """By article, the situations of either version that get another answer; each told once."""
    found: dict[str, list[StoryShift]] = {}
    known: set[str] = set()
    for each in (each for text in situations for each in read_situations(text)):
        if each["story"] in known:
            continue
        known.add(each["story"])
        try:
            was, becomes = (
                code_for(verdict.verdict.value, verdict.cause.value)
                for verdict in (book.decide(each["role"], each["act"], each["facts"]) for book in (old, new))
            )
        except RequestError:  # one of the two has no words for it
            continue
        if was != becomes:
            found.setdefault(each["article"], []).append(StoryShift(each["story"], was, becomes))
    return found


def _shifts(text: TextChange, meaning: Changes, words: Agreement) -> list[Shift]:
    """One for each act and turn; an act that turns in several ways keeps them all."""
    by_turn: dict[tuple[str, Code, Code], list[Change]] = {}
    for change in meaning.verdicts:
        if text.number in change.articles or (text.kind == "gone" and text.old_number in change.articles):
            turn = (change.act, _code(change.before.value, change.before_open),
                    _code(change.after.value, change.after_open))  # fmt: skip
            by_turn.setdefault(turn, []).append(change)
    return [_shift(turn, changes, words) for turn, changes in by_turn.items()]


def _shift(turn: tuple[str, Code, Code], changes: list[Change], words: Agreement) -> Shift:
    act, before, after = turn
    known = words.vocabulary.acts.get(act)
    phrase = act_phrase(known, "je") if known else act
    situations = {frozenset(change.when.items()) for change in changes}
    when = ""
    least = changes[0].when
    denials = sum(not is_so for is_so in least.values())
    if len(situations) == 1 and len(least) <= SPOKEN_FACTS and denials <= SPOKEN_DENIALS:
        when = spoken_when(least, words.vocabulary)
    return Shift(phrase[:1].upper() + phrase[1:], before, after, when, always=situations == {frozenset()})


def _code(ruling: str, unregulated: bool) -> Code:
    return "geen" if unregulated and ruling == "allowed" else CODES[ruling]
