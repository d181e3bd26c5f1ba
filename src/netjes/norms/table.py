"""The same answers as `evaluate`, from tables that fill themselves on first use.

A question put in the same words as before is answered by one look-up: equal questions share one frozen answer.
A new one is checked and packed into bits (`facts.FactIndex`), and the bits that do not bear on the act are
dropped. Then it is reduced: each norm is looked up by the few facts it speaks of and becomes *applies*, *does
not apply* or a condition on what is still unknown; questions that leave the same conditions open share their
answer too. Only what remains is worked out, over all completions at once (`space`).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from netjes.norms.errors import RequestError, suggestion
from netjes.norms.evaluate import assemble, cause_of, due, in_order, unregulated
from netjes.norms.facts import FactIndex
from netjes.norms.norm import Agreement, Effect, Otherwise
from netjes.norms.residual import NO, Open, Residuals
from netjes.norms.space import Space
from netjes.norms.verdict import AlsoDo, Cause, Missing, Ruling, Verdict

KEPT = 50_000  # answers kept before they are dropped and made anew: of the whole, and of each slice
ROLE = Missing("rol", "Wie ben je op school?", "jijzelf")


class Rulebook:
    """An agreement, ready to answer. Making one is cheap; tables are filled by the questions themselves."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.index = FactIndex(agreement.vocabulary)
        self._norms = [Residuals(self.index, n) for n in agreement.norms]
        self._answers: dict[tuple[Any, ...], Verdict] = {}  # by the question in its own words
        self._slices: dict[tuple[str | None, str], Slice | _AnyRole] = {}
        self._by_norms: dict[tuple[str, ...], Slice] = {}

    def decide(self, role: str | None, act: str, facts: Mapping[str, bool | None], at: date | None = None) -> Verdict:
        """The answer for this role and act, with what is known; a fact that is absent or None is unknown.

        Without a role the answer is that the role is missing. Raises `RequestError` for words the agreement
        does not have, facts that cannot go together, and a date on which it does not hold.
        """
        if at is not None:
            self._check(at)
        question = (role, act, *facts, *facts.values())
        try:
            return self._answers.get(question) or self._first(question, facts)
        except TypeError:  # a value that cannot be looked up is no answer to a question: packing says so
            return self._find(role, act).settle(self.index.pack(facts))

    def slice(self, role: str, act: str) -> "Slice":
        """All that bears on one act by one role."""
        found = self._find(role, act)
        assert isinstance(found, Slice)  # only a missing role makes another kind
        return found

    def _first(self, question: tuple[Any, ...], facts: Mapping[str, bool | None]) -> Verdict:
        """The answer to a question that was not put in these words before: checked, packed, and kept."""
        verdict = self._find(question[0], question[1]).settle(self.index.pack(facts))
        if len(self._answers) >= KEPT:
            self._answers.clear()
        self._answers[question] = verdict
        return verdict

    def _find(self, role: str | None, act: str) -> "Slice | _AnyRole":
        return self._slices.get((role, act)) or self._slice(role, act)

    def _slice(self, role: str | None, act: str) -> "Slice | _AnyRole":
        vocabulary, agreement = self.agreement.vocabulary, self.agreement
        name = vocabulary.find_act(act)
        if name is None:
            raise RequestError(f'de handeling "{act}" staat niet in de woordenlijst.'
                               f"{suggestion(act, vocabulary.acts)}")  # fmt: skip
        person = role if role is None else vocabulary.find_person(role)
        if role is not None and person not in agreement.roles:
            near = suggestion(role, agreement.roles, f"Kies uit: {', '.join(agreement.roles)}.")
            raise RequestError(f'deze afspraken gelden niet voor "{role}".{near}')
        made = self._slices.get((person, name)) or (
            _AnyRole([self.slice(r, name) for r in agreement.roles])
            if person is None
            else self._by_norm(person, vocabulary.ancestors(name))
        )
        self._slices[person, name] = made
        if len(self._slices) < KEPT:
            self._slices[role, act] = made
        return made

    def _by_norm(self, role: str, acts: frozenset[str]) -> "Slice":
        found = [s for s in self._norms if role in s.norm.roles and s.norm.names(acts)]
        names = tuple(s.norm.id for s in found)
        if names not in self._by_norms:
            self._by_norms[names] = Slice(self.agreement, self.index, found)
        return self._by_norms[names]

    def _check(self, at: date) -> None:
        starts, stops = self.agreement.valid_from, self.agreement.valid_until
        if (starts and at < starts) or (stops and at >= stops):
            reach = f"vanaf {starts}" if starts else ""
            reach += (" " if reach else "") + f"tot {stops}" if stops else ""
            raise RequestError(f"op {at} gelden deze afspraken niet; ze gelden {reach}.")


