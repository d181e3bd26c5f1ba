"""Names are found as people write them, and ordinary words stay words."""

import pytest

from netjes.checks.draft import Draft
from netjes.checks.errors import CannotCheck
from netjes.checks.people import find_people
from netjes.checks.roster import Roster

ROSTER = Roster(
    ["Sanne de Boer", "Mohamed El Amrani", "Zoë van den Berg", "Jan-Willem Bakker", "Mei Lin", "Roos Visser",
     "Sebastiaan Kuipers", "Daan Jansen-de Wit", "Daan Smit", "Max Mulder", "Merel Vos"]
)  # fmt: skip


def named(text: str, writer: str = "") -> list[tuple[str, str]]:
    draft = Draft(text)
    found = find_people(draft, ROSTER, writer)
    return [(text[slice(*draft.view.span(each.start, each.end))], each.certainty.value) for each in found]


def test_it_works():
    assert named("heb je gezien wat sanne deed") == [("sanne", "certain")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sannes fiets is gejat", "Sanne"),
        ("zoe's moeder zei dat", "zoe"),
        ("jan willem bakker komt", "jan willem bakker"),
        ("SANNE DE BOER!", "SANNE DE BOER"),
        ("s. de boer komt ook", "s. de boer"),
        ("mevrouw van den berg is er niet", "van den berg"),
        ("Z\u200boe\u0308 v.d. Berg", "Z\u200boe\u0308 v.d. Berg"),
        ("kijk bij @sannedeboer", "sannedeboer"),
        ("mohamed amrani", "mohamed amrani"),
        ("daan jansen-de wit", "daan jansen-de wit"),
        ("Boer, ik zag kuipers lopen", "kuipers"),
    ],
)
def test_a_name_is_found_as_people_write_it(text, name):
    assert (name, "certain") in named(text)


@pytest.mark.parametrize("text", ["daan kwam niet", "heb met roos gepraat", "heeft merel nou ruzie", "vraag max maar"])
def test_a_name_of_several_people_or_that_is_a_word_is_only_possible(text):
    found = named(text)
    assert [certainty for _, certainty in found] == ["possible"]


@pytest.mark.parametrize(
    "text",
    ["in mei is het warm", "de bakker bakt", "een mooie roos", "max 5 minuten", "wat is de max", "de boer op het land",
     "Anne Frank en Max Havelaar", "een merel zong", "het schip lag aan de kade"],
)  # fmt: skip
def test_a_word_stays_a_word(text):
    assert named(text) == []


def test_the_writers_own_name_is_met_gently():
    assert named("groetjes sanne", writer="Sanne de Boer") == [("sanne", "possible")]
    assert named("groetjes sanne", writer="Daan Smit") == [("sanne", "certain")]


def test_a_short_name_counts_only_when_one_person_can_be_meant():
    assert Roster(["Elisabeth Kok", "Maria Kok"]).nicknames["liesbeth"] == "elisabeth"
    assert "thijs" not in Roster(["Matthijs Kok", "Mathijs Bos"]).nicknames
    assert "bas" not in Roster(["Sebastiaan Kok", "Bas Bos"]).nicknames


def test_a_list_of_names_that_is_none_is_refused():
    with pytest.raises(CannotCheck):
        Roster(["x" * 300])
    with pytest.raises(CannotCheck):
        Roster([7])  # type: ignore[list-item]
