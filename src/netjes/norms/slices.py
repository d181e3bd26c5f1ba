"""Two versions side by side, one act by one role at a time: where the answer differs, and through which norms.

A situation is one bit of a plain integer (`space`), so all situations are compared at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from netjes.norms.cubes import TooManyConditions
from netjes.norms.facts import FactIndex
from netjes.norms.norm import Agreement, Norm, Otherwise, article_order
from netjes.norms.plane import Answer, Plane, Side
from netjes.norms.space import LIMIT
from netjes.norms.verdict import Ruling

ORDER = (Ruling.ALLOWED, Ruling.NOT_ALLOWED, Ruling.ASK)


@dataclass(frozen=True, slots=True)
class Ending:
    """In these situations the answer goes from one to the other. `norms` are the changed ones that bring it about."""

    when: Mapping[str, bool]
    before: Ruling
    after: Ruling
    articles: tuple[str, ...]
    norms: tuple[str, ...]
    before_open: bool
    after_open: bool

    @property
    def key(self) -> object:
        return frozenset(self.when.items()), self.before, self.after, self.before_open, self.after_open


@dataclass(frozen=True, slots=True)
class Duty:
    """In these situations a duty begins or ends."""

    duty: str
    when: Mapping[str, bool]
    before: bool
    after: bool
    articles: tuple[str, ...]
    norms: tuple[str, ...]

    @property
    def key(self) -> object:
        return self.duty, frozenset(self.when.items()), self.before


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Too much bears on this act to compare it; `act` None is a duty at every act. The advice is to split the act."""

    role: str
    act: str | None
    reason: str


@dataclass(slots=True)
class Seen:
    """What a comparison gathers on its way: the norms that changed an answer, and what was too much."""

    old_norms: set[str] = field(default_factory=set)
    new_norms: set[str] = field(default_factory=set)
    not_compared: list[NotCompared] = field(default_factory=list)

    def add(self, of_old: set[str], of_new: set[str]) -> None:
        self.old_norms |= of_old
        self.new_norms |= of_new


