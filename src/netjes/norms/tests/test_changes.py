"""What a new version changes for people."""

from collections import defaultdict
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.norms.changes import Changes, as_json, meaning_changes
from netjes.norms.cubes import TooManyConditions, cubes
from netjes.norms.evaluate import holds
from netjes.norms.facts import is_possible
from netjes.norms.library import model
from netjes.norms.norm import Agreement, Article, Effect, Is, Norm, Not, Or, Otherwise
from netjes.norms.notation import read, read_file
from netjes.norms.table import Rulebook
from netjes.norms.tests.worlds import ACTS, FACTS, ROLES, agreements
from netjes.norms.verdict import Ruling
from netjes.norms.vocabulary import Act, Fact, Person, Relation, Tie, Vocabulary

GOOD = Path(__file__).parent / "good"
OK, NO, ASK = Ruling.ALLOWED, Ruling.NOT_ALLOWED, Ruling.ASK
data = st.data()


def agreement(*norms: str, extra: str = "", prose: str = "Tekst.", anders: str = "mag") -> Agreement:
    text = (GOOD / "conflict.md").read_text()
    head, words = text.split("## Artikel 1.")[0], text[text.index("## Woordenlijst") :]
    blocks = [f"## Artikel {i}. Kop\n\n{prose}\n\n```norm n{i}\n{norm}\n```\n" for i, norm in enumerate(norms, start=1)]
    return read(f"{head.replace('anders: mag', f'anders: {anders}')}{''.join(blocks)}\n{words}{extra}")


def shown(changes: Changes) -> list[tuple[object, ...]]:
    return [(c.role, c.act, dict(c.when), c.before.value, c.after.value, c.articles) for c in changes.verdicts]


BAN = "wie: leerling\nverbiedt: plaatsen\nals: les"


def test_it_works() -> None:
    changes = meaning_changes(agreement(BAN), agreement(f"{BAN}\ntenzij: toestemming"))
    assert shown(changes) == [
        ("leerling", "plaatsen", {"les": True, "toestemming": True}, "not_allowed", "allowed", ("1",))
    ]
    assert changes.looser[0].also == ("foto plaatsen",) and changes.looser[0].norms == ("n1",)
    assert [(m.article, m.norms) for m in changes.meaning_only] == [("1", ("n1",))] and changes.text_only == ()
    assert as_json(changes)["looser"][0] == {
        "role": "leerling", "act": "plaatsen", "when": {"les": True, "toestemming": True}, "from": "not_allowed",
        "to": "allowed", "articles": ["1"], "norms": ["n1"], "also": ["foto plaatsen"], "not_for": [],
    }  # fmt: skip


def test_an_act_that_changes_alone_is_told_alone() -> None:
    changes = meaning_changes(
        agreement("wie: leerling\nverbiedt: foto plaatsen"),
        agreement("wie: leerling\nverbiedt: plaatsen"),
    )
    assert shown(changes) == [("leerling", "plaatsen", {}, "allowed", "not_allowed", ("1",))]
    assert changes.stricter[0].not_for == ("foto plaatsen",)


def test_a_new_act_and_a_new_role_count_as_unregulated_before() -> None:
    new = agreement(BAN)
    words = replace(new.vocabulary, acts={n: a for n, a in new.vocabulary.acts.items() if n != "foto plaatsen"})
    ban = agreement("wie: leerling\nverbiedt: foto plaatsen")
    found = meaning_changes(replace(ban, vocabulary=words, articles=()), ban)
    assert [(c.act, c.before, c.after, c.before_open) for c in found.verdicts] == [("foto plaatsen", OK, NO, True)]
    narrow = replace(new, roles=())
    assert [(c.act, c.before_open) for c in meaning_changes(narrow, new).stricter] == [("plaatsen", True)]


def test_text_without_meaning_and_meaning_without_text_are_told_apart() -> None:
    old = agreement(BAN, "wie: leerling\nvraagt overleg bij: plaatsen\nals: kritiek\nvraag: mentor")
    new = agreement(
        BAN, "wie: leerling\nvraagt overleg bij: plaatsen\nals: kritiek\nvraag: mentor", prose="Iets anders."
    )
    assert meaning_changes(old, new).text_only == ("1", "2") and not meaning_changes(old, new).verdicts
    twice = agreement(f"{BAN} en les", "wie: leerling\nvraagt overleg bij: plaatsen\nals: kritiek\nvraag: mentor")
    assert meaning_changes(old, twice).text_only == ("1",) and meaning_changes(old, twice).meaning_only == ()


def test_another_person_to_ask_is_told() -> None:
    words = model("leerlingen")
    article = words.article("7")
    assert article is not None
    norms = tuple(replace(n, ask="mentor") if n.id == "7-les" else n for n in article.norms)
    new = replace(words, articles=tuple(replace(a, norms=norms) if a.number == "7" else a for a in words.articles))
    found = meaning_changes(words, new)
    assert [(a.norm, a.before, a.after) for a in found.asks] == [("7-les", "leraar", "mentor")]
    assert [m.article for m in found.meaning_only] == ["7"] and not found.verdicts


