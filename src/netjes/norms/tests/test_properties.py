"""What holds for every agreement and every question: the promises of the engine, on made-up worlds."""

from dataclasses import replace
from itertools import product

import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.norms import evaluate
from netjes.norms.facts import FactIndex, is_possible
from netjes.norms.norm import Agreement, And, Article, Condition, Effect, Is, Norm, Not, Or, Otherwise
from netjes.norms.notation import printable, read, write, write_norm
from netjes.norms.table import Rulebook
from netjes.norms.tests.worlds import FACTS, agreements, questions, situations
from netjes.norms.verdict import Cause, Ruling
from netjes.norms.vocabulary import Act, Person, Vocabulary

data = st.data()


@given(data)
@settings(max_examples=400, deadline=None)
def test_the_table_equals_the_page(data) -> None:
    agreement = data.draw(agreements())
    rulebook = Rulebook(agreement)
    for _ in range(3):
        role, act, facts = data.draw(questions(agreement))
        assert rulebook.decide(role, act, facts) == evaluate.decide(agreement, role, act, facts)


@given(data)
@settings(max_examples=150, deadline=None)
def test_a_certain_answer_stays_when_more_is_known(data) -> None:
    agreement = data.draw(agreements())
    rulebook = Rulebook(agreement)
    role, act, facts = data.draw(questions(agreement))
    before = rulebook.decide(role, act, facts)
    if before.cause is Cause.MISSING_FACT:
        return
    for fact, value in product(FACTS, (True, False)):
        more = {**facts, fact: value}
        if fact not in facts and FactIndex(agreement.vocabulary)._complete(
            sum(rulebook.index.yes[f] if v else rulebook.index.no[f] for f, v in more.items()) & rulebook.index.tied
        ) is not None:  # fmt: skip
            assert rulebook.decide(role, act, more).verdict is before.verdict


@given(data)
@settings(max_examples=150, deadline=None)
def test_missing_is_exactly_what_can_change_the_answer(data) -> None:
    agreement = data.draw(agreements())
    rulebook = Rulebook(agreement)
    role, act, facts = data.draw(questions(agreement))
    verdict = rulebook.decide(role, act, facts)
    if verdict.cause is Cause.UNREGULATED:
        return
    free = [f for f in FACTS if f not in facts]
    wholes = [{**facts, **dict(zip(free, values, strict=True))} for values in product((True, False), repeat=len(free))]
    ruling = {
        tuple(sorted(s.items())): rulebook.decide(role, act, s).verdict
        for s in wholes
        if is_possible(agreement.vocabulary.relations, s)
    }
    changes = {
        f for s in ruling for f in free
        if (t := tuple(sorted({**dict(s), f: not dict(s)[f]}.items()))) in ruling and ruling[t] is not ruling[s]
    }  # fmt: skip
    assert {m.fact for m in verdict.missing} == changes
    assert (len(set(ruling.values())) > 1) == (verdict.cause is Cause.MISSING_FACT)


@given(data)
@settings(max_examples=100, deadline=None)
def test_asking_one_at_a_time_never_asks_what_no_longer_matters(data) -> None:
    """Following the first missing fact, every question asked still could change the answer, and it ends."""
    agreement = data.draw(agreements())
    rulebook = Rulebook(agreement)
    role, act, _ = data.draw(questions(agreement))
    truth, known = data.draw(situations(agreement)), {}
    verdict = rulebook.decide(role, act, known)
    for _ in FACTS:
        if not verdict.missing:
            break
        ask = verdict.missing[0].fact
        assert ask not in known
        known[ask] = truth[ask]
        verdict = rulebook.decide(role, act, known)
    assert not verdict.missing
    assert verdict.verdict is rulebook.decide(role, act, truth).verdict


@given(data)
@settings(max_examples=100, deadline=None)
def test_the_order_of_articles_and_norms_changes_nothing(data) -> None:
    agreement = data.draw(agreements())
    shuffled = replace(
        agreement,
        articles=tuple(
            replace(article, norms=tuple(data.draw(st.permutations(article.norms))))
            for article in data.draw(st.permutations(agreement.articles))
        ),
    )
    role, act, facts = data.draw(questions(agreement))
    assert Rulebook(agreement).decide(role, act, facts) == Rulebook(shuffled).decide(role, act, facts)


@given(data)
@settings(max_examples=100, deadline=None)
def test_a_duty_never_blocks(data) -> None:
    agreement = data.draw(agreements())
    without = replace(
        agreement,
        articles=tuple(replace(a, norms=tuple(n for n in a.norms if not n.is_duty)) for a in agreement.articles),
    )
    role, act, facts = data.draw(questions(agreement))
    one, two = Rulebook(agreement).decide(role, act, facts), Rulebook(without).decide(role, act, facts)
    assert replace(one, also_do=()) == two


