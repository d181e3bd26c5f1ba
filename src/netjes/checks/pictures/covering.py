"""Making somebody unrecognisable: a flat patch or a few coarse blocks, and never a blur, which can be undone."""

from collections.abc import Iterable
from typing import Literal

from PIL import Image

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures.box import Box, Face
from netjes.checks.pictures.cleaning import opened, written

How = Literal["opaque", "pixels"]
Boxes = Iterable[Box | Face | tuple[int, int, int, int]]

BLOCKS = 6  # along either side of a covered patch, however large it is
GROWN = 0.15  # of its size, on each side: hair and ears tell who somebody is too
PATCH = (58, 64, 72)


def cover(jpeg: bytes, boxes: Boxes, how: How = "opaque") -> bytes:
    """The picture with each box and a margin around it covered: one colour, or the means of at most 6 by 6 blocks.

    What lies outside the picture is left out. The result is written anew, without anything hidden.
    """
    image = opened(jpeg)
    for box in boxes:
        part = _box(box).grown(GROWN).within(*image.size)
        if part is not None:
            _cover(image, part, how)
    return written(image)


def crop(jpeg: bytes, box: Box | Face | tuple[int, int, int, int]) -> bytes:
    """Only what is in the box. Raises `CannotCheck` when the box lies outside the picture."""
    image = opened(jpeg)
    part = _box(box).within(*image.size)
    if part is None:
        raise CannotCheck("Dit vak ligt buiten de foto. Kies een vak in de foto.")
    return written(image.crop((part.x, part.y, part.x + part.w, part.y + part.h)))


def _box(box: Box | Face | tuple[int, int, int, int]) -> Box:
    return box.box if isinstance(box, Face) else Box(*box)


def _cover(image: Image.Image, part: Box, how: How) -> None:
    area = (part.x, part.y, part.x + part.w, part.y + part.h)
    if how == "opaque":
        image.paste(PATCH, area)
        return
    blocks = (min(BLOCKS, part.w), min(BLOCKS, part.h))
    means = image.crop(area).resize(blocks, Image.Resampling.BOX)
    image.paste(means.resize((part.w, part.h), Image.Resampling.NEAREST), area)
