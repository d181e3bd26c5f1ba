"""Our norms as rules for an engine that knows only true and false: every question is asked from two sides.

*Certainly forbidden?* holds when, whatever the missing facts turn out to be, a prohibition stands.
*Possibly blocked?* holds when, for all that is known, some prohibition or duty to ask may stand. The first
gives *mag niet*, else the second gives *overleg*, and neither gives *mag*. Facts become two literals each:
known to be so, known not to be so. Relations between facts are worked into the literals.

Judging norm by norm is not enough: one norm may forbid when a fact holds and another when it does not, and
then it is forbidden whatever the fact turns out to be. Our engine sees that by itself; the peers are given
rules of their own for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bench.adapters.cases import ALWAYS, NEVER, Cases, Clause, Known, both, complete, either, negated
from netjes.norms.norm import Agreement, And, Condition, Effect, Is, Norm, Not, Or, Otherwise
from netjes.norms.vocabulary import Tie, Vocabulary

FORBIDDING = frozenset({Effect.FORBIDS})
BLOCKING = frozenset({Effect.FORBIDS, Effect.CONSULTS})


@dataclass(frozen=True, slots=True)
class Rule:
    """One norm, in the part of its reach where the same other norms count: roles, acts, and its cases.

    `heads` and `but` say the same acts shorter, for engines that know which act falls under which:
    all that falls under `heads`, except what falls under `but`.
    """

    norm: str
    roles: tuple[str, ...]
    acts: tuple[str, ...]
    heads: tuple[str, ...]
    but: tuple[str, ...]
    cases: Cases


@dataclass(frozen=True)
class TwoSided:
    """Both lists of rules, made from an agreement as it was read."""

    agreement: Agreement
    forbidding: list[Rule]
    blocking: list[Rule]

    @classmethod
    def of(cls, agreement: Agreement) -> "TwoSided":
        if agreement.otherwise is not Otherwise.ALLOWED:
            raise NotImplementedError("the peers are only generated for agreements with `anders: mag`")
        maker = _Maker(agreement)
        forbidding = list(maker.rules(FORBIDDING, certainly=True))
        return cls(agreement, forbidding + maker.together(forbidding), list(maker.rules(BLOCKING, certainly=False)))

    @property
    def vocabulary(self) -> Vocabulary:
        return self.agreement.vocabulary

    def at(self, role: str, act: str) -> "TwoSided":
        """Only the rules that reach this act of this role; for engines that are given one small table at a time."""
        return TwoSided(self.agreement, reaching(self.forbidding, role, act), reaching(self.blocking, role, act))


def reaching(rules: list[Rule], role: str, act: str) -> list[Rule]:
    return [r for r in rules if role in r.roles and act in r.acts]


class _Maker:
    """Reads the norms of one agreement as rules."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement, self.vocabulary = agreement, agreement.vocabulary
        self.norms = [n for n in agreement.norms if not n.is_duty]
        self._literals = _implied(self.vocabulary)
        self._above = {act: self.vocabulary.ancestors(act) for act in self.vocabulary.acts}

    def rules(self, effects: frozenset[Effect], *, certainly: bool) -> Iterator[Rule]:
        """Each norm with one of these effects, split where other norms begin or stop to count.

        A norm that is set aside by another with an effect in the same list need not be told so: the list
        then has its answer from that other one.
        """
        for norm in (n for n in self.norms if n.effect in effects):
            parts: dict[tuple[str, ...], dict[str, list[str]]] = {}
            for role, act in product(norm.roles, self.vocabulary.acts):
                if self._reaches(norm, role, act):
                    among = [n for n in self.norms if self._reaches(n, role, act)]
                    parts.setdefault(self._counting(norm, among, effects), {}).setdefault(role, []).append(act)
            for counting, reach in parts.items():
                among = [n for n in self.norms if n.id in counting]
                cases = self._decides(norm, among, effects) if certainly else self._may_stand(norm, among, effects)
                if cases:
                    yield from self._over(norm.id, reach, cases)

    def together(self, rules: list[Rule]) -> list[Rule]:
        """What several prohibitions make certain together, though none of them does so alone."""
        found: dict[Clause, dict[str, list[str]]] = {}
        for role, act in product(self.agreement.roles, self.vocabulary.acts):
            own = frozenset(clause for r in reaching(rules, role, act) for clause in r.cases)
            for clause in complete(own) - own:
                found.setdefault(clause, {}).setdefault(role, []).append(act)
        return [r for clause, reach in found.items() for r in self._over("together", reach, frozenset({clause}))]

    def _over(self, name: str, reach: Mapping[str, list[str]], cases: Cases) -> Iterator[Rule]:
        """One rule for all roles that have it for the same acts."""
        roles: dict[tuple[str, ...], list[str]] = {}
        for role, acts in reach.items():
            roles.setdefault(tuple(acts), []).append(role)
        for acts, some in roles.items():
            for part, heads, but in self._short(acts):
                yield Rule(name, tuple(some), part, heads, but, cases)

    def _short(self, acts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
        """These acts as *all under heads, except all under but*; in more than one part where one does not do."""
        heads = tuple(a for a in acts if (self._above[a] - {a}).isdisjoint(acts))
        under = [a for a in self.vocabulary.acts if not self._above[a].isdisjoint(heads)]
        out = [a for a in under if a not in acts]
        but = tuple(a for a in out if (self._above[a] - {a}).isdisjoint(out))
        part = tuple(a for a in under if self._above[a].isdisjoint(but))
        yield part, heads, but
        if rest := tuple(a for a in acts if a not in part):
            yield from self._short(rest)

    def _reaches(self, norm: Norm, role: str, act: str) -> bool:
        return role in norm.roles and norm.names(self.vocabulary.ancestors(act))

    def _counting(self, norm: Norm, among: list[Norm], effects: frozenset[Effect]) -> tuple[str, ...]:
        """Of these norms those that matter to whether this one decides: permissions, and all that may set aside."""
        found = {n.id for n in among if n.id != norm.id and n.effect is Effect.ALLOWS and effects == FORBIDDING}
        found |= {n.id for n in among if norm.id in n.beats and n.effect not in effects}
        while more := {n.id for n in among if found.intersection(n.beats)} - found:
            found |= more
        return tuple(sorted(found))

    def _decides(self, norm: Norm, among: list[Norm], effects: frozenset[Effect]) -> Cases:
        """The norm surely stands, and surely no permission stands against it."""
        allows = [self._cannot_stand(n, among) for n in among if n.effect is Effect.ALLOWS]
        return both(self._stands(norm, [n for n in among if n.effect not in effects]), *allows)

    def _may_stand(self, norm: Norm, among: list[Norm], effects: frozenset[Effect]) -> Cases:
        return negated(complete(self._cannot_stand(norm, [n for n in among if n.effect not in effects])))

    def _stands(self, norm: Norm, among: list[Norm]) -> Cases:
        higher = [self._cannot_stand(n, among) for n in among if norm.id in n.beats]
        return both(self.certain(norm.when), self.refuted(norm.unless), *higher)

    def _cannot_stand(self, norm: Norm, among: list[Norm]) -> Cases:
        higher = [self._stands(n, among) for n in among if norm.id in n.beats]
        return either(self.refuted(norm.when, absent=False), self.certain(norm.unless, absent=False), *higher)

    def certain(self, condition: Condition | None, *, absent: bool = True) -> Cases:
        """When a condition surely holds."""
        return self._cases(condition, True) if condition else ALWAYS if absent else NEVER

    def refuted(self, condition: Condition | None, *, absent: bool = True) -> Cases:
        """When a condition surely does not hold."""
        return self._cases(condition, False) if condition else ALWAYS if absent else NEVER

    def _cases(self, condition: Condition, value: bool) -> Cases:
        match condition:
            case Is(fact):
                return frozenset(frozenset({Known(*one)}) for one in self._literals.get((fact, value), {(fact, value)}))
            case Not(part):
                return self._cases(part, not value)
            case And(parts) | Or(parts):
                found = [self._cases(part, value) for part in parts]
                return both(*found) if isinstance(condition, And) is value else either(*found)


def _implied(vocabulary: Vocabulary) -> Mapping[tuple[str, bool], set[tuple[str, bool]]]:
    """For each answer to a fact, all answers from which it follows, itself included."""
    follows = {}
    for r in vocabulary.relations:
        then = r.tie is Tie.REQUIRES
        follows.setdefault((r.second, then), set()).add((r.first, True))
        follows.setdefault((r.first, False), set()).add((r.second, not then))
    closed = {}
    for goal in follows:
        found, todo = {goal}, [goal]
        while todo:
            new = follows.get(todo.pop(), set()) - found
            found |= new
            todo += new
        closed[goal] = found
    return closed
