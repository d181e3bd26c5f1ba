from pathlib import Path

import pytest

from netjes.asking.search import ENOUGH, EXACT, Found, search, words_of
from netjes.norms.library import shipped_words
from netjes.norms.vocabulary import Act

ACTS = tuple(shipped_words().acts.values())
TYPED = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("typed.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def first(query: str) -> str | None:
    return next((found.act.name for found in search(query, ACTS)), None)


def test_it_works():
    found = search("foto plaatsen", ACTS)
    assert (found[0].act.name, found[0].score) == ("foto plaatsen", EXACT)
    assert len(found) <= 6 and all(found[0].score >= each.score >= ENOUGH for each in found)


def test_what_people_type_leads_to_what_they_mean():
    """At least nine in ten first, and hardly any not among what is shown."""
    assert len(TYPED) >= 100
    shown = {query: [found.act.name for found in search(query, ACTS)] for query, _ in TYPED}
    wrong = {query: (shown[query][:1], act) for query, act in TYPED if shown[query][:1] != [act]}
    assert len(wrong) <= len(TYPED) * 0.1, wrong
    lost = [query for query, act in TYPED if act not in shown[query]]
    assert len(lost) <= len(TYPED) * 0.04, lost


def test_every_name_and_every_other_word_leads_to_its_act():
    wrong = [
        (word, act.name)
        for act in ACTS
        for word in (act.name, *act.synonyms)
        if search(word, [act]) != [Found(act, EXACT)]
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("query", "act"),
    [
        ("telefon gebruiken", "telefoon gebruiken"),
        ("foto plaasten", "foto plaatsen"),
        ("screenshot doorstuuren", "screenshot doorsturen"),
        ("FOTO PLAATSEN", "foto plaatsen"),
        ("fóto plááTsen", "foto plaatsen"),
        ("  foto   plaatsen?! ", "foto plaatsen"),
        ("May I use my phone in class?", "telefoon gebruiken"),
        ("follow", "vrienden worden"),
        ("roasten", "grap over iemand maken"),
        ("spill the tea", "informatie over een ander delen"),
        ("op insta", "sociale media gebruiken"),
    ],
)
def test_spelling_capitals_accents_english_and_slang_do_not_matter(query, act):
    assert first(query) == act


@pytest.mark.parametrize("query", ["", "   ", "?!", "😀", "mag ik", "een", "\0", "xyzzy", "pizza bestellen"])
def test_what_says_nothing_finds_nothing(query):
    assert search(query, ACTS) == []


@pytest.mark.parametrize(
    "query",
    ["x" * 5_000, "foto plaatsen " * 400, "<script>alert(1)</script>", "'; DROP TABLE--", "ا" * 5_000, "\ud800"],
    ids=["one word", "many words", "script", "sql", "arabic", "surrogate"],
)
def test_whatever_is_typed_gets_an_answer(query):
    assert len(search(query, ACTS)) <= 6


def test_a_long_question_is_read_from_its_beginning():
    assert first("foto plaatsen " + "en nog veel meer " * 300) == "foto plaatsen"


def test_half_a_word_finds_already():
    assert "foto plaatsen" in [found.act.name for found in search("fot", ACTS)]


def test_equals_always_come_in_the_same_order():
    acts = [Act("zwemmen thuis"), Act("lopen thuis"), Act("lopen hier")]
    assert [found.act.name for found in search("thuis", acts)] == ["lopen thuis", "zwemmen thuis"]
    assert search("thuis", acts) == search("thuis", reversed(acts))


def test_without_acts_nothing_is_found():
    assert search("foto", []) == []


def test_words_that_say_nothing_are_left_out_unless_they_are_all_there_is():
    assert words_of("Mag ik mijn Télefoon?") == ("telefoon",)
    assert words_of("mag ik") == ("mag", "ik")
