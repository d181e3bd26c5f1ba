"""Reads a condition: facts joined by *en* or *of*, with *niet* and brackets.

Facts may contain spaces, and even one of the three words inside; the longest name that fits wins.
Mixing *en* and *of* without brackets is refused: silent precedence is the classic mistake of people
who do not program.
"""

import re
from collections.abc import Iterable

from netjes.norms.errors import suggestion
from netjes.norms.norm import And, Condition, Is, Not, Or
from netjes.norms.notation.keys import AND, NOT, OR
from netjes.norms.notation.mistakes import Mistakes
from netjes.norms.vocabulary import Vocabulary

TOKEN = re.compile(r"[()]|[^\s()]+")


class _Wrong(Exception):
    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class ConditionReader:
    """Reads conditions against one word list; made once per agreement."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names = {tuple(name.casefold().split()): name for name in vocabulary.facts}
        self.longest = max((len(words) for words in self.names), default=1)

    def read(self, text: str, line: int, column: int, mistakes: Mistakes) -> Condition | None:
        """The condition, or None after adding what is wrong to `mistakes`. `column` is where `text` starts."""
        tokens = [(m.group(), m.start()) for m in TOKEN.finditer(text)]
        try:
            condition, end = self._joined(tokens, 0)
            if end < len(tokens):
                before = " ".join(word for word, _ in tokens[:end])
                raise _Wrong(f'er staat een haakje ")" te veel na "{before}". Haal het weg.', end)
            return condition
        except _Wrong as wrong:
            start = tokens[wrong.at][1] if wrong.at < len(tokens) else len(text)
            mistakes.add(line, str(wrong), column + start)
            return None

    def _joined(self, tokens: list[tuple[str, int]], at: int) -> tuple[Condition, int]:
        first, at = self._factor(tokens, at)
        parts, joint = [first], ""
        while at < len(tokens) and tokens[at][0] != ")":
            word = tokens[at][0].casefold()
            if word not in (AND, OR):
                raise self._no_connective(tokens, at)
            if joint and word != joint:
                raise _Wrong(f'"{AND}" en "{OR}" door elkaar; zet haakjes om wat bij elkaar hoort.', at)
            joint = word
            part, at = self._factor(tokens, at + 1)
            parts.append(part)
        if len(parts) == 1:
            return first, at
        return (And(tuple(parts)) if joint == AND else Or(tuple(parts))), at

    def _factor(self, tokens: list[tuple[str, int]], at: int) -> tuple[Condition, int]:
        if at >= len(tokens):
            after = tokens[-1][0] if tokens else ""
            raise _Wrong(f'na "{after}" ontbreekt een feit. Maak de voorwaarde af.', at)
        word = tokens[at][0]
        if word == "(":
            inner, end = self._joined(tokens, at + 1)
            if end >= len(tokens):
                start = " ".join(w for w, _ in tokens[at + 1 : at + 3])
                more = " …" if len(tokens) > at + 3 else ""
                raise _Wrong(f'het haakje bij "({start}{more}" is niet gesloten. Zet er ")" achter.', at)
            return inner, end + 1
        if word == ")":
            before = " ".join(w for w, _ in tokens[:at]) or "het begin"
            raise _Wrong(f'er staat een haakje ")" te veel na "{before}". Haal het weg.', at)
        name, end = self._name(tokens, at)
        if name:
            return Is(name), end
        if word.casefold() == NOT:
            part, end = self._factor(tokens, at + 1)
            return Not(part), end
        if word.casefold() in (AND, OR):
            raise _Wrong(f'voor "{word}" ontbreekt een feit. Maak de voorwaarde af.', at)
        raise self._unknown(tokens, at)

    def _name(self, tokens: list[tuple[str, int]], at: int) -> tuple[str, int]:
        words = tuple(word.casefold() for word, _ in tokens[at : at + self.longest])
        for size in range(len(words), 0, -1):
            if words[:size] in self.names:
                return self.names[words[:size]], at + size
        return "", at

    def _phrase(self, tokens: list[tuple[str, int]], at: int) -> tuple[str, int]:
        end = at
        while end < len(tokens) and tokens[end][0].casefold() not in (AND, OR, "(", ")"):
            end += 1
        return " ".join(word for word, _ in tokens[at:end]), end

    def _unknown(self, tokens: list[tuple[str, int]], at: int) -> _Wrong:
        phrase, _ = self._phrase(tokens, at)
        advice = suggestion(phrase, self.vocabulary.facts, "Voeg het toe, of gebruik een feit dat er wel in staat.")
        return _Wrong(f'"{phrase}" staat niet in de woordenlijst.{advice}', at)

    def _no_connective(self, tokens: list[tuple[str, int]], at: int) -> _Wrong:
        """Behind a fact stands something that joins nothing: two facts in a row, or a longer unknown name."""
        start = at
        while start > 0 and tokens[start - 1][0].casefold() not in (AND, OR, NOT, "(", ")"):
            start -= 1
        before = " ".join(word for word, _ in tokens[start:at]) or tokens[at - 1][0]
        name, end = self._name(tokens, at)
        word = tokens[at][0]
        if name or word == "(" or word.casefold() == NOT or tokens[at - 1][0] == ")":
            after = " ".join(w for w, _ in tokens[at:end]) if name else self._shown(tokens, at)
            return _Wrong(f'tussen "{before}" en "{after}" hoort "{AND}" of "{OR}".', at)
        return self._unknown(tokens, start)

    def _shown(self, tokens: list[tuple[str, int]], at: int) -> str:
        return " ".join(word for word, _ in tokens[at : at + 2]).replace("( ", "(")


def written(condition: Condition) -> str:
    """The condition in the notation, with brackets exactly where they are needed."""
    match condition:
        case Is(fact):
            return fact
        case Not(part):
            return f"{NOT} {_bracketed(part)}"
        case And(parts):
            return f" {AND} ".join(_bracketed(part) for part in parts)
        case Or(parts):
            return f" {OR} ".join(_bracketed(part) for part in parts)


def _bracketed(condition: Condition) -> str:
    return f"({written(condition)})" if isinstance(condition, And | Or) else written(condition)


def names_in_list(value: str) -> Iterable[str]:
    """The names of a comma-separated list, white space folded."""
    return [" ".join(part.split()) for part in value.split(",")]
