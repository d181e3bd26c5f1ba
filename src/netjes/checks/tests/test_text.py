"""Everything together: kinds, overlaps, limits, and what a check never does."""

import gc
import socket
import time
from itertools import pairwise

import pytest

from netjes.checks.errors import CannotCheck
from netjes.checks.finding import Certainty, Finding, Kind
from netjes.checks.text import MAX_FINDINGS, check_text

from .marked import roster

ROSTER = roster()


def kinds(text: str, role: str = "leerling", **more) -> list[tuple[str, str, str]]:
    return [(f.kind.value, f.text, f.certainty.value) for f in check_text(text, role, ROSTER, tone=False, **more)]


def test_it_works():
    found = check_text("het nr van sanne is 06-12345678", "leerling", ROSTER, tone=False)
    assert [(f.kind, f.start, f.end, f.articles) for f in found] == [
        (Kind.PERSON, 11, 16, ("L8",)),
        (Kind.PHONE, 20, 31, ("L8",)),
    ]
    assert all(f.advice for f in found)


def test_articles_and_advice_follow_the_role():
    (_, care) = check_text("Sanne de Boer heeft ADHD.", "medewerker", ROSTER, tone=False)
    assert care.articles == ("M8",)
    assert care.certainty is Certainty.CERTAIN


def test_eleven_test_alone_makes_no_bsn_certain():
    assert ("bsn", "111222333", "possible") in kinds("kijk 111222333 eens")
    assert ("bsn", "111222333", "certain") in kinds("bsn van lotte: 111222333")
    assert kinds("bestelnummer 111222333") == []


def test_what_somebody_tells_about_himself_is_possible():
    assert kinds("mijn nummer is 06 87654321") == [("phone", "06 87654321", "possible")]
    assert kinds("ik had een 4,5 voor engels") == [("grade", "4,5", "possible")]
    assert kinds("ik heb adhd") == [("care", "adhd", "possible")]
    assert ("phone", "06 87654321", "certain") in kinds("mijn broer zijn nummer is 06 87654321")


def test_what_the_school_made_public_is_no_finding():
    own = ["030-2345678", "jan.de.balie@school.example", "NL91 ABNA 0417 1643 00", "Kadeplein 1, 3512 PH Lindestad"]
    text = "bel sanne op +31 30 2345678 of mail jan.de.balie@school.example, nl91abna0417164300, Kadeplein 1, 3512 PH"
    assert [kind for kind, *_ in kinds(text, school_own=own)] == ["person"]


def test_of_what_overlaps_one_finding_stays():
    assert [kind for kind, *_ in kinds("mail sanne.deboer@mail.example")] == ["email"]
    assert [kind for kind, *_ in kinds("woont op sannestraat 12")] == ["address"]
    found = check_text("sanne " * 50 + "nl91abna0417164300 0612345678 " * 50, "leerling", ROSTER, tone=False).found
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_tone_is_asked_beside_and_can_be_switched_off():
    def asks(text: str) -> list[Finding]:
        return [Finding(Kind.INSULT, 0, 11, text[0:11], Certainty.POSSIBLE)]

    found = check_text("dikke sanne", "leerling", ROSTER, tone=asks)
    assert {f.kind for f in found} == {Kind.INSULT, Kind.PERSON}
    assert next(f for f in found if f.is_tone).articles == ("L2",)
    assert [f.kind for f in check_text("dikke sanne", "leerling", ROSTER, tone=False)] == [Kind.PERSON]


def test_more_than_can_be_shown_is_counted():
    found = check_text("0612345678 x\n" * (MAX_FINDINGS + 5), "leerling", tone=False)
    assert (len(found), found.left_out) == (MAX_FINDINGS, 5)


def test_too_much_text_and_an_unknown_role_are_refused():
    with pytest.raises(CannotCheck, match="5 MB"):
        check_text("é" * 2_500_001, "leerling")
    with pytest.raises(CannotCheck, match="leerling, medewerker"):
        check_text("hoi", "bezoeker")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ud800", "👩‍👩‍👧", "\u202eenoz", "\x00\x01", "א" * 50, "." * 500])
def test_odd_text_is_no_trouble(text):
    assert check_text(text, "leerling", ROSTER, tone=False).found == ()


def test_no_connection_is_opened(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a check opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = "mail t.est@mail.example of bel 0612345678, https://maps.app.goo.gl/x nl91abna0417164300, je bent dom"
    assert len(check_text(text, "leerling", ROSTER)) >= 4


HARD = [
    *("a", "1", "@", "a@", "a.", "a-", "a_", "(", "d.", "\n", ". ", "a\u200b", "06 ", " is ", "sanne ", "mijn "),
    *("wachtwoord ", "ww van de ", "code van ", "login met a ", "kerkstraat ", "straat van de ", "woont in de "),
    *("12-03-2011 ", "nl91 abna ", "heeft adhd ", "sanne een 3,2 cijfer ", "1.2345, ", "a (at) b.", "google.nl/maps"),
    *("van den ", "mevrouw de ", "merel ", "jan-willem "),
]


@pytest.mark.parametrize("piece", HARD)
def test_time_grows_with_the_text_and_not_faster(piece):
    """Four times the text may take at most nine times as long; a square would take sixteen times."""
    assert min(_growth(piece) for _ in range(3)) < 9


def _growth(piece: str) -> float:
    took = []
    for size in (10_000, 40_000):
        text = (piece * (size // len(piece) + 1))[:size]
        gc.collect()
        start = time.process_time()
        check_text(text, "leerling", ROSTER, tone=False)
        took.append(time.process_time() - start)
    return took[1] / max(took[0], 1e-4)
