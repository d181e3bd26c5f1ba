"""On an English page our own words are English, and the agreement's words are marked as Dutch."""

from html.parser import HTMLParser

import pytest

from netjes.norms.library import model, shipped_words

VOID = {"meta", "link", "input", "img", "br", "use", "hr"}


class Spoken(HTMLParser):
    """The texts of a page, each with the language a screen reader would read it in."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = [""]
        self.texts: list[tuple[str, str]] = []
        self.title = False

    def handle_starttag(self, tag, attributes):
        self.title = tag == "title"
        if tag not in VOID:
            self.languages.append(dict(attributes).get("lang") or self.languages[-1])

    def handle_endtag(self, tag):
        self.title = False
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and not self.title:  # a title has one language, the page's
            self.texts.append((self.languages[-1], text))


def spoken_on(client, path: str) -> list[tuple[str, str]]:
    page = Spoken()
    page.feed(client.get(path).content.decode())
    return page.texts


def of_the_agreements() -> set[str]:
    """What may only be heard in Dutch: titles, questions, answers, acts."""
    words = shipped_words()
    found = {act.phrase.replace("{zijn}", "mijn") for act in words.acts.values()}
    found |= {text for fact in words.facts.values() for text in (fact.question, fact.answer_yes, fact.answer_no)}
    for name in ("leerlingen", "medewerkers", "ouders"):
        found |= {model(name).title} | {article.title for article in model(name).articles}
    return {text.casefold() for text in found if len(text) > 6}


PAGES = [
    "/",
    "/mag-ik/",
    "/mag-ik/?rol=ouder",
    "/mag-ik/?q=fietsen",
    "/mag-ik/foto-plaatsen/?rol=leerling",
    "/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja",
    "/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja&toestemming-van-die-ander=weet-niet",
    "/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja&toestemming-van-die-ander=nee",
    "/mag-ik/telefoon-gebruiken/?rol=leerling&les=nee",
    "/mag-ik/telefoon-gebruiken/?rol=leerling&les=ja&op-school=nee",
    "/mag-ik/bericht-krijgen/?rol=leerling&schadelijk-aanbod=ja",
    "/mag-ik/kind-bellen/?rol=ouder&les=ja",
    "/mag-ik/gamen-in-de-pauze/?rol=leerling",
    "/afspraken/",
    "/afspraken/leerlingen/",
    "/afspraken/leerlingen/7/",
    "/afspraken/leerlingen/12/",
    "/afspraken/medewerkers/3/",
    "/afspraken/ouders/2/",
]


@pytest.fixture
def english(client, agreed):
    client.cookies["taal"] = "en"
    return client


def test_it_works(english):
    texts = spoken_on(english, "/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja&toestemming-van-die-ander=nee")
    assert ("en", "Not allowed") in texts
    assert ("nl", "Mag ik een foto plaatsen?") in texts
    assert ("en", "Read article 8") in texts


@pytest.mark.parametrize("path", PAGES)
def test_dutch_is_never_read_out_as_english(english, path):
    ours = [text.casefold() for language, text in spoken_on(english, path) if language == "en"]
    heard = {dutch for dutch in of_the_agreements() for text in ours if dutch in text}
    assert not heard


@pytest.mark.parametrize("path", PAGES)
def test_english_is_never_read_out_as_dutch(english, client, path):
    dutch = {text for language, text in spoken_on(english, path) if language == "nl"} - {"Nederlands"}
    client.cookies["taal"] = "nl"
    on_the_dutch_page = " ".join(text for _, text in spoken_on(client, path)).casefold()
    assert {text for text in dutch if text.casefold() not in on_the_dutch_page} == set()


@pytest.mark.parametrize("path", PAGES)
def test_a_dutch_page_marks_nothing(client, agreed, path):
    page = client.get(path).content.decode()
    assert page.count('lang="nl"') == 1, "alleen de pagina zelf"
    assert "<span lang" not in page


def test_dates_are_written_as_the_english_do(english, still_now):
    texts = " ".join(text for _, text in spoken_on(english, "/afspraken/leerlingen/"))
    assert "in force since 1 September 2026" in texts
    assert "Adopted by de medezeggenschapsraad on 18 June 2026" in texts.replace("  ", " ")
