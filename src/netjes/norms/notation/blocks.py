"""Reads one norm: the `sleutel: waarde` lines between ```` ```norm id ```` and ```` ``` ````."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter

from netjes.norms.errors import suggestion
from netjes.norms.norm import Condition, Effect, Norm
from netjes.norms.notation import keys
from netjes.norms.notation.conditions import ConditionReader, names_in_list
from netjes.norms.notation.mistakes import Mistakes
from netjes.norms.vocabulary import Vocabulary

PAIR = re.compile(r"\s*([^:]+?)\s*:\s*(.*?)\s*$")


class BlockReader:
    """Reads norm blocks against one word list; mistakes are collected, not raised."""

    def __init__(self, vocabulary: Vocabulary, roles: tuple[str, ...], mistakes: Mistakes) -> None:
        self.vocabulary = vocabulary
        self.roles = roles
        self.mistakes = mistakes
        self.conditions = ConditionReader(vocabulary)

    def read(self, norm_id: str, article: str, line: int, lines: list[tuple[int, str]]) -> Norm | None:
        """The norm, or None when it is too broken to be one."""
        values = self._values(norm_id, lines)
        effects = [key for key in keys.EFFECTS if key in values]
        if len(effects) > 1:
            self._wrong(line, norm_id, f"twee gevolgen ({', '.join(effects)}). Maak er twee normen van.")
        if not effects:
            self._wrong(line, norm_id, f"geen gevolg. Voeg één van deze toe: {', '.join(keys.EFFECTS)}.")
        if "wie" not in values:
            self._wrong(line, norm_id, 'zegt niet voor wie. Voeg "wie:" toe, met een rol of "iedereen".', colon=False)
        if len(effects) != 1 or "wie" not in values:
            return None
        effect = keys.EFFECTS[effects[0]]
        if effect is Effect.CONSULTS and "vraag" not in values:
            self._wrong(line, norm_id, 'vraagt overleg, maar zegt niet bij wie. Voeg "vraag:" toe.', colon=False)
        if "bij" in values and effect is not Effect.OBLIGES:
            self._wrong(values["bij"][0], norm_id, '"bij" hoort alleen bij "verplicht". Haal het weg.')
        if "gaat voor" in values and effect is Effect.OBLIGES:
            self._wrong(values["gaat voor"][0], norm_id, 'een plicht gaat nergens voor. Haal "gaat voor" weg.')
        everyone = values["wie"][1].casefold() == keys.EVERYONE
        return Norm(
            id=norm_id,
            article=article,
            roles=self.vocabulary.roles if everyone else self._roles(values["wie"]),
            effect=effect,
            acts=self._named(values[effects[0]], self.vocabulary.find_act, self.vocabulary.acts),
            at=self._named(values.get("bij"), self.vocabulary.find_act, self.vocabulary.acts),
            when=self._condition(values.get("als")),
            unless=self._condition(values.get("tenzij")),
            beats=tuple(names_in_list(values["gaat voor"][1])) if "gaat voor" in values else (),
            ask=self._person(values.get("vraag")),
            note=values["let op"][1] if "let op" in values else None,
            everyone=everyone,
            line=line,
        )  # fmt: skip

    def _wrong(self, line: int, norm_id: str, message: str, *, colon: bool = True) -> None:
        self.mistakes.add(line, f"norm {norm_id}{':' if colon else ''} {message}")

    def _values(self, norm_id: str, lines: list[tuple[int, str]]) -> dict[str, tuple[int, str, int]]:
        values: dict[str, tuple[int, str, int]] = {}
        for number, line in lines:
            if not line.strip():
                continue
            match = PAIR.match(line)
            if not match:
                message = f'"{line.strip()}" begrijp ik niet. Schrijf een veld, een dubbele punt en een waarde.'
                self.mistakes.add(number, message)
                continue
            key, value = " ".join(match.group(1).casefold().split()), match.group(2)
            if key not in keys.NORM_KEYS:
                self.mistakes.add(number, unknown_key(match.group(1), key, keys.NORM_KEYS, keys.NORM_KEY_HINTS))
            elif key in values:
                self.mistakes.add(number, f'"{key}" staat twee keer in norm {norm_id}. Laat er één staan.')
            elif not value:
                self.mistakes.add(number, f'achter "{key}:" staat niets. Vul het in, of haal de regel weg.')
                values[key] = (number, "", match.start(2) + 1)
            else:
                values[key] = (number, value, match.start(2) + 1)
        return values

    def _named(
        self, value: tuple[int, str, int] | None, find: Callable[[str], str | None], known: Iterable[str]
    ) -> tuple[str, ...]:
        if value is None or not value[1]:
            return ()
        number, text, _ = value
        names = []
        for word in names_in_list(text):
            name = find(word)
            if name is None:
                advice = suggestion(word, known, "Voeg het toe, of kies een naam die er wel in staat.")
                self.mistakes.add(number, f'"{word}" staat niet in de woordenlijst.{advice}')
            else:
                names.append(name)
        return tuple(dict.fromkeys(names))

    def _person(self, value: tuple[int, str, int] | None) -> str | None:
        return next(iter(self._named(value, self.vocabulary.find_person, self.vocabulary.persons)), None)

    def _roles(self, value: tuple[int, str, int]) -> tuple[str, ...]:
        names = self._named(value, self.vocabulary.find_person, self.vocabulary.persons)
        for name in names:
            if not self.vocabulary.persons[name].is_role:
                roles = ", ".join(self.vocabulary.roles)
                message = f'"{name}" is geen rol. Kies uit: {roles}; of zet "ja" bij rol in de woordenlijst.'
                self.mistakes.add(value[0], message)
        return names

    def _condition(self, value: tuple[int, str, int] | None) -> Condition | None:
        if value is None or not value[1]:
            return None
        return self.conditions.read(value[1], value[0], value[2], self.mistakes)


def unknown_key(shown: str, key: str, known: dict[str, str], hints: dict[str, str]) -> str:
    meant = hints.get(key) or next(iter(get_close_matches(key, known, n=1, cutoff=0.6)), "")
    if meant:
        return f'"{shown}" ken ik niet als veld. Gebruik "{meant}" {known[meant]}.'
    return f'"{shown}" ken ik niet als veld. Kies uit: {", ".join(known)}.'


def check_precedence(norms: list[Norm], mistakes: Mistakes) -> None:
    """`gaat voor` names norms that exist, never runs to or from a duty, and never goes round."""
    by_id = {norm.id: norm for norm in norms}
    for norm in norms:
        for other in norm.beats:
            if other not in by_id:
                known = ", ".join(sorted(by_id, key=lambda i: (by_id[i].line, i)))
                message = f'norm {norm.id} gaat voor "{other}", maar die bestaat niet. Bestaande: {known}.'
                mistakes.add(norm.line, message)
            elif by_id[other].is_duty:
                message = f'norm {norm.id} gaat voor "{other}", maar dat is een plicht. Een plicht wijkt nooit.'
                mistakes.add(norm.line, message)
    ring = cycle_in({norm.id: norm.beats for norm in norms})
    if ring:
        steps = " en ".join(f"{a} gaat voor {b}" for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
        mistakes.add(by_id[ring[0]].line, f"{steps}: kies er één.")


def cycle_in(steps: Mapping[str, Iterable[str]]) -> list[str]:
    """A circle in a graph, starting at its member that stands first; empty when there is none."""
    try:
        TopologicalSorter(steps).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1][:0:-1]
        first = next(ring.index(name) for name in steps if name in ring)
        return ring[first:] + ring[:first]
    return []
