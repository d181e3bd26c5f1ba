"""*Mag ik?* over HTTP: what a visitor gets, and what is never kept of it."""

import logging
import re
from html import unescape

import pytest
from django.utils.translation import gettext_lazy

from netjes.agreements.models import Version
from netjes.asking import views
from netjes.asking.facts import KnownFact, Sources
from netjes.asking.tests.test_wording import JE
from netjes.norms.library import shipped_words

PHOTO = "/mag-ik/foto-plaatsen/"


@pytest.fixture
def read(client, agreed):
    def act(path: str, **query: str) -> str:
        response = client.get(path, query)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return unescape(response.content.decode())

    return act


@pytest.fixture
def timetable(monkeypatch):
    """A room that knows whether there is a lesson now."""
    sources = Sources()
    monkeypatch.setattr(views, "SOURCES", sources)

    def tell(value: bool, role: str = "leerling") -> None:
        def source(school, asker, viewer, act):
            if asker == role:
                yield KnownFact("les", value, gettext_lazy("Volgens het rooster heb je nu les."))

        sources.add(source)

    return tell


def heading(page: str) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)[1]).strip()


def test_it_works(read):
    assert heading(read("/mag-ik/")) == "Mag ik dit?"
    assert heading(read(PHOTO)) == "Is er een ander op te zien of te herkennen?"
    page = read(PHOTO, **{"over-een-ander": "ja", "toestemming-van-die-ander": "nee"})
    assert heading(page) == "Mag niet"
    assert "/afspraken/leerlingen/8/" in page and "Mag ik een foto plaatsen?" in page


def test_what_is_typed_to_the_letter_leads_straight_to_the_question(client, agreed):
    response = client.get("/mag-ik/", {"q": "Foto posten", "rol": "ouder"})
    assert response.status_code == 302
    assert response["Location"] == "/mag-ik/foto-plaatsen/?rol=ouder"


def test_while_somebody_types_nothing_jumps(client, agreed):
    response = client.get("/mag-ik/", {"q": "foto posten"}, headers={"hx-request": "true"})
    assert response.status_code == 200 and "Een foto plaatsen" in response.content.decode()


def test_what_nobody_knows_gets_an_honest_answer_and_a_way_on(read):
    page = read("/mag-ik/", q="pizza bestellen")
    assert "Wij kennen “pizza bestellen” niet." in page
    assert "vraag het dan aan een leraar of je mentor" in page
    assert '<details class="every" open>' in page


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "x" * 5_000, '"><img src=x>', "{{ 7|add:7 }}"])
def test_whatever_is_typed_never_becomes_markup(client, agreed, query):
    response = client.get("/mag-ik/", {"q": query})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page and "<img src=x" not in page and ">14<" not in page
    assert len(page) < 100_000


def test_a_role_can_be_chosen_and_an_unknown_one_is_a_pupil(read):
    assert 'aria-current="true">ouder' in read("/mag-ik/", rol="ouder")
    for role in ("", "rector", "<b>", "leerling"):
        assert 'aria-current="true">leerling' in read("/mag-ik/", rol=role)
    page = read(PHOTO, rol="medewerker")
    assert "/mag-ik/foto-plaatsen/?rol=ouder" in page and "?rol=medewerker" in page


def test_the_same_question_has_each_role_its_own_answer(read):
    assert heading(read("/mag-ik/kind-bellen/", rol="ouder", les="ja")) == "Mag niet"
    assert heading(read("/mag-ik/kind-bellen/", rol="leerling", les="ja")) == "Geen afspraak"


@pytest.mark.parametrize("path", ["/mag-ik/bestaat-niet/", "/mag-ik/Foto-Plaatsen/", "/mag-ik/foto-plaatsen/meer/"])
def test_an_unknown_act_is_a_page_that_is_not_there(client, agreed, path):
    response = client.get(path)
    assert response.status_code == 404 and "Deze pagina is er niet" in response.content.decode()


def test_another_word_for_an_act_keeps_its_links_working(read):
    assert "Mag ik een foto plaatsen?" in read("/mag-ik/foto-posten/")


