"""The picture as it would go out: covered, cut, and for a screen smaller. Nothing of it is kept."""

from collections.abc import Iterable
from io import BytesIO
from math import floor

from PIL import Image

from netjes.checks.pictures import cover, crop
from netjes.checks.pictures.covering import How
from netjes.photos.models import Box, Part, Photo
from netjes.photos.states import CoverWith

SCREEN = 1440  # pixels along the longest side: sharp enough to recognise somebody, and quick to send


def small_of(jpeg: bytes) -> bytes:
    """The same picture for a screen; a smaller one stays as it is."""
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        if max(image.size) <= SCREEN:
            return jpeg
        image.draft("RGB", (SCREEN, SCREEN))
        image.thumbnail((SCREEN, SCREEN))
        out = BytesIO()
        image.save(out, "JPEG", quality=85)
        return out.getvalue()


def as_published(photo: Photo, boxes: Iterable[Box]) -> bytes:
    """The whole picture as it would go out: a JPEG with covers and cut, made from the cleaned file."""
    return _made(bytes(photo.picture), photo, boxes, 1.0)


def preview_of(photo: Photo, boxes: Iterable[Box]) -> bytes:
    """The same for a screen, made from the small file: quick enough to show at every change."""
    return _made(bytes(photo.small), photo, boxes, min(1.0, SCREEN / max(photo.width, photo.height)))


def _made(jpeg: bytes, photo: Photo, boxes: Iterable[Box], scale: float) -> bytes:
    covered = [_scaled(each.part, scale) for each in boxes if each.covered]
    how: How = "pixels" if photo.cover_with == CoverWith.PIXELS else "opaque"
    made = cover(jpeg, covered, how) if covered else jpeg
    return crop(made, _scaled(photo.crop, scale)) if photo.crop else made


def _scaled(part: Part, scale: float) -> tuple[int, int, int, int]:
    return floor(part.x * scale), floor(part.y * scale), max(1, round(part.w * scale)), max(1, round(part.h * scale))