@given(data)
@settings(max_examples=120, deadline=None)
def test_an_independent_solver_agrees(data) -> None:
    """z3 is told the meaning of the norms and asked which endings are possible."""
    agreement = data.draw(agreements())
    role, act, facts = data.draw(questions(agreement))
    verdict = Rulebook(agreement).decide(role, act, facts)
    if verdict.cause is Cause.UNREGULATED:
        return
    bits = {f: z3.Bool(f) for f in FACTS}
    above = agreement.vocabulary.ancestors(act)
    norms = [n for n in agreement.norms if role in n.roles and not n.is_duty and above & set(n.acts)]
    applies = {n.id: z3.And(_z3(n.when, bits), z3.Not(_z3(n.unless, bits) if n.unless else False)) for n in norms}
    stands = {n.id: z3.Bool(f"stands {n.id}") for n in norms}
    solver = z3.Solver()
    for n in norms:
        higher = [stands[m.id] for m in norms if n.id in m.beats]
        solver.add(stands[n.id] == z3.And(applies[n.id], z3.Not(z3.Or(higher))))
    for r in agreement.vocabulary.relations:
        both = bits[r.second] if r.tie.name == "EXCLUDES" else z3.Not(bits[r.second])
        solver.add(z3.Not(z3.And(bits[r.first], both)))
    solver.add([bits[f] if value else z3.Not(bits[f]) for f, value in facts.items()])
    some = {e: z3.Or([stands[n.id] for n in norms if n.effect is e]) for e in Effect}
    forbidden, allowed, consulted = some[Effect.FORBIDS], some[Effect.ALLOWS], some[Effect.CONSULTS]
    nothing = z3.Not(z3.Or(forbidden, allowed, consulted))
    ask = z3.Or(z3.And(forbidden, allowed), z3.And(consulted, z3.Not(forbidden)))
    if agreement.otherwise is Otherwise.ASK:
        ask = z3.Or(ask, nothing)
    ends = {
        Ruling.NOT_ALLOWED: z3.And(forbidden, z3.Not(allowed)),
        Ruling.ASK: ask,
        Ruling.ALLOWED: z3.Not(z3.Or(forbidden, ask)),
    }
    possible = {ruling for ruling, formula in ends.items() if solver.check(formula) == z3.sat}
    assert ({verdict.verdict} == possible) if len(possible) == 1 else (verdict.cause is Cause.MISSING_FACT)


def _z3(condition: Condition | None, bits):
    match condition:
        case None:
            return z3.BoolVal(True)
        case Is(fact):
            return bits[fact]
        case Not(part):
            return z3.Not(_z3(part, bits))
        case And(parts):
            return z3.And([_z3(p, bits) for p in parts])
        case Or(parts):
            return z3.Or([_z3(p, bits) for p in parts])


@given(data)
@settings(max_examples=80, deadline=None)
def test_what_is_written_reads_back_to_the_letter(data) -> None:
    agreement = data.draw(agreements())
    prose = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)).strip()
    text = "---\ntitel: T\ntaal: nl\ngeldt voor: leerling, medewerker\nversie: 1\nanders: mag\n---\n\n"
    if prose.startswith(("#", "`", "~", "|")) or "\u2028" in prose or "\u2029" in prose or "\x85" in prose:
        prose = "Tekst."
    for article in agreement.articles:
        text += f"## Artikel {article.number}. Titel\n\n{prose}\n\n" + "\n".join(map(write_norm, article.norms)) + "\n"
    found = read(text, words=agreement.vocabulary)
    assert write(found) == text
    strip = [replace(n, line=0, source=None) for n in found.norms]
    assert strip == [replace(n, everyone=False) for n in agreement.norms]
    assert "```" not in printable(text)


def test_an_exception_to_an_exception_revives_the_rule() -> None:
    """c goes before b, b goes before a: where all apply, a stands again."""
    words = Vocabulary({"x": Act("x")}, {}, {"leerling": Person("leerling", is_role=True)})
    chain = (
        Norm("a", "1", ("leerling",), Effect.FORBIDS, ("x",)),
        Norm("b", "1", ("leerling",), Effect.ALLOWS, ("x",), beats=("a",)),
        Norm("c", "1", ("leerling",), Effect.CONSULTS, ("x",), beats=("b",), ask="leerling"),
    )
    made = Agreement("T", "nl", ("leerling",), "1", Otherwise.ALLOWED, words, (Article("1", "", "", "", chain),))
    verdict = Rulebook(made).decide("leerling", "x", {})
    assert (verdict.verdict, verdict.norms) == (Ruling.NOT_ALLOWED, ("a",))
