"""What a page shows: words and moments, with the host beside every link, and nothing that a browser could carry out."""

import html
from dataclasses import fields, is_dataclass
from datetime import datetime

import pytest

from netjes.evidence import (
    CannotTake,
    MessageKind,
    as_view,
    links_in,
    pieces_of,
    prepare_picture,
    read_chat,
    read_letter,
    read_link,
    read_text,
)
from netjes.evidence.tests.samples import ANDROID, BRITISH, IPHONE, letter, picture
from netjes.evidence.texts import Text
from netjes.evidence.view import PER_PART, size_of


def test_it_works():
    view = as_view(read_chat(ANDROID.encode()))
    bubble = view.bubbles[2]
    assert (bubble.who, bubble.side, bubble.at, bubble.kind) == (
        "Noor",
        0,
        datetime(2026, 3, 12, 14, 6),
        MessageKind.TEXT,
    )
    assert [piece.text for piece in bubble.pieces] == ["hoi\nallemaal"]
    assert view.bubbles[0].side == -1
    assert view.facts[0].value == "Noor (2), Sem (2), +31 6 12345678 (1)"
    assert "kan iedereen aanpassen" in view.notes[0]


def test_what_a_reader_must_know_first_stands_first():
    assert "eerst staan" in as_view(read_chat(BRITISH.encode())).notes[1]
    assert any("zelf gekozen" in note for note in as_view(read_chat(IPHONE.encode())).notes)
    assert any("Verwijderde berichten: 1." in note for note in as_view(read_chat(ANDROID.encode())).notes)
    twins = "12-03-2026 14:05 - Noor: a\n12-03-2026 14:06 - ~ N\u043eor: b\n"
    assert any("‘Noor’ en ‘~ N\u043eor’" in note for note in as_view(read_chat(twins.encode())).notes)
    assert not any("lijken erg" in note for note in as_view(read_chat(ANDROID.encode())).notes)
    pasted = "12-03-2026 14:05 - A: a\n11-03-2026 10:00 - A: b\n"
    assert any("op één plek terug" in note for note in as_view(read_chat(pasted.encode())).notes)
    note = as_view(read_letter(letter())).notes[0]
    assert note.startswith("Of dit bericht echt van dit adres komt, is niet na te gaan.")


def test_a_long_chat_comes_in_parts():
    chat = read_chat(b"".join(b"12-03-2026 14:05 - Noor: %d\n" % at for at in range(PER_PART + 1)))
    view = as_view(chat, part=1)
    assert (view.part, view.parts, len(view.bubbles)) == (1, 2, 1)
    assert as_view(chat, part=-5).part == 0 and as_view(chat, part=99).part == 1


def strings(thing: object):
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from strings(each)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from strings(getattr(thing, each.name))


@pytest.mark.parametrize(
    "view",
    [
        as_view(read_chat(b"12-03-2026 14:05 - <b>Noor</b>: <script>alert(1)</script>\n")),
        as_view(
            read_letter(letter(subject="<script>", body="<script>x</script><img src=x onerror=y>", form="text/html"))
        ),
        as_view(read_text(b"<script>alert(1)</script>")),
    ],
)
def test_what_is_shown_are_plain_strings_that_a_page_escapes(view):
    for text in strings(view):
        assert type(text) is str or text == str(text)
        assert not hasattr(text, "__html__")
        assert "<script" not in html.escape(text)


def test_beside_a_link_stands_where_it_really_goes():
    (link,) = links_in("kijk: https://school.example@nep.example/inloggen.")
    assert (link.text, link.host) == ("https://school.example@nep.example/inloggen", "nep.example")
    (link,) = links_in("www.Lindekade.example)")
    assert (link.text, link.url, link.host) == (
        "www.Lindekade.example",
        "https://www.Lindekade.example",
        "www.lindekade.example",
    )
    (link,) = links_in("https://lindek\u0430de.example/x")
    assert link.beside == "lindek\u0430de.example = xn--lindekde-66g.example"
    (link,) = links_in("https://xn--lindekde-66g.example")
    assert link.beside == "lindek\u0430de.example = xn--lindekde-66g.example"
    assert links_in("javascript:alert(1) mailto:a@b.example file:///etc ftp://x.example http:// https://x") == ()


def test_only_addresses_of_pages_are_links():
    assert [piece.text for piece in pieces_of("a https://x.example b")] == ["a ", "https://x.example", " b"]
    view = as_view(read_link(" insta.example/nep "))
    assert view.paragraphs[0][0].link.url == "https://insta.example/nep"
    assert "niet geopend" in view.notes[0]


@pytest.mark.parametrize(
    "text", ["", "geen link", "javascript:alert(1)", "file:///x", "https://a b.example", "https://x\u200b.example"]
)
def test_what_is_no_link_says_what_to_do(text):
    with pytest.raises(CannotTake):
        read_link(text)


def test_a_letter_shows_who_where_and_what_hangs_on_it():
    body = "--g\r\nContent-Type: application/x-msdownload; name=rekening.pdf.exe\r\n\r\nxx\r\n--g--\r\n"
    data = letter(headers=("Reply-To: b@elders.example", "Return-Path: <c@elders.example>"), body=body,
                  form='multipart/mixed; boundary="g"')  # fmt: skip
    view = as_view(read_letter(data))
    assert {fact.label: fact.value for fact in view.facts}["Antwoord gaat naar"] == "b@elders.example"
    assert [(each.name, each.size) for each in view.beside] == [("rekening.pdf.exe", "2 bytes")]
    assert view.title == "Toets"


def test_a_letter_that_was_sent_on_says_whom_it_is_about():
    assert any("wie het doorstuurde" in note for note in as_view(read_letter(letter(subject="Fwd: Re: toets"))).notes)
    assert any("wie het doorstuurde" in note for note in as_view(read_letter(letter(subject="RE: FW: toets"))).notes)
    assert not any("doorstuurde" in note for note in as_view(read_letter(letter(subject="Forward: samen"))).notes)
    body = "--g\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n\r\nx\r\n--g--\r\n"
    inside = read_letter(letter(body=body, form='multipart/mixed; boundary="g"'))
    assert any("andere e-mail" in note for note in as_view(inside).notes)


def test_an_address_in_strange_letters_is_written_twice():
    view = as_view(read_letter(letter(sender="School <x@lindekad\u0435.example>")))
    assert view.facts[0].value.endswith("(lindekad\u0435.example = xn--lindekad-j8g.example)")


def test_a_picture_and_a_text_and_a_pdf():
    prepared = prepare_picture(picture())
    view = as_view(prepared)
    assert view.picture is prepared and view.facts[0].value == "300 bij 200 beeldpunten"
    assert [piece.text for piece in as_view(read_text("één\n\ntwee".encode())).paragraphs[1]] == ["twee"]
    assert "alleen de woorden" in as_view(Text("hoi", pages=2)).notes[0]
    assert "schermafdrukken" in as_view(Text("", pages=2)).notes[-1]
    assert "meer in het origineel" in as_view(Text("hoi", whole=False)).notes[0]


def test_sizes_are_as_people_read_them():
    assert [size_of(count) for count in (0, 999, 1_500, 52_000, 1_250_000, 30_000_000)] == [
        "0 bytes", "999 bytes", "1,5 kB", "52 kB", "1,2 MB", "30 MB"
    ]  # fmt: skip
