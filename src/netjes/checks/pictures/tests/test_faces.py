import io
from pathlib import Path

import pytest
from PIL import Image

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures import apart, clean, faces
from netjes.checks.pictures.apart import BY_HAND, clean_apart, faces_apart
from netjes.checks.pictures.faces import faces_in
from netjes.checks.pictures.tests.written import bare_jpeg, jpeg_with

FACE = Path(__file__).with_name("face.jpg")  # see face.txt
PLACE = (59, 46, 89, 120)


def near(face, place=PLACE) -> bool:
    return all(abs(a - b) <= 15 for a, b in zip((face.x, face.y, face.w, face.h), place, strict=True))


def on_a_page(width: int, height: int, *at: tuple[int, int]) -> bytes:
    page = Image.new("RGB", (width, height), (120, 130, 110))
    for each in at:
        page.paste(Image.open(FACE), each)
    return bare_jpeg(page)


def test_it_works():
    (face,) = faces_in(FACE.read_bytes())
    assert near(face)
    assert 0.5 < face.score <= 1


def test_nobody_is_found_where_nobody_is():
    assert faces_in(bare_jpeg(Image.new("RGB", (300, 200), "olive"))) == []


def test_faces_are_found_in_a_picture_that_is_looked_at_in_strips(monkeypatch):
    """One lies where two strips meet; and a second picture has another size than the first."""
    monkeypatch.setattr(faces, "SMALL", 60_000)
    monkeypatch.setattr(faces, "STRIP", 200_000)
    for size in ((900, 330), (330, 900)):
        at = [(40, 40), (347, 60), (660, 70)] if size[0] > size[1] else [(40, 40), (60, 347), (70, 660)]
        found = faces_in(on_a_page(*size, *at))
        assert len(found) == 3
        for x, y in at:
            assert any(near(face, (PLACE[0] + x, PLACE[1] + y, *PLACE[2:])) for face in found)


def test_a_face_that_fills_the_picture_is_one_face():
    portrait = Image.open(FACE).resize((1236, 1272))
    (face,) = faces_in(bare_jpeg(portrait))
    assert face.h > 600


def test_a_weight_that_is_not_ours_is_not_used(monkeypatch):
    faces._weight.cache_clear()
    monkeypatch.setattr(faces, "SHA256", "0" * 64)
    with pytest.raises(RuntimeError, match="Install"):
        faces_in(FACE.read_bytes())
    faces._weight.cache_clear()


@pytest.fixture
def child():
    """The child of this process, gone again afterwards."""
    apart._CHILD.end()
    yield apart._CHILD
    apart._CHILD.end()


def test_both_happen_in_a_child_that_is_used_again(child):
    cleaned = clean_apart(jpeg_with("exif"))
    first = child._process
    assert cleaned == clean(jpeg_with("exif"))
    found = faces_apart(FACE.read_bytes())
    assert child._process is first
    assert [near(face) for face in found] == [True]
    assert found.word == ""


def test_what_cannot_be_cleaned_is_told_as_without_a_child(child):
    with pytest.raises(CannotCheck, match="GIF"):
        clean_apart(b"GIF89a" + bytes(99))
    assert faces_apart(b"no picture") == apart.Faces(word=BY_HAND)


def test_a_child_that_is_gone_is_replaced(child):
    clean_apart(bare_jpeg())
    child._process.kill()
    child._process.wait()
    assert clean_apart(bare_jpeg()).removed == ()


def test_a_file_on_which_its_reader_crashes_takes_nothing_along(child):
    """What is in it has a name that is no UTF-8, and pi-heif falls over that."""
    phone = FACE.with_name("phone.heic").read_bytes()
    with pytest.raises(CannotCheck, match="beschadigd"):
        clean(phone.replace(b"application/rdf+xml", b"\xff" * 19))
    assert clean(phone).width == 64


def test_when_the_child_dies_boxes_are_drawn_by_hand(child, monkeypatch):
    monkeypatch.setattr(apart, "command_for", lambda module: ["/bin/false"])
    assert faces_apart(FACE.read_bytes()) == apart.Faces(word=BY_HAND)
    with pytest.raises(CannotCheck, match="te zwaar"):
        clean_apart(bare_jpeg())


def test_a_child_that_takes_too_long_is_sent_away(child, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    assert faces_apart(FACE.read_bytes()).word == BY_HAND
    assert child._process is None


def test_a_picture_that_is_upside_down_is_looked_at_as_it_will_be_seen():
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 3
    Image.open(FACE).rotate(180).save(out, "JPEG", exif=exif)
    assert [near(face) for face in faces_in(out.getvalue())] == [True]