def test_a_duty_that_begins_is_told_with_its_act_and_condition() -> None:
    old = model("leerlingen")
    norms = tuple(n for a in old.articles for n in a.norms if n.id == "6-aanspreken")
    less = replace(
        old, articles=tuple(replace(a, norms=tuple(n for n in a.norms if n not in norms)) for a in old.articles)
    )
    begins, ends = meaning_changes(less, old).duties, meaning_changes(old, less).duties
    assert {(d.act, d.duty, d.before, d.after) for d in begins} == {
        ("iets verkeerds zien", "iemand aanspreken", False, True),
        ("wegkijken", "iemand aanspreken", False, True),
    }
    assert all(dict(d.when) == {"onveilig": False, "samen lukt het": True} for d in begins)
    assert {(d.act, d.before, d.after) for d in ends} == {(d.act, True, False) for d in begins}


def test_one_role_sees_only_its_own() -> None:
    old, new = agreement(BAN), agreement("wie: iedereen\nverbiedt: plaatsen")
    everyone = {c.role for c in meaning_changes(old, new).verdicts}
    for role in everyone:
        assert {c.role for c in meaning_changes(old, new, role).verdicts} == {role}


def test_other_names_and_places_of_norms_mean_nothing() -> None:
    old = agreement(BAN, "wie: leerling\nstaat toe: plaatsen\ngaat voor: n1")
    new = agreement("wie: leerling\nstaat toe: plaatsen\ngaat voor: n2", BAN)
    found = meaning_changes(old, new)
    assert not found.verdicts and not found.meaning_only


def test_too_much_to_compare_is_said() -> None:
    facts = {f"f{i}": Fact(f"f{i}", "?", "leerling") for i in range(30)}
    words = Vocabulary({"x": Act("x"), "y": Act("y")}, facts, {"leerling": Person("leerling", is_role=True)})
    norms = [Norm(f"n{i}", "1", ("leerling",), Effect.FORBIDS, ("x",), when=Is(f)) for i, f in enumerate(facts)]
    ban = Norm("y", "1", ("leerling",), Effect.FORBIDS, ("y",))

    def made(*norms: Norm) -> Agreement:
        return Agreement("T", "nl", ("leerling",), "1", Otherwise.ALLOWED, words, (Article("1", "", "", "", norms),))

    found = meaning_changes(made(*norms[1:]), made(*norms, ban))
    assert [(n.role, n.act) for n in found.not_compared] == [("leerling", "x")]
    assert [c.act for c in found.stricter] == ["y"]


@given(data)
@settings(max_examples=150, deadline=None)
def test_no_change_is_no_change(data) -> None:
    made = data.draw(agreements())
    assert not meaning_changes(made, made)
    shuffled = replace(
        made,
        articles=tuple(
            replace(article, norms=tuple(data.draw(st.permutations(article.norms))))
            for article in data.draw(st.permutations(made.articles))
        ),
    )
    assert not meaning_changes(made, shuffled)
    other = data.draw(agreements())
    assert set(shown_frozen(meaning_changes(made, other))) == set(shown_frozen(meaning_changes(shuffled, other)))


def shown_frozen(changes: Changes, *, mirrored: bool = False) -> list[object]:
    verdicts: list[object] = [
        (c.role, c.act, frozenset(c.when.items()), c.articles, c.norms, frozenset(c.also), frozenset(c.not_for),
         *((c.after, c.before, c.after_open, c.before_open) if mirrored else
           (c.before, c.after, c.before_open, c.after_open)))
        for c in changes.verdicts
    ]  # fmt: skip
    duties: list[object] = [
        (d.role, d.act, d.duty, frozenset(d.when.items()), d.articles, d.norms, d.before is not mirrored)
        for d in changes.duties
    ]
    return verdicts + duties


@given(data)
@settings(max_examples=200, deadline=None)
def test_backward_mirrors_forward(data) -> None:
    old, new = data.draw(agreements()), data.draw(agreements())
    there, back = meaning_changes(old, new), meaning_changes(new, old)
    assert set(shown_frozen(there)) == set(shown_frozen(back, mirrored=True))
    assert [len(x) for x in (there.stricter, there.looser)] == [len(x) for x in (back.looser, back.stricter)]
    assert there.text_only == back.text_only
    assert set(there.meaning_only) == set(back.meaning_only)


