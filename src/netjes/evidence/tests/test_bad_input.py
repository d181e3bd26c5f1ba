"""Any bytes give an answer or a sentence, and never anything else: what is brought along is chosen by strangers."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netjes.evidence import (
    CannotTake,
    EvidenceKind,
    Known,
    as_bytes,
    as_view,
    from_bytes,
    links_in,
    pieces_of,
    prepare_picture,
    read_chat,
    read_letter,
    read_link,
    read_pdf,
    read_text,
    recognise,
)
from netjes.evidence.tests.samples import AMERICAN, ANDROID, IPHONE, letter, picture, zipped
from netjes.evidence.tests.signing import pair, published, signed
from netjes.evidence.tests.test_letters import PARTS, RESULTS


def a_pdf() -> bytes:
    import pypdf

    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


WHOLE = [
    picture("JPEG"),
    picture("PNG", (40, 30)),
    picture("GIF", (40, 30)),
    picture("WEBP", (40, 30)),
    ANDROID.encode(),
    IPHONE.encode(),
    AMERICAN.encode("utf-16"),
    zipped({"_chat.txt": IPHONE, "a.jpg": b"x"}),
    signed(letter()),
    letter(headers=(RESULTS, "Reply-To: x@y.example"), body=PARTS, form='multipart/mixed; boundary="grens"'),
    letter(body="<p>hoi<a href=http://x.example>x", form="text/html"),
    a_pdf(),
]
KNOWN = [Known("Iris Bakker", ("i@lindekade.example",))]


@st.composite
def damaged(draw) -> bytes:
    """A good file with pieces cut out, doubled, changed or put in, as a bad copy or a bad person makes it."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        what = draw(st.sampled_from(["cut", "change", "put", "double", "end"]))
        if what == "cut":
            del data[at : at + draw(st.integers(1, 50))]
        elif what == "change":
            data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif what == "put":
            data[at:at] = draw(
                st.sampled_from([b"\0", b"\r\n\r\n", b"=?x?q?=", b"<", b'"', b"\xff", b"--grens", b"\xe2\x80\xae"])
            )
        elif what == "double":
            data[at:at] = data[at : at + draw(st.integers(1, 200))]
        else:
            del data[at:]
    return bytes(data)


def looked_at(data: bytes) -> None:
    for read in (
        lambda: recognise("x", data),
        lambda: as_view(prepare_picture(data)),
        lambda: as_view(read_chat(data), part=3),
        lambda: as_view(read_letter(data, lookup=published(pair()[1]), own_server="mx.school.example", known=KNOWN)),
        lambda: as_view(read_pdf(data)),
        lambda: as_view(read_text(data)),
    ):
        try:
            read()
        except CannotTake as problem:
            assert str(problem).endswith("."), problem


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
@example(b"PK\x05\x06" + b"\0" * 18)
@example(b"DKIM-Signature:;;;\r\nFrom: \r\n\r\n")
@example(b" leading: space\r\nFrom: a@b.example\r\n\r\n")
@example(b"From: =?utf-8?b?\xff?= <@>\r\nDate: 99\r\nContent-Type: multipart/mixed\r\n\r\nx")
@example(b"Content-Type: text/html\r\nFrom: a@b.example\r\n\r\n<![if x]><!x[<![CDATA[")
@example(b"[1/1/0000, 99:99:99] a: b")
@example(b"0000-00-00 00:00 - : ")
def test_it_works(data):
    looked_at(data)


@settings(max_examples=200, deadline=None)
@given(damaged())
def test_a_damaged_file_gives_an_answer_or_a_sentence(data):
    looked_at(data)


HEADERS = ("From", "To", "Subject", "Date", "Reply-To", "Return-Path", "Content-Type", "Content-Transfer-Encoding",
           "Content-Disposition", "Authentication-Results", "DKIM-Signature", "MIME-Version")  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(HEADERS), st.text(max_size=80)), max_size=8), st.text(max_size=200))
def test_any_headers_give_an_answer_or_a_sentence(headers, body):
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    looked_at(f"{head}\r\n{body}".encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
@example("https://[x.example/ http://a.example:99999/ www.x https://xn--a.example https://xn--\u00e9.example")
def test_the_pieces_of_a_text_are_the_text(text):
    assert "".join(piece.text for piece in pieces_of(text)) == text
    for link in links_in(text):
        assert link.host and "<" not in link.url


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_any_link_gives_an_answer_or_a_sentence(text):
    try:
        assert read_link(text).url.startswith(("http", "HTTP", "Http")) or "://" in text
    except CannotTake as problem:
        assert str(problem).endswith(".")


@pytest.mark.parametrize("kind", EvidenceKind)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=200))
def test_what_is_kept_is_looked_at_again(kind, data):
    with pytest.raises(ValueError):
        from_bytes(kind, data)


def test_nothing_of_what_is_in_a_file_reaches_a_log(caplog):
    caplog.set_level("DEBUG")
    for data in (b"%PDF-1.7 GEHEIM", signed(letter()).replace(b"Hoi", b"GEHEIM"), b"GEHEIM", ANDROID.encode()):
        looked_at(data)
        with pytest.raises(CannotTake):
            read_pdf(data)
    assert "GEHEIM" not in caplog.text and "school.example" not in caplog.text


def test_no_report_of_an_error_holds_what_is_in_a_file():
    """A trace shows the names of things and how they call themselves."""
    for reading in (
        read_chat(ANDROID.encode()),
        read_letter(letter()),
        read_text(b"Noor Iris"),
        prepare_picture(picture()),
    ):
        for thing in (reading, as_view(reading)):
            assert "Noor" not in repr(thing) and "Iris" not in repr(thing) and len(repr(thing)) < 200


def test_what_was_read_comes_back_as_it_was():
    for kind, reading in (
        (EvidenceKind.CHAT, read_chat(IPHONE.encode())),
        (EvidenceKind.LETTER, read_letter(signed(letter()), lookup=published(pair()[1]))),
        (EvidenceKind.TEXT, read_text("é".encode())),
        (EvidenceKind.PICTURE, prepare_picture(picture())),
    ):
        assert from_bytes(kind, as_bytes(kind, reading)) == reading


def test_a_letter_nested_without_end_is_refused_or_read_in_time():
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{at}"\r\n\r\n--{at}\r\n' for at in range(3_000))
    looked_at(f"From: a@b.example\r\n{deep}".encode())
    html = "<div>" * 100_000 + "x"
    assert read_letter(letter(body=html, form="text/html")).text == "x"
