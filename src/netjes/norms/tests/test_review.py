"""What a look over an agreement finds."""

from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.norms.facts import is_possible
from netjes.norms.library import model
from netjes.norms.norm import Effect
from netjes.norms.notation import read, read_file
from netjes.norms.review import Uncovered, review
from netjes.norms.table import Rulebook
from netjes.norms.tests.worlds import ACTS, FACTS, ROLES, agreements
from netjes.norms.verdict import Cause

GOOD = Path(__file__).parent / "good"
MINI = read_file(GOOD / "mini.md")


def test_it_works() -> None:
    found = review(MINI)
    assert found.text_only == ()
    assert Uncovered("medewerker", "telefoon gebruiken") in found.uncovered
    assert Uncovered("leerling", "doorsturen") not in found.uncovered
    assert found.warnings == ('woordenlijst: "site bezoeken" komt in geen enkele norm voor. (waarschuwing)',)


def test_a_duty_alone_leaves_an_act_uncovered() -> None:
    assert Uncovered("leerling", "bericht krijgen") in review(MINI).uncovered


def test_the_source_regulates_pupils_and_staff_unequally_and_the_review_shows_it() -> None:
    uncovered = review(model("medewerkers")).uncovered
    assert Uncovered("medewerker", "netwerk overbelasten") in uncovered


def agreement(*norms: str, extra: str = ""):
    text = (GOOD / "conflict.md").read_text()
    head, words = text.split("## Artikel 1.")[0], text[text.index("## Woordenlijst") :]
    blocks = "\n".join(f"```norm n{i}\nwie: leerling\n{norm}\n```\n" for i, norm in enumerate(norms, start=1))
    return read(f"{head}## Artikel 1. Tekst\n\n{blocks}\n{words}{extra}")


def test_a_contradiction_is_told_with_the_least_that_brings_it_about() -> None:
    found = review(
        agreement("verbiedt: plaatsen\nals: les en niet toestemming", "staat toe: foto plaatsen\nals: kritiek")
    )
    assert [(c.role, c.act, dict(c.when), c.norms, c.articles) for c in found.conflicts] == [
        ("leerling", "foto plaatsen", {"les": True, "toestemming": False, "kritiek": True}, ("n1", "n2"), ("1",))
    ]


def test_precedence_ends_a_contradiction() -> None:
    found = review(agreement("verbiedt: plaatsen\nals: les", "staat toe: plaatsen\nals: kritiek\ngaat voor: n1"))
    assert found.conflicts == ()


def test_what_cannot_happen_is_no_contradiction() -> None:
    norms = "verbiedt: plaatsen\nals: les", "staat toe: plaatsen\nals: pauze"
    assert review(agreement(*norms)).conflicts
    assert not review(agreement(*norms, extra="\nsamenhang: les sluit uit pauze\n")).conflicts


def test_a_condition_that_never_or_always_holds_is_named() -> None:
    found = review(
        agreement(
            "verbiedt: plaatsen\nals: les en pauze",
            "verbiedt: plaatsen\nals: les of niet les",
            "verbiedt: plaatsen\nals: les\ntenzij: les of kritiek",
            "verbiedt: plaatsen",
            extra="\nsamenhang: les sluit uit pauze\n",
        )
    )
    assert [norm.id for norm in found.never] == ["n1", "n3"]
    assert [norm.id for norm in found.always] == ["n2"]


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_conflict_is_found_exactly_when_some_situation_gives_one(data) -> None:
    made = data.draw(agreements())
    found = {(c.role, c.norms) for c in review(made).conflicts}
    rulebook = Rulebook(made)
    for conflict in review(made).conflicts:
        whole = {**dict.fromkeys(FACTS, False), **conflict.when}
        assert conflict.norms[0] in {n.id for n in made.norms if n.effect is Effect.FORBIDS}
        if is_possible(made.vocabulary.relations, whole):
            assert rulebook.decide(conflict.role, conflict.act, whole).cause is Cause.CONFLICT
    for role, act in product(ROLES, ACTS):
        for values in product((True, False), repeat=len(FACTS)):
            facts = dict(zip(FACTS, values, strict=True))
            if is_possible(made.vocabulary.relations, facts):
                verdict = rulebook.decide(role, act, facts)
                if verdict.cause is Cause.CONFLICT:
                    assert any((role, pair) in found for pair in product(verdict.norms, repeat=2))
