"""A picture is looked at without what was hidden in it, and first as a blur that shows nothing."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from netjes.evidence import CannotTake, prepare_picture
from netjes.evidence.tests.samples import picture


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def test_it_works():
    prepared = prepare_picture(picture())
    assert (prepared.width, prepared.height) == (300, 200)
    assert opened(prepared.jpeg).size == (300, 200)


def test_the_blur_is_too_small_to_show_a_shape():
    for size in ((3_000, 2_000), (40, 1_900), (1, 1), (16, 16)):
        assert max(opened(prepare_picture(picture("PNG", size)).blurred).size) <= 16


def test_what_is_looked_at_is_not_larger_than_a_screen_and_the_size_told_is_of_the_original():
    prepared = prepare_picture(picture("JPEG", (6_000, 3_000)))
    assert (prepared.width, prepared.height) == (6_000, 3_000)
    assert opened(prepared.jpeg).size == (2_400, 1_200)


def test_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    prepared = prepare_picture(picture("JPEG", (300, 200), exif=exif))
    assert (prepared.width, prepared.height) == (200, 300)
    assert opened(prepared.jpeg).size == (200, 300)


def test_nothing_hidden_reaches_who_looks():
    exif = Image.Exif()
    exif[0x010F] = "GEHEIM toestel"
    exif.get_ifd(0x8825)[1] = "N"
    data = picture("JPEG", exif=exif, comment=b"GEHEIM woord", xmp=b"<x>GEHEIM</x>")
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "GEHEIM")
    for one in (data, picture("PNG", pnginfo=text), data + b"GEHEIM staart"):
        prepared = prepare_picture(one)
        for made in (prepared.jpeg, prepared.blurred):
            assert b"GEHEIM" not in made and b"Exif" not in made
            assert not opened(made).getexif()


def test_what_can_be_seen_through_stands_on_white():
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(prepare_picture(out.getvalue()).jpeg).getpixel((5, 5)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_is_shown_and_that_is_told():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    prepared = prepare_picture(out.getvalue())
    assert prepared.moves
    red, _, blue = opened(prepared.jpeg).getpixel((10, 10))
    assert red > 200 > 60 > blue


def test_a_picture_of_a_phone_opens():
    heic = Path(__file__).parents[2] / "checks/pictures/tests/phone.heic"
    prepared = prepare_picture(heic.read_bytes())
    assert opened(prepared.jpeg).size == (prepared.width, prepared.height)


def test_a_picture_that_would_unpack_to_a_mountain_is_refused_before_it_does():
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))
    with pytest.raises(CannotTake, match="te zwaar"):
        prepare_picture(bomb + chunk(b"IEND", b""))


def test_a_picture_that_breaks_off_is_refused_with_what_to_do():
    with pytest.raises(CannotTake, match="schermafdruk"):
        prepare_picture(picture()[:400])
    with pytest.raises(CannotTake, match="schermafdruk"):
        prepare_picture(b"geen plaatje")


def test_a_picture_of_a_phone_that_takes_the_decoder_down_is_refused_before_it_can():
    """The decoder dies, and the process with it, of a name of a part that is no text."""
    heic = bytearray((Path(__file__).parents[2] / "checks/pictures/tests/phone.heic").read_bytes())
    at = heic.index(b"application/rdf+xml")
    heic[at + 3] = 0xE8
    with pytest.raises(CannotTake, match="schermafdruk"):
        prepare_picture(bytes(heic))
