"""Who reads the site in English reports, is answered and reads reports in English.

What lies in the seal is the same whatever the language of the page: our words are kept in Dutch and said in English.
"""

from collections.abc import Callable
from itertools import product

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from netjes.evidence.sentences import ENGLISH
from netjes.lib.tests.dutch_left import dutch_left
from netjes.reports.asked import Topic
from netjes.reports.bringing import brought_file
from netjes.reports.errors import CannotReport
from netjes.reports.kept_words import NUDE_EXISTS, READY_CHOICES, said_here, sent_along
from netjes.reports.opening import key_by_code, opened
from netjes.reports.states import Route
from netjes.reports.tests.conftest import PASSPHRASE
from netjes.sealing.codes import new_code

CHAT = b"24-11-2026 10:00 - Noor: hoi\n24-11-2026 10:01 - Sem: dag\n"
LETTER = (
    b"From: Iris <iris@ergens.example>\r\nTo: a@b.example\r\nSubject: Toets\r\n"
    b"Date: Tue, 24 Nov 2026 10:00:00 +0100\r\n\r\nHoi\r\n"
)
STEPS = (
    "over", "bloot", "niet-sturen", "wie-werkt-hier", "seks", "vaker", "lezer", "zelf-praten", "klas", "woorden",
    "naam", "nakijken",
)  # fmt: skip


@pytest.fixture
def english(client_of) -> Callable:
    """`english(people.visser)`: somebody who chose English; a reader's key is opened."""

    def chosen(person, opens: bool = False):
        client = client_of(person)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        if opens:
            client.post(reverse("keyring:open"), {"passphrase": PASSPHRASE, "next": "/melden/binnen/"})
        return client

    return chosen


def heard(answer, where: str, status: int = 200) -> str:
    page = answer.content.decode()
    left = dutch_left(page, "reports")
    assert answer.status_code == status and '<html lang="en"' in page, (where, answer.status_code)
    assert not left, f"{where}: {left}"
    return page


def reads(client, name: str, *args) -> str:
    return heard(client.get(reverse(f"reports:{name}", args=args)), name)


def does(client, name: str, /, *args, status: int = 200, **given) -> str:
    return heard(client.post(reverse(f"reports:{name}", args=args), given), name, status)


