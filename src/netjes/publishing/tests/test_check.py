"""The check: what stands out in a text, what the agreement says, how it is mended; and that nothing stays behind."""

import logging
import re
import socket
from urllib.parse import quote_from_bytes

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from netjes.agreements.actions import publish_safety
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.publishing import looking
from netjes.publishing.known_names import forget_names, names_of
from netjes.publishing.marks import pieces_of
from netjes.publishing.models import Draft
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, give_role
from netjes.schools.states import Role
from netjes.schools.tests.cast import ACTOR, client_for

PAGE = "/plaatsen/"
HIDDEN = re.compile(r'<textarea id="bericht"[^>]*>\n(.*?)</textarea>', re.S)


@pytest.fixture(autouse=True)
def _fresh_names():
    forget_names()


@pytest.fixture
def noor(agreed, people) -> Client:
    return client_for(people.noor)


@pytest.fixture
def ruud(agreed, people) -> Client:
    return client_for(people.ruud)


def check(client: Client, text: str, **more: str):
    return client.post(PAGE, {"tekst": text, **more})


def test_it_works(noor):
    page = check(noor, "Sami Haddad woont op Kerkstraat 12 en mn ww is hondje123")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Plaats dit zo nog niet" in text and "Alleen jij ziet dit." in text
    assert '<mark class="mark"><bdi>Sami Haddad</bdi><sup><bdi>1</bdi></sup></mark>' in text
    assert "Hier staat een naam" in text and "Hier staat een wachtwoord of code" in text
    assert "Mag niet" in text and "artikel 9c" in text and "artikel 8" in text


def test_nothing_found_is_not_in_order(noor):
    text = check(noor, "Morgen neem ik taart mee!").content.decode()
    assert "We vonden niets" in text and "niet hetzelfde als in orde" in text
    assert 'class="pill"' not in text  # a green answer is a promise


def test_whether_somebody_said_yes_is_a_question_to_them(noor):
    text = check(noor, "Sami Haddad was er ook bij").content.decode()
    assert "Kijk hier nog even naar" in text and "Vraag eerst of diegene het goedvindt" in text
    assert "Overleg" in text and "Plaats dit zo nog niet" not in text


def test_a_shielded_name_is_found_like_any_other(noor, people):
    plain = check(noor, "Sami Haddad was er ook bij").content.decode()
    people.sami.shielded = True
    people.sami.save()
    forget_names()
    shielded = check(noor, "Sami Haddad was er ook bij").content.decode()
    assert re.findall("<mark.*?</mark>", plain) == re.findall("<mark.*?</mark>", shielded)


def test_who_came_today_is_found_and_who_left_is_not(noor, people, agreed):
    assert "<mark" not in check(noor, "Berend Botje ging uit varen").content.decode()
    new = add_person(actor=ACTOR, school=agreed, given_name="Berend", family_name="Botje")
    give_role(actor=ACTOR, person=new, role=Role.PUPIL)
    assert "<bdi>Berend Botje</bdi>" in check(noor, "Berend Botje ging uit varen").content.decode()


def test_parents_are_no_part_of_the_names(people, agreed):
    names = names_of(agreed)
    assert names.size and "noor vries" in names.pairs
    assert not any(pair.startswith("marieke") for pair in names.pairs)


def test_without_an_account_no_name_can_be_tried_out(agreed, people, client):
    text = check(client, "Sami Haddad was er ook bij", rol="leerling").content.decode()
    assert "We vonden niets" in text and "<mark" not in text
    assert "Daarom keken we niet of er namen van school in staan" in text


def test_a_parent_is_asked_for_whom_and_probes_no_names(agreed, people):
    marieke = client_for(people.marieke)
    assert 'name="rol"' in marieke.get(PAGE).content.decode()
    assert "<mark" not in check(marieke, "Sami Haddad was er ook bij").content.decode()


def test_the_role_of_who_is_in_is_not_for_the_form_to_say(noor):
    text = check(noor, "Sami Haddad was er ook bij", rol="medewerker").content.decode()
    assert 'name="waar"' not in text


