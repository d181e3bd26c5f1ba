"""From a text to questions about its tone."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.folded import Folded
from netjes.checks.tone.lexicon import entries, lexicon
from netjes.checks.tone.pattern import Pattern, parse
from netjes.checks.tone.words_in import Word, sentences

QUESTIONS = {
    Kind.INSULT: "Hoe leest de ander dit? „{words}” kan als schelden overkomen.",
    Kind.THREAT: "Hoe leest de ander dit? „{words}” kan als een bedreiging overkomen. "
    "Ben je boos of bang, praat er dan met iemand over.",
    Kind.BULLYING: "Hoe leest de ander dit? „{words}” kan als pesten overkomen, ook als je het niet zo bedoelt.",
    Kind.DISCRIMINATION: "Hoe leest iemand uit deze groep dit? „{words}” kan kwetsen om wie mensen zijn.",
    Kind.SEXUAL: "Hoe leest de ander dit? „{words}” kan seksueel overkomen, en dat wil niet iedereen.",
}
_MOST_WORDS_SHOWN = 60
_SHORTEST_QUOTE = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """What may hurt, as data. `reason` says why it stands here."""

    name: str
    kind: Kind
    reason: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Exemption:
    """What makes it harmless. With `quoted` it only holds for words between quotation marks."""

    name: str
    silences: frozenset[str]
    quoted: bool
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(str(each["name"]), Kind(str(each["kind"])), str(each["reason"]), _parsed(each["patterns"]))
        for each in entries("rules.toml", "rule")
    )


@cache
def exemptions() -> tuple[Exemption, ...]:
    return tuple(
        Exemption(
            str(each["name"]),
            frozenset(each["silences"]),
            bool(each.get("quoted")),
            _parsed(each["patterns"]),
            _parsed(each.get("unless", [])),
        )
        for each in entries("exemptions.toml", "exemption")
    )


def _parsed(lines: list[str]) -> tuple[Pattern, ...]:
    return tuple(parse(line) for line in lines)


def find_tone(text: str) -> list[Finding]:
    """Questions for the writer, in the order of the text. Never certain: tone is no fact.

    Nothing rests on a name or on the name of a group alone. The time grows with the length of the text.
    """
    folded = Folded(text)
    found: list[Finding] = []
    named = False
    for plain in sentences(folded.text, lexicon()):
        sentence = _with_group(plain, named)
        named = any("group" in word.keys for word in plain)
        for kind, start, end in sorted(_in(sentence), key=lambda each: each[1]):
            first, last = folded.span(start, end)
            words = text[first:last]
            shown = words if len(words) <= _MOST_WORDS_SHOWN else words[:_MOST_WORDS_SHOWN] + "…"
            advice = QUESTIONS[kind].format(words=shown)
            found.append(Finding(kind, first, last, words, Certainty.POSSIBLE, (), advice))
    return found


def _with_group(sentence: list[Word], named_before: bool) -> list[Word]:
    """*Zij* is the group that was named before it, here or in the sentence before; so is *het* in *het zijn*."""
    named = named_before
    quotes = _long_quotes(sentence)
    any_quoted = any(quotes)
    read = []
    for at, word in enumerate(sentence):
        keys = set(word.keys)
        after = sentence[at + 1].text if at + 1 < len(sentence) else ""
        if named and ("they" in keys or (word.text in ("het", "dat") and after == "zijn")):
            keys.add("group")
        if any_quoted and not quotes[at] and word.text[0].isalnum():
            keys.add("outside")
        read.append(Word(word.text, word.start, word.end, frozenset(keys), quotes[at]))
        named = named or "group" in word.keys
    return read


def _long_quotes(sentence: list[Word]) -> list[bool]:
    """Which words stand in a quotation. One or two words between marks are irony, unless condemned."""
    condemned = any("condemn" in word.keys for word in sentence)
    quotes = [False] * len(sentence)
    begun = 0
    for at in range(len(sentence) + 1):
        if at < len(sentence) and sentence[at].quoted:
            continue
        if at - begun >= _SHORTEST_QUOTE or condemned:
            quotes[begun:at] = [True] * (at - begun)
        begun = at + 1
    return quotes


def _in(sentence: list[Word]) -> Iterable[tuple[Kind, int, int]]:
    present = set().union(*(word.keys for word in sentence))
    hits: list[tuple[Kind, int, int]] = []
    for rule in rules():
        for pattern in rule.patterns:
            if pattern.could(present):
                hits += [(rule.kind, at[0], at[-1]) for at in pattern.matches(sentence)]
    if not hits:
        return
    holding = [each for each in exemptions() if _holds(each, sentence, present)]
    taken: list[tuple[int, int]] = []
    for kind, first, last in sorted(hits, key=lambda hit: (_ORDER.index(hit[0]), hit[1] - hit[2], hit[1])):
        quoted = sentence[first].quoted or sentence[last].quoted
        if any(kind.value in each.silences and (quoted or not each.quoted) for each in holding):
            continue
        if all(last < begun or first > ended for begun, ended in taken):
            taken.append((first, last))
            yield kind, sentence[first].start, sentence[last].end


_ORDER = (Kind.DISCRIMINATION, Kind.THREAT, Kind.SEXUAL, Kind.BULLYING, Kind.INSULT)


def _holds(exemption: Exemption, sentence: list[Word], present: set[str]) -> bool:
    def any_of(patterns: tuple[Pattern, ...]) -> bool:
        return any(each.could(present) and bool(each.matches(sentence)) for each in patterns)

    return any_of(exemption.patterns) and not any_of(exemption.unless)
