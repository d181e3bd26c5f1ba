"""The shapes in which schools write their agreements, each with the split a person would make of it.

The documents are our own; the schools in them do not exist.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from netjes.reading import Document, read, read_here

DOCUMENTS = Path(__file__).parent / "documents"


def shape(document: Document) -> dict[str, list[str]]:
    """Per audience its articles as "number" or "number[labels]"."""
    return {
        part.audience: [
            article.number + (f"[{','.join(item.label for item in article.items)}]" if article.items else "")
            for article in part.articles
        ]
        for part in document.parts
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lost_numbers.txt", {"pupils": ["1", "2", "3", "4", "5[a,b,c]", "6"]}),
        ("titled_rules.md", {"everyone": ["1", "2", "3[a,b]", "4"]}),
        ("audiences.html", {"pupils": ["1", "2", "3"], "staff": ["1", "2"], "parents": ["1", "2"]}),
        ("lettered.txt", {"pupils": ["A1", "A2", "B1", "B2", "B3", "C1", "C2"]}),
        ("bold_leads.md", {"pupils": ["1", "2", "3", "4"]}),
        ("ladder.txt", {"pupils": ["1", "2", "3[1 x,2 x,3 x]", "4"]}),
        ("one_line.txt", {"pupils": ["1", "2", "3", "4", "5"]}),
        (
            "golden_rules.md",
            {"pupils": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11[a,b,c]", "12[a,b,c]"]},
        ),
        ("escaped.html", {"pupils": ["1", "2", "3"]}),
        ("recitals.txt", {"pupils": ["1[a,b]", "2[1,2,2a,2b,3]", "3[1,2]"]}),
        ("byod.txt", {"pupils": ["1", "2", "3", "4", "5", "6", "7"]}),
        ("why.md", {"pupils": ["1", "2", "3"]}),
        ("header.txt", {"staff": ["1", "2", "3", "4"]}),
        ("particulars.html", {"staff": ["1", "2"]}),
        ("short_lines.txt", {"pupils": ["1", "2", "3", "4", "5"]}),
        ("wel_niet.txt", {"pupils": ["1[a,b]", "2[a,b]"]}),
        ("mixed_lists.md", {"pupils": ["1", "2", "3", "4", "5"]}),
        ("prose_ladder.html", {"pupils": ["1", "2", "3[1e keer,2e keer]", "4"]}),
        ("english.txt", {"pupils": ["1", "2", "3", "4"], "staff": ["1", "2"], "parents": ["1"]}),
    ],
)
def test_every_shape_is_split_as_a_person_would(name: str, expected: dict[str, list[str]]) -> None:
    assert shape(read_here(DOCUMENTS / name)) == expected


def test_the_sentence_after_the_items_stays_with_the_article() -> None:
    article = read_here(DOCUMENTS / "lost_numbers.txt").parts[0].articles[4]
    assert article.text.startswith("Op school doe je het volgende niet:")
    assert article.text.endswith("Zie je dat iemand dit toch doet? Vertel het aan je mentor.")
    assert [item.text for item in article.items][1] == "inbreken in het account van een ander;"


def test_menu_and_contact_lines_are_left_out() -> None:
    document = read_here(DOCUMENTS / "lost_numbers.txt")
    assert document.left_out[:4] == ("Home", "Onze school", "Nieuws", "Contact")
    assert any("1234 AB" in text for text in document.left_out)
    assert document.title == "Afspraken over telefoon en internet"


def test_titles_and_links_are_kept() -> None:
    articles = read_here(DOCUMENTS / "titled_rules.md").parts[0].articles
    assert [article.title for article in articles] == ["Voor wie", "Respect", "Telefoon in de klas", "Foto's"]
    assert "[de uitleg over beeld](https://school.example/beeld)" in articles[3].text
    assert articles[2].text.endswith("Bij een toets ligt je telefoon altijd buiten het lokaal.")


def test_a_bold_lead_is_the_title_of_its_paragraph() -> None:
    articles = read_here(DOCUMENTS / "bold_leads.md").parts[0].articles
    assert [article.title for article in articles] == ["Foto's", "Telefoon", "Pesten", "Wachtwoorden"]
    assert articles[3].text == "die deel je met niemand."


def test_recitals_are_preamble_and_the_signature_is_left_out() -> None:
    document = read_here(DOCUMENTS / "recitals.txt")
    assert "overwegende dat" in document.parts[0].preamble
    assert document.left_out == ("Aldus vastgesteld op 3 maart 2025 te Noordwolde.",)
    assert document.parts[0].articles[1].title == "Gebruik van het netwerk"


def test_what_a_header_says_about_version_and_council_is_preamble() -> None:
    part = read_here(DOCUMENTS / "header.txt").parts[0]
    assert part.audience == "staff"
    for word in ("Bestemd voor", "Versie 2.1", "12 mei 2025", "Instemming MR"):
        assert word in part.preamble


def test_particulars_in_a_table_are_preamble_and_a_copyright_line_is_left_out() -> None:
    document = read_here(DOCUMENTS / "particulars.html")
    assert "PMR, 6 mei 2024" in document.parts[0].preamble
    assert document.left_out[-1].startswith("© 2024")


def test_broken_words_are_healed_in_one_long_line() -> None:
    texts = " ".join(article.text for article in read_here(DOCUMENTS / "one_line.txt").parts[0].articles)
    for word in ("netwerk", "medeleerlingen", "wachtwoord", "vertrouwenspersoon", "pornografische"):
        assert word in texts


def test_why_questions_are_titles_and_the_reason_for_the_policy_is_preamble() -> None:
    part = read_here(DOCUMENTS / "why.md").parts[0]
    assert "Telefoons leiden af" in part.preamble
    assert part.articles[0].title == "Waar laat ik mijn telefoon?"


def test_escaped_entities_become_letters() -> None:
    document = read_here(DOCUMENTS / "escaped.html")
    assert document.title == "Afspraken café & aula"
    assert document.parts[0].articles[1].text == "Je zet geen foto’s van coördinatoren online."


def test_the_language_is_told() -> None:
    assert read_here(DOCUMENTS / "english.txt").language == "en"
    assert read_here(DOCUMENTS / "why.md").language == "nl"


def test_reading_apart_and_reading_here_give_the_same() -> None:
    path = DOCUMENTS / "audiences.html"
    assert read(path) == read_here(path)
    here = read_here(path)
    assert Document.from_json(here.as_json(), here.source) == here
    assert "source" not in here.as_json() and here.source.count("\n") > 5