@given(data)
@settings(max_examples=150, deadline=None)
def test_every_changed_answer_is_told_and_no_other(data) -> None:
    """Against the engine itself, situation by situation: covered exactly, and every condition minimal."""
    old, new = data.draw(agreements()), data.draw(agreements())
    before, after = Rulebook(old), Rulebook(new)
    told: dict[tuple[str, str], list[tuple[dict[str, bool], Ruling, Ruling]]] = defaultdict(list)
    changes = meaning_changes(old, new)
    for c in changes.verdicts:
        for act in (c.act, *c.also):
            told[c.role, act].append((dict(c.when), c.before, c.after))
    relations = (*old.vocabulary.relations, *new.vocabulary.relations)
    possible = [
        s for values in product((True, False), repeat=len(FACTS))
        if is_possible(relations, s := dict(zip(FACTS, values, strict=True)))
    ]  # fmt: skip
    for role, act in product(ROLES, ACTS):
        answers = [(s, before.decide(role, act, s).verdict, after.decide(role, act, s).verdict) for s in possible]
        for s, was, now in answers:
            here = {(b, a) for when, b, a in told[role, act] if when.items() <= s.items()}
            assert here == ({(was, now)} if was is not now else set())
        for when, b, a in told[role, act]:
            assert any(when.items() <= s.items() for s in possible)
            for fact in when:
                less = {f: v for f, v in when.items() if f != fact}
                assert any(less.items() <= s.items() and (was, now) != (b, a) for s, was, now in answers)


@given(data)
@settings(max_examples=100, deadline=None)
def test_every_changed_duty_is_told_and_no_other(data) -> None:
    old, new = data.draw(agreements()), data.draw(agreements())
    told = meaning_changes(old, new).duties
    relations = (*old.vocabulary.relations, *new.vocabulary.relations)

    def arising(made: Agreement, role: str, act: str, s: dict[str, bool]) -> set[str]:
        above = made.vocabulary.ancestors(act)
        return {a for n in made.norms if n.is_duty and role in n.roles and n.names(above)
                and holds(n.when, s) and not (n.unless and holds(n.unless, s)) for a in n.acts}  # fmt: skip

    for values in product((True, False), repeat=len(FACTS)):
        s = dict(zip(FACTS, values, strict=True))
        if not is_possible(relations, s):
            continue
        for role, act in product(ROLES, ACTS):
            was, now = arising(old, role, act, s), arising(new, role, act, s)
            here = [d for d in told if d.role == role and d.when.items() <= s.items()]
            always = {(d.duty, d.after) for d in here if d.act is None}
            some = {(d.duty, d.after) for d in here if act in (d.act, *d.also)}
            changed = {(d, True) for d in now - was} | {(d, False) for d in was - now}
            assert some <= changed <= some | always


@given(data)
@settings(max_examples=150, deadline=None)
def test_what_is_only_text_changes_no_answer(data) -> None:
    """Taking over the changed norms of the text-only articles alone gives the same answers as before."""
    old, new = data.draw(agreements()), data.draw(agreements())
    new = replace(new, vocabulary=old.vocabulary, otherwise=old.otherwise)
    changes = meaning_changes(old, new)
    if len(changes.text_only) == 3:
        assert not changes.verdicts and not changes.duties
    if changes.verdicts or changes.duties:
        assert changes.meaning_only


@given(st.integers(0, 5).flatmap(lambda n: st.tuples(st.just(n), *[st.integers(0, (1 << (1 << n)) - 1)] * 2)))
def test_conditions_are_minimal_exact_and_not_redundant(case) -> None:
    count, region, free = case
    region &= ~free

    def situations(cube) -> int:
        return sum(1 << s for s in range(1 << count) if all(bool(s >> place & 1) is value for place, value in cube))

    found = cubes(region, free, count)
    where = [situations(cube) for cube in found]
    together = 0
    for each in where:
        together |= each
    assert region & ~together == 0 and together & ~(region | free) == 0
    for k, cube in enumerate(found):
        for literal in cube:
            assert situations([other for other in cube if other != literal]) & ~(region | free)
        others = 0
        for each in where[:k] + where[k + 1 :]:
            others |= each
        assert region & ~others


def test_a_set_without_a_short_description_is_refused() -> None:
    parity = sum(1 << s for s in range(1 << 12) if s.bit_count() % 2)
    with pytest.raises(TooManyConditions):
        cubes(parity, 0, 12)


def test_what_cannot_happen_makes_conditions_shorter() -> None:
    words = Vocabulary(
        {"x": Act("x")},
        {name: Fact(name, "?", "leerling") for name in ("les", "school", "toets")},
        {"leerling": Person("leerling", is_role=True)},
        (Relation("toets", Tie.REQUIRES, "les"), Relation("les", Tie.REQUIRES, "school")),
    )

    def made(*norms: Norm) -> Agreement:
        return Agreement("T", "nl", ("leerling",), "1", Otherwise.ALLOWED, words, (Article("1", "", "", "", norms),))

    ban = Norm("a", "1", ("leerling",), Effect.FORBIDS, ("x",), when=Is("toets"))
    wide = replace(ban, when=Or((Is("toets"), Not(Is("school")))))
    assert [dict(c.when) for c in meaning_changes(made(), made(wide)).stricter] in (
        [{"school": False}, {"toets": True}],
        [{"toets": True}, {"school": False}],
    )


def test_two_models_and_a_mini_compare_without_ado() -> None:
    assert not meaning_changes(model("leerlingen"), model("leerlingen"))
    assert meaning_changes(read_file(GOOD / "mini.md"), model("leerlingen"))