class Slice:
    """All norms that bear on one act by one role, with the answers given so far.

    An answer follows from these norms alone, so acts and roles for which they are the same share one slice.
    """

    def __init__(self, agreement: Agreement, index: FactIndex, norms: "list[Residuals]") -> None:
        vocabulary = agreement.vocabulary
        self.agreement, self.index = agreement, index
        self._states = [s for s in norms if not s.norm.is_duty]
        self._duties = [s for s in norms if s.norm.is_duty]
        self.norms = [s.norm for s in self._states]
        self.duties = [s.norm for s in self._duties]
        tied = vocabulary.tied(f for n in self.norms for f in n.facts)
        self.facts = tuple(f for f in vocabulary.facts if f in tied)
        self._mask = index.mask(vocabulary.tied(f for s in norms for f in s.norm.facts))
        self._by_code: dict[int, Verdict] = {}
        self._order = [self.norms.index(n) for n in in_order(self.norms)]
        self._above = [[i for i, m in enumerate(self.norms) if n.id in m.beats] for n in self.norms]
        self._below = [[i for i, m in enumerate(self.norms) if m.id in n.beats] for n in self.norms]
        self._by_effect = [[i for i, n in enumerate(self.norms) if n.effect is effect]
                           for effect in (Effect.FORBIDS, Effect.ALLOWS, Effect.CONSULTS)]  # fmt: skip
        self._exceptional = [i for i, n in enumerate(self.norms) if n.unless or self._below[i]]
        self._tied = self._mask & index.tied
        self._settled: dict[tuple[object, ...], Verdict] = {}
        self._verdicts: dict[tuple[object, ...], Verdict] = {}

    def settle(self, code: int) -> Verdict:
        """The answer to a packed question: kept from before, or worked out and kept."""
        code &= self._mask
        verdict = self._by_code.get(code)
        if verdict is None:
            states = [norm.at(code) for norm in self._states]
            duties = [norm.at(code) for norm in self._duties]
            key = (*states, *duties, code & self._tied)
            verdict = self._settled.get(key)
            if verdict is None:
                verdict = self._settled[key] = self._work_out(states, duties, code)
            if len(self._by_code) >= KEPT:
                self._by_code.clear()
                self._settled.clear()
                self._verdicts.clear()
            self._by_code[code] = verdict
        return verdict

    def _work_out(self, states: list[Open], duties: list[Open], code: int) -> Verdict:
        also_do = self._also_do(duties, code)
        if not self.norms:
            return unregulated(self.agreement, also_do)
        unknown = self._unknown(states, code, self.facts)
        space = Space(unknown, self.agreement)
        when, unless, standing = [0] * len(states), [0] * len(states), [0] * len(states)
        for i in self._order:
            state = states[i]
            if state is not NO:
                when[i], unless[i] = space.spread(state.facts, state.when), space.spread(state.facts, state.unless)
                standing[i] = when[i] & ~unless[i]
                for j in self._above[i]:
                    standing[i] &= ~standing[j]
        return self._conclude(space, when, unless, standing, also_do)

    def _conclude(
        self, space: "Space", when: list[int], unless: list[int], standing: list[int],
        also_do: tuple[AlsoDo, ...],
    ) -> Verdict:  # fmt: skip
        forbids, allows, asks = (_any(standing[i] for i in some) for some in self._by_effect)
        possible = space.possible
        conflict = possible & forbids & allows
        forbidden = possible & forbids & ~allows
        consulted = possible & asks & ~forbids
        default = possible & ~(forbids | allows | asks)
        allowed = possible & allows & ~forbids & ~asks
        if self.agreement.otherwise is Otherwise.ALLOWED:
            allowed |= default
            default = 0
        ends = {
            Ruling.NOT_ALLOWED: forbidden,
            Ruling.ASK: conflict | consulted | default,
            Ruling.ALLOWED: allowed,
        }
        ends = {ruling: where for ruling, where in ends.items() if where}
        states = {"conflict"} if conflict else {"consult"} if consulted | default else set()
        cause = cause_of(set(ends), states)
        where = forbidden | conflict, allowed | conflict, consulted
        if cause is Cause.CONFLICT:
            where = conflict, conflict, 0
        decisive = [(self.norms[i].id, standing[i] & there)
                    for some, there in zip(self._by_effect, where, strict=True) if there for i in some]  # fmt: skip
        chosen = tuple(name for name, found in decisive if found == possible)
        if cause is Cause.MISSING_FACT or not chosen:
            chosen = tuple(name for name, found in decisive if found)
        exceptions = []
        for i in self._exceptional:
            excused = when[i] & unless[i]
            if standing[i]:
                excused |= standing[i] & _any(when[j] & ~unless[j] for j in self._below[i])
            if excused and not possible & ~excused:
                exceptions.append(self.norms[i].id)
        settled = space.settled(list(ends.values())) if cause is Cause.MISSING_FACT else {}
        ruling = next(iter(ends))
        same = (cause, ruling, chosen, tuple(settled.items()), also_do, tuple(exceptions), bool(default))
        verdict = self._verdicts.get(same)
        if verdict is None:
            verdict = self._verdicts[same] = assemble(
                self.agreement, self.norms, cause, ruling, set(chosen), settled, also_do, set(exceptions), bool(default)
            )
        return verdict

    def _unknown(self, states: list[Open], code: int, among: tuple[str, ...]) -> tuple[str, ...]:
        """The facts that are open in some norm, and every unknown fact that relations tie to this slice."""
        needed = {f for state in states for f in state.facts}
        bits = self.index.no
        return tuple(f for f in among if not code & bits[f] and (f in needed or bits[f] & self._tied))

    def _also_do(self, states: list[Open], code: int) -> tuple[AlsoDo, ...]:
        found: list[AlsoDo] = []
        for norm, state in zip(self.duties, states, strict=True):
            if state.facts:
                among = tuple(f for f in self.agreement.vocabulary.facts
                              if f in self.agreement.vocabulary.tied(norm.facts))  # fmt: skip
                space = Space(self._unknown([state], code, among), self.agreement)
                arises = space.spread(state.facts, state.when) & ~space.spread(state.facts, state.unless)
                always, sometimes = not space.possible & ~arises, bool(space.possible & arises)
            else:
                always = sometimes = bool(state.when & ~state.unless)
            if always or (sometimes and norm.at):
                found += due(norm, possible=not always)
        return tuple(found)


class _AnyRole:
    """Stands in for a slice when nobody said which role is asking."""

    def __init__(self, slices: list[Slice]) -> None:
        self._slices = slices

    def settle(self, code: int) -> Verdict:
        each = [s.settle(code) for s in self._slices]
        norms = tuple(dict.fromkeys(n for v in each for n in v.norms))
        articles = tuple(dict.fromkeys(a for v in each for a in v.articles))
        return Verdict(Ruling.ASK, Cause.MISSING_FACT, articles, norms, (ROLE,), (ROLE.who_knows,))


def _any(tables: Iterable[int]) -> int:
    """The situations that are in any of these tables."""
    found = 0
    for one in tables:
        found |= one
    return found