def test_tone_is_a_question_and_can_be_switched_off(noor):
    said = check(noor, "Jij bent een sukkel").content.decode()
    assert "Hoe leest de ander dit?" in said and "Overleg" in said and "Mag niet" not in said
    off = check(noor, "Jij bent een sukkel", toon="nee").content.decode()
    assert "We vonden niets" in off and "Over de toon stelden we geen vragen." in off


def test_sending_on_is_posting_too(noor):
    text = check(noor, "Moet je dit lezen!", doorsturen="ja").content.decode()
    assert "Je stuurt iets door van een ander" in text and "artikel" in text
    assert 'name="doorsturen" value="ja"' in text


def test_a_colleague_says_for_whom(ruud):
    text = check(ruud, "Morgen is er taart.", waar="school", namens="own").content.decode()
    assert "Namens wie zeg je dit?" in text
    page = check(ruud, "Morgen is er taart.", waar="school", namens="own", herstel="namens-mezelf")
    mended = page.content.decode()
    assert "Dit schrijf ik namens mezelf." in HIDDEN.search(mended)[1] and "Namens wie zeg je dit?" not in mended


def buttons(page: str) -> dict[str, str]:
    return {label: value for value, label in re.findall(r'name="herstel" value="([^"]+)">([^<]+)<', page)}


def test_one_tap_mends_and_one_tap_undoes(noor):
    before = "Sami Haddad zei het, bel 06-12345678"
    page = check(noor, before).content.decode()
    short = check(noor, before, herstel=buttons(page)["Kort de naam in"]).content.decode()
    assert HIDDEN.search(short)[1] == "S. H. zei het, bel 06-12345678"
    back = check(noor, "S. H. zei het, bel 06-12345678", doe="terug", eerder=before).content.decode()
    assert HIDDEN.search(back)[1] == before


def test_one_button_does_all_of_them(noor):
    before = "Sami Haddad zei het, bel 06-12345678"
    page = check(noor, before).content.decode()
    assert buttons(page)["Doe voorstel 1 en 2"] == "alles"
    after = HIDDEN.search(check(noor, before, herstel="alles").content.decode())[1]
    assert "Sami" not in after and "06-" not in after and after.startswith("S. H. zei het")


def test_a_button_of_another_text_mends_nothing(noor):
    page = check(noor, "Sami Haddad zei het", herstel="90-99-phone:cover")
    assert page.status_code == 200 and HIDDEN.search(page.content.decode())[1] == "Sami Haddad zei het"


def test_write_on_opens_the_field_with_the_text(noor):
    page = check(noor, "<b>Sami & co</b>", doe="schrijf").content.decode()
    assert "&lt;b&gt;Sami &amp; co&lt;/b&gt;</textarea>" in page and 'id="tekst"' in page


@pytest.mark.parametrize("text", ["", "   \n\t ", "\0\0"])
def test_an_empty_text_says_what_to_do(noor, text):
    page = check(noor, text)
    assert page.status_code == 400 and "Typ of plak eerst je bericht" in page.content.decode()


def test_a_novel_is_refused_with_its_text_still_there(noor):
    page = check(noor, "Er was eens. " * 380_000)
    assert page.status_code == 400 and "hoogstens 100.000 tekens" in page.content.decode()
    assert "Er was eens. Er was eens." in page.content.decode()


WEIRD = (
    "\u202eSami Haddad\u202c en \u2067Noor de Vries",
    "👩‍👩‍👧‍👦 Sami Haddad 🇳🇱 06-12345678 👍🏽",
    "Ѕаmі Sami Haddad سامي חדד",
    "S\u0301a\u0308mi\u200b Had\u00addad",
    "Sami\0 Haddad\r\nen \ud800 dan \udfff",
    "\nSami Haddad begint met een lege regel",
    "Sami Haddad </textarea><script>alert(1)</script>",
    "e\u0301" * 3000,
)


@pytest.mark.parametrize("text", WEIRD)
def test_strange_text_keeps_its_marks_in_place(noor, text):
    page = noor.post(PAGE, text_body(text), content_type="application/x-www-form-urlencoded")
    assert page.status_code == 200
    html = page.content.decode()
    drawn = re.search(r'<div class="draft article" dir="auto">(.*?)</div>', html, re.S)[1]
    shown = re.sub(r"<sup>.*?</sup>|</?(?:mark|bdi)[^>]*>", "", drawn)
    assert shown == HIDDEN.search(html)[1]  # the pieces together are the text
    assert "<script>alert" not in html and "\0" not in html


