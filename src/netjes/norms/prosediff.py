"""Two texts as one that shows what changed, for somebody who is no programmer.

First whole sentences are laid side by side, so that a sentence that only moved is shown as moved. Sentences
that resemble each other are then compared word by word. A few small words between two changes are taken along,
so that a reader sees phrases change and not confetti.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from netjes.norms.alignment import aligned

Kind = Literal["same", "removed", "added", "moved_from", "moved_to"]

LONG = 400_000  # characters of both texts together, above which sentences are not compared by word
LONG_SENTENCE = 20_000  # the same for one pair of sentences
ALIKE = 0.4  # share of words that two sentences have in common before they are shown as one that changed
MOVED_WORDS = 4  # words in a sentence before it is recognised elsewhere
PAIRS = 400  # pairs of sentences tried in one place

TOKEN = re.compile(r"\s*(?:\w+(?:['’\-]\w+)*|[^\w\s])")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
ABBREVIATED = r"bijv|bv|enz|art|nr|dhr|mevr|dr|drs|ir|prof|o\.a|d\.w\.z|m\.b\.t|t/m|evt|incl|max|min|ca|blz|\w"
SHORT = re.compile(rf"(?:^|[\s(])(?:{ABBREVIATED})\.$", re.IGNORECASE)
SMALL_WORDS = """
aan als bij dan dat de deze die dit door een en er ge geen haar het hij hun ik in is je jouw kan maar me met
mijn naar niet of om onder onze ook op over te tot u uit uw van voor waar wat we wel wij wie worden wordt ze
zich zij zijn zo zonder a an and at by for from in is it not of on or the to with you your
"""
STOP = frozenset(SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. White space belongs to what follows it, so pieces are put together as they are."""

    kind: Kind
    text: str


Paragraph = tuple[Piece, ...]


@dataclass(slots=True)
class _Sentence:
    text: str  # its white space made single, none around it
    paragraph: int
    first: bool  # the first one of its paragraph

    @property
    def led(self) -> str:
        return self.text if self.first else " " + self.text


def prose_diff(old: str, new: str) -> tuple[Paragraph, ...]:
    """Both texts as paragraphs of pieces. Blank lines part paragraphs; other white space counts as one space.

    What is not added or moved to gives the old text back, what is not removed or moved from the new text,
    except for white space.
    """
    before, after = list(_sentences(old)), list(_sentences(new))
    by_word = len(old) + len(new) <= LONG
    pairs = dict(aligned([s.text for s in before], [s.text for s in after]))
    moved_from, moved_to = _moved(before, after, pairs)
    if by_word:
        pairs |= _resembling(before, after, pairs, moved_from, moved_to)
    return tuple(_laid_out(before, after, pairs, moved_from, moved_to))


def _sentences(text: str) -> Iterator[_Sentence]:
    for number, block in enumerate(b for b in re.split(r"\n\s*\n", text) if b.strip()):
        flat = " ".join(block.split())
        start, first = 0, True
        for end in SENTENCE_END.finditer(flat):
            if end.group() == "." and SHORT.search(flat[max(start, end.end() - 12) : end.end()]):
                continue
            yield _Sentence(flat[start : end.end()].strip(), number, first)
            start, first = end.end(), False
        if flat[start:].strip():
            yield _Sentence(flat[start:].strip(), number, first)


def _moved(before: list[_Sentence], after: list[_Sentence], pairs: dict[int, int]) -> tuple[set[int], set[int]]:
    """Sentences that stand in the other text too, but in another place."""
    used = set(pairs.values())
    places: dict[str, list[int]] = {}
    for j in reversed([j for j in range(len(after)) if j not in used]):
        places.setdefault(after[j].text, []).append(j)
    moved_from, moved_to = set(), set()
    for i, sentence in enumerate(before):
        if i not in pairs and places.get(sentence.text) and len(sentence.text.split()) >= MOVED_WORDS:
            moved_from.add(i)
            moved_to.add(places[sentence.text].pop())
    return moved_from, moved_to


def _resembling(
    before: list[_Sentence], after: list[_Sentence], pairs: dict[int, int], moved_from: set[int], moved_to: set[int]
) -> dict[int, int]:
    """Pairs of changed sentences between the pairs of equal ones, in order, the closest first."""
    found: dict[int, int] = {}
    a = b = 0
    for end_a, end_b in [*sorted(pairs.items()), (len(before), len(after))]:
        old = [i for i in range(a, end_a) if i not in moved_from]
        new = [j for j in range(b, end_b) if j not in moved_to]
        if old and new and len(old) * len(new) <= PAIRS:
            close = sorted(
                (-likeness(before[i].text, after[j].text), abs((i - a) - (j - b)), i, j) for i in old for j in new
            )
            chosen: dict[int, int] = {}
            for score, _, i, j in close:
                if -score >= ALIKE and i not in chosen and all((i - x) * (j - y) > 0 for x, y in chosen.items()):
                    chosen[i] = j
            found |= chosen
        a, b = end_a + 1, end_b + 1
    return found


def likeness(one: str, other: str) -> float:
    """The share of words in common, from 0 to 1; small words count for a quarter."""
    words, others = (Counter(re.findall(r"\w+", text.casefold())) for text in (one, other))
    total = _weight(words) + _weight(others)
    return 2 * _weight(words & others) / total if total else float(one == other)


