"""Norms said as sentences."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from netjes.norms.evaluate import holds
from netjes.norms.library import MODELS, model, shipped_words
from netjes.norms.norm import And, Effect, Is, Norm, Not, Or, facts_in
from netjes.norms.spoken import Ruling, Slot, Text, said, spoken_condition, spoken_norm, spoken_when
from netjes.norms.tests.worlds import FACTS, conditions
from netjes.norms.vocabulary import Fact, Vocabulary

WORDS = shipped_words()
PHONE = Norm("a", "7", ("leerling",), Effect.FORBIDS, ("telefoon gebruiken",), when=Is("les"))


def sentence(norm: Norm, language: str = "nl") -> str:
    return said(spoken_norm(norm, WORDS, language))


def test_it_works() -> None:
    norm = replace(PHONE, unless=Is("toestemming leraar"), ask="leraar")
    assert spoken_norm(norm, WORDS) == (
        (Slot("act", "Zijn telefoon gebruiken", "telefoon gebruiken"), Text(" "), Ruling("not_allowed", "mag niet")),
        (Text("voor "), Slot("role", "een leerling", "leerling"), Text(" "), Text("als "),
         Slot("condition", "het les is", "les"), Text(",")),
        (Text("tenzij "), Slot("unless", "je leraar het vooraf goedvond", "toestemming leraar"), Text(".")),
        (Text("Bij twijfel beslist "), Slot("ask", "je leraar", "leraar"), Text(".")),
    )  # fmt: skip
    assert sentence(norm) == (
        "Zijn telefoon gebruiken mag niet voor een leerling als het les is, "
        "tenzij je leraar het vooraf goedvond. Bij twijfel beslist je leraar."
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"effect": Effect.ALLOWS, "when": None, "beats": ("b", "c")},
            "Zijn telefoon gebruiken mag voor een leerling. Dit gaat voor norm b en c.",
        ),
        (
            {"effect": Effect.CONSULTS, "ask": "mentor"},
            "Zijn telefoon gebruiken vraagt overleg met je mentor voor een leerling als het les is.",
        ),
        (
            {"effect": Effect.OBLIGES, "acts": ("melden", "hulp vragen"), "at": ("bericht krijgen",), "ask": "mentor"},
            "Iets melden en hulp vragen moet voor een leerling als het les is. "
            "Dit hoort bij een naar bericht krijgen. Dat kan bij je mentor.",
        ),
        (
            {"acts": ("bellen", "plaatsen", "melden"), "roles": ("leerling", "medewerker"), "ask": "ouders"},
            "Bellen, iets plaatsen of iets melden mag niet voor een leerling of een medewerker als het les is. "
            "Bij twijfel beslissen de ouders.",
        ),
        (
            {"everyone": True, "note": "een smartwatch telt ook."},
            "Zijn telefoon gebruiken mag niet voor iedereen als het les is. Let op: een smartwatch telt ook.",
        ),
    ],
)
def test_every_kind_of_norm_is_said(change, expected) -> None:
    assert sentence(replace(PHONE, **change)) == expected


def test_the_words_between_can_be_english() -> None:
    assert sentence(replace(PHONE, when=Not(Is("les"))), "en") == (
        "Zijn telefoon gebruiken is not allowed for een leerling if it is not so that het les is."
    )


LES, TOETS, OK = Is("les"), Is("toetsmoment"), Is("toestemming leraar")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (And((LES, TOETS)), "als het les is en er een toets of examen is"),
        (Or((LES, TOETS)), "als het les is of er een toets of examen is"),
        (And((LES, TOETS, OK)), "als het les is, er een toets of examen is en je leraar het vooraf goedvond"),
        (And((LES, Not(TOETS))), "als het les is en als het niet zo is dat er een toets of examen is"),
        (Not(And((LES, TOETS))), "als het niet zo is dat het les is en dat er een toets of examen is"),
        (
            And((Or((LES, TOETS)), OK)),
            "als het les is of er een toets of examen is, en ook als je leraar het vooraf goedvond",
        ),
        (
            Or((And((LES, TOETS)), OK)),
            "als het les is en er een toets of examen is, of anders als je leraar het vooraf goedvond",
        ),
        (
            And((OK, Or((LES, And((TOETS, Not(LES))))))),
            "als je leraar het vooraf goedvond, en ook als (het les is, of anders als er een toets of examen is "
            "en als het niet zo is dat het les is)",
        ),
        (Not(Not(LES)), "als het les is"),
    ],
)
def test_conditions_are_said_in_one_way_only(condition, expected) -> None:
    assert said((spoken_condition(condition, WORDS),)) == expected


def test_a_fact_without_a_phrase_is_said_by_its_name() -> None:
    assert spoken_when({"les": False}, Vocabulary({}, {"les": Fact("les", "?", "x")}, {})) == (
        "als het niet zo is dat “les” waar is"
    )
    assert spoken_when({}, WORDS) == ""


@given(conditions(), conditions())
@settings(max_examples=400, deadline=None)
def test_what_sounds_the_same_is_the_same(one, other) -> None:
    nothing = Vocabulary({}, {}, {})
    if said((spoken_condition(one, nothing),)) == said((spoken_condition(other, nothing),)):
        for values in product((True, False), repeat=len(FACTS)):
            s = dict(zip(FACTS, values, strict=True))
            assert holds(one, s) == holds(other, s)


@given(conditions())
@settings(max_examples=200, deadline=None)
def test_every_fact_gets_a_place_in_the_order_of_writing(condition) -> None:
    line = spoken_condition(condition, Vocabulary({}, {}, {}))
    assert [p.name.removeprefix("niet ") for p in line if isinstance(p, Slot)] == list(facts_in(condition))
    text = said((line,))
    assert text.count("(") == text.count(")") and "  " not in text


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_norm_that_ships_is_a_sentence(name, language) -> None:
    made = model(name)
    for norm in made.norms:
        text = said(spoken_norm(norm, made.vocabulary, language))
        assert text[0].isupper() and text.endswith((".", "?.")) and "{" not in text and "  " not in text, text
        assert ".." not in text and " ." not in text and " ," not in text, text
