"""Pictures as the templates take them: content, format and the words for who cannot see it."""

import io
from functools import lru_cache
from typing import Any

import segno

from netjes.printing.errors import CannotPrint
from netjes.printing.sheets import Logo

Picture = dict[str, Any]

WIDEST = 800  # pixels; at the size of a letterhead that is more than 600 dots to the inch


def logo(picture: Logo | None, *, alt: str) -> Picture | None:
    """The logo; a grid of pixels is made no larger than paper can show, and loses what else its file held."""
    if picture is None or not picture.content:
        return None
    content, kind = _drawable(picture)
    return {"format": kind, "alt": picture.alt or alt, "bytes": list(content)}


@lru_cache(maxsize=32)
def _drawable(picture: Logo) -> tuple[bytes, str]:
    if picture.kind == "svg":
        return picture.content, "svg"
    from PIL import Image, UnidentifiedImageError  # only now: it is large

    try:
        with Image.open(io.BytesIO(picture.content), formats=[picture.kind.upper()]) as image:
            pixels = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise CannotPrint("Het logo van de school is geen plaatje dat wij kunnen lezen. Kies een ander bestand.") from (
            error
        )
    pixels.thumbnail((WIDEST, WIDEST))
    written = io.BytesIO()
    pixels.save(written, "PNG", optimize=True)
    return written.getvalue(), "png"


def squares(address: str, alt: str) -> Picture:
    """A QR code that still reads with a seventh of it creased or stained."""
    try:
        code = segno.make(address, error="m", micro=False)
    except ValueError as error:
        raise CannotPrint("Het adres is te lang voor een QR-code. Gebruik een korter adres.") from error
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, border=0, scale=4)
    return {"format": "svg", "alt": alt, "text": drawn.getvalue().decode()}
