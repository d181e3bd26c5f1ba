"""How a text is meant: each kind in texts of its own, and many that must stay silent. Criticism is free."""

import json
from pathlib import Path

import pytest

from netjes.checks.context.confidential import ConfidentialWords, default_words
from netjes.checks.errors import CannotCheck
from netjes.checks.finding import CONTEXT, Certainty, Kind
from netjes.checks.text import check_text

from .marked import TEXTS, roster, texts

ROSTER = roster()
LIBRARY = Path(__file__).parents[2] / "norms" / "library"


def meant(text: str, role: str = "medewerker", **more) -> dict[str, str]:
    found = check_text(text, role, ROSTER, tone=False, **more)
    return {each.kind.value: each.certainty.value for each in found if each.kind in CONTEXT}


def written(name: str) -> list[dict]:
    return [json.loads(line) for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def expected(row: dict) -> dict[str, str]:
    return {kind.rstrip("!"): "certain" if kind.endswith("!") else "possible" for kind in row["kinds"]}


def test_it_works():
    (found,) = check_text("Wij vinden dat het onderwijs beter moet.", "medewerker", tone=False)
    assert (found.kind, found.text, found.articles) == (Kind.VOICE, "Wij vinden", ("M7",))
    assert found.certainty is Certainty.CERTAIN
    assert "Namens wie" in found.advice


@pytest.mark.parametrize("name", ["context", "context-later", "context-third", "context-fourth"])
def test_what_is_meant_is_asked_about_and_little_else(name):
    rows = written(name)
    found = [(row, meant(row["text"], row["role"])) for row in rows]
    wrong = [(row["text"], kinds) for row, kinds in found if kinds.keys() != expected(row).keys()]
    assert len(wrong) <= 0.05 * len(rows), wrong
    surer = [
        row["text"] for row, kinds in found if "certain" in kinds.values() and "certain" not in expected(row).values()
    ]
    assert len(surer) <= 0.05 * len(rows), surer


@pytest.mark.parametrize("kind", sorted(CONTEXT))
def test_each_kind_has_texts_that_raise_it_and_texts_that_do_not(kind):
    rows = [row for name in ("context", "context-later", "context-third", "context-fourth") for row in written(name)]
    assert sum(kind.value in expected(row) for row in rows) >= 10
    assert sum(not row["kinds"] for row in rows) >= 80


def test_texts_that_were_written_for_something_else_raise_nothing():
    asked = [each.text for each in texts() if each.style.endswith("clean") and meant(each.text, each.role)]
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "Ik vind deze school waardeloos.",
        "Volgens mij is het beleid van de rector belachelijk.",
        "Ik dien een klacht in over de directie.",
        "Teken de petitie tegen het rooster van onze school!",
        "De vakbond roept op tot een staking.",
        "De medezeggenschapsraad stemde tegen het plan van het bestuur.",
    ],
)
@pytest.mark.parametrize("role", ["leerling", "medewerker"])
def test_criticism_a_complaint_and_a_strike_touch_nobodys_good_name(text, role):
    assert "reputation" not in meant(text, role)


def test_harsh_words_are_never_certain():
    assert meant("Deze school is waardeloos en de rector is een van die leugenaars.") == {"reputation": "possible"}


def test_a_pupil_may_have_a_view_on_school_without_saying_whose_it_is():
    assert meant("wij vinden dat onze school moet stoppen met toetsen", "leerling") == {}


@pytest.mark.parametrize("text", ["Namens de school: wij vinden dat het onderwijs beter moet."])
def test_who_said_otherwise_whom_he_speaks_for_is_asked(text):
    assert meant(text) == meant(text, voice="school") == {}
    assert meant(text, voice="own") == {"voice": "possible"}


def test_a_voice_that_is_unknown_is_refused():
    with pytest.raises(CannotCheck, match="own"):
        check_text("hoi", "medewerker", voice="koor")


def test_the_schools_own_list_takes_the_place_of_ours():
    own = ConfidentialWords(["Project Zeemeeuw", "zeemeeuw*"])
    assert meant("De zeemeeuwen komen in mei.", confidential=own) == {"confidential": "possible"}
    assert meant("Project Zeemeeuw is nog niet bekend.", confidential=["project zeemeeuw"]) == {
        "confidential": "certain"
    }
    assert meant("De reorganisatie gaat door.", confidential=own) == {}
    assert meant("De reorganisatie gaat door.", confidential=[]) == {}
    assert meant("De reorganisatie gaat door.") == {"confidential": "possible"}
    assert default_words().pattern is not None


def test_a_list_that_is_too_long_is_refused():
    with pytest.raises(CannotCheck, match="2000"):
        ConfidentialWords(map(str, range(2001)))
    with pytest.raises(CannotCheck, match="100"):
        ConfidentialWords(["x" * 101])


@pytest.mark.parametrize("word", ["*", "..", " .. ", "*.*", "a"])
def test_a_word_that_would_be_every_word_is_refused(word):
    with pytest.raises(CannotCheck, match="twee letters"):
        ConfidentialWords(["reorganisatie", word])


def test_two_dots_stand_for_some_words_in_between():
    words = ConfidentialWords(["collega .. ziek", "zee*"])
    assert meant("Mijn collega van Frans is ziek.", confidential=words) == {"confidential": "possible"}
    assert meant("Een collega. Ik ben ziek.", confidential=words) == {}


def test_who_invites_to_talk_is_left_in_peace():
    quarrel = "Beste ouder, dat is niet waar."
    assert meant(f"{quarrel} U overdrijft.") == {"dispute": "certain"}
    assert meant(f"{quarrel} U overdrijft. Ik bel u morgen.") == {}


@pytest.mark.parametrize("text", ["\u200bWij vinden", "é\u0301 wij vinden", "👩‍👩‍👧 WIJ VINDEN", "\ud800 wij vinden"])
def test_offsets_hold_in_odd_text(text):
    given = f"{text} dat het onderwijs beter moet"
    for each in check_text(given, "medewerker", tone=False):
        assert given[each.start : each.end] == each.text
