import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures import clean
from netjes.checks.pictures.cleaning import hidden_in
from netjes.checks.pictures.tests.written import (
    SEGMENTS,
    bare_jpeg,
    bare_png,
    chunk,
    exif_block,
    jpeg_with,
    picture,
    png_that_claims,
    png_with,
    segment,
)

PHONE = Path(__file__).with_name("phone.heic")  # 64 by 48, with a place, EXIF and XMP

CLAIM = b"ispe" + bytes(4)  # before the size that a HEIC says it has


def shown(jpeg: bytes) -> Image.Image:
    with Image.open(io.BytesIO(jpeg)) as image:
        return image.convert("RGB")


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def test_it_works():
    cleaned = clean(jpeg_with("exif", "iptc", "comment", rest=b"x"))
    assert (cleaned.width, cleaned.height) == (40, 20)
    assert cleaned.removed == ("gps", "exif", "iptc", "comment", "thumbnail", "trailing")
    assert hidden_in(cleaned.jpeg) == ()
    assert near(shown(cleaned.jpeg).getpixel((5, 5)), (255, 0, 0))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(SEGMENTS)), max_size=12),
    st.one_of(st.just(b""), st.binary(max_size=80), st.just(b"\0\0\0\x18ftypmp42" + bytes(40))),
)
def test_nothing_stays_whatever_is_in_it_in_whatever_order(names, rest):
    told = set().union(*(SEGMENTS[name][1] for name in names)) | ({"trailing"} if rest else set())
    cleaned = clean(jpeg_with(*names, rest=rest))
    assert hidden_in(cleaned.jpeg) == ()
    assert told <= set(cleaned.removed) <= told | {"video"}
    assert len(cleaned.jpeg) < 1500
    assert not any(word in cleaned.jpeg for word in (b"Exif", b"http", b"Photoshop", b"oma", b"ICC", b"ftyp", b"JFXX"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_broken_is_refused_in_a_sentence_and_nothing_else_happens(data):
    whole = data.draw(st.sampled_from([jpeg_with("exif"), bare_png(), webp()]))
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for at in data.draw(st.lists(st.integers(0, max(0, len(broken) - 1)), max_size=5)):
        if broken:
            broken[at] = data.draw(st.integers(0, 255))
    try:
        assert hidden_in(clean(bytes(broken)).jpeg) == ()
    except CannotCheck as problem:
        assert str(problem).endswith(".")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("order", "<>")
def test_it_comes_out_upright(orientation, order):
    block = exif_block(orientation=orientation, thumbnail=False, order=order)
    turned = shown(clean(bare_jpeg(exif=b"Exif\0\0" + block)).jpeg)
    exif = Image.Exif()
    exif[0x0112] = orientation
    with Image.open(io.BytesIO(bare_jpeg(exif=exif))) as given:
        expected = ImageOps.exif_transpose(given)
    assert turned.size == expected.size
    for at in ((3, 3), (turned.width - 4, 3), (3, turned.height - 4), (turned.width - 4, turned.height - 4)):
        assert near(turned.getpixel(at), expected.getpixel(at))


def webp(**how: object) -> bytes:
    out = io.BytesIO()
    picture().save(out, "WEBP", lossless=True, exif=b"Exif\0\0" + exif_block(), xmp=b"<x/>", **how)
    return out.getvalue()


def test_a_telephones_own_form_of_picture_is_read():
    cleaned = clean(PHONE.read_bytes())
    assert (cleaned.width, cleaned.height, cleaned.removed) == (64, 48, ("gps", "exif", "xmp"))
    assert near(shown(cleaned.jpeg).getpixel((50, 30)), (30, 120, 200))


def test_webp_is_read():
    assert clean(webp()).removed == ("gps", "exif", "xmp", "thumbnail")


def test_the_words_of_a_png_go_and_are_not_even_unpacked():
    bomb = chunk(b"zTXt", b"note\0\0" + zlib.compress(bytes(20_000_000)))
    words = chunk(b"tEXt", b"Author\0Sanne"), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>")
    made = png_with(*words, bomb, chunk(b"eXIf", exif_block()), chunk(b"tIME", bytes(7)), rest=b"PK")
    assert clean(made).removed == ("gps", "exif", "xmp", "text", "thumbnail", "trailing", "other")


def test_what_can_be_seen_through_lies_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (200, 0, 0, 0)).save(out, "PNG")
    assert near(shown(clean(out.getvalue()).jpeg).getpixel((9, 9)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_kind_of_colour_is_read(mode):
    out = io.BytesIO()
    image = Image.new("I;16", (20, 20), 0xFFFF) if mode == "I;16" else Image.new("L", (20, 20), 255).convert(mode)
    image.save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert near(shown(clean(out.getvalue()).jpeg).getpixel((9, 9)), (255, 255, 255))


def test_colours_are_made_those_of_a_screen_before_their_profile_goes():
    """In this one red and green have changed places."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = srgb.replace(b"rXYZ", b"####", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"####", b"gXYZ", 1)
    other = other.replace("sRGB".encode("utf-16-be"), "Else".encode("utf-16-be"))
    cleaned = clean(bare_jpeg(icc_profile=other))
    assert cleaned.removed == ("profile",)
    assert not cleaned.told_anything
    assert near(shown(cleaned.jpeg).getpixel((5, 5)), (0, 255, 0))


@pytest.mark.parametrize("profile", [b"no profile" * 20, bytes(128)])
def test_a_damaged_profile_is_left_out(profile):
    assert near(shown(clean(bare_jpeg(icc_profile=profile)).jpeg).getpixel((5, 5)), (255, 0, 0))


SAYS = {
    b"": "leeg",
    b"GIF89a" + bytes(30): "GIF",
    b"\0\0\0\x18ftypmp42" + bytes(30): "video",
    b"\0\0\0\x18ftypqt  " + bytes(30): "video",
    b"\0\0\0\x18ftyphevc" + bytes(30): "beweegt",
    b"\x1aE\xdf\xa3" + bytes(30): "video",
    b"RIFF\0\0\0\0AVI " + bytes(30): "video",
    b'<?xml version="1.0"?><svg xmlns="x"><script>alert(1)</script></svg>': "SVG",
    b"  <svg onload='x'/>": "SVG",
    b"%PDF-1.7": "PDF",
    b"PK\x03\x04" + bytes(30): "ingepakt",
    b"\0\0\0\x18ftypavif" + bytes(30): "AVIF",
    b"II*\0" + bytes(30): "TIFF",
    b"zomaar een tekst": "geen foto",
    b"\xff\xd8\xff": "beschadigd",
    bare_jpeg()[:-200]: "beschadigd",
    bare_jpeg()[:-2]: "beschadigd",
    bare_png()[:-20]: "beschadigd",
    png_that_claims(200, 200)[:-30]: "beschadigd",
    png_that_claims(25_000, 20_000): "25.000 bij 20.000 beeldpunten",
    png_that_claims(40_000, 10): "beeldpunten",
    png_that_claims(0, 10): "beschadigd",
    b"\xff\xd8\xff\xe0" + bytes(30_000_000): "30 MB",
    png_with(chunk(b"acTL", bytes(8))): "beweegt",
    webp(save_all=True, append_images=[picture().rotate(180)]): "beweegt",
    PHONE.read_bytes().replace(
        b"ispe\0\0\0\0\0\0\0\x40\0\0\0\x40", b"ispe\0\0\0\0\0\0\x61\xa8\0\0\x4e\x20"
    ): "25.000 bij 20.000",
}


@pytest.mark.parametrize("data", SAYS, ids=lambda data: data[:12].hex())
def test_what_is_refused_is_told_why_and_what_to_do(data):
    with pytest.raises(CannotCheck, match=SAYS[data]):
        clean(data)


def test_a_jpeg_of_half_a_gigapixel_is_refused_before_it_is_unpacked():
    plain = bare_jpeg()
    size = plain.index(b"\xff\xc0") + 5
    with pytest.raises(CannotCheck, match="beeldpunten"):
        clean(plain[:size] + bytes((78, 32, 97, 168)) + plain[size + 4 :])


def test_a_jpeg_in_a_thousand_layers_is_refused():
    layered = bare_jpeg(progressive=True)
    first = layered.index(b"\xff\xda")
    with pytest.raises(CannotCheck, match="beschadigd"):
        clean(layered[:first] + (segment(0xDA, bytes(6)) + b"\0") * 1000 + layered[first:])


def test_a_file_of_countless_parts_is_refused():
    for countless in (jpeg_with(*["comment"] * 60_000), png_with(chunk(b"tEXt", b"") * 60_000)):
        with pytest.raises(CannotCheck, match="beschadigd"):
            clean(countless)


def test_a_picture_taken_with_a_film_loses_the_film():
    assert clean(jpeg_with(rest=b"\0\0\0\x18ftypmp42" + bytes(99))).removed == ("video", "trailing")


def test_whatever_stands_between_two_segments_is_found_too():
    plain = bare_jpeg()
    assert hidden_in(plain[:20] + b"bij oma" + plain[20:]) == ("other",)