def test_it_works(client, readers, people):
    """Every question on the way, with each kind of answer."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    reads(client, "start")
    for topic, step in product(Topic, STEPS):
        page = client.post(reverse("reports:start"), {"want": "tell", "topic": topic, "naar": step, "words": "Hoi."})
        heard(page, f"{topic}/{step}", page.status_code)
        assert page.status_code in (200, 400)


def test_a_reader_reads_and_answers_in_english(send, readers, people, english):
    brought = [
        brought_file("chat.txt", CHAT), brought_file("brief.eml", LETTER),
    ]  # fmt: skip
    sent = send("Kijk eens", brought=brought)
    report = sent.received.report
    adviser = english(readers.adviser, opens=True)
    reads(adviser, "inbox")
    page = reads(adviser, "report", report.pk)
    assert "WhatsApp chat" in page and "Yes, that is fine" in page and 'value="Ja, dat is goed"' in page
    for number in (1, 2):
        reads(adviser, "evidence", report.pk, number)
        page = does(adviser, "evidence", report.pk, number)
        assert not [dutch for dutch in ENGLISH if len(dutch.partition("{")[0]) > 12 and dutch.partition("{")[0] in page]
    assert "Whether this message really comes from this address cannot be checked." in page
    assert "It has no signature of a mail server." in page
    does(adviser, "answer", report.pk, status=400)
    adviser.post(reverse("reports:answer", args=[report.pk]), {"woorden": "Dank je", "keuze": "Liever niet"})
    page = reads(adviser, "report", report.pk)
    assert "Rather not" in page
    kept = opened(report, key_by_code(report, sent.receipt)).messages[-1]
    assert kept.choices == ("Liever niet",)


def test_the_one_who_reported_reads_the_answer_in_english(send, readers, english, client):
    sent = send("Kijk eens")
    adviser = english(readers.adviser, opens=True)
    adviser.post(
        reverse("reports:answer", args=[sent.received.report.pk]), {"woorden": "Dank je", "keuze": list(READY_CHOICES)}
    )
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    asked = does(client, "start", doe="code")

    def comes_in(code: str, status: int = 200, **given) -> str:
        ticket = does(client, "start", doe="code").partition('name="kaartje" value="')[2].partition('"')[0]
        return does(client, "start", status=status, doe="gesprek", code=code, kaartje=ticket, **given)

    assert "kaartje" in asked
    page = comes_in(sent.code)
    assert 'value="Ja, dat is goed"' in page and "Yes, that is fine" in page
    page = comes_in(sent.code, daad="kies", keuze="Liever niet")
    assert "Rather not" in page
    page = comes_in(sent.code, daad="stuur-mee", bloot="ja")
    assert "I do not send it" in page or "nude" in page
    comes_in(sent.code, daad="wis")
    assert "We find nothing with this code." in comes_in(new_code(), status=400)
    assert "A code has only digits." in comes_in("geen code", status=400)
    assert "there are 3 here" in comes_in("123", status=400)
    inside = opened(sent.received.report, key_by_code(sent.received.report, sent.receipt))
    assert [each.words for each in inside.messages[-2:]] == ["Liever niet", NUDE_EXISTS]


@pytest.mark.parametrize("route", list(Route))
def test_every_route_tells_what_to_do_in_english(send, readers, people, english, route):
    """The steps of an offence, of home, and of a picture that must not be sent."""
    sent = send("Kijk eens", route=route, involved=[people.ruud] if route is Route.ABOUT_STAFF else ())
    report = sent.received.report
    for person in (readers.adviser, readers.board, readers.care):
        answer = english(person, opens=True).get(reverse("reports:report", args=[report.pk]))
        if answer.status_code == 200:
            heard(answer, str(route))
            return
    raise AssertionError("nobody reads this")


def test_what_is_noted_and_the_rules(readers, people, english):
    mentor, head, adviser = english(people.bos), english(people.terpstra), english(readers.adviser)
    for client in (mentor, head, adviser):
        for name in ("incidents", "calls", "rules", "help_lines", "new_help_line", "take_down", "removals"):
            answer = client.get(reverse(f"reports:{name}"))
            if answer.status_code == 200:
                heard(answer, name)
    assert "Emergency number" in reads(head, "help_lines")


def test_our_own_words_in_a_seal_are_dutch_and_said_in_the_language_of_the_page():
    topic = "Nare berichten of pesten"
    with override("en"):
        assert said_here(topic) == "Nasty messages or bullying" or said_here(topic) != topic
        assert said_here(READY_CHOICES[1]) == "Rather not"
        assert said_here(NUDE_EXISTS) != NUDE_EXISTS and said_here("stuurde het door") == "passed it on"
        assert said_here(sent_along("foto.jpg")).endswith("foto.jpg") and "stuurde" not in said_here(sent_along("a"))
        assert said_here("Ja") == "Ja", "what people wrote stays theirs"
    with override("nl"):
        assert said_here(sent_along("foto.jpg")) == "Ik stuurde iets mee: foto.jpg"
    assert sent_along("foto.jpg") == "Ik stuurde iets mee: foto.jpg"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(60), "We do not take a video here."),
        ("leeg.txt", b"", "This file is empty."),
        ("x.exe", b"MZ" + bytes(90), "This is a program"),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "This picture is damaged"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_english(name, data, said):
    with override("en"), pytest.raises(CannotReport, match=said):
        brought_file(name, data)
    with override("nl"), pytest.raises(CannotReport) as dutch:
        brought_file(name, data)
    assert said not in str(dutch.value)


def test_what_is_kept_of_a_file_is_the_same_in_both_languages():
    with override("nl"):
        dutch = brought_file("brief.eml", LETTER)
    with override("en"):
        assert brought_file("brief.eml", LETTER) == dutch
