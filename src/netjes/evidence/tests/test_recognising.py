"""What a file is decides what happens to it, whatever its name says; what is not taken, is told what to do instead."""

import hashlib
import io
import zipfile

import pytest

from netjes.evidence import CannotTake, EvidenceKind, fingerprint, recognise
from netjes.evidence.tests.samples import AMERICAN, ANDROID, BRITISH, IPHONE, letter, picture, zipped


def test_it_works():
    assert recognise("schermafdruk.png", picture("PNG")) is EvidenceKind.PICTURE


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_is_a_picture_whatever_its_name(form):
    assert recognise("gesprek.exe", picture(form)) is EvidenceKind.PICTURE


@pytest.mark.parametrize("text", [ANDROID, IPHONE, AMERICAN, BRITISH])
def test_a_chat_is_told_from_a_text(text):
    assert recognise("verhaal.pdf", text.encode()) is EvidenceKind.CHAT
    assert recognise("x", zipped({"_chat.txt": text, "foto.jpg": b"..."})) is EvidenceKind.CHAT
    assert recognise("x", zipped({"map/WhatsApp-chat met Noor.txt": text})) is EvidenceKind.CHAT


def test_a_letter_and_a_text_and_a_pdf():
    assert recognise("chat.txt", letter()) is EvidenceKind.LETTER
    assert recognise("x.eml", b"Hoi,\nzij zei: dat is jouw probleem.\n") is EvidenceKind.TEXT
    assert recognise("MZ.txt", b"MZ is een afkorting die zij gebruiken.") is EvidenceKind.TEXT
    assert recognise("x", b"Een wide gesprek: abc ftyp RIFF") is EvidenceKind.TEXT
    assert recognise("x.txt", b"%PDF-1.7\n...") is EvidenceKind.PDF
    assert recognise("x", "Één zin met ‘krulletjes’.".encode("cp1252")) is EvidenceKind.TEXT
    assert recognise("x", "Hoi".encode("utf-16")) is EvidenceKind.TEXT


REFUSED = [
    (b"", "leeg"),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "schermafdruk"),
    (b"\0\0\0\x18ftypqt  \0\0\0\0qt  ", "link"),
    (b"\x1aE\xdf\xa3webm", "video"),
    (b"\0\0\0\x18ftypM4A \0\0\0\0", "geluidsopname"),
    (b"OggS\0\2\0\0\0\0\0\0\0\0", "Schrijf op wat er gezegd wordt"),
    (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff", "programma"),
    (b"\x7fELF\2\1\1\0", "programma"),
    (b"#!/bin/sh\nrm x\n", "programma"),
    (b"Rar!\x1a\x07\1\0", "ingepakt"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "SVG"),
    (b"<!DOCTYPE html><html><body>hoi</body></html>", "webpagina"),
    (b"  <html><script>alert(1)</script>", "link erbij"),
    (b"II*\0\x08\0\0\0", "JPEG of PNG"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_0037001F".encode("utf-16-le"), ".eml"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "pdf"),
    (zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "document"),
    (zipped({"AndroidManifest.xml": "x", "classes.dex": "x"}), "programma"),
    (zipped({"a.jpg": "x", "b.jpg": "y"}), "Pak het uit"),
    (zipped({"_chat.txt": "geen chat"}), "Pak het uit"),
    (bytes(range(256)) * 4, "kennen we niet"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED)
def test_what_is_not_taken_says_what_to_do(data, said):
    with pytest.raises(CannotTake, match=said) as told:
        recognise("x.jpg", data)
    assert str(told.value).endswith(".")


def test_a_script_with_words_in_it_is_still_a_program():
    with pytest.raises(CannotTake, match="programma"):
        recognise("plaatje.jpg.bat", b"echo hoi\r\ndel x\r\n")


def test_a_zip_that_unpacks_to_a_mountain_is_refused():
    bomb = zipped({"_chat.txt": ANDROID + "0" * 60_000_000})
    assert len(bomb) < 100_000
    from netjes.evidence import read_chat

    with pytest.raises(CannotTake, match="te groot"):
        read_chat(bomb)


def test_a_zip_with_too_many_files_or_a_password_is_refused():
    with pytest.raises(CannotTake, match="Zonder media"):
        recognise("x.zip", zipped({f"{at}.jpg": "" for at in range(5_001)}))
    locked = bytearray(zipped({"_chat.txt": ANDROID}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CannotTake, match="wachtwoord"):
        recognise("x.zip", bytes(locked))


def test_a_zip_that_lies_about_its_size_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_chat.txt", ANDROID * 100)
    lying = bytearray(out.getvalue())
    at = lying.rindex(b"PK\x01\x02") + 24
    lying[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(CannotTake):
        recognise("x.zip", bytes(lying))


def test_what_is_too_large_says_how_large_and_what_to_do():
    with pytest.raises(CannotTake, match=r"1,2 MB.*stuk van de tekst"):
        recognise("x.txt", b"verhaal " * 150_000)
    with pytest.raises(CannotTake, match="Zonder media"):
        recognise("x.zip", b"PK\x03\x04" + b"x" * 60_000_001)


def test_the_fingerprint_is_of_the_original():
    assert fingerprint(b"hoi") == hashlib.sha256(b"hoi").hexdigest()
