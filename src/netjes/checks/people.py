"""Names of people of the school in a text: whole, in part, with initials, shortened, in an account's name."""

import re
from bisect import bisect_left

from netjes.checks.draft import Draft, Named
from netjes.checks.finding import Certainty
from netjes.checks.folded import fold
from netjes.checks.roster import Roster
from netjes.checks.words import phrases, word_set

_REACH = 6  # words between a first name and its surname, both counted
_STRETCHED = re.compile(r"(\w)\1{2,}")
CERTAIN, POSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE


def find_people(draft: Draft, roster: Roster, writer: str = "") -> list[Named]:
    """Who is named, in order, without overlaps. The writer's own name comes back as his own and possible."""
    if not roster.size:
        return []
    own = frozenset(fold(writer).replace("-", " ").split()) - word_set("names", "particles", "words")
    found = _Names(draft, roster).all()
    if not own:
        return found
    return [_of_writer(draft, each, own) for each in found]


def _of_writer(draft: Draft, named: Named, own: frozenset[str]) -> Named:
    parts = frozenset(draft.text[named.start : named.end].replace("-", " ").replace(".", " ").split())
    mine = parts - word_set("names", "particles", "words") - word_set("names", "titles", "words")
    return Named(named.start, named.end, POSSIBLE, own=True) if mine and mine <= own else named


