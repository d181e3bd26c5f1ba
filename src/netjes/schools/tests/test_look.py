"""The school's colour and logo; above all what is refused."""

import io
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from netjes.schools.errors import CannotUseLogo
from netjes.schools.logos import LARGEST, read_logo

OPEN = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
SVG = OPEN + b'<path d="M1 1h7v7z" fill="#2349A5"/></svg>'


def picture(kind: str, size: tuple[int, int] = (40, 40), **saving) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "#2349A5").save(written, kind, **saving)
    return written.getvalue()


def svg_with(inside: bytes) -> bytes:
    return OPEN + inside + b"</svg>"


@pytest.fixture
def keeper(people, client_of):
    return client_of(people.oosthoek)


def upload(client, content: bytes, name: str = "logo.png"):
    return client.post("/mensen/huisstijl/", {"wat": "logo", "logo": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("content", "kind"),
    [(SVG, "image/svg+xml"), (picture("PNG"), "image/png"), (picture("JPEG"), "image/jpeg"),
     (picture("WEBP"), "image/webp")],
)  # fmt: skip
def test_it_works(keeper, school, content, kind):
    assert upload(keeper, content).status_code == 302
    school.refresh_from_db()
    assert school.logo_type == kind and bytes(school.logo)
    assert "beeldmerk" in keeper.get("/mensen/huisstijl/").content.decode()


def test_a_picture_loses_what_else_its_file_held(school):
    exif = Image.Exif()
    exif[0x010E] = "gemaakt bij Noor thuis"
    content, _kind = read_logo(picture("JPEG", exif=exif) + b"<script>alert(1)</script>")
    assert b"Noor" not in content and b"script" not in content


def test_a_large_picture_is_made_smaller():
    content, _kind = read_logo(picture("PNG", (3000, 1500)))
    assert Image.open(io.BytesIO(content)).size == (1600, 800)


REFUSED = {
    "script": svg_with(b"<script>alert(1)</script>"),
    "foreignObject": svg_with(b"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
    "image": svg_with(b'<image xlink:href="http://elders.example/x.png"/>'),
    "onload": OPEN.replace(b"viewBox", b'onload="alert(1)" viewBox') + b"</svg>",
    "onclick": svg_with(b'<path d="M0 0" OnClick="alert(1)"/>'),
    "use": svg_with(b'<use href="http://elders.example/x.svg#a"/>'),
    "data": svg_with(b'<use href="data:image/svg+xml;base64,PHN2Zz4="/>'),
    "style": svg_with(b"<style>@import url(http://elders.example/x.css);</style>"),
    "fill": svg_with(b'<path d="M0 0" fill="url(http://elders.example/x.svg#a)"/>'),
    "animate": svg_with(b'<animate attributeName="href" to="javascript:alert(1)"/>'),
    "link": svg_with(b'<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    "entities": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg_with(b"<text>&x;</text>"),
    "laughs": b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + svg_with(b"<text>&b;</text>"),
    "utf16": '<?xml version="1.0" encoding="utf-16"?><svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
    .encode("utf-16"),
    "html": b"<!DOCTYPE html><html><body>hoi</body></html>",
    "halved": SVG[:-9],
    "text": b"dit is geen plaatje",
    "pdf": b"%PDF-1.7\n%\xe2\xe3",
    "zip": b"PK\x03\x04" + b"\0" * 40,
    "gif": picture("GIF"),
    "cut": picture("PNG")[:60],
    "empty": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_only_a_picture_is_refused_in_words(name):
    with pytest.raises(CannotUseLogo) as refused:
        read_logo(REFUSED[name])
    assert str(refused.value).endswith(".")


def test_a_drawing_keeps_its_own_references_and_loses_what_its_program_left():
    content = svg_with(
        b'<!-- van Noor --><defs><linearGradient id="a"/></defs><path d="M0 0" fill="url(#a)"/>'
        b'<x:info xmlns:x="urn:tekenprogramma">Noor</x:info><use xlink:href="#a"/>'
    )
    kept, kind = read_logo(content)
    assert kind == "image/svg+xml" and b"url(#a)" in kept and b"Noor" not in kept


def test_a_picture_that_unpacks_to_far_too_much_is_refused():
    def chunk(kind: bytes, data: bytes) -> bytes:
        sealed = kind + data
        return len(data).to_bytes(4, "big") + sealed + zlib.crc32(sealed).to_bytes(4, "big")

    head = (60000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9000)) + chunk(b"IEND", b"")
    )
    with pytest.raises(CannotUseLogo):
        read_logo(bomb)


def test_a_file_that_is_too_large_says_how_large(keeper, school):
    before = bytes(school.logo)
    answer = upload(keeper, picture("PNG") + b"\0" * LARGEST)
    assert answer.status_code == 400 and "een logo mag 500 kB zijn" in answer.content.decode()
    school.refresh_from_db()
    assert bytes(school.logo) == before


def test_a_logo_that_is_no_picture_changes_nothing_and_says_so(keeper, school):
    before = bytes(school.logo)
    answer = upload(keeper, b"dit is geen plaatje")
    assert answer.status_code == 400 and "geen afbeelding die wij kennen" in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "Kies eerst een bestand." in keeper.post("/mensen/huisstijl/", {"wat": "logo"}).content.decode()
    school.refresh_from_db()
    assert bytes(school.logo) == before


def test_the_logo_goes_away(keeper, school):
    keeper.post("/mensen/huisstijl/", {"wat": "geen-logo"})
    school.refresh_from_db()
    assert not school.logo


def test_the_colour_changes_and_can_be_looked_at_first(keeper, school):
    seen = keeper.get("/mensen/huisstijl/", {"accent": "#FFD100"}).content.decode()
    assert "Zo zou deze kleur worden" in seen and "Knoppen krijgen precies deze kleur." in seen
    school.refresh_from_db()
    assert school.accent == "#2349A5"
    keeper.post("/mensen/huisstijl/", {"wat": "kleur", "accent": "#ffd100"})
    school.refresh_from_db()
    assert school.accent == "#FFD100"


@pytest.mark.parametrize("written", ["", "blauw", "#12", "#GGGGGG", "red;}body{display:none", "#2349A5\n"])
def test_what_is_no_colour_is_refused_and_stays_typed(keeper, school, written):
    answer = keeper.post("/mensen/huisstijl/", {"wat": "kleur", "accent": written})
    school.refresh_from_db()
    assert school.accent == "#2349A5"
    if written.strip() != "#2349A5":
        assert answer.status_code == 400