def test_answers_that_cannot_go_together_are_told_and_can_be_begun_again(client, agreed):
    response = client.get("/mag-ik/bellen/", {"rol": "leerling", "les": "ja", "op-school": "nee"})
    page = unescape(response.content.decode())
    assert response.status_code == 400
    assert heading(page) == "Deze antwoorden kunnen niet samen"
    assert "Is het nu les?" in page and "Ja, het is les" in page
    assert 'href="/mag-ik/bellen/?rol=leerling"' in page


@pytest.mark.parametrize("query", ["les=misschien", "utm_source=ja", "les=ja&les=weet-ik-veel", "=ja", "&&&", "%ff=ja"])
def test_an_address_that_says_nothing_useful_just_asks(client, agreed, query):
    response = client.get(f"/mag-ik/telefoon-gebruiken/?{query}")
    assert response.status_code == 200
    assert heading(response.content.decode()) == "Is het nu les?"


def test_the_last_of_two_answers_counts(read, client):
    page = client.get("/mag-ik/telefoon-gebruiken/?les=ja&les=nee").content.decode()
    assert heading(page) == "Mag"


def test_an_answer_in_a_link_stays_when_the_page_is_loaded_again_or_shared(read, client):
    query = {"rol": "leerling", "over-een-ander": "ja", "toestemming-van-die-ander": "weet-niet"}
    first, again = read(PHOTO, **query), read(PHOTO, **query)
    assert first == again and heading(first) == "Overleg"
    shared = re.search(r'data-text="([^"]+)"', first)[1]
    assert shared.startswith("Mag ik een foto plaatsen? Doe het nog niet.")
    assert "Als dit klopt: Is er een ander op te zien of te herkennen? Ja, een ander is te herkennen; " in shared


def test_every_answer_can_be_changed_and_back_goes_one_back(read):
    page = read(PHOTO, rol="leerling", **{"over-een-ander": "ja", "toestemming-van-die-ander": "nee"})
    assert 'class="tool" href="/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja"' in page
    assert '<a href="/mag-ik/foto-plaatsen/?rol=leerling">Wijzig' in page
    assert 'class="tool" href="/mag-ik/?rol=leerling"' in read(PHOTO, rol="leerling")


def test_nothing_agreed_is_never_green(read):
    page = read("/mag-ik/gamen-in-de-pauze/")
    assert heading(page) == "Geen afspraak" and 'data-v="mag"' not in page
    assert "Geen afspraak betekent niet dat alles goed is." in page


def test_what_a_room_knows_is_not_asked_and_is_shown(read, timetable):
    timetable(True)
    page = read("/mag-ik/telefoon-gebruiken/", rol="leerling")
    assert heading(page) == "Heeft je leraar vooraf gezegd dat het mag?"
    assert "Volgens het rooster heb je nu les." in page
    answer = read("/mag-ik/telefoon-gebruiken/", rol="leerling", **{"toestemming-leraar": "nee"})
    assert heading(answer) == "Mag niet"
    assert "Volgens het rooster heb je nu les." in answer.split("Als dit klopt")[1]


def test_what_a_room_knows_is_only_shown_where_it_matters(read, timetable):
    timetable(True)
    assert "rooster" not in read("/mag-ik/iemand-bedreigen/", rol="leerling")
    assert "rooster" not in read("/mag-ik/kind-bellen/", rol="ouder")


def test_the_asker_is_believed_before_the_room(read, timetable):
    timetable(True)
    assert heading(read("/mag-ik/telefoon-gebruiken/", rol="leerling", les="nee")) == "Mag"
    page = read("/mag-ik/telefoon-gebruiken/", rol="leerling", **{"op-school": "nee"})
    assert heading(page) == "Mag" and "rooster" not in page


def test_the_first_room_that_speaks_of_a_fact_is_believed(read, timetable):
    timetable(False)
    timetable(True)
    assert heading(read("/mag-ik/telefoon-gebruiken/", rol="leerling")) == "Mag"