class _Names:
    """One walk along the words of a draft."""

    def __init__(self, draft: Draft, roster: Roster) -> None:
        self.draft, self.roster = draft, roster
        self.tokens, self.text = draft.tokens, draft.text
        self.ordinary = word_set("names", "ordinary", "words")
        self.particles = word_set("names", "particles", "words")
        self.titles = word_set("names", "titles", "words")
        self.known = _known_spans(draft)
        self.known_words = {word for start, end in self.known for word in self.text[start:end].split()}

    def all(self) -> list[Named]:
        found: list[Named] = []
        at = 0
        while at < len(self.tokens):
            named, following = self._at(at)
            if named is not None and not self._is_known(named):
                found.append(named)
            at = max(following, at + 1)
        return found

    def _at(self, at: int) -> tuple[Named | None, int]:
        word, roster = self.tokens[at].word, self.roster
        if word in self.titles:
            titled = self._titled(at)
            if titled is not None:
                return titled
        first, width = self._first(at)
        if first:
            whole = self._with_surname(at, first, width)
            if whole is not None:
                return whole
        if len(word) == 1:
            initialled = self._initialled(at)
            if initialled is not None:
                return initialled
        if first:
            return self._first_alone(at, first, width), at + width
        last = self._surname_here(at)
        if last is not None:
            return self._surname_alone(at, last), last + 1
        if len(word) > 7 and word in roster.joined:
            return self._span(at, at, CERTAIN), at + 1
        if word in roster.nicknames and word not in self.ordinary:
            return self._span(at, at, POSSIBLE), at + 1
        return None, at + 1

    def _first(self, at: int) -> tuple[str, int]:
        """The first name that begins here, with how many words it takes ("jan-willem" takes two)."""
        firsts, tokens = self.roster.firsts, self.tokens
        word = tokens[at].word
        if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end + 1:
            mark = self.text[tokens[at].end]
            double = f"{word}-{tokens[at + 1].word}"
            if mark in "- " and double in firsts:
                return double, 2
        if word in firsts:
            return word, 1
        if len(word) > 3 and word.endswith("s") and word[:-1] in firsts and word[:-1] not in self.ordinary:
            return word[:-1], 1
        if _STRETCHED.search(word):  # "sanneee"
            for short in (_STRETCHED.sub(r"\1", word), _STRETCHED.sub(r"\1\1", word)):
                if short in firsts and short not in self.ordinary:
                    return short, 1
        return "", 0

    def _with_surname(self, at: int, first: str, width: int) -> tuple[Named, int] | None:
        tokens, roster = self.tokens, self.roster
        seen_name = False
        for here in range(at + width, min(at + width + _REACH, len(tokens))):
            gap = self.text[tokens[here - 1].end : tokens[here].start]
            if len(gap) > 3 or gap.strip(" .-'"):
                break
            word = tokens[here].word
            for last in self._plain(word):
                if f"{first} {last}" in roster.pairs:
                    end = self._rest_of_surname(here, first)
                    return self._span(at, end, CERTAIN, last if end == here else ""), end + 1
            if word in self.particles:
                continue
            if len(word) == 1:  # an initial: of a second name, or all there is of the surname
                count = roster.short.get(f"{first} {word}", 0)
                following = self.text[tokens[here].end : tokens[here].end + 2]
                whole = word not in ("s", "t") and first not in self.ordinary and not following.startswith("'")
                if count and whole and not self._pair_follows(here + 1, first):
                    return self._span(at, here, CERTAIN if count == 1 else POSSIBLE), here + 1
                continue
            if word not in roster.middles or seen_name:
                break
            seen_name = True
        return None

    def _pair_follows(self, here: int, first: str) -> bool:
        return any(f"{first} {token.word}" in self.roster.pairs for token in self.tokens[here : here + 3])

    def _rest_of_surname(self, here: int, first: str) -> int:
        """The last word of a surname of several: "jansen-de boer"."""
        last = here
        for further in range(here + 1, min(here + 4, len(self.tokens))):
            gap = self.text[self.tokens[further - 1].end : self.tokens[further].start]
            if gap.strip(" -"):
                break
            if f"{first} {self.tokens[further].word}" in self.roster.pairs:
                last = further
            elif self.tokens[further].word not in self.particles:
                break
        return last

    def _titled(self, at: int) -> tuple[Named, int] | None:
        """As "mevrouw van den Berg" and "juf Sanne": a title makes a name of an ordinary word too."""
        tokens, roster = self.tokens, self.roster
        if at + 1 < len(tokens):
            first, width = self._first(at + 1)
            whole = self._with_surname(at + 1, first, width) if first else None
            if whole is not None:
                return whole
        for here in range(at + 1, min(at + 5, len(tokens))):
            gap = self.text[tokens[here - 1].end : tokens[here].start]
            if len(gap) > 3 or gap.strip(" .'"):
                return None
            word = tokens[here].word
            for name in self._plain(word):
                if name in roster.lasts or name in roster.firsts:
                    many = name not in roster.lasts and roster.firsts[name] > 1
                    return self._span(at + 1, here, POSSIBLE if many else CERTAIN, name), here + 1
            if word not in self.particles and len(word) > 1:
                return None
        return None

    def _initialled(self, at: int) -> tuple[Named, int] | None:
        """As "S. de Boer" and "s.m. de boer"."""
        tokens = self.tokens
        letter = tokens[at].word
        for here in range(at + 1, min(at + 6, len(tokens))):
            gap = self.text[tokens[here - 1].end : tokens[here].start]
            if len(gap) > 2 or gap.strip(" .'"):
                return None
            word = tokens[here].word
            for last in self._plain(word):
                if f"{letter} {last}" in self.roster.initials and (
                    last not in self.ordinary or "." in self.text[tokens[at].end : tokens[at].end + 1]
                ):
                    return self._span(at, here, CERTAIN, last), here + 1
            if word not in self.particles and len(word) > 1:
                return None
        return None

    def _surname_here(self, at: int) -> int | None:
        """The place of a surname that begins here, its particles before it."""
        for here in range(at, min(at + 4, len(self.tokens))):
            if here > at and self.text[self.tokens[here - 1].end : self.tokens[here].start].strip(" .'"):
                return None
            word = self.tokens[here].word
            if any(last in self.roster.lasts for last in self._plain(word)):
                return here
            if word not in self.particles or word in ("in", "op", "aan", "bij", "uit", "onder", "o", "s"):
                return None
        return None

    def _surname_alone(self, at: int, here: int) -> Named | None:
        last = next(last for last in self._plain(self.tokens[here].word) if last in self.roster.lasts)
        shared = self.roster.lasts[last] > 1
        if last in self.ordinary or len(last) < 3:
            if not (self._capital(here) and not self._begins(at) and not (at < here and self._mere_article(at, here))):
                return None
            return self._span(at, here, POSSIBLE, last)
        if self._in_literature(at):
            return None
        return self._span(at, here, POSSIBLE if shared else CERTAIN, last)

    def _mere_article(self, at: int, here: int) -> bool:
        return here - at == 1 and self.tokens[at].word in ("de", "het") and not self._capital(here)

    def _first_alone(self, at: int, first: str, width: int) -> Named | None:
        if self._in_literature(at):
            return None
        if width == 1 and (first in self.ordinary or len(first) < 3):
            return self._span(at, at, POSSIBLE, first) if self._hinted(at) else None
        shared = self.roster.firsts[first] > 1
        return self._span(at, at + width - 1, POSSIBLE if shared else CERTAIN, first if width == 1 else "")

    def _hinted(self, at: int) -> bool:
        """Whether an ordinary word stands here as a name."""
        token = self.tokens[at]
        before = self.tokens[at - 1].word if at else ""
        after = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        if before in word_set("names", "hints", "articles"):
            return False
        if self._capital(at) and not self._begins(at):
            return True
        if self.draft.has_capitals and not self._capital(at) and not self._all_small(at):
            return False
        if after[:1].isdigit():
            return False
        possessive = self.text[token.end : token.end + 2] == "'s"
        said_to = before in word_set("names", "hints", "before")
        says = after in word_set("names", "hints", "after")
        return possessive or not self._needs_no_article(at, before, said_to) or (says and self._begins(at))

    def _all_small(self, at: int) -> bool:
        """Whether the sentence is written without a capital, as in chat."""
        start, end = self.draft.sentence(self.tokens[at].start)
        first, last = self.draft.view.span(start, end)
        return not any(c.isupper() for c in self.draft.given[first : min(last, first + 400)])

    def _needs_no_article(self, at: int, before: str, said_to: bool) -> bool:
        """Whether the word can stand bare as a word. "heeft merel nou" cannot; "mooie roos" and "in mei" can."""
        if self.tokens[at].word in word_set("names", "mass", "words"):
            return True
        return len(before) > 3 and before.endswith("e") and not said_to

    def _capital(self, at: int) -> bool:
        return self.draft.given[self.draft.view.span(self.tokens[at].start, self.tokens[at].end)[0]].isupper()

    def _begins(self, at: int) -> bool:
        start = self.tokens[at].start
        return not self.draft.before(start).strip(" \"'*-(>:")

    def _in_literature(self, at: int) -> bool:
        """A name alone in a sentence about a book or a century is nobody of the school."""
        start, end = self.draft.sentence(self.tokens[at].start)
        here = self.tokens[at].start
        words = self.text[max(start, here - 150) : min(end, here + 150)]
        return any(cue in words for cue in _CUES) and bool(_cue_words() & set(words.replace(",", " ").split()))

    def _is_known(self, named: Named) -> bool:
        at = bisect_left(self.known, (named.start + 1, 0)) - 1
        if at >= 0 and self.known[at][1] >= named.end:
            return True
        words = self.text[named.start : named.end].split()
        return len(words) == 1 and words[0] in self.known_words

    def _plain(self, word: str) -> tuple[str, ...]:
        """A word, and the same without the s of "Jansens fiets"."""
        return (word, word[:-1]) if len(word) > 4 and word.endswith("s") else (word,)

    def _span(self, at: int, here: int, certainty: Certainty, last: str = "") -> Named:
        """From one word to another; the s of possession stays outside."""
        end = self.tokens[here].end
        word = self.tokens[here].word
        if last and word != last and word == f"{last}s":
            end -= 1
        return Named(self.tokens[at].start, end, certainty)


_CUES = tuple(word_set("names", "known", "cues"))


def _cue_words() -> frozenset[str]:
    return word_set("names", "known", "cues")


def _known_spans(draft: Draft) -> list[tuple[int, int]]:
    """Where people of history, books and the news are named in full."""
    spans = []
    for name in phrases("names", "known", "names"):
        at = draft.text.find(name)
        while at >= 0:
            spans.append((at, at + len(name)))
            at = draft.text.find(name, at + 1)
    return sorted(spans)
