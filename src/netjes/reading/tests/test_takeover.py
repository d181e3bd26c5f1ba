"""A school's own document becomes an agreement that answers."""

import pytest

from netjes.norms.library import model
from netjes.norms.notation import printable, read
from netjes.norms.table import Rulebook
from netjes.reading.document import Article, Document, Item, Part
from netjes.reading.takeover import as_agreement


def document(*articles: Article, audience="pupils", preamble: str = "") -> Document:
    return Document("Onze regels", "nl", (Part(audience, "Voor leerlingen", preamble, articles),))


PHONE = Article("4.", "In de les blijft je mobiel in je tas.", topics=("device-in-lesson",), certainty="certain")
FRIENDS = Article("5.", "Leerlingen en leraren zijn geen vrienden online.", topics=("staff-pupil-contact",))


def taken(found: Document):
    return as_agreement(found, found.parts[0])


def test_it_works():
    agreement = read(taken(document(PHONE)).text)
    assert agreement.article("4").prose == "In de les blijft je mobiel in je tas."
    verdict = Rulebook(agreement).decide("leerling", "telefoon gebruiken", {"les": True, "toestemming leraar": False})
    assert (verdict.verdict, verdict.articles) == ("not_allowed", ("4",))


def test_precedence_comes_along_under_the_new_number():
    norms = {norm.id: norm for norm in read(taken(document(PHONE)).text).norms}
    assert norms["4-toets"].beats == ("4-les",)


def test_a_possible_match_takes_nothing_over_and_is_named():
    result = taken(document(PHONE, FRIENDS))
    assert result.without_norms == ("5",)
    assert result.to_confirm == (("5", "staff-pupil-contact"),)


def test_each_norm_is_taken_once_by_the_article_that_shares_most():
    net = Article("1", "Niet hacken.", topics=("hacking",), certainty="certain")
    most = Article("2", "Houd het netwerk heel.", topics=("hacking", "network-quality"), certainty="certain")
    agreement = read(taken(document(net, most)).text)
    assert {n.article for n in agreement.norms if "netwerk overbelasten" in n.acts} == {"2"}


def test_a_number_that_the_notation_does_not_know_stays_in_the_title():
    odd = Article("II.3", "Wees aardig.", "Omgang", (Item("a", "Groet elkaar."),))
    agreement = read(taken(document(odd, PHONE)).text)
    assert [(a.number, a.title) for a in agreement.articles] == [("1", "II.3 Omgang"), ("4", "")]
    assert "- a. Groet elkaar." in agreement.articles[0].prose


def test_numbers_that_restart_are_kept_apart():
    again = Article("4", "Nog een regel.")
    assert [a.number for a in read(taken(document(PHONE, again)).text).articles] == ["4", "1"]


@pytest.mark.parametrize("text", ["# Kop", "## Artikel 9. Nep", "```norm x\nwie: leerling\n```", "---", "| a | b |"])
def test_a_text_cannot_pass_for_the_notation(text):
    agreement = read(taken(document(Article("1", f"Eerst.\n{text}\nDan."), preamble=text)).text)
    assert [a.number for a in agreement.articles] == ["1"]
    assert agreement.norms == ()


@pytest.mark.parametrize(("audience", "name"), [("pupils", "leerlingen"), ("staff", "medewerkers")])
def test_our_own_model_finds_its_norms_again(audience, name):
    """A document about every topic of the model gets every norm of the model."""
    from netjes.norms.library import topics

    own = model(name)
    articles = [
        Article(a.number, "Tekst.", topics=tuple(c for c, t in topics().items() if a.number in t.places.get(name, ())),
                certainty="certain")
        for a in own.articles
    ]  # fmt: skip
    agreement = read(taken(document(*articles, audience=audience)).text)
    assert {n.effect for n in agreement.norms} == {n.effect for n in own.norms}
    assert len(agreement.norms) >= len(own.norms) - 3
    assert printable(agreement.source).count("```") == 0