class Pair:
    """An old and a new version, with what differs between them found once."""

    def __init__(self, old: Agreement, new: Agreement) -> None:
        self.old, self.new = old, new
        self.roles = tuple(dict.fromkeys((*new.roles, *old.roles)))
        self.acts = tuple(dict.fromkeys((*new.vocabulary.acts, *old.vocabulary.acts)))
        self.matches = tuple(_matched(old, new))
        renamed = {o.id: n.id for o, n in self.matches}
        alike = [(o, n) for o, n in self.matches if _is_alike(o, n, renamed)]
        self._partner = {o.id: n for o, n in self.matches}
        self._alike = renamed if len(alike) == len(renamed) else {o.id: n.id for o, n in alike}
        self.changed_old = {n.id for n in old.norms} - {o.id for o, _ in alike}
        self.changed_new = {n.id for n in new.norms} - {n.id for _, n in alike}
        self._same_frame = (old.otherwise, set(old.roles)) == (new.otherwise, set(new.roles))
        same_words = old.vocabulary is new.vocabulary
        self._above_old = {act: old.vocabulary.ancestors(act) for act in old.vocabulary.acts}
        self._above_new = self._above_old if same_words else {
            act: new.vocabulary.ancestors(act) for act in new.vocabulary.acts
        }  # fmt: skip
        self._order = {f: place for place, f in reversed(list(enumerate(old.vocabulary.facts)))}
        if not same_words:
            for place, fact in enumerate(new.vocabulary.facts):
                self._order[fact] = min(place, self._order.get(fact, place))
        changed = [n for n in old.norms if n.id in self.changed_old]
        changed += [n for n in new.norms if n.id in self.changed_new]
        self._touched = {act for n in changed if not n.is_duty for act in n.acts}
        self._duties_touched = any(n.is_duty for n in changed)
        self._by_role = {
            (side, role, duties): [
                n for n in each.norms if role in each.roles and role in n.roles and n.is_duty is duties
            ]
            for side, each in enumerate((old, new)) for role in self.roles for duties in (False, True)
        }  # fmt: skip
        self._known: dict[object, list[tuple[Ending, set[str], set[str]]]] = {}
        self._known_duties: dict[object, list[tuple[Duty, set[str], set[str]]]] = {}

    def above(self, act: str) -> frozenset[str]:
        """What the act falls under in both versions, or in the one that knows it; itself included."""
        before, after = self._above_old.get(act), self._above_new.get(act)
        if before is None or after is None:
            return before or after or frozenset()
        return before & after

    def under(self, act: str) -> tuple[str, ...]:
        """What falls under the act, however far down; without itself."""
        return tuple(other for other in self.acts if other != act and act in self.above(other))

    def endings(self, role: str, act: str, seen: Seen) -> Iterator[Ending]:
        """Where the answer about this act differs, each with the least that brings it about."""
        none: frozenset[str] = frozenset()
        before, after = self._above_old.get(act, none), self._above_new.get(act, none)
        if self._same_frame and before == after and self._touched.isdisjoint(before):
            return
        old = [n for n in self._by_role[0, role, False] if n.names(before)]
        new = [n for n in self._by_role[1, role, False] if n.names(after)]
        if self._same_frame and self._all_alike(old, new):
            return
        key = role in self.old.roles, role in self.new.roles, tuple(n.id for n in old), tuple(n.id for n in new)
        try:
            if key not in self._known:
                self._known[key] = list(self._compared(role, old, new))
        except TooManyConditions as error:
            seen.not_compared.append(NotCompared(role, act, str(error)))
            return
        for ending, of_old, of_new in self._known[key]:
            seen.add(of_old, of_new)
            yield ending

    def duties(self, role: str, act: str | None, seen: Seen) -> Iterator[Duty]:
        """Where a duty at this act begins or ends; without an act, the duties that come with every act."""
        if not self._duties_touched and self._same_frame and self._same_tree:
            return
        none: frozenset[str] = frozenset()
        before = self._above_old.get(act, none) if act else none
        after = self._above_new.get(act, none) if act else none
        old = [n for n in self._by_role[0, role, True] if n.names(before)]
        new = [n for n in self._by_role[1, role, True] if n.names(after)]
        if self._all_alike(old, new):
            return
        key = tuple(n.id for n in old), tuple(n.id for n in new)
        try:
            if key not in self._known_duties:
                self._known_duties[key] = list(self._compared_duties(old, new))
        except TooManyConditions as error:
            seen.not_compared.append(NotCompared(role, act, str(error)))
            return
        for duty, of_old, of_new in self._known_duties[key]:
            seen.add(of_old, of_new)
            yield duty

    @cached_property
    def _same_tree(self) -> bool:
        return self._above_old == self._above_new

    def _all_alike(self, old: list[Norm], new: list[Norm]) -> bool:
        return len(old) == len(new) and {self._alike.get(n.id) for n in old} == {n.id for n in new}

    def _compared(self, role: str, old: list[Norm], new: list[Norm]) -> Iterator[tuple[Ending, set[str], set[str]]]:
        plane = self._plane(old, new)
        sides = [Side(norms, plane, agreement.otherwise if role in agreement.roles else Otherwise.ALLOWED)
                 for norms, agreement in ((old, self.old), (new, self.new))]  # fmt: skip
        differing = self._differing(old, new, sides[0].applies, sides[1].applies)
        standing = [(i, n, sides[i].standing[n.id]) for i, norms in enumerate((old, new)) for n in norms]
        for before in ORDER:
            for after in ORDER:
                region = plane.possible & sides[0].ends[before] & sides[1].ends[after]
                if before is after or not region:
                    continue
                for when, where in plane.conditions(region):
                    through = [(i, n) for i, n, there in differing if there & where] or [
                        (i, n) for i, n, there in standing if there & where
                    ]
                    articles, norms = _named(through)
                    yield (Ending(when, before, after, articles, norms, not old, not new),
                           {n.id for i, n in through if i == 0} & self.changed_old,
                           {n.id for i, n in through if i == 1} & self.changed_new)  # fmt: skip

    def _compared_duties(self, old: list[Norm], new: list[Norm]) -> Iterator[tuple[Duty, set[str], set[str]]]:
        plane = self._plane(old, new)
        applies = [{n.id: plane.applies(n) for n in norms} for norms in (old, new)]
        differing = self._differing(old, new, *applies)
        for duty in dict.fromkeys(act for n in (*new, *old) for act in n.acts):
            arises = [0, 0]
            for i, norms in enumerate((old, new)):
                for n in norms:
                    arises[i] |= applies[i][n.id] if duty in n.acts else 0
            for before, region in ((True, arises[0] & ~arises[1]), (False, arises[1] & ~arises[0])):
                for when, where in plane.conditions(region & plane.possible):
                    through = [(i, n) for i, n, there in differing if there & where and duty in n.acts] or [
                        (i, n) for i, norms in enumerate((old, new)) for n in norms
                        if duty in n.acts and applies[i][n.id] & where
                    ]  # fmt: skip
                    articles, names = _named(through)
                    yield (Duty(duty, when, before, not before, articles, names),
                           {n.id for i, n in through if i == 0} & self.changed_old,
                           {n.id for i, n in through if i == 1} & self.changed_new)  # fmt: skip

    def _plane(self, old: list[Norm], new: list[Norm]) -> "Plane":
        facts = sorted({f for n in (*old, *new) for f in n.facts}, key=lambda f: (self._order[f], f))
        if len(facts) > LIMIT:
            raise TooManyConditions(f"hierover gaan {len(facts)} feiten tegelijk; vergelijken kan tot {LIMIT}")
        return Plane(tuple(facts), self._impossible)

    @cached_property
    def _impossible(self) -> tuple[tuple[Answer, Answer], ...]:
        """Pairs of answers that cannot go together in one of the versions, directly or through other facts.

        A pair of twice the same answer is one that cannot be at all. Pairs are all there is to know: relations
        are clauses of two answers, and what follows from such clauses is again such clauses.
        """
        words = self.old.vocabulary
        if self.new.vocabulary.relations != words.relations:
            both = {**words.facts, **self.new.vocabulary.facts}
            words = replace(words, facts=both, relations=(*words.relations, *self.new.vocabulary.relations))
        found: set[tuple[Answer, Answer]] = set()
        for first, implied in FactIndex(words).implied.items():
            found |= {(first, (name, not value)) for name, value in implied if (name, value) != first}
        return tuple(sorted(found))

    def _differing(
        self, old: list[Norm], new: list[Norm], before: Mapping[str, int], after: Mapping[str, int]
    ) -> list[tuple[int, Norm, int]]:
        """The changed norms of this slice, each with the situations in which it does not do what it did."""
        here = {n.id for n in new}
        found, paired = [], set()
        for norm in old:
            partner = self._partner.get(norm.id)
            if norm.id in self.changed_old and (partner is None or partner.id not in here):
                found.append((0, norm, before[norm.id]))
            elif partner is not None and partner.id in here:
                paired.add(partner.id)
                if norm.id in self.changed_old:
                    was, now = before[norm.id], after[partner.id]
                    same_force = norm.effect is partner.effect and self._beats_alike(norm, partner)
                    same_force = same_force and (not norm.is_duty or set(norm.acts) == set(partner.acts))
                    there = was ^ now if same_force else was | now
                    found += [(0, norm, there), (1, partner, there)]
        found += [(1, n, after[n.id]) for n in new if n.id not in paired and n.id in self.changed_new]
        return found

    def _beats_alike(self, old: Norm, new: Norm) -> bool:
        return {self._partner[b].id if b in self._partner else b for b in old.beats} == set(new.beats)


