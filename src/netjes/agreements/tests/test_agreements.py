"""The pages of the agreements, as a visitor gets them."""

import re
from datetime import date
from html import unescape

import pytest
from django.db.models import Model

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience, Version
from netjes.agreements.prose import told
from netjes.agreements.tests.agreed_texts import PHONE, text
from netjes.lib.actors import system
from netjes.norms.library import model, text_of

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


def section(page: str, anchor: str) -> str:
    """The part of a page under one heading, as text."""
    found = re.search(rf'<section[^>]* aria-labelledby="{anchor}">(.*?)</section>', page, re.DOTALL)
    return re.sub(r"<[^>]+>", " ", found[1]) if found else ""


def test_an_article_is_also_told_in_easy_words_with_a_question_to_talk_about(client, agreed):
    page = read(client, "/afspraken/leerlingen/7/")
    assert "Bij een toets, overhoring, proefwerk of examen mag het niet." in section(page, "gewone-woorden")
    assert "Wanneer helpt een telefoon je bij het leren" in section(page, "praten")
    assert "Voor in de klas of thuis" in section(page, "praten")


@pytest.mark.parametrize(
    ("audience", "slug", "where"),
    [
        (Audience.PUPILS, "leerlingen", "Voor in de klas of thuis"),
        (Audience.STAFF, "medewerkers", "Voor in het team"),
        (Audience.PARENTS, "ouders", "Voor thuis of op een ouderavond"),
    ],
)
def test_a_question_says_where_to_talk_about_it(client, publish, still_now, audience, slug, where):
    publish(text_of(f"{slug}.md"), audience)
    assert where in section(read(client, f"/afspraken/{slug}/1/"), "praten")
    assert where in read(client, f"/afspraken/{slug}/praten/")


def test_an_article_and_its_easy_words_can_be_read_aloud_where_the_browser_can(client, agreed):
    page = read(client, "/afspraken/leerlingen/7/")
    for button, anchor in re.findall(r'(<button[^>]* data-read="#([^"]+)"[^>]*>)', page):
        assert " hidden " in button and 'data-stop="Stop met voorlezen"' in button
        assert page.count(f'id="{anchor}"') == 1
    assert len(re.findall("data-read=", page)) == 2


def test_what_is_read_aloud_says_in_which_language_it_is(client, agreed):
    """On an English page a Dutch article is still read by a Dutch voice."""
    client.cookies["taal"] = "en"
    page = read(client, "/afspraken/leerlingen/7/")
    assert "Read aloud" in page
    for anchor in ("tekst", "gewone-woorden-tekst"):
        assert re.search(rf'id="{anchor}" lang="nl"', page), anchor


def test_a_schools_own_article_without_set_phrases_has_no_empty_sections(client, publish, still_now):
    publish()
    page = read(client, "/afspraken/leerlingen/2/")
    assert "In gewone woorden" not in page and "Om over te praten" not in page
    assert "/afspraken/leerlingen/praten/" not in read(client, "/afspraken/leerlingen/")
    assert "staan nog geen vragen" in read(client, "/afspraken/leerlingen/praten/")


def test_all_questions_stand_together_on_one_sheet(client, agreed):
    assert 'href="/afspraken/leerlingen/praten/"' in read(client, "/afspraken/leerlingen/")
    page = read(client, "/afspraken/leerlingen/praten/")
    for found in model("leerlingen").articles:
        prose = told(found.prose)
        assert prose.talk in page and prose.summary in page
        assert f'href="/afspraken/leerlingen/{found.number}/"' in page
    assert page.count("<h1") == 1 and "data-print" in page


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
    "path",
    [
        "/afspraken/niemand/",
        "/afspraken/leerlingen/99/",
        "/afspraken/niemand/1/",
        "/afspraken/medewerkers/",
        "/afspraken/niemand/praten/",
    ],
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
    for path in ("/afspraken/", "/afspraken/leerlingen/", "/afspraken/leerlingen/7/", "/afspraken/leerlingen/praten/"):
        assert not client.get(path).cookies
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405
    assert list(Version.objects.for_school(agreed).values_list("pk", "sha256")) == versions


def test_an_articles_number_may_be_typed_in_capitals(client, agreed):
    assert "9c" in read(client, "/afspraken/leerlingen/9C/")
