"""Two versions as people read them."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.norms.alignment import aligned
from netjes.norms.library import MODELS, model
from netjes.norms.norm import Agreement, Article, Otherwise
from netjes.norms.prosediff import Paragraph, prose_diff, word_diff
from netjes.norms.textdiff import explained, matched_articles, plain, text_diff
from netjes.norms.vocabulary import Vocabulary

OLD, NEW = ("same", "removed", "moved_from"), ("same", "added", "moved_to")


def agreement(*articles: tuple[str, str, str] | tuple[str, str]) -> Agreement:
    made = tuple(Article(number, rest[0] if rest else "", "", text) for number, text, *rest in articles)
    return Agreement("T", "nl", (), "1", Otherwise.ALLOWED, Vocabulary(), made)


def shown(paragraphs: tuple[Paragraph, ...]) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]", "moved_from": "[<{}<]", "moved_to": "[>{}>]"}
    return "¶".join("".join(marks[p.kind].format(p.text) for p in paragraph) for paragraph in paragraphs)


def side(paragraphs: tuple[Paragraph, ...], kinds: tuple[str, ...]) -> str:
    return "".join(p.text for paragraph in paragraphs for p in paragraph if p.kind in kinds)


def bare(text: str) -> str:
    return "".join(text.split())


BAG = "In de les zit je telefoon in je tas."
ASK = "Wil je hem gebruiken, dan vraag je dat vooraf aan je leraar."
TEST = "Bij een toets ligt je telefoon in je kluis."


def test_it_works() -> None:
    (change,) = text_diff(agreement(("7", f"{BAG} {ASK}")), agreement(("7", f"{BAG.replace('tas', 'kluis')} {ASK}")))
    assert (change.kind, change.number, change.old_number) == ("changed", "7", "7")
    assert shown(change.paragraphs) == f"In de les zit je telefoon in je[- tas-][+ kluis+]. {ASK}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (BAG, BAG, BAG),
        ("", BAG, f"[+{BAG}+]"),
        (BAG, "", f"[-{BAG}-]"),
        (f"{BAG} {ASK}", f"{ASK} {BAG}", f"[<{BAG}<]{' ' + ASK}[> {BAG}>]"),
        (f"{BAG}\n\n{ASK}\n\n{TEST}", f"{TEST}\n\n{BAG}\n\n{ASK}", f"[>{TEST}>]¶{BAG}¶{ASK}¶[<{TEST}<]"),
        (f"{BAG}\n\n{TEST}", f"{BAG}\n\n{ASK}\n\n{TEST}", f"{BAG}¶[+{ASK}+]¶{TEST}"),
        (
            "Je telefoon ligt in de tas of in de jas.",
            "Je telefoon ligt in een kluis of in een zak.",
            "Je telefoon ligt in[- de tas of in de jas-][+ een kluis of in een zak+].",
        ),
        (
            "De rector beslist over een schorsing van ten hoogste vijf dagen.",
            "Kamperen gaat niet door.",
            "[-De rector beslist over een schorsing van ten hoogste vijf dagen.-]¶[+Kamperen gaat niet door.+]",
        ),
        (f"{TEST} {BAG}", f"Kamperen gaat niet door. {BAG}", f"[-{TEST}-][+ Kamperen gaat niet door.+] {BAG}"),
        ("Mijn telefoon ligt in de kluis.", "Jouw telefoon ligt in de kluis.",
         "[-Mijn-][+ Jouw+] telefoon ligt in de kluis."),
        ("Bel dhr. Jansen of mevr. de Vries, bijv. vandaag.", "Bel dhr. Jansen of mevr. de Vries, bijv. morgen.",
         "Bel dhr. Jansen of mevr. de Vries, bijv.[- vandaag-][+ morgen+]."),
    ],
)  # fmt: skip
def test_a_reader_sees_phrases(old, new, expected) -> None:
    if "[<" in expected and "¶" not in expected:
        found = prose_diff(old, new)
        assert {p.kind for paragraph in found for p in paragraph} == {"same", "moved_from", "moved_to"}
    else:
        assert shown(prose_diff(old, new)) == expected


SENTENCES = st.lists(st.sampled_from([BAG, ASK, TEST, BAG.replace("tas", "jas"), "Ja.", "\n\n", "- item"]), max_size=9)
TEXTS = st.text(max_size=80) | SENTENCES.map(" ".join) | st.text("ab. \n", max_size=60)


@given(TEXTS, TEXTS)
@settings(max_examples=600, deadline=None)
def test_both_texts_come_back_from_the_pieces(old, new) -> None:
    found = prose_diff(old, new)
    assert bare(side(found, OLD)) == bare(old)
    assert bare(side(found, NEW)) == bare(new)
    assert all(piece.text for paragraph in found for piece in paragraph)
    assert all(a.kind != b.kind for paragraph in found for a, b in pairwise(paragraph))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_same_text_is_all_the_same(text) -> None:
    assert {p.kind for paragraph in prose_diff(text, text) for p in paragraph} <= {"same"}


@given(st.lists(st.sampled_from("abcdef"), max_size=30), st.lists(st.sampled_from("abcdef"), max_size=30))
def test_what_is_aligned_is_equal_and_rises(old, new) -> None:
    found = aligned(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    if old == new:
        assert len(found) == len(old)


def test_single_words_are_compared_too() -> None:
    assert [(p.kind, p.text) for p in word_diff("Nee", "Ja")] == [("removed", "Nee"), ("added", "Ja")]
    assert word_diff("", "") == []


def test_marks_are_not_read() -> None:
    prose = "Je **mag** _dit_ [lezen](https://example.org).\n\n- een `ding`\n- nog \\*een\n\n> Waarom: omdat.\n> Echt."
    assert plain(prose) == "Je mag dit lezen.\n\neen ding\n\nnog *een"
    assert explained(prose) == (("Waarom:", "omdat. Echt."),)


def test_another_explanation_is_the_same_article_told_differently() -> None:
    (change,) = text_diff(
        agreement(("7", f"> In het kort: in je tas.\n\n{BAG}")),
        agreement(("7", f"> In het kort: weg ermee.\n\n{BAG}\n\n> Om over te praten: waarom?")),
    )
    assert (change.kind, change.told_differently) == ("same", True)
    assert shown(change.paragraphs) == BAG


MIXED = "Een foto van een ander deel je alleen als die ander het goedvindt."


def test_an_article_that_moved_is_no_new_one() -> None:
    old = agreement(("5", BAG), ("6", ASK), ("7", TEST), ("8", MIXED))
    new = agreement(("5", ASK), ("6", TEST), ("7", BAG), ("8", MIXED))
    assert [(c.number, c.old_number, c.kind) for c in text_diff(old, new)] == [
        ("5", "6", "renumbered"),
        ("6", "7", "renumbered"),
        ("7", "5", "moved"),
        ("8", "8", "same"),
    ]


def test_a_new_article_pushes_the_others_on() -> None:
    old = agreement(("1", BAG), ("2", ASK.replace("leraar", "docent")))
    new = agreement(("1", MIXED), ("2", BAG), ("3", ASK))
    assert [(c.number, c.old_number, c.kind) for c in text_diff(old, new)] == [
        ("1", None, "new"),
        ("2", "1", "renumbered"),
        ("3", "2", "changed"),
    ]


def test_an_article_that_is_gone_stands_where_it_stood() -> None:
    old = agreement(("1", BAG), ("2", MIXED), ("3", TEST))
    found = text_diff(old, agreement(("1", BAG), ("3", TEST)))
    assert [(c.number, c.kind) for c in found] == [("1", "same"), ("2", "gone"), ("3", "same")]
    assert shown(found[1].paragraphs) == f"[-{MIXED}-]"
    assert [c.kind for c in text_diff(old, agreement(("3", TEST)))] == ["gone", "gone", "same"]


def test_a_title_alone_can_change() -> None:
    (change,) = text_diff(agreement(("1", BAG, "Je telefoon")), agreement(("1", BAG, "Je mobiel")))
    assert change.kind == "changed" and shown((change.title,)) in ("Je[- telefoon-][+ mobiel+]",
                                                                     "[-Je telefoon-][+Je mobiel+]")  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_the_same_as_itself_and_every_article_is_found_once(name) -> None:
    made = model(name)
    assert {c.kind for c in text_diff(made, made)} == {"same"}
    for other in map(model, MODELS):
        found = text_diff(other, made)
        assert sorted(c.number for c in found if c.new) == sorted(a.number for a in made.articles)
        assert sorted(c.old_number for c in found if c.old) == sorted(a.number for a in other.articles)
        assert len(matched_articles(other, made)) == len(found)
        for c in found:
            assert bare(side(c.paragraphs, OLD)) == bare(plain(c.old.prose) if c.old else "")
            assert bare(side(c.paragraphs, NEW)) == bare(plain(c.new.prose) if c.new else "")


@pytest.mark.parametrize(
    "make",
    [
        lambda k: " ".join(f"Zin {i * k} gaat over onderwerp {i}." for i in range(60_000)),
        lambda k: "ja " * 700_000 + str(k),
        lambda k: "Ja. Nee. " * (200_000 + k),
        lambda k: "\n\n".join("a b" * (1 + i % 7 * k) for i in range(100_000)),
        lambda k: "x" * 2_000_000 + str(k),
        lambda k: "[" * 1_000_000 + "*" * 500_000 + str(k),
    ],
)
def test_two_megabytes_do_not_hang(make) -> None:
    start = time.process_time()
    old, new = agreement(("1", make(1))), agreement(("1", make(2)))
    (change,) = text_diff(old, new)
    assert change.kind == "changed"
    assert time.process_time() - start < 20


def test_many_articles_do_not_hang() -> None:
    old = agreement(*((str(i), f"Artikel over {i} en {i + 1}.") for i in range(1, 2000)))
    new = agreement(*((str(i), f"Artikel over {i} en {i + 2}.") for i in range(1, 2000)))
    start = time.process_time()
    assert len(text_diff(old, new)) >= 1999
    assert time.process_time() - start < 20
    assert [c.kind for c in text_diff(old, replace(old, articles=old.articles[::-1]))].count("same") == 1999
