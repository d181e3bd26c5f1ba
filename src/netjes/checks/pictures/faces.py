"""Where faces are, so that they can be covered. Whose they are is never looked at.

The network is CenterFace (see centerface.txt); OpenCV runs it. Its four answers are maps at a quarter of the size of
what it was shown: how much a point looks like the middle of a face, how large that face is, and how far off its middle.
"""

import hashlib
import io
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL import Image

from netjes.checks.pictures.box import Box, Face
from netjes.checks.pictures.cleaning import hidden_in, opened, within_bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Map = NDArray[np.float32]

WEIGHT = "centerface.onnx"
SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
LOOKED_AT = 3_000_000  # pixels that the network is shown; of a larger picture a smaller copy
Corners = tuple[float, float, float, float, float]

LEAST_SCORE = 0.35
_STEP = 32  # both sides of what the network is shown are a multiple of this
_CELL = 4  # pixels of what it was shown per point of its answer
_MOST = 500  # faces in one picture
_OVERLAP = 0.3  # of what two boxes cover together; above it they are one face
_INSIDE = 0.8  # of the smaller of two boxes
_ANSWERS = ("537", "538", "539")  # heat, size, shift; the fourth is eyes, nose and mouth, which nobody needs


def faces_in(jpeg: bytes) -> list[Face]:
    """In whole pixels of the picture, the surest first. Raises `CannotCheck` for what is no picture."""
    small, width, height = _small(jpeg)
    scale_x, scale_y = width / small.width, height / small.height
    faces = []
    for left, top, right, bottom, score in _found(small):
        x, y = math.floor(left * scale_x), math.floor(top * scale_y)
        box = Box(x, y, math.ceil(right * scale_x) - x, math.ceil(bottom * scale_y) - y).within(width, height)
        if box is not None:
            faces.append(Face(*box, round(score, 3)))
    return faces


def _small(jpeg: bytes) -> tuple[Image.Image, int, int]:
    """A copy of the size that the network is shown, and the size of the picture itself.

    What `clean` gave is unpacked at a half or a quarter of its size where that is enough.
    """
    if hidden_in(jpeg):
        image, _ = opened(jpeg)
    else:
        image = Image.open(io.BytesIO(jpeg), formats=["JPEG"])
    width, height = image.size
    within_bounds(width, height)
    scale = min(1.0, math.sqrt(LOOKED_AT / (width * height)))
    wanted = (max(1, round(width * scale)), max(1, round(height * scale)))
    image.draft("RGB", wanted)
    image = image.convert("RGB")
    return (image if image.size == wanted else image.resize(wanted, Image.Resampling.BILINEAR)), width, height


def _found(image: Image.Image) -> list[Corners]:
    """Corners and score in pixels of this image, the surest first."""
    import cv2
    import numpy as np

    shape = (-(-image.height // _STEP) * _STEP, -(-image.width // _STEP) * _STEP, 3)
    shown = np.zeros(shape, np.uint8)
    shown[: image.height, : image.width] = np.asarray(image)
    network = _network()
    network.setInput(cv2.dnn.blobFromImage(shown))
    heat, size, shift = (answer[0] for answer in network.forward(_ANSWERS))
    return _decoded(heat[0], size, shift)


def _decoded(heat: "Map", size: "Map", shift: "Map") -> list[Corners]:
    """Each point that is warmest of its neighbours is a face; of those that overlap the surest stays."""
    import cv2
    import numpy as np

    warmest = cv2.dilate(heat, np.ones((3, 3), np.uint8))
    rows, columns = np.nonzero((heat >= LEAST_SCORE) & (heat == warmest))
    order = np.argsort(-heat[rows, columns], kind="stable")[:_MOST]
    rows, columns = rows[order], columns[order]
    height, width = np.exp(size[:, rows, columns]) * _CELL
    middle_y, middle_x = (np.stack((rows, columns)) + shift[:, rows, columns] + 0.5) * _CELL
    corners = np.stack((middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2), 1)
    kept = _apart(corners)
    scores = heat[rows, columns]
    return [tuple(map(float, (*corners[each], scores[each]))) for each in kept]  # type: ignore[misc]


def _apart(corners: "Map") -> list[int]:
    """Which boxes stay, the first before what overlaps it."""
    import numpy as np

    areas = np.prod(corners[:, 2:] - corners[:, :2], axis=1)
    kept: list[int] = []
    left = np.arange(len(corners))
    while left.size:
        first, left = left[0], left[1:]
        kept.append(int(first))
        sides = np.minimum(corners[first, 2:], corners[left, 2:]) - np.maximum(corners[first, :2], corners[left, :2])
        shared = np.prod(np.clip(sides, 0, None), axis=1)
        together = areas[first] + areas[left] - shared
        smaller = np.minimum(areas[first], areas[left])
        left = left[(shared < _OVERLAP * together) & (shared < _INSIDE * smaller)]
    return kept


@cache
def _network() -> Any:
    """The network, loaded once in a process; only from the file that ships."""
    import cv2
    import numpy as np

    weight = files("netjes.checks.pictures").joinpath(WEIGHT).read_bytes()
    if hashlib.sha256(weight).hexdigest() != SHA256:
        raise RuntimeError(f"{WEIGHT} is not the file that ships with Netjes. Install Netjes again.")
    return cv2.dnn.readNetFromONNX(np.frombuffer(weight, np.uint8))
