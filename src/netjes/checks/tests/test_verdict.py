"""What follows from the findings, with an agreement at hand and without."""

import pytest

from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.text import check_text
from netjes.checks.verdict import as_json, facts_of, judge
from netjes.norms.library import model
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Ruling

from .marked import roster

ROSTER = roster()


@pytest.fixture(scope="module")
def rulebooks():
    return {
        "leerling": Rulebook(model("leerlingen")),
        "medewerker": Rulebook(model("medewerkers")),
    }


def looked(text: str, role: str, rulebook: Rulebook | None = None):
    return judge(check_text(text, role, ROSTER, tone=False), role, rulebook)


def test_it_works():
    assert looked("heb je sanne gezien", "leerling").verdict is Ruling.ASK
    assert looked("heb je sanne gezien", "leerling").articles == ("L8",)


@pytest.mark.parametrize(
    ("role", "text", "verdict"),
    [
        ("leerling", "morgen eerste uur vrij", "allowed"),
        ("leerling", "mn ww is hondje123", "not_allowed"),
        ("leerling", "sanne heeft adhd", "ask"),
        ("leerling", "bsn van lotte: 111222333", "ask"),
        ("medewerker", "Sanne de Boer heeft ADHD.", "not_allowed"),
        ("medewerker", "Femke Rietveld haalde een 4,2 voor de toets.", "not_allowed"),
        ("medewerker", "Kijk ook eens naar 111222333.", "ask"),
        ("medewerker", "Daan heeft een 4,2 voor de toets.", "ask"),
        ("medewerker", "Het nummer is 0612345678.", "ask"),
    ],
)
def test_without_an_agreement_the_verdict_is_fixed(role, text, verdict):
    assert looked(text, role).verdict == verdict


def test_tone_is_never_more_than_a_question(rulebooks):
    threat = [Finding(Kind.THREAT, 0, 3, "hoi", Certainty.CERTAIN, ("L2",), "…")]
    assert facts_of(threat, "medewerker") == {}
    for role, rulebook in rulebooks.items():
        assert judge(threat, role).verdict is Ruling.ASK
        assert judge(threat, role, rulebook).verdict is Ruling.ASK


def test_only_what_is_certain_establishes_a_fact():
    found = check_text("Daan heeft een 4,2 voor de toets.", "medewerker", ROSTER, tone=False)
    assert facts_of(found, "medewerker") == {}
    found = check_text("Femke Rietveld haalde een 4,2.", "medewerker", ROSTER, tone=False)
    assert facts_of(found, "medewerker") == {"over een ander": True, "privégegevens": True, "vertrouwelijk": True}


def test_with_an_agreement_the_engine_speaks(rulebooks):
    name = looked("heb je sanne gezien", "leerling", rulebooks["leerling"])
    assert name.verdict is Ruling.ASK
    assert "8" in name.articles
    care = looked("Sanne de Boer heeft ADHD.", "medewerker", rulebooks["medewerker"])
    assert care.verdict is Ruling.NOT_ALLOWED
    assert "8" in care.articles
    secret = looked("mn ww is hondje123", "leerling", rulebooks["leerling"])
    assert (secret.verdict, secret.articles) == (Ruling.NOT_ALLOWED, ("9c",))


@pytest.mark.parametrize(
    ("text", "verdict", "article"),
    [
        ("Wij vinden dat het onderwijs beter moet.", "ask", "7"),
        ("De reorganisatie is vertrouwelijk.", "ask", "8"),
        ("Beste ouder, dat is niet waar. U overdrijft.", "not_allowed", "11"),
        ("Ik weet niet of dit mag, maar hier staat het.", "ask", "6"),
        ("Onze school is een puinhoop.", "ask", "M6"),
        ("FW: uitslag\nlees dit", "ask", "M4"),
        ("Op persoonlijke titel: ik vind dat het onderwijs beter moet.", "allowed", None),
    ],
)
def test_how_it_is_meant_is_weighed_by_the_engine(rulebooks, text, verdict, article):
    said = looked(text, "medewerker", rulebooks["medewerker"])
    assert said.verdict == verdict
    assert article in said.articles if article else said.articles == ()


def test_how_it_is_meant_is_never_more_than_a_question_without_an_agreement():
    for text in ("De reorganisatie is vertrouwelijk.", "Beste ouder, dat is niet waar. U overdrijft."):
        assert looked(text, "medewerker").verdict is Ruling.ASK


def test_criticism_is_never_forbidden(rulebooks):
    for role, rulebook in rulebooks.items():
        for text in (
            "Deze school is waardeloos.",
            "Wij vinden dat onze school een puinhoop is.",
            "De rector is corrupt.",
        ):
            assert looked(text, role, rulebook).verdict is not Ruling.NOT_ALLOWED


def test_what_the_writer_said_goes_before_what_was_found(rulebooks):
    found = check_text("Wij vinden dat het onderwijs beter moet.", "medewerker", tone=False)
    said = judge(found, "medewerker", rulebooks["medewerker"], known={"duidelijk namens wie": True})
    assert "7" not in said.articles


def test_nothing_found_is_not_the_same_as_in_order():
    answer = looked("morgen vrij", "leerling")
    assert "niet hetzelfde als in orde" in answer.note
    assert as_json((), answer)["findings"] == []
