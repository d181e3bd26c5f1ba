"""Where faces are, so that they can be covered. Whose they are is never looked at.

The network is CenterFace (see centerface.txt); OpenCV runs it. Its answers are maps at a quarter of the size of what it
was shown: how much a point looks like the middle of a face, how large that face is, and how far off its middle.

A picture is looked at twice. Small, because a face that fills the screen is seen as two halves otherwise; and large, in
overlapping strips, for the faces in the last row. Strips keep the memory that it takes under a gigabyte.
"""

import hashlib
import io
import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL import Image

from netjes.checks.pictures.box import Box, Face
from netjes.checks.pictures.cleaning import hidden_in, opened, within_bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Map = NDArray[Any]

WEIGHT = "centerface.onnx"
SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
SMALL, LARGE, STRIP = 500_000, 4_000_000, 2_300_000  # pixels of the two looks, and of one strip of the second
LEAST_SCORE = 0.3
_FILLS = 400  # pixels in the large look; a face that is larger there was seen better in the small one
_SHARED = 160  # pixels that two strips have in common: of a smaller face one of them sees the whole
_STEP = 32  # both sides of what the network is shown are a multiple of this
_CELL = 4  # pixels of what it was shown per point of its answer
_MOST = 500  # faces in one look
_OVERLAP = 0.3  # of what two boxes cover together; above it they are one face
_INSIDE = 0.8  # of the smaller of two boxes
_ANSWERS = ("537", "538", "539")  # heat, size, shift; the fourth is eyes, nose and mouth, which nobody needs


def faces_in(jpeg: bytes) -> list[Face]:
    """In whole pixels of the picture, those that fill it first and then the surest. Raises `CannotCheck`."""
    image, width, height = _copy(jpeg)
    faces = []
    for left, top, right, bottom, score in _scaled(_found(image), image.size, (width, height)):
        x, y = math.floor(left), math.floor(top)
        box = Box(x, y, math.ceil(right) - x, math.ceil(bottom) - y).within(width, height)
        if box is not None:
            faces.append(Face(*box, round(float(score), 3)))
    return faces


def _copy(jpeg: bytes) -> tuple[Image.Image, int, int]:
    """A copy for the large look, and the size of the picture itself.

    What `clean` gave is unpacked at a half or a quarter of its size where that is enough.
    """
    if hidden_in(jpeg):
        image = opened(jpeg)
    else:
        image = Image.open(io.BytesIO(jpeg), formats=["JPEG"])
    width, height = image.size
    within_bounds(width, height)
    size = _fitting(width, height, LARGE)
    image.draft("RGB", size)
    return _shrunk(image.convert("RGB"), size), width, height


def _fitting(width: int, height: int, pixels: int) -> tuple[int, int]:
    scale = min(1.0, math.sqrt(pixels / (width * height)))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Image.Resampling.BILINEAR)


def _scaled(seen: "Map", size: tuple[int, int], to: tuple[int, int]) -> "Map":
    import numpy as np

    across, down = to[0] / size[0], to[1] / size[1]
    return seen * np.array((across, down, across, down, 1))


def _found(image: Image.Image) -> "Map":
    """Rows of left, top, right, bottom and score, in pixels of this image; what fills it first."""
    import numpy as np

    small = _shrunk(image, _fitting(*image.size, SMALL))
    seen = _scaled(_seen(_network(), small), small.size, image.size)
    fills = np.zeros(len(seen), bool)
    if small is not image:
        fills = _longest(seen) >= _FILLS / 2
        network = _network()
        for strip, left, top in _strips(image):
            part = _seen(network, strip) + np.array((left, top, left, top, 0))
            part = part[_longest(part) < _FILLS]
            seen, fills = np.concatenate((seen, part)), np.concatenate((fills, np.zeros(len(part), bool)))
    seen = seen[np.lexsort((-seen[:, 4], ~fills))]
    return seen[_apart(seen)]


def _longest(seen: "Map") -> "Map":
    import numpy as np

    return np.maximum(seen[:, 2] - seen[:, 0], seen[:, 3] - seen[:, 1])


def _strips(image: Image.Image) -> Iterator[tuple[Image.Image, int, int]]:
    """Across the longer side, all of one size, each with where it begins."""
    long, short = max(image.size), min(image.size)
    many = 1
    while (length := math.ceil((long + (many - 1) * _SHARED) / many)) * short > STRIP and length > 2 * _SHARED:
        many += 1
    for number in range(many):
        start = min(number * (length - _SHARED), long - length)
        left, top = (start, 0) if image.width >= image.height else (0, start)
        right, bottom = (start + length, short) if image.width >= image.height else (short, start + length)
        yield image.crop((left, top, right, bottom)), left, top


def _seen(network: Any, image: Image.Image) -> "Map":
    """What the network makes of this image: rows of left, top, right, bottom and score, the surest first."""
    import cv2
    import numpy as np

    shape = (-(-image.height // _STEP) * _STEP, -(-image.width // _STEP) * _STEP, 3)
    shown = np.zeros(shape, np.uint8)
    shown[: image.height, : image.width] = np.asarray(image)
    network.setInput(cv2.dnn.blobFromImage(shown))
    heat, size, shift = (answer[0] for answer in network.forward(_ANSWERS))
    return _decoded(heat[0], size, shift)


def _decoded(heat: "Map", size: "Map", shift: "Map") -> "Map":
    """Each point that is warmest of its neighbours and warm enough is a face."""
    import cv2
    import numpy as np

    warmest = cv2.dilate(heat, np.ones((3, 3), np.uint8))
    rows, columns = np.nonzero((heat >= LEAST_SCORE) & (heat == warmest))
    order = np.argsort(-heat[rows, columns], kind="stable")[:_MOST]
    rows, columns = rows[order], columns[order]
    height, width = np.exp(size[:, rows, columns]) * _CELL
    down, across = (np.stack((rows, columns)) + shift[:, rows, columns] + 0.5) * _CELL
    score = heat[rows, columns]
    return np.stack((across - width / 2, down - height / 2, across + width / 2, down + height / 2, score), 1)


def _apart(seen: "Map") -> list[int]:
    """Which rows stay: each keeps off what overlaps it and comes later."""
    import numpy as np

    areas = (seen[:, 2] - seen[:, 0]) * (seen[:, 3] - seen[:, 1])
    kept: list[int] = []
    left = np.arange(len(seen))
    while left.size:
        first, left = left[0], left[1:]
        kept.append(int(first))
        sides = np.minimum(seen[first, 2:4], seen[left, 2:4]) - np.maximum(seen[first, :2], seen[left, :2])
        shared = np.prod(np.clip(sides, 0, None), axis=1)
        together = areas[first] + areas[left] - shared
        smaller = np.minimum(areas[first], areas[left])
        left = left[(shared < _OVERLAP * together) & (shared < _INSIDE * smaller)]
    return kept


def _network() -> Any:
    """A new network. One that was shown an image of another size before sees nothing (OpenCV 4.14)."""
    import cv2
    import numpy as np

    return cv2.dnn.readNetFromONNX(np.frombuffer(_weight(), np.uint8))


@cache
def _weight() -> bytes:
    weight = files("netjes.checks.pictures").joinpath(WEIGHT).read_bytes()
    if hashlib.sha256(weight).hexdigest() != SHA256:
        raise RuntimeError(f"{WEIGHT} is not the file that ships with Netjes. Install Netjes again.")
    return weight
