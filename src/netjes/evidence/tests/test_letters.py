"""An e-mail: what it says, without opening or fetching any of it, and what a mail server noted on it."""

from datetime import datetime, timedelta, timezone

import pytest

from netjes.evidence import CannotTake, read_letter
from netjes.evidence.tests.samples import letter

PARTS = "\r\n".join(
    [
        "--grens", "Content-Type: text/plain; charset=utf-8", "", "Hoi Sem", "",
        "--grens", "Content-Type: text/html; charset=utf-8", "", "<p>Hoi <b>Sem</b></p>", "",
        "--grens", "Content-Type: application/pdf; name*=utf-8''rapp%C3%B3rt.pdf", "Content-Disposition: attachment",
        "Content-Transfer-Encoding: base64", "", "AAAAAAAA", "",
        "--grens", "Content-Type: message/rfc822", "", "From: x@elders.example", "Subject: binnenin", "", "geheim", "",
        "--grens--", "",
    ]
)  # fmt: skip


def html(body: str):
    return read_letter(letter(body=body, form="text/html; charset=utf-8"))


def test_it_works():
    read = read_letter(letter())
    assert str(read.sender.shown) == "Iris Bakker <iris@school.example>"
    assert [each.address for each in read.to] == ["sem@leerling.example"]
    assert (read.subject, read.text) == ("Toets", "Hoi, de toets is vrijdag.")
    assert read.sent_at == datetime(2026, 3, 12, 14, 0, tzinfo=timezone(timedelta(hours=1)))
    assert not read.attachments and not read.remote and not read.other


def test_encoded_words_become_letters():
    read = read_letter(
        letter(subject="=?utf-8?q?Caf=C3=A9?= =?iso-8859-1?q?_=E9?=", sender="=?utf-8?b?w4k=?= <e@x.example>")
    )
    assert read.subject == "Café é" and read.sender.shown.name == "É"


def test_what_hangs_on_it_is_told_and_not_opened():
    read = read_letter(letter(body=PARTS, form='multipart/mixed; boundary="grens"'))
    assert [(each.name, each.type, each.size) for each in read.attachments[:1]] == [
        ("rappórt.pdf", "application/pdf", 6)
    ]
    assert read.attachments[1].type == "message/rfc822" and read.attachments[1].size > 0
    assert "geheim" not in read.text and "binnenin" not in read.text
    assert (read.text, read.other) == ("Hoi Sem", "")


def test_two_versions_that_say_something_else_are_both_shown():
    read = read_letter(
        letter(body=PARTS.replace("Hoi Sem", "Betaal 50 euro"), form='multipart/alternative; boundary="grens"')
    )
    assert (read.text, read.other) == ("Hoi Sem", "Betaal 50 euro")


def test_of_a_page_only_words_are_left():
    read = html(
        "<html><head><title>x</title><style>p{}</style></head><body onload=alert(1)><p>Eén</p><p>twee<br>drie"
        "<script>alert(1)</script><svg onload=alert(1)>vier</svg><ul><li>a<li>b</ul>&lt;b&gt;</body></html>"
    )
    assert read.text == "Eén\n\ntwee\ndrie\n\n- a\n- b\n<b>"


def test_a_link_says_where_it_leads_when_its_words_do_not():
    read = html(
        '<a href="https://nep.example/in">https://school.example</a> '
        '<a href="https://school.example/">https://school.example</a> '
        '<a href="javascript:alert(1)">klik</a> <a href="https://x.example"><img src="cid:1"></a>'
    )
    assert read.text == (
        "https://school.example [wijst naar https://nep.example/in ] https://school.example klik "
        "[wijst naar javascript:alert(1) ] [link naar https://x.example ]"
    )


def test_nothing_is_fetched_and_what_it_wanted_to_fetch_is_counted(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("connected"))
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    read = html(
        '<img src="https://t.example/1"><table background="//t.example/b"><link href=http://t.example/c><img src=cid:1>'
    )
    assert read.remote == 3


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "bestaat-niet", "idna", "\u00e9", ""])
def test_a_strange_alphabet_does_not_stop_the_reading(charset):
    assert "toets" in read_letter(letter(form=f"text/plain; charset={charset}")).text


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"Subject: x\r\n\r\n", b"\xff\xfe\0\0"])
def test_what_is_no_letter_says_what_to_do(data):
    with pytest.raises(CannotTake, match=r"\.eml"):
        read_letter(data)


RESULTS = (
    "Authentication-Results: mx.school.example; spf=pass smtp.mailfrom=iris@school.example; "
    "dkim=fail header.d=school.example; dmarc=none header.from=school.example"
)
FORGED = "Authentication-Results: mx.nep.example; spf=pass smtp.mailfrom=rector@school.example; dmarc=pass"


def test_the_schools_own_server_on_top_counts_and_no_more_is_claimed_than_that():
    arrival = read_letter(letter(headers=(RESULTS,)), own_server="MX.school.example").arrival
    assert arrival.counts
    assert [(each.method, each.passed) for each in arrival.results] == [("spf", True), ("dkim", False), ("dmarc", None)]
    assert arrival.results[0].sentence.endswith("versturen voor school.example: ja.")
    assert "zolang dit bestand rechtstreeks uit de mailbox" in arrival.sentence


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ((FORGED,), "mx.school.example"),
        ((FORGED, RESULTS), "mx.school.example"),  # not on top
        ((RESULTS,), ""),
        ((RESULTS.replace("mx.school", "mx.school.example.nep"),), "mx.school.example"),
        (("Authentication-Results: spf=pass (hoi",), "mx.school.example"),
        (("Authentication-Results: ;;;",), "mx.school.example"),
        ((), "mx.school.example"),
    ],
)
def test_what_anybody_could_have_typed_does_not_count(headers, own):
    arrival = read_letter(letter(headers=headers), own_server=own).arrival
    assert not arrival.counts and not arrival.results and arrival.sentence


def test_a_school_that_has_not_said_what_its_server_is_called_is_told_so():
    read = read_letter(letter(headers=(RESULTS,)))
    assert "niet ingevuld" in read.arrival.sentence and not read.arrival.counts