def text_body(text: str) -> bytes:
    return b"tekst=" + quote_from_bytes(text.encode(errors="surrogatepass")).encode()


def finding(start: int, end: int, certain: bool = True) -> Finding:
    return Finding(Kind.PERSON, start, end, "x", Certainty.CERTAIN if certain else Certainty.POSSIBLE)


def test_findings_that_overlap_each_keep_their_number():
    pieces = pieces_of("abcdefgh", [finding(1, 6, certain=False), finding(3, 4), finding(0, 8), finding(2, 2)])
    assert "".join(piece.text for piece in pieces) == "abcdefgh"
    assert [number for piece in pieces for number in piece.numbers] == [2, 1, 3]
    assert next(piece for piece in pieces if piece.text == "d").certain


def test_a_check_leaves_nothing_behind(noor, caplog):
    sessions, rows = Session.objects.count(), LogRow._every_school.count()
    with caplog.at_level(logging.DEBUG):
        page = check(noor, "Sami Haddad kreeg een 3, mn ww is hondje123")
    assert "no-store" in page["Cache-Control"]
    assert not Draft._every_school.exists()
    assert (Session.objects.count(), LogRow._every_school.count()) == (sessions, rows)
    assert "hondje" not in caplog.text and "Sami" not in caplog.text
    assert "hondje" not in str(dict(noor.session))


def test_a_check_that_breaks_tells_nothing_of_the_text(noor, monkeypatch, caplog):
    def broken(text, *_args, **_kept):
        raise ValueError(text)

    monkeypatch.setattr(looking, "check_text", broken)
    with caplog.at_level(logging.DEBUG):
        page = check(noor, "Sami heeft een geheim: hondje123")
    assert page.status_code == 500 and "Dat ligt aan ons" in page.content.decode()
    assert "Sami heeft een geheim" in page.content.decode()  # the writer loses nothing
    assert "hondje" not in caplog.text and "geheim" not in caplog.text
    assert "ValueError in broken" in caplog.text


def test_no_connection_is_opened(noor, monkeypatch):
    check(noor, "warm")

    def refused(*_args, **_kept):
        raise AssertionError("een nakijk-pagina belt nergens heen")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert check(noor, "Sami Haddad zei: bel 06-12345678, mail sami@mail.example").status_code == 200


def test_the_address_never_holds_the_text(noor):
    assert "Sami Haddad</textarea>" not in noor.get(PAGE, {"tekst": "Sami Haddad"}).content.decode()
    assert check(noor, "Sami Haddad").status_code == 200  # no redirect to an address with words in it


def test_what_another_app_shares_fills_the_field_and_no_more(agreed, people):
    phone = client_for(people.noor)
    phone.handler.enforce_csrf_checks = True
    page = phone.post(
        reverse("publishing:shared"), {"titel": "Kijk", "tekst": "Sami Haddad is dom", "link": "https://voorbeeld.example/x"}
    )  # fmt: skip
    text = page.content.decode()
    assert page.status_code == 200 and "Kijk\nSami Haddad is dom\nhttps://voorbeeld.example/x" in text
    assert "<mark" not in text and not Draft._every_school.exists() and "no-store" in page["Cache-Control"]
    assert phone.post(PAGE, {"tekst": "x"}).status_code == 403  # the check itself does ask for a token


def test_what_the_school_made_public_is_nobodys_secret(noor, agreed):
    text = "Bel 06-12345678 of mail hulp.nu@lindekade.example"
    assert check(noor, text).content.decode().count("<mark") == 2
    publish_safety(
        actor=ACTOR, school=agreed, who="Bel 06 12 34 56 78 of mail hulp.nu@lindekade.example.", how="a",
        for_pupils="b", for_staff="c", for_parents="d",
    )  # fmt: skip
    forget_names()
    assert "<mark" not in check(noor, text).content.decode()


def test_without_an_agreement_it_still_looks(school, people):
    page = check(client_for(people.noor), "mn ww is hondje123")
    assert page.status_code == 200 and "Plaats dit zo nog niet" in page.content.decode()
