"""A picture of 12 megapixels with one face 24 times: six sizes, mirrored, and turned by 15 and by -30 degrees.

Made as it is asked for, always the same; the face is the public-domain one that the tests have, and what lies behind
the faces are shapes in colours that faces have too. One face, seen from the front: it says how small and how turned
a face may be, and nothing about whose faces are found.
"""

import io
import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (4000, 3000)
HEIGHTS = (400, 250, 150, 90, 60, 40)  # pixels of the face, without hair
TURNS = ((False, 0), (True, 0), (False, 15), (False, -30))
FACE = Path(__file__).parent.parent / "src" / "netjes" / "checks" / "pictures" / "tests" / "face.jpg"
PLACE = (59, 46, 89, 120)  # of the face in that picture
SAME = 0.3  # of what two boxes cover together; from there on it was found

Place = tuple[float, float, float, float]


def collage() -> tuple[Image.Image, list[Place]]:
    """The picture, and where each face is: left, top, width and height."""
    page, places, top = _behind(), [], 40
    face = Image.open(FACE).convert("RGB")
    for row, height in enumerate(HEIGHTS):
        for column, (mirrored, turn) in enumerate(TURNS):
            left = 180 + 950 * column + 200 * (row % 2)
            places.append(_put(page, face, (left, top), height / PLACE[3], mirrored, turn))
        top += round(face.height * height / PLACE[3] * 1.2) + 50
    return page, places


def _behind() -> Image.Image:
    rng = random.Random(2026)
    page = Image.new("RGB", SIZE, (126, 132, 120))
    draw = ImageDraw.Draw(page)
    for _ in range(1_500):
        x, y, w, h = rng.randrange(SIZE[0]), rng.randrange(SIZE[1]), rng.randrange(10, 260), rng.randrange(10, 260)
        colour = (rng.randrange(60, 240), rng.randrange(50, 210), rng.randrange(40, 190))
        rng.choice((draw.ellipse, draw.rectangle))((x, y, x + w, y + h), fill=colour)
    grain = Image.effect_noise(SIZE, 24).convert("RGB")
    return Image.blend(page.filter(ImageFilter.GaussianBlur(3)), grain, 0.15)


def _put(page: Image.Image, face: Image.Image, at: tuple[int, int], scale: float, mirrored: bool, turn: int) -> Place:
    size = (round(face.width * scale), round(face.height * scale))
    piece = face.resize(size, Image.Resampling.LANCZOS)
    middle_x, middle_y = PLACE[0] + PLACE[2] / 2, PLACE[1] + PLACE[3] / 2
    if mirrored:
        piece, middle_x = piece.transpose(Image.Transpose.FLIP_LEFT_RIGHT), face.width - middle_x
    mask = Image.new("L", size, 255).rotate(turn, expand=True)
    piece = piece.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    page.paste(piece, at, mask)
    across, down = middle_x * scale - size[0] / 2, middle_y * scale - size[1] / 2
    angle = math.radians(turn)
    x = at[0] + piece.width / 2 + across * math.cos(angle) + down * math.sin(angle)
    y = at[1] + piece.height / 2 - across * math.sin(angle) + down * math.cos(angle)
    width, height = PLACE[2] * scale, PLACE[3] * scale
    return x - width / 2, y - height / 2, width, height


def as_jpeg(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=92)
    return out.getvalue()


def compared(found: list[Place], places: list[Place]) -> tuple[int, int, list[str]]:
    """How many faces were found, how many boxes are no face, and what was missed."""
    missed = [number for number, place in enumerate(places) if not any(_same(each, place) for each in found)]
    wrong = sum(not any(_same(each, place) for place in places) for each in found)
    return len(places) - len(missed), wrong, [_told(number) for number in missed]


def _told(number: int) -> str:
    mirrored, turn = TURNS[number % len(TURNS)]
    return f"{HEIGHTS[number // len(TURNS)]} px" + (" mirrored" if mirrored else f" {turn}°" if turn else "")


def _same(one: Place, other: Place) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(0.0, across) * max(0.0, down)
    return shared >= SAME * (one[2] * one[3] + other[2] * other[3] - shared)
