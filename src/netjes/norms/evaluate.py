"""How an answer comes about: the whole decision on one page.

This is the definition. `table` computes the same answers fast, and is tested to equal this page.

1. The norms of this role that name the act, or anything it falls under.
2. For every completion of what is not known (leaving out what cannot happen): a norm applies when its
   condition holds and its exception does not; a norm that applies sets aside those it goes before; a norm
   that was set aside sets nothing aside itself. What is left decides: forbidden, unless it is allowed too
   (then nobody can tell), else to be asked, else allowed.
3. When all completions agree, that is the answer. When they differ the answer is *ask*, and the facts
   that could change it are missing.
"""

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from itertools import product

from netjes.norms.facts import is_possible
from netjes.norms.norm import Agreement, And, Condition, Effect, Is, Norm, Not, Or, Otherwise
from netjes.norms.verdict import AlsoDo, Cause, Missing, Ruling, Verdict
from netjes.norms.vocabulary import Vocabulary

Situation = Mapping[str, bool]
RULING = {
    "forbidden": Ruling.NOT_ALLOWED,
    "conflict": Ruling.ASK,
    "consult": Ruling.ASK,
    "allowed": Ruling.ALLOWED,
}


def decide(agreement: Agreement, role: str, act: str, facts: Situation) -> Verdict:
    """The answer by definition: every completion is looked at. For tests and for reading; `table` is for use."""
    acts = agreement.vocabulary.ancestors(act)
    norms = [n for n in agreement.norms if role in n.roles and n.names(acts)]
    deciding, duties = [n for n in norms if not n.is_duty], [n for n in norms if n.is_duty]
    also_do = _duties(duties, agreement.vocabulary, facts)
    if not deciding:
        return unregulated(agreement, also_do)

    completions = list(_completions(agreement.vocabulary, deciding, facts))
    judged = {tuple(s.items()): judge(deciding, s, agreement.otherwise) for s in completions}
    rulings = {key: RULING[state] for key, (state, _, _) in judged.items()}
    settled: dict[str, int] = {}
    for fact in completions[0]:
        if fact in facts or not any(_flips(rulings, s, fact) for s in completions):
            continue
        halves = [[rulings[tuple(s.items())] for s in completions if s[fact] is v] for v in (True, False)]
        settled[fact] = sum(len(half) for half in halves if len(set(half)) == 1)

    states = {state for state, _, _ in judged.values()}
    cause = cause_of({RULING[s] for s in states}, states)
    kinds = (Effect.FORBIDS, Effect.ALLOWS) if cause is Cause.CONFLICT else tuple(Effect)
    decisive = [{n.id for n in ns if n.effect in kinds} for _, ns, _ in judged.values()]
    always, sometimes = set.intersection(*decisive), set.union(*decisive)
    chosen = sometimes if cause is Cause.MISSING_FACT or not always else always
    exceptions = set.intersection(*(set(found) for _, _, found in judged.values()))
    by_default = any(state == "consult" and not ns for state, ns, _ in judged.values())
    return assemble(agreement, deciding, cause, rulings[next(iter(rulings))], chosen, settled, also_do,
                    exceptions, by_default)  # fmt: skip


def judge(norms: list[Norm], s: Situation, otherwise: Otherwise) -> tuple[str, list[Norm], list[str]]:
    """One complete situation: how it ends, the norms that make it end so, and the exceptions at work."""
    applies = {n.id for n in norms if holds(n.when, s) and not (n.unless and holds(n.unless, s))}
    standing: list[Norm] = []
    for norm in in_order(norms):
        if norm.id in applies and not any(norm.id in higher.beats for higher in standing):
            standing.append(norm)
    excused = [n.id for n in norms if holds(n.when, s) and n.unless and holds(n.unless, s)]
    excused += [n.id for n in standing if applies.intersection(n.beats)]
    forbids, allows, asks = ([n for n in standing if n.effect is effect]
                             for effect in (Effect.FORBIDS, Effect.ALLOWS, Effect.CONSULTS))  # fmt: skip
    if forbids and allows:
        return "conflict", forbids + allows, excused
    if forbids:
        return "forbidden", forbids, excused
    if asks:
        return "consult", asks, excused
    if allows or otherwise is Otherwise.ALLOWED:
        return "allowed", allows, excused
    return "consult", [], excused