def _weight(words: Counter[str]) -> float:
    return sum(count * (0.25 if word in STOP else 1.0) for word, count in words.items())


def _laid_out(
    before: list[_Sentence], after: list[_Sentence], pairs: dict[int, int], moved_from: set[int], moved_to: set[int]
) -> Iterator[Paragraph]:
    """The sentences of both texts in one order, in the paragraphs of the new text where it has them."""
    counterparts = {(before[i].paragraph, after[j].paragraph) for i, j in pairs.items()}
    paragraph: list[Piece] = []
    at: tuple[int, int] = (-1, -1)  # the paragraphs, old and new, that the last sentences came from
    only_old = True  # nothing of the new text stands in this paragraph yet
    i = j = 0
    for end_i, end_j in [*sorted(pairs.items()), (len(before), len(after))]:
        steps: list[tuple[int | None, int | None]] = [(k, None) for k in range(i, end_i)]
        steps += [(None, k) for k in range(j, end_j)]
        if end_i < len(before):
            steps.append((end_i, end_j))
        for x, y in steps:
            here = (at[0] if x is None else before[x].paragraph, at[1] if y is None else after[y].paragraph)
            parted = here[0] != at[0] if y is None else here[1] != at[1]
            if parted and paragraph and not (y is not None and only_old and (at[0], here[1]) in counterparts):
                yield tuple(_joined(paragraph))
                paragraph, only_old = [], True
            at, only_old = here, only_old and y is None
            pieces = _pieces(before, after, x, y, moved_from, moved_to)
            paragraph += _spaced(pieces, starts=not paragraph)
        i, j = end_i + 1, end_j + 1
    if paragraph:
        yield tuple(_joined(paragraph))


def _spaced(pieces: list[Piece], *, starts: bool) -> list[Piece]:
    """A sentence with white space before it where something stands before it, and else without."""
    first, *rest = pieces
    first = Piece(first.kind, first.text.lstrip() if starts else " " + first.text.lstrip())
    if rest and first.kind == "removed" and rest[0].kind == "added" and not rest[0].text[0].isspace():
        rest[0] = Piece("added", " " + rest[0].text)
    return [first, *rest]


def _pieces(
    before: list[_Sentence], after: list[_Sentence], i: int | None, j: int | None,
    moved_from: set[int], moved_to: set[int],
) -> list[Piece]:  # fmt: skip
    if i is None and j is not None:
        return [Piece("moved_to" if j in moved_to else "added", after[j].led)]
    if j is None and i is not None:
        return [Piece("moved_from" if i in moved_from else "removed", before[i].led)]
    assert i is not None and j is not None
    if before[i].text == after[j].text:
        return [Piece("same", after[j].led)]
    return word_diff(before[i].led, after[j].led)


def word_diff(old: str, new: str) -> list[Piece]:
    """Two sentences as pieces, in whole phrases; as one removed and one added where little stayed."""
    whole = [Piece("removed", old)] * bool(old) + [Piece("added", new)] * bool(new)
    if len(old) + len(new) > LONG_SENTENCE:
        return whole
    words, others = TOKEN.findall(old), TOKEN.findall(new)
    runs: list[tuple[list[str], list[str], list[str]]] = []  # removed, added, and the same that follows
    i = j = 0
    gone: list[str] = []
    come: list[str] = []
    kept: list[str] = []
    for a, b in [*aligned([w.strip() for w in words], [w.strip() for w in others]), (len(words), len(others))]:
        if a > i or b > j:
            runs.append((gone, come, kept))
            gone, come, kept = words[i:a], others[j:b], []
        if a < len(words):
            kept.append(others[b])
        i, j = a + 1, b + 1
    runs.append((gone, come, kept))
    runs = _without_islands(runs)
    stayed = sum(len(w) for _, _, same in runs for w in same)
    if stayed * 4 < max(len(old), len(new)):
        return whole
    pieces = []
    for gone, come, kept in runs:
        for kind, tokens in (("removed", gone), ("added", come), ("same", kept)):
            if tokens:
                pieces.append(Piece(kind, "".join(tokens)))  # type: ignore[arg-type]
    return pieces


def _without_islands(
    runs: list[tuple[list[str], list[str], list[str]]],
) -> list[tuple[list[str], list[str], list[str]]]:
    """Takes one or two small words, or a mark, between two changes along with the changes."""
    found = [runs[0]]
    for number, (gone, come, kept) in enumerate(runs[1:], start=1):
        before_gone, before_come, island = found[-1]
        if number > 1 and _is_island(island):
            found[-1] = (before_gone + island + gone, before_come + island + come, kept)
        else:
            found.append((gone, come, kept))
    return found


def _is_island(tokens: list[str]) -> bool:
    words = [w.strip().casefold() for w in tokens if w.strip().isalnum()]
    return len(words) <= 2 and len(tokens) <= 3 and all(word in STOP for word in words)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece."""
    kind, texts = pieces[0].kind, [pieces[0].text]
    for piece in pieces[1:]:
        if piece.kind == kind:
            texts.append(piece.text)
        else:
            yield Piece(kind, "".join(texts))
            kind, texts = piece.kind, [piece.text]
    yield Piece(kind, "".join(texts))
