from datetime import date

import pytest

from netjes.agreements.models import Version
from netjes.agreements.queries import in_force, today
from netjes.norms.library import WORDS, text_of

SITUATION = '{"article": "7", "story": "Sem belt.", "role": "leerling", "act": "bellen", "facts": {"les": true}}'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "afspraken.md"
    path.write_text(text_of("leerlingen.md"), encoding="utf-8")
    return path


@pytest.fixture
def take_in(netjes, school, file):
    def act(*words: object):
        return netjes("import-agreement", file, *words)

    return act


def versions(school) -> list[Version]:
    return list(Version.objects.for_school(school))


def test_it_works(take_in, school):
    said = take_in("--from", "2026-09-01", "--adopted-by", "de medezeggenschapsraad")
    assert said.status == 0 and "versie 1, geldt vanaf 2026-09-01." in said.out
    (version,) = versions(school)
    assert version.text == text_of("leerlingen.md") and version.adopted_by == "de medezeggenschapsraad"
    assert version.agreement.audience == "leerling"


def test_without_a_day_it_holds_from_the_day_in_the_text_else_from_today(take_in, school, file, still_now):
    assert f"geldt vanaf {today()}" in take_in().out
    file.write_text(text_of("ouders.md").replace("versie: 1", "versie: 1\ngeldt vanaf: 2027-01-04"), encoding="utf-8")
    assert "geldt vanaf 2027-01-04" in take_in().out


def test_for_whom_it_is_can_be_said(take_in, school):
    assert take_in("--for", "iedereen", "--from", "2026-09-01").status == 0
    assert versions(school)[0].agreement.audience == "iedereen"


def test_its_worked_situations_come_along(take_in, school, tmp_path):
    path = tmp_path / "situaties.jsonl"
    path.write_text(SITUATION, encoding="utf-8")
    assert take_in("--situations", path, "--from", "2026-09-01").status == 0
    assert in_force(school, date(2026, 9, 1))[0].situations_of("7")[0]["story"] == "Sem belt."


def test_a_word_list_in_a_file_of_its_own_comes_along(take_in, school, file, tmp_path):
    own = text_of(WORDS).replace("Is het nu les?", "Zit je in de klas?")
    (tmp_path / "woorden.md").write_text(own, encoding="utf-8")
    file.write_text(text_of("leerlingen.md").replace("versie: 1", "versie: 1\nwoordenlijst: woorden.md"))
    assert take_in("--from", "2026-09-01").status == 0
    (tmp_path / "woorden.md").unlink()
    assert in_force(school, date(2026, 9, 1))[0].agreement.vocabulary.facts["les"].question == "Zit je in de klas?"


def test_the_same_day_twice_is_refused(take_in, school):
    take_in("--from", "2026-09-01")
    said = take_in("--from", "2026-09-01")
    assert said.status == 2 and "Kies een latere dag." in said.err
    assert len(versions(school)) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--from", "1-9-2026"], "Schrijf jaar-maand-dag"),
        (["--for", "rectoren"], "--for"),
        (["--school", "elders"], "Bekend: lindekade."),
        (["--situations", "weg.jsonl"], "Kijk de naam na."),
        (["--situations", "."], "Kijk de naam na."),
        (["--adopted-by", "raad " * 50], "past niet in 120 tekens"),
    ],
)
def test_wrong_use_is_told_with_a_way_on(take_in, school, words, says):
    said = take_in(*words)
    assert said.status == 2 and says in said.err
    assert versions(school) == []


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff\xfe", "geen tekst in UTF-8"), (b"{\n[]\n", "situaties, regel 2: hier klopt")]
)
def test_situations_that_cannot_be_read_are_told_by_line(take_in, school, tmp_path, content, says):
    path = tmp_path / "situaties.jsonl"
    path.write_bytes(content)
    said = take_in("--situations", path)
    assert said.status == 2 and says in said.err
    assert all(line.startswith("netjes import-agreement: ") for line in said.err.splitlines())
    assert versions(school) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\x89PNG\xff", "geen tekst in UTF-8"), (b"zomaar", 'hier hoort "---"')],
    ids=["picture", "prose"],
)
def test_a_file_that_is_no_agreement_is_refused_by_name(take_in, school, file, content, says):
    file.write_bytes(content)
    said = take_in()
    assert said.status == 2 and said.err.startswith("afspraken.md: ") and says in said.err


JANITORS = """---
titel: Proef
taal: nl
geldt voor: conciërge
versie: 1
anders: mag
---

## Artikel 1. Rust

Tekst.

## Woordenlijst

| handeling |
|---|
| bellen |

| persoon | rol |
|---|---|
| conciërge | ja |
"""


def test_an_agreement_for_a_role_of_the_schools_own_asks_for_whom_it_is(take_in, school, file):
    file.write_text(JANITORS, encoding="utf-8")
    said = take_in()
    assert said.status == 2 and "zeg met --for voor wie deze afspraken zijn: leerlingen" in said.err
    assert take_in("--for", "medewerkers").status == 0


def test_with_more_schools_it_must_be_said_which(take_in, school, other_school):
    said = take_in()
    assert said.status == 2 and "zeg met --school om welke school het gaat" in said.err
    assert "lindekade" in said.err and "havenlyceum" in said.err
    assert take_in("--school", "havenlyceum").status == 0
    assert versions(school) == [] and len(versions(other_school)) == 1


def test_without_a_school_it_says_how_to_begin(netjes, db, file):
    said = netjes("import-agreement", file)
    assert said.status == 2 and "begin met netjes init" in said.err
