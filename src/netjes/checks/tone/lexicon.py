"""The words that a question about tone may rest on, and how a word is known again when it is written askew."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from netjes.checks.folded import fold

DATA = Path(__file__).parent / "data"
_NO_TAGS: frozenset[str] = frozenset()
_LEET = str.maketrans("013457@$!|", "oieastasil")
_REPEATED = re.compile(r"(\w)\1+")
_SHORTEST_ASKEW = 5
_LONGEST = 40


class Lexicon:
    """Words and fixed phrases with their tags. `ordinary` words are never read as another word written askew."""

    def __init__(self, entries: list[dict[str, Any]], ordinary: frozenset[str] = frozenset()) -> None:
        self.tags: dict[str, frozenset[str]] = {}
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        sought: set[str] = set()
        for entry in entries:
            for word in str(entry["words"]).split(","):
                spelled = " ".join(fold(word).split())
                if not spelled:
                    continue
                self.tags[spelled] = self.tags.get(spelled, _NO_TAGS) | {str(entry["tag"])}
                parts = spelled.split()
                if len(parts) > 1:
                    self.phrases.setdefault(parts[0], []).append(tuple(parts))
                    ordinary |= frozenset(parts)
                elif entry.get("askew"):
                    sought.add(spelled)
        for several in self.phrases.values():
            several.sort(key=len, reverse=True)
        for word in ordinary:
            self.tags.setdefault(word, _NO_TAGS)
        self._sought = sought
        self._short_of_one = {
            word[:at] + word[at + 1 :]: word
            for word in sorted(sought)
            if len(word) > _SHORTEST_ASKEW
            for at in range(1, len(word))
        }
        self._single = {_REPEATED.sub(r"\1", word): word for word in sorted(sought)}
        self._read: dict[str, tuple[str, ...]] = {}

    def tags_of(self, word: str) -> frozenset[str]:
        return self.tags.get(word, _NO_TAGS)

    def read(self, written: str) -> tuple[str, ...]:
        """The word or the two words that stand here; as it was written where nothing is recognised."""
        if written in self.tags or len(written) > _LONGEST:
            return (written,)
        known = self._read.get(written)
        if known is None:
            known = self._askew(written)
            if len(self._read) < 20_000:
                self._read[written] = known
        return known

    def _askew(self, written: str) -> tuple[str, ...]:
        plain = written
        if not written.isalpha() and any(each.isalpha() for each in written) and not written[0].isdigit():
            plain = written.translate(_LEET)
            if plain in self.tags:
                return (plain,)
        if "*" in plain:
            return (self._masked(plain) or plain,)
        squeezed = _REPEATED.sub(r"\1", plain)
        if squeezed in self._single and squeezed != plain:
            return (self._single[squeezed],)
        if plain in self._short_of_one:
            return (self._short_of_one[plain],)
        if len(plain) >= _SHORTEST_ASKEW:
            for at in range(len(plain) - 1):
                swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
                if swapped in self._sought:
                    return (swapped,)
        return self._run_together(plain)

    def _masked(self, plain: str) -> str | None:
        if len(plain) < 3 or plain.count("*") > len(plain) // 2 or plain[0] == "*":
            return None
        fits = [
            word
            for word in self._sought
            if len(word) == len(plain) and all(a in ("*", b) for a, b in zip(plain, word, strict=True))
        ]
        return min(fits) if fits else None

    def _run_together(self, plain: str) -> tuple[str, ...]:
        if len(plain) >= 8:
            for at in range(2, len(plain) - 1):
                first, second = plain[:at], plain[at:]
                if first in self.tags and second in self.tags and (first in self._sought or second in self._sought):
                    return first, second
        return (plain,)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships. Words that a rule asks for by themselves are ordinary too."""
    lines = [
        line
        for file, name in (("rules.toml", "rule"), ("exemptions.toml", "exemption"))
        for entry in entries(file, name)
        for key in ("patterns", "unless")
        for line in entry.get(key, ())
    ]
    asked = frozenset(re.findall(r"(?<![<\w])[a-z]{2,}(?![>\w])", " ".join(lines)))
    return Lexicon(entries("words.toml", "words"), asked)


def entries(file: str, name: str) -> list[dict[str, Any]]:
    """The tables called `name` in a data file."""
    found: list[dict[str, Any]] = tomllib.loads((DATA / file).read_text(encoding="utf-8"))[name]
    return found