def _named(through: list[tuple[int, Norm]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    articles = sorted({norm.article for _, norm in through}, key=article_order)
    return tuple(articles), tuple(sorted({norm.id for _, norm in through}))


def _matched(old: Agreement, new: Agreement) -> Iterator[tuple[Norm, Norm]]:
    """Norms that are the same one in both versions: by id, and else because they say the same."""
    by_id = {n.id: n for n in new.norms}
    left: dict[object, list[Norm]] = {}
    known = {n.id for n in old.norms}
    for norm in new.norms:
        if norm.id not in known:
            left.setdefault(_content(norm), []).append(norm)
    for norm in old.norms:
        if norm.id in by_id:
            yield norm, by_id[norm.id]
        elif left and (twins := left.get(_content(norm))):
            yield norm, twins.pop(0)


def _is_alike(old: Norm, new: Norm, renamed: Mapping[str, str]) -> bool:
    if old is new:
        return all(renamed.get(b, b) == b for b in old.beats)
    return _content(old) == _content(new) and {renamed.get(b, b) for b in old.beats} == set(new.beats)


def _content(norm: Norm) -> object:
    """What a norm does, whatever its name, its place and its words of advice."""
    return (frozenset(norm.roles), norm.effect, frozenset(norm.acts), frozenset(norm.at), norm.when, norm.unless)
