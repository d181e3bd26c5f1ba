"""Cutting somebody off, and covering: what is left of a picture, and what of it nobody can get back."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from netjes.photos.actions.taking_in import _in_reading_order
from netjes.photos.cutting import cut_off
from netjes.photos.drawing import as_published, preview_of, small_of
from netjes.photos.models import Box, Part, Photo
from netjes.photos.states import CoverWith
from netjes.photos.tests.conftest import a_picture

WHOLE = Part(0, 0, 1200, 800)
LEFT, MIDDLE, RIGHT = (Part(100 + 400 * at, 200, 100, 120) for at in range(3))


def seen(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg)).convert("RGB")


def a_photo(width: int = 1200, height: int = 800, **more) -> Photo:
    jpeg = a_picture(width, height)
    return Photo(picture=jpeg, small=small_of(jpeg), width=width, height=height, **more)


def test_heads_are_counted_row_by_row():
    found = [(500, 210, 80, 90), (100, 190, 80, 90), (120, 420, 80, 90), (480, 400, 80, 90), (300, 205, 80, 90)]
    assert [place[:2] for place in _in_reading_order(found)] == [
        (100, 190), (300, 205), (500, 210), (120, 420), (480, 400)
    ]  # fmt: skip


def test_it_works():
    assert cut_off(WHOLE, [LEFT], [MIDDLE, RIGHT]) == Part(300, 0, 900, 800)
    assert cut_off(WHOLE, [RIGHT], [LEFT, MIDDLE]) == Part(0, 0, 800, 800)


def test_of_two_halves_the_one_with_more_people_is_left():
    assert cut_off(WHOLE, [MIDDLE], [RIGHT]) == Part(700, 0, 500, 800)
    assert cut_off(WHOLE, [MIDDLE], [LEFT]) == Part(0, 0, 400, 800)


def test_where_hardly_anything_would_be_left_there_is_no_cut():
    assert cut_off(WHOLE, [LEFT, MIDDLE, RIGHT, Part(350, 0, 100, 10), Part(750, 0, 100, 10)], []) is None
    assert cut_off(WHOLE, [Part(0, 0, 1200, 800)], []) is None


def test_what_is_cut_already_is_cut_further():
    assert cut_off(Part(300, 0, 900, 800), [RIGHT], [MIDDLE]) == Part(300, 0, 500, 800)


@pytest.mark.parametrize("how", CoverWith.values)
def test_under_a_cover_nothing_of_a_face_is_left(how):
    """Two pictures that differ in the fine lines of a head alone come out alike."""
    boxes = [Box(number=1, x=100, y=200, w=100, h=120, covered=True)]
    made = []
    for first, second in (("black", "white"), ("white", "black")):
        image = seen(a_picture())
        for y in range(200, 320, 4):
            image.paste(first, (100, y, 200, y + 2))
            image.paste(second, (100, y + 2, 200, y + 4))
        out = BytesIO()
        image.save(out, "JPEG", quality=95)
        photo = Photo(picture=out.getvalue(), small=b"", width=1200, height=800, cover_with=how)
        made.append(seen(as_published(photo, boxes)).crop((100, 200, 200, 320)))
    assert max(high for _low, high in ImageChops.difference(*made).getextrema()) <= 40


def test_a_box_that_is_not_covered_covers_nothing():
    plain = as_published(a_photo(), [Box(number=1, x=100, y=200, w=100, h=120)])
    assert seen(plain).getpixel((150, 260))[0] == pytest.approx(0x40, abs=4)


def test_cut_and_covered_on_a_screen_as_in_full():
    boxes = [Box(number=1, x=300, y=600, w=300, h=360, covered=True)]
    crop = {"crop_x": 0, "crop_y": 0, "crop_w": 1800, "crop_h": 2400}
    photo = a_photo(3600, 2400, **crop)
    small, whole = seen(preview_of(photo, boxes)), seen(as_published(photo, boxes))
    assert whole.size == (1800, 2400) and small.size == (720, 960)
    assert small.getpixel((180, 312)) == pytest.approx(whole.getpixel((450, 780)), abs=6)