def holds(condition: Condition | None, s: Situation) -> bool:
    """Whether a condition is true in a complete situation; no condition is true."""
    match condition:
        case None:
            return True
        case Is(fact):
            return s[fact]
        case Not(part):
            return not holds(part, s)
        case And(parts):
            return all(holds(part, s) for part in parts)
        case Or(parts):
            return any(holds(part, s) for part in parts)


def in_order(norms: list[Norm]) -> list[Norm]:
    """The norms with those that go before others first."""
    by_id = {n.id: n for n in norms}
    order = TopologicalSorter({n.id: [m.id for m in norms if n.id in m.beats] for n in norms})
    return [by_id[name] for name in order.static_order()]


def cause_of(rulings: set[Ruling], states: set[str]) -> Cause:
    if len(rulings) > 1:
        return Cause.MISSING_FACT
    return Cause.CONFLICT if "conflict" in states else Cause.CONSULT if "consult" in states else Cause.NORM


def _completions(vocabulary: Vocabulary, norms: list[Norm], facts: Situation) -> Iterator[dict[str, bool]]:
    names = vocabulary.tied(fact for norm in norms for fact in norm.facts)
    unknown = [name for name in vocabulary.facts if name in names and name not in facts]
    for values in product((True, False), repeat=len(unknown)):
        situation = {**facts, **dict(zip(unknown, values, strict=True))}
        if is_possible(vocabulary.relations, situation):
            yield situation


def _flips(rulings: Mapping[tuple[tuple[str, bool], ...], Ruling], s: Situation, fact: str) -> bool:
    other = tuple({**s, fact: not s[fact]}.items())
    return other in rulings and rulings[other] is not rulings[tuple(s.items())]


def _duties(duties: list[Norm], vocabulary: Vocabulary, facts: Situation) -> tuple[AlsoDo, ...]:
    found: list[AlsoDo] = []
    for norm in duties:
        arises = [holds(norm.when, s) and not (norm.unless and holds(norm.unless, s))
                  for s in _completions(vocabulary, [norm], facts)]  # fmt: skip
        if all(arises) or (any(arises) and norm.at):
            found += due(norm, possible=not all(arises))
    return tuple(found)


def due(norm: Norm, *, possible: bool) -> list[AlsoDo]:
    return [AlsoDo(act, norm.ask, norm.article, norm.id, possible, norm.note) for act in norm.acts]


def unregulated(agreement: Agreement, also_do: tuple[AlsoDo, ...]) -> Verdict:
    """The answer where no norm speaks of the act: what the front matter says of everything else."""
    if agreement.otherwise is Otherwise.ALLOWED:
        return Verdict(Ruling.ALLOWED, Cause.UNREGULATED, also_do=also_do)
    return Verdict(Ruling.ASK, Cause.UNREGULATED, ask_whom=(agreement.ask,) if agreement.ask else (), also_do=also_do)


def assemble(
    agreement: Agreement, norms: list[Norm], cause: Cause, ruling: Ruling, chosen: set[str],
    settled: Mapping[str, int], also_do: tuple[AlsoDo, ...], exceptions: set[str], by_default: bool,
) -> Verdict:  # fmt: skip
    """The answer object from what was found; `settled` counts the completions that each missing fact settles."""
    facts = agreement.vocabulary.facts
    order = agreement.vocabulary.order
    missing = sorted(settled, key=lambda name: (-settled[name], order[name]))
    decisive = [n for n in norms if n.id in chosen]
    whom: list[str | None] = []
    if cause is Cause.MISSING_FACT:
        ruling = Ruling.ASK
        whom = [facts[name].who_knows for name in missing]
    elif ruling is not Ruling.ALLOWED:
        whom = [n.ask for n in decisive]
        if by_default:
            whom.append(agreement.ask)
    return Verdict(
        ruling,
        cause,
        articles=tuple(dict.fromkeys(n.article for n in decisive)),
        norms=tuple(n.id for n in decisive),
        missing=tuple(Missing(name, facts[name].question, facts[name].who_knows) for name in missing)
        if cause is Cause.MISSING_FACT
        else (),
        ask_whom=tuple(dict.fromkeys(person for person in whom if person)),
        also_do=also_do,
        exceptions=tuple(n.id for n in norms if n.id in exceptions),
    )
