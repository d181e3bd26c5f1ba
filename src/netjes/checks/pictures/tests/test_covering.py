import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures import Box, Face, cover, crop
from netjes.checks.pictures.cleaning import hidden_in
from netjes.checks.pictures.covering import BLOCKS, PATCH, _cover
from netjes.checks.pictures.tests.written import bare_jpeg, jpeg_with


def noise(width: int = 160, height: int = 120, seed: int = 1) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8))


def pixels(jpeg: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(jpeg)) as image:
        return np.asarray(image.convert("RGB")).astype(int)


BOX = Box(48, 32, 64, 64)


def under(jpeg: bytes, box: Box = BOX) -> np.ndarray:
    """What is in the box, without the edge that a JPEG mixes with what lies beside it."""
    return pixels(jpeg)[box.y + 8 : box.y + box.h - 8, box.x + 8 : box.x + box.w - 8]


def test_it_works():
    covered = cover(bare_jpeg(noise()), [Face(*BOX, score=0.9)])
    assert np.abs(under(covered) - PATCH).max() <= 4
    assert hidden_in(covered) == ()


def test_nothing_of_what_was_covered_is_left():
    """Two pictures that differ only under the patch come out byte for byte the same."""
    one, other = noise(), noise()
    other.paste(noise(64, 64, seed=2), (BOX.x, BOX.y))
    given_one, given_other = (io.BytesIO(), io.BytesIO())
    one.save(given_one, "PNG")
    other.save(given_other, "PNG")
    assert cover(given_one.getvalue(), [BOX]) == cover(given_other.getvalue(), [BOX])


def test_coarse_pixels_are_the_means_of_a_few_blocks_and_nothing_else():
    image = noise()
    before = np.asarray(image).astype(int)
    _cover(image, Box(40, 20, 96, 60), "pixels")
    after = np.asarray(image).astype(int)
    for top in range(20, 80, 60 // BLOCKS):
        for left in range(40, 136, 96 // BLOCKS):
            block = np.s_[top : top + 60 // BLOCKS, left : left + 96 // BLOCKS]
            assert len(np.unique(after[block].reshape(-1, 3), axis=0)) == 1
            assert np.abs(after[block][0, 0] - before[block].mean(axis=(0, 1))).max() <= 1
    assert BLOCKS <= 8


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(-400, 400)] * 4), max_size=5),
    st.sampled_from(["opaque", "pixels"]),
)
def test_boxes_may_stick_out_or_be_empty(boxes, how):
    given_picture = bare_jpeg(noise(60, 40))
    covered = cover(given_picture, boxes, how)
    assert pixels(covered).shape == (40, 60, 3)
    assert hidden_in(covered) == ()
    for x, y, w, h in boxes:
        part = Box(x, y, w, h).within(60, 40)
        if part is not None and how == "opaque" and len(boxes) == 1:
            assert np.abs(pixels(covered)[part.y : part.y + part.h, part.x : part.x + part.w] - PATCH).mean() < 10


def test_the_result_holds_nothing_of_what_was_hidden():
    assert hidden_in(cover(jpeg_with("exif", "comment", "iptc", rest=b"more"), [])) == ()


def test_cropping_leaves_what_is_in_the_box():
    cropped = crop(bare_jpeg(noise()), Box(100, 100, 500, 500))
    assert pixels(cropped).shape == (20, 60, 3)
    assert hidden_in(cropped) == ()


@pytest.mark.parametrize("box", [(200, 0, 10, 10), (0, 0, 0, 5), (-20, -20, 10, 10)])
def test_a_box_outside_the_picture_cannot_be_cut_out(box):
    with pytest.raises(CannotCheck, match="buiten de foto"):
        crop(bare_jpeg(noise()), box)
