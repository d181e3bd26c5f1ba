"""The articles about posting, as somebody meets them who has a message looked over first."""

import pytest

from netjes.schools.tests.cast import client_for


@pytest.fixture
def looked_over(visitor, people):
    """`looked_over("noor", "mn ww is …")`: the page that this writer then reads."""

    def page(who: str, text: str, **said: str):
        visitor.client = client_for(getattr(people, who))
        return visitor.send("/plaatsen/", tekst=text, **said)

    return page


@pytest.mark.parametrize(
    ("who", "text", "heading", "article"),
    [
        ("noor", "Sami Haddad was er ook bij", "Kijk hier nog even naar", "leerlingen/8"),
        ("noor", "mn ww is hondje123", "Plaats dit zo nog niet", "leerlingen/9c"),
        ("noor", "jij bent een sukkel", "Kijk hier nog even naar", "leerlingen/2"),
        ("ruud", "Sami Haddad heeft een hersenschudding", "Plaats dit zo nog niet", "medewerkers/8"),
        ("ruud", "De examenvragen van morgen zijn pittig", "Kijk hier nog even naar", "medewerkers/8"),
        ("ruud", "Ik vind dat elke school meer buitenles moet geven", "Kijk hier nog even naar", "medewerkers/7"),
        ("ruud", "Dat klopt niet meneer Haddad, uw zoon was er niet", "Plaats dit zo nog niet", "medewerkers/11"),
        ("ruud", "Ik weet niet of ik dit zo kan plaatsen", "Kijk hier nog even naar", "medewerkers/12"),
        ("ruud", "Sami Haddad won de wedstrijd", "Kijk hier nog even naar", "medewerkers/9"),
    ],
)
def test_what_stands_out_leads_to_the_article(looked_over, who, text, heading, article):
    page = looked_over(who, text)
    assert page.heading == heading
    assert f"/afspraken/{article}/" in page.links


def test_forwarding_counts_as_posting(looked_over):
    """Article 3, for pupils and (4) for staff: the question comes whatever stands in it."""
    for who in ("noor", "ruud"):
        assert looked_over(who, "Lees dit eens").heading == "We vonden niets"
        page = looked_over(who, "Lees dit eens", doorsturen="ja")
        assert page.heading == "Kijk hier nog even naar" and "Je stuurt iets door van een ander" in page.text


def test_criticism_is_met_with_a_question_at_most(looked_over):
    """Speaking up is never forbidden by itself."""
    for who in ("noor", "ruud"):
        assert looked_over(who, "Onze directie is een stel prutsers").heading == "Kijk hier nog even naar"
        assert looked_over(who, "Ik ben het niet eens met de nieuwe roosters").heading != "Plaats dit zo nog niet"
