"""The pages of the agreements, as a visitor gets them."""

import re
from datetime import date
from html import unescape

import pytest
from django.db.models import Model

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience, Version
from netjes.agreements.tests.agreed_texts import PHONE, text
from netjes.lib.actors import system

SITUATION = '{"article": "1", "story": "%s", "role": "leerling", "act": "bellen", "facts": %s}\n'


@pytest.fixture
def publish(school):
    def act(source: str = "", audience=Audience.PUPILS, situations="", day=date(2026, 9, 1), at: Model = school):
        return publish_version(
            actor=system("tests"),
            school=at,
            audience=audience,
            text=source or text(),
            situations=situations,
            in_force_from=day,
        )

    return act


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def test_it_works(client, publish, still_now):
    publish()
    page = read(client, "/afspraken/")
    assert "Onze afspraken<small>2 artikelen, sinds 1 september 2026</small>" in page
    assert "/afspraken/leerlingen/" in page


def test_without_agreements_it_says_so(client, school):
    assert "Deze school heeft nog geen afspraken" in read(client, "/afspraken/")


def test_a_whole_agreement_has_every_article_with_its_sentence_and_its_reason(client, agreed):
    page = read(client, "/afspraken/leerlingen/")
    for number in range(1, 13):
        assert f'id="artikel-{number}"' in page
    assert page.count("<h1") == 1
    assert "Vastgesteld door de medezeggenschapsraad" in page


def test_an_article_says_what_holds_why_and_whom_to_go_to(client, publish, still_now):
    publish()
    page = read(client, "/afspraken/leerlingen/1/")
    assert "In de les ligt je telefoon weg." in page
    assert "Je bent er met je hoofd bij. Dat leert beter." in page
    assert "<p>Je leraar.</p>" in page
    assert "/mag-ik/telefoon-gebruiken/?rol=leerling" in page
    assert 'href="/afspraken/leerlingen/2/" rel="next"' in page


def test_an_article_without_norms_says_that_it_is_there_to_read(client, publish, still_now):
    publish()
    assert "Het is er om te lezen." in read(client, "/afspraken/leerlingen/2/")
    assert "Het is er om te lezen." not in read(client, "/afspraken/leerlingen/1/")


def test_an_example_gets_the_answer_of_this_version(client, publish, still_now):
    situations = SITUATION % ("Sem belt in de les.", '{"les": true, "toestemming leraar": false}')
    publish(situations=situations)
    assert re.search(
        r"Sem belt in de les\.</span><span class=\"pill\" data-v=\"niet\"", read(client, "/afspraken/leerlingen/1/")
    )
    publish(text(PHONE.replace("verbiedt", "staat toe")), situations=situations, day=date(2026, 10, 1))
    assert re.search(
        r"Sem belt in de les\.</span><span class=\"pill\" data-v=\"mag\"", read(client, "/afspraken/leerlingen/1/")
    )


def test_an_example_that_still_depends_shows_on_what(client, publish, still_now):
    publish(situations=SITUATION % ("Sem belt.", '{"les": true}'))
    assert "Sem belt.<small>Heeft je leraar vooraf gezegd dat het mag?</small>" in read(
        client, "/afspraken/leerlingen/1/"
    )


def test_an_example_in_words_the_school_no_longer_has_is_left_out(client, publish, still_now):
    publish(situations=SITUATION.replace("bellen", "jodelen") % ("Sem jodelt.", "{}"))
    assert "Sem jodelt" not in read(client, "/afspraken/leerlingen/1/")


def test_a_story_never_becomes_markup(client, publish, still_now):
    publish(text(title="<b>Onze</b> afspraken"), situations=SITUATION % ("<script>alert(1)</script>", "{}"))
    for path in ("/afspraken/", "/afspraken/leerlingen/", "/afspraken/leerlingen/1/"):
        page = client.get(path).content.decode()
        assert "<b>Onze" not in page and "<script>alert" not in page


def test_parents_are_spoken_to_with_u(client, agreed):
    page = read(client, "/afspraken/ouders/3/")
    assert "Bij wie kunt u terecht?" in page and "kun je" not in page
    assert "Bij wie kun je terecht?" in read(client, "/afspraken/leerlingen/7/")


@pytest.mark.parametrize(
    "path", ["/afspraken/niemand/", "/afspraken/leerlingen/99/", "/afspraken/niemand/1/", "/afspraken/medewerkers/"]
)
def test_what_is_not_there_is_not_found_like_anything_else(client, publish, still_now, path):
    publish()
    response, elsewhere = client.get(path), client.get("/bestaat/niet/")
    assert response.status_code == elsewhere.status_code == 404
    assert (
        re.search("<h1>.*</h1>", response.content.decode())[0]
        == re.search("<h1>.*</h1>", elsewhere.content.decode())[0]
    )


def test_what_does_not_hold_yet_cannot_be_read_yet(client, publish, still_now):
    publish(day=date(2027, 9, 1))
    assert client.get("/afspraken/leerlingen/").status_code == 404


def test_another_schools_agreement_is_not_here(client, publish, school, other_school, still_now, settings):
    settings.ALLOWED_HOSTS = ["*"]
    type(school).objects.filter(pk=school.pk).update(host="lindekade.example")
    publish(at=other_school)
    assert client.get("/afspraken/leerlingen/", headers={"host": "havenlyceum.example"}).status_code == 200
    assert client.get("/afspraken/leerlingen/", headers={"host": "lindekade.example"}).status_code == 404


def test_reading_needs_no_cookie_and_writes_nothing(client, agreed):
    versions = list(Version.objects.for_school(agreed).values_list("pk", "sha256"))
    for path in ("/afspraken/", "/afspraken/leerlingen/", "/afspraken/leerlingen/7/"):
        assert not client.get(path).cookies
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405
    assert list(Version.objects.for_school(agreed).values_list("pk", "sha256")) == versions


def test_an_articles_number_may_be_typed_in_capitals(client, agreed):
    assert "9c" in read(client, "/afspraken/leerlingen/9C/")