def test_parents_are_spoken_to_with_u_on_every_page(read):
    """Questions of the shared word list are the agreement's own words, and left out here."""
    words = shipped_words()
    own = [act.phrase.replace("{zijn}", "mijn") for act in words.acts.values()]
    for fact in words.facts.values():
        own += [fact.question, fact.help, fact.answer_yes, fact.answer_no]
    for path, query in (
        ("/mag-ik/", {}),
        ("/mag-ik/", {"q": "fiets"}),
        ("/mag-ik/", {"q": "foto van mijn zoon"}),
        (PHOTO, {}),
        (PHOTO, {"gaat-over-school": "ja", "over-een-ander": "ja", "toestemming-van-die-ander": "weet-niet"}),
        ("/mag-ik/kind-bellen/", {"les": "ja"}),
        ("/mag-ik/gamen-in-de-pauze/", {}),
    ):
        page = read(path, rol="ouder", **query)
        text = re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0])
        text = " ".join(text.split())
        for phrase in sorted(filter(None, own), key=len, reverse=True):
            text = text.replace(phrase, "").replace(phrase[:1].upper() + phrase[1:], "")
        assert not JE.search(text), f"{path} {query}: {JE.search(text)}"


def test_nothing_is_kept_of_whoever_asks(client, agreed):
    versions = list(Version.objects.for_school(agreed).values())
    for path in ("/mag-ik/", "/mag-ik/?q=geheim", f"{PHOTO}?over-een-ander=ja"):
        response = client.get(path)
        assert not response.cookies and "Set-Cookie" not in response
    assert not client.cookies
    assert list(Version.objects.for_school(agreed).values()) == versions


@pytest.mark.parametrize("path", ["/mag-ik/", PHOTO])
def test_asking_is_reading_and_nothing_else(client, agreed, path):
    head = client.head(path)
    assert head.status_code == 200 and head.content == b""
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(path).status_code == 405


def test_what_was_asked_stands_in_no_log(client, agreed, caplog, monkeypatch, capsys):
    for name in ("django", "django.request", "django.server", "netjes"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(logging.getLogger("django.db.backends"), "disabled", True)
    client.get("/mag-ik/", {"q": "mijnlievegeheim"})
    client.get("/mag-ik/mijnlievegeheim/", {"q": "mijnlievegeheim"})
    client.get("/mag-ik/bellen/", {"les": "ja", "op-school": "nee", "mijnlievegeheim": "ja"})
    monkeypatch.setattr(views, "search", lambda *_: 1 / 0)
    client.raise_request_exception = False
    assert client.get("/mag-ik/", {"q": "mijnlievegeheim"}).status_code == 500
    written = capsys.readouterr()
    assert "q=mijnlievegeheim" not in caplog.text + written.out + written.err
    assert "Internal Server Error: /mag-ik/" in caplog.text


def test_without_an_agreement_there_is_nothing_to_ask(client, school):
    assert client.get("/mag-ik/").status_code == 404
    assert client.get(PHOTO).status_code == 404


def test_a_page_never_comes_from_somebody_elses_memory(client, agreed):
    """What one pupil asked on a shared tablet is not shown to the next by a cache in between."""
    assert "Cookie" in client.get(PHOTO)["Vary"]


def test_who_asks_about_somebody_else_is_sent_to_what_binds_them(read):
    """A pupil who wonders whether a phone may be taken away is asking about a teacher."""
    page = read("/mag-ik/", q="telefoon afpakken", rol="leerling")
    assert "/mag-ik/telefoon-innemen/?rol=medewerker" in page and "Als medewerker" in page
    page = read("/mag-ik/telefoon-innemen/", rol="leerling")
    assert heading(page) == "Geen afspraak"
    assert "Voor een ander is hierover wel iets afgesproken" in page


def test_an_answer_that_nothing_forbids_names_what_it_was_held_against(read):
    page = read("/mag-ik/telefoon-gebruiken/", rol="leerling", les="nee")
    assert heading(page) == "Mag"
    assert "/afspraken/leerlingen/7/" in page


def test_who_said_no_is_not_to_be_talked_round(read):
    page = read(PHOTO, **{"over-een-ander": "ja", "toestemming-van-die-ander": "nee"})
    assert "ga dan naar die ander" not in page
