"""A norm as a sentence that can be said out loud at a meeting, in parts that a page can make into buttons.

    Zijn telefoon gebruiken [mag niet] / voor een leerling als het les is, /
    tenzij je leraar het vooraf goedvond. / Bij twijfel beslist je leraar.

Every condition can be said in one way only. A small word that is said again ("als … en als …") keeps apart what
would else run together; "en ook als" and "of anders als" join groups; a third layer gets brackets. A fact that
is not so is "het niet zo is dat …": never wrong, whatever the fact.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from netjes.norms.explain import act_phrase, person
from netjes.norms.norm import And, Condition, Effect, Is, Norm, Not, Or
from netjes.norms.notation.keys import EVERYONE
from netjes.norms.vocabulary import Vocabulary

SlotKind = Literal["act", "role", "condition", "unless", "ask", "beats", "at", "note"]
RulingCode = Literal["allowed", "not_allowed", "ask", "must"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are always there, with the white space around them."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that stand for something of the norm; `name` is it in the notation ("les", "niet les", "leerling")."""

    kind: SlotKind
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """Where the sign of the ruling comes; `text` is how it is read."""

    code: RulingCode
    text: str


Part = Text | Slot | Ruling
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    and_: str
    or_: str
    if_: str
    unless: str
    that: str
    also: str
    instead: str
    not_so: str
    is_so: str
    for_: str
    with_: str
    everyone: str
    decides: str
    decide: str
    whom: str
    at: str
    beats: str
    note: str
    asks: str
    rulings: Mapping[RulingCode, str]


WORDS = {
    "nl": _Words(
        and_="en", or_="of", if_="als", unless="tenzij", that="dat", also="en ook", instead="of anders",
        not_so="het niet zo is", is_so="“{}” waar is", for_="voor", with_="met", everyone="iedereen",
        decides="Bij twijfel beslist", decide="Bij twijfel beslissen", whom="Dat kan bij", at="Dit hoort bij",
        beats="Dit gaat voor norm", note="Let op:", asks="vraagt",
        rulings={"allowed": "mag", "not_allowed": "mag niet", "ask": "overleg", "must": "moet"},
    ),
    "en": _Words(
        and_="and", or_="or", if_="if", unless="unless", that="that", also="and also", instead="or else",
        not_so="it is not so", is_so="“{}” is so", for_="for", with_="with", everyone="everyone",
        decides="In doubt, ask", decide="In doubt, ask", whom="That can be done with", at="This comes with",
        beats="This goes before norm", note="Note:", asks="needs",
        rulings={"allowed": "is allowed", "not_allowed": "is not allowed", "ask": "a talk", "must": "is a must"},
    ),
}  # fmt: skip
CODES: Mapping[Effect, RulingCode] = {
    Effect.FORBIDS: "not_allowed",
    Effect.ALLOWS: "allowed",
    Effect.CONSULTS: "ask",
    Effect.OBLIGES: "must",
}
MANY = re.compile(r"(?:ers|nten|aren|oren|ingen|'s|’s)$")  # words for persons that are more than one


def spoken_norm(norm: Norm, vocabulary: Vocabulary, language: str = "nl") -> tuple[Line, ...]:
    """The norm in lines; said one after the other with a space between (`said`) they are whole sentences.

    The school's own words stay as they are in either language; only the words between them are translated.
    """
    w = WORDS[language]
    code = CODES[norm.effect]
    acts = [Slot("act", act_phrase(vocabulary.acts[name], "zijn"), name) for name in norm.acts]
    if acts:
        acts[0] = Slot("act", _capital(acts[0].text), acts[0].name)
    opening: list[Part] = [*_row(acts, w.and_ if norm.is_duty else w.or_), Text(" ")]
    if norm.effect is Effect.CONSULTS:
        opening += [Text(f"{w.asks} "), Ruling(code, w.rulings[code])]
        if norm.ask:
            opening += [Text(f" {w.with_} "), _person(norm.ask, vocabulary)]
    else:
        opening.append(Ruling(code, w.rulings[code]))
    bound: list[Part] = [Text(f"{w.for_} "), *_row(_roles(norm, w), w.or_)]
    if norm.when:
        bound += [Text(" "), *_condition(norm.when, "condition", w.if_, vocabulary, w)]
    lines: list[Line] = [tuple(opening), (*bound, Text("," if norm.unless else "."))]
    if norm.unless:
        lines.append((*_condition(norm.unless, "unless", w.unless, vocabulary, w), Text(".")))
    if norm.at:
        places = [Slot("at", act_phrase(vocabulary.acts[name], "zijn"), name) for name in norm.at]
        lines.append((Text(f"{w.at} "), *_row(places, w.or_), Text(".")))
    if norm.ask and norm.effect is not Effect.CONSULTS:
        whom = _person(norm.ask, vocabulary)
        start = w.whom if norm.is_duty else w.decide if MANY.search(whom.text) else w.decides
        lines.append((Text(f"{start} "), whom, Text(".")))
    if norm.beats:
        lines.append((Text(f"{w.beats} "), *_row([Slot("beats", b, b) for b in norm.beats], w.and_), Text(".")))
    if norm.note:
        lines.append((Text(f"{w.note} "), Slot("note", norm.note.rstrip(". "), norm.note), Text(".")))
    return tuple(lines)


def spoken_condition(condition: Condition, vocabulary: Vocabulary, language: str = "nl", word: str = "") -> Line:
    """A condition behind "als", or behind another such word: `als het les is en er een toets of examen is`."""
    w = WORDS[language]
    return _condition(condition, "condition", word or w.if_, vocabulary, w)


