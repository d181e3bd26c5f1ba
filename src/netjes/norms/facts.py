"""What is known of a situation: checked, completed by what hangs together, and packed into bits.

A packed situation is one integer: for the fact at place *i*, bit *i* says that it is known, and bit
*i + size* that it is true. An unknown fact has neither.
"""

from collections.abc import Mapping
from itertools import combinations

from netjes.norms.errors import RequestError, suggestion
from netjes.norms.vocabulary import Relation, Tie, Vocabulary


def is_possible(relations: tuple[Relation, ...], situation: Mapping[str, bool]) -> bool:
    """Whether a situation breaks no relation; what it does not mention is not judged."""
    for relation in relations:
        first, second = situation.get(relation.first), situation.get(relation.second)
        if first and (second if relation.tie is Tie.EXCLUDES else second is False):
            return False
    return True


class FactIndex:
    """Packs situations of one word list, and completes them with what its relations imply."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names = tuple(vocabulary.facts)
        self.size = len(self.names)
        self.places = {name: place for place, name in enumerate(self.names)}
        self.no = {name: 1 << place for name, place in self.places.items()}
        self.yes = {name: (1 << place) | (1 << (place + self.size)) for name, place in self.places.items()}
        self.tied = self.mask({r.first for r in vocabulary.relations} | {r.second for r in vocabulary.relations})
        self.implied = self._implications()
        self._completed: dict[int, int | None] = {}

    def mask(self, facts: "set[str] | frozenset[str] | tuple[str, ...]") -> int:
        """Both bits of each of these facts."""
        return sum(self.yes[name] for name in facts)

    def pack(self, facts: Mapping[str, bool | None]) -> int:
        """The known facts as an integer, relations applied.

        Raises `RequestError` for a fact nobody knows, a value that is not yes or no, and a situation that
        cannot happen.
        """
        code = 0
        yes, no = self.yes, self.no
        for name, value in facts.items():
            try:
                if value is True:
                    code |= yes[name]
                elif value is False:
                    code |= no[name]
                else:
                    code |= self._unusual(name, value)
            except KeyError:
                code |= self._by_any_case(name, value)
        if self.tied:
            implied = self._completed.get(code & self.tied, -1)
            if implied == -1:
                implied = self._completed[code & self.tied] = self._complete(code & self.tied)
            if implied is None:
                raise RequestError(self._clash(facts))
            code |= implied
        return code

    def situation(self, code: int) -> dict[str, bool]:
        """The known facts of a packed situation."""
        return {n: bool(code >> (p + self.size) & 1) for n, p in self.places.items() if code >> p & 1}

    def _unusual(self, name: str, value: object) -> int:
        """Not known is nothing; 1 is true and 0 is false, as everywhere in Python; the rest is no answer."""
        if value is None or value in (0, 1):
            answered = self.yes[name] if value else self.no[name]
            return 0 if value is None else answered
        raise RequestError(f'bij "{name}" staat {value!r}. Kies true, false, of laat het feit weg.')

    def _by_any_case(self, name: str, value: bool | None) -> int:
        found = self.vocabulary.find_fact(name)
        if found is None:
            raise RequestError(f'het feit "{name}" staat niet in de woordenlijst.{suggestion(name, self.names)}')
        return 0 if value is None else self.yes[found] if value else self.no[found]

    def _implications(self) -> dict[tuple[str, bool], set[tuple[str, bool]]]:
        """For each answer to a tied fact: every answer that follows from it, itself included."""
        steps: dict[tuple[str, bool], set[tuple[str, bool]]] = {}
        for r in self.vocabulary.relations:
            then = r.tie is Tie.REQUIRES
            steps.setdefault((r.first, True), set()).add((r.second, then))
            steps.setdefault((r.second, not then), set()).add((r.first, False))
        closed = {}
        for start in steps:
            found, todo = {start}, [start]
            while todo:
                for step in steps.get(todo.pop(), ()):
                    if step not in found:
                        found.add(step)
                        todo.append(step)
            closed[start] = found
        return closed

    def _complete(self, code: int) -> int | None:
        """All that follows from these tied facts, or None when they cannot go together.

        Relations are clauses of two literals that "nothing holds" satisfies, so propagation finds every clash.
        """
        given = {(name, value) for name, value in self.situation(code).items()}
        forced = {literal for literal, found in self.implied.items() if (literal[0], not literal[1]) in found}
        answers = given | {(name, not value) for name, value in forced}
        for literal in tuple(answers):
            answers |= self.implied.get(literal, set())
        if any((name, not value) in answers for name, value in answers):
            return None
        return sum(self.yes[name] if value else self.no[name] for name, value in answers)

    def _clash(self, facts: Mapping[str, bool | None]) -> str:
        """Names the smallest set of given facts that cannot be so at once."""
        given = {self.vocabulary.find_fact(n) or n: v for n, v in facts.items() if v is not None}
        tied = {n: v for n, v in given.items() if self.yes[n] & self.tied}
        for size in range(1, len(tied) + 1):
            for names in combinations(tied, size):
                code = sum(self.yes[n] if tied[n] else self.no[n] for n in names)
                if self._complete(code) is None:
                    said = " en ".join(f'"{n}" {"wel" if tied[n] else "niet"}' for n in names)
                    return f"dit kan niet samen: {said}. Kijk de feiten na."
        return "deze feiten kunnen niet samen. Kijk ze na."
