import json

import pytest

from netjes.norms.library import text_of

PUPILS = text_of("leerlingen.md")
LESSON = "als: les\ntenzij: toestemming leraar\nvraag: leraar\n```\n\n```norm 7-toets"


@pytest.fixture
def files(tmp_path):
    """Two files to compare: the model, and the model with some text replaced."""

    def make(*replacements: tuple[str, str]):
        new = PUPILS
        for was, now in replacements:
            assert was in new
            new = new.replace(was, now)
        (tmp_path / "oud.md").write_text(PUPILS)
        (tmp_path / "nieuw.md").write_text(new)
        return tmp_path / "oud.md", tmp_path / "nieuw.md"

    return make


def test_it_works(netjes, files):
    stricter = (LESSON, LESSON.replace("tenzij: toestemming leraar\n", ""))
    said = netjes("compare", *files(stricter), "--role", "Leerling", "--json")
    found = json.loads(said.out)
    assert (said.status, said.err) == (0, "")
    assert {"stricter", "looser", "vaguer", "clearer", "duties", "text_only", "meaning_only"} <= set(found)
    phone = next(row for row in found["stricter"] if row["act"] == "telefoon gebruiken")
    assert phone["when"] == {"les": True, "toestemming leraar": True, "toetsmoment": False}
    assert (phone["role"], phone["from"], phone["to"], phone["articles"]) == (
        "leerling",
        "allowed",
        "not_allowed",
        ["7"],
    )
    assert "bellen" in phone["also"] and not found["looser"] and not found["text_only"]
    assert found["meaning_only"] == [{"article": "7", "norms": ["7-les"]}]


def test_the_same_is_told_in_sentences(netjes, files):
    said = netjes("compare", *files((LESSON, LESSON.replace("tenzij: toestemming leraar\n", ""))))
    assert said.out.startswith(
        "Strenger: voor een leerling gaat “zijn telefoon gebruiken” van mag naar mag niet, als het les is, als je "
        "leraar het vooraf goedvond en als het niet zo is dat er een toets of examen is, door artikel 7. Ook voor: "
    )
    assert "Let op: de tekst van artikel 7 bleef gelijk, maar de normen niet (7-les)." in said.out


def test_nothing_changed_is_said(netjes, files):
    said = netjes("compare", *files())
    assert (said.status, said.out) == (0, "Er verandert niets, niet in de tekst en niet in de normen.\n")


def test_other_words_alone_are_said_to_be_words_alone(netjes, files):
    said = netjes("compare", *files(("een telefoon leidt af", "telefoons leiden af")))
    assert said.out == "Alleen anders opgeschreven, zonder dat een antwoord verandert: artikel 7.\n"


def test_a_new_duty_is_said(netjes, files):
    said = netjes("compare", *files(("tenzij: instellingen nagekeken\n", "")))
    assert (
        "Nieuwe plicht: voor een leerling hoort bij “een nieuwe app gaan gebruiken” ook “de instellingen nakijken”"
        in (said.out)
    )


def test_a_role_that_is_not_bound_is_refused_with_those_that_are(netjes, files):
    said = netjes("compare", *files(), "--role", "ouder")
    assert said.status == 2 and said.out == ""
    assert said.err == ('netjes compare: deze afspraken gelden niet voor "ouder". Kies uit: leerling, medewerker.\n')


def test_a_file_that_cannot_be_read_is_refused(netjes, files, tmp_path):
    said = netjes("compare", files()[0], tmp_path / "weg.md")
    assert (said.status, said.out) == (2, "") and "weg.md" in said.err