def spoken_when(when: Mapping[str, bool], vocabulary: Vocabulary, language: str = "nl") -> str:
    """Facts that are so and facts that are not, as one clause with "als"; empty for none."""
    parts: list[Condition] = [Is(fact) if value else Not(Is(fact)) for fact, value in when.items()]
    if not parts:
        return ""
    return said((spoken_condition(And(tuple(parts)) if len(parts) > 1 else parts[0], vocabulary, language),))


def said(lines: tuple[Line, ...]) -> str:
    """The plain sentences."""
    return " ".join("".join(part.text for part in line) for line in lines)


def _roles(norm: Norm, w: _Words) -> list[Slot]:
    if norm.everyone:
        return [Slot("role", w.everyone, EVERYONE)]
    return [Slot("role", f"een {name}", name) for name in norm.roles]


def _person(name: str, vocabulary: Vocabulary) -> Slot:
    return Slot("ask", person(name, vocabulary), name)


def _row(slots: list[Slot], last: str) -> list[Part]:
    """`a`, `a of b`, `a, b of c`."""
    found: list[Part] = []
    for place, slot in enumerate(slots):
        if place:
            found.append(Text(f" {last} " if place == len(slots) - 1 else ", "))
        found.append(slot)
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _condition(condition: Condition, kind: SlotKind, word: str, vocabulary: Vocabulary, w: _Words) -> Line:
    return tuple(_Speaker(kind, vocabulary, w).clause(_tidy(condition), word))


def _tidy(condition: Condition) -> Condition:
    """The same condition without layers that say nothing: *en* in *en*, *niet niet*, a row of one."""
    match condition:
        case Not(Not(part)):
            return _tidy(part)
        case Not(part):
            inner = _tidy(part)
            return inner.part if isinstance(inner, Not) else Not(inner)
        case And(parts) | Or(parts):
            kind = type(condition)
            flat: list[Condition] = []
            for part in map(_tidy, parts):
                flat += part.parts if isinstance(part, kind) else (part,)
            return flat[0] if len(flat) == 1 else kind(tuple(flat))
    return condition


class _Speaker:
    """Says conditions behind a subordinating word."""

    def __init__(self, kind: SlotKind, vocabulary: Vocabulary, w: _Words) -> None:
        self.kind, self.vocabulary, self.w = kind, vocabulary, w

    def clause(self, condition: Condition, word: str) -> list[Part]:
        """`als` and what follows it; groups within it are joined by stronger words than facts are."""
        if not isinstance(condition, And | Or):
            return self._single(condition, word)
        if all(self._is_plain(part) for part in condition.parts):
            return self._simple(condition, word)
        joint = self.w.also if isinstance(condition, And) else self.w.instead
        found: list[Part] = []
        for place, part in enumerate(condition.parts):
            if place:
                found.append(Text(f", {joint} "))
            found += self._group(part, word)
        return found

    def _group(self, part: Condition, word: str) -> list[Part]:
        if isinstance(part, And | Or) and all(self._is_plain(inner) for inner in part.parts):
            return self._simple(part, word)
        return self._single(part, word)

    def _simple(self, condition: And | Or, word: str) -> list[Part]:
        """Facts in a row. Where one of them is not so, the word is said again before each."""
        joint = self.w.and_ if isinstance(condition, And) else self.w.or_
        again = any(isinstance(part, Not) for part in condition.parts)
        last = len(condition.parts) - 1
        found: list[Part] = []
        for place, part in enumerate(condition.parts):
            if place:
                found.append(Text(f" {joint} " if place == last else ", "))
            found += self._single(part, word) if again or not place else [self._fact(part)]
        return found

    def _single(self, condition: Condition, word: str) -> list[Part]:
        if self._is_plain(condition):
            return [Text(f"{word} "), self._fact(condition)]
        if isinstance(condition, Not):
            if isinstance(condition.part, And | Or) and all(isinstance(part, Is) for part in condition.part.parts):
                return [Text(f"{word} {self.w.not_so} "), *self._each(condition.part, self.w.that)]
            return [Text(f"{word} {self.w.not_so} ("), *self.clause(condition.part, self.w.that), Text(")")]
        return [Text(f"{word} ("), *self._bare(condition, word), Text(")")]

    def _each(self, condition: And | Or, word: str) -> list[Part]:
        """Facts in a row, the word before each."""
        joint = self.w.and_ if isinstance(condition, And) else self.w.or_
        found: list[Part] = []
        for place, part in enumerate(condition.parts):
            found += [Text(f" {joint} ")] if place else []
            found += self._single(part, word)
        return found

    def _bare(self, condition: Condition, word: str) -> list[Part]:
        """A group for between brackets: its first word stands before the brackets already."""
        first, *rest = self.clause(condition, word)
        shorter = first.text.removeprefix(f"{word} ")
        return [Text(shorter), *rest] if shorter else rest

    def _is_plain(self, condition: Condition) -> bool:
        return isinstance(condition, Is) or (isinstance(condition, Not) and isinstance(condition.part, Is))

    def _fact(self, condition: Condition) -> Slot:
        if isinstance(condition, Not):
            inner = self._fact(condition.part)
            return Slot(self.kind, f"{self.w.not_so} {self.w.that} {inner.text}", f"niet {inner.name}")
        assert isinstance(condition, Is)
        fact = self.vocabulary.facts.get(condition.fact)
        phrase = fact.phrase if fact and fact.phrase else self.w.is_so.format(condition.fact)
        return Slot(self.kind, phrase, condition.fact)
