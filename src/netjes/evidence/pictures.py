"""A picture to look at: drawn anew without what was hidden in it, and first as a blur that shows nothing."""

import contextlib
import io
import re
import warnings
from dataclasses import dataclass

from PIL import Image

from netjes.evidence.errors import CannotTake
from netjes.evidence.refusals import SAID

MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
MAX_SIDE = 30_000
MAX_SHOWN = 2_400  # pixels on the longest side of what is looked at; the original keeps all of them
TINY = 12  # pixels on the longest side of the blur: colours, no shapes
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_GROUND = (255, 255, 255)
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """`jpeg` and `blurred` (also a JPEG) hold nothing but colours. `width` and `height` are of the original, upright.

    `moves` says that only the first of several pictures is shown.
    """

    jpeg: bytes
    blurred: bytes
    width: int
    height: int
    moves: bool = False


def prepare_picture(data: bytes) -> Prepared:
    """Raises `CannotTake`, with what to do, before anything large is unpacked. The original is not touched."""
    if len(data) > MAX_BYTES:
        raise CannotTake(SAID["picture heavy"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _prepared(data)
    except CannotTake:
        raise
    except (MemoryError, Image.DecompressionBombError):
        raise CannotTake(SAID["picture heavy"]) from None
    except Exception:  # decoders are other people's, and what trips them is the file's fault
        raise CannotTake(SAID["picture damaged"]) from None


def _prepared(data: bytes) -> Prepared:
    image, (width, height), moves = _heic(data) if data[4:8] == b"ftyp" else _other(data)
    shown = _within(image, MAX_SHOWN, Image.Resampling.LANCZOS)
    return Prepared(_jpeg(shown, 88), _jpeg(_within(shown, TINY, Image.Resampling.BOX), 70), width, height, moves)


def _other(data: bytes) -> tuple[Image.Image, tuple[int, int], bool]:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        width, height = opened.size
        _within_bounds(width, height)
        moves = opened.format in ("GIF", "PNG", "WEBP") and bool(getattr(opened, "is_animated", False))
        orientation = 1
        with contextlib.suppress(Exception):
            orientation = int(opened.getexif().get(_ORIENTATION, 1))
        if opened.format == "JPEG":
            opened.draft("RGB", (MAX_SHOWN, MAX_SHOWN))  # a large photo is decoded smaller at once
        opened.load()
        plain = _bare(opened)
    turn = _UPRIGHT.get(orientation)
    size = (height, width) if orientation in (5, 6, 7, 8) else (width, height)
    return (plain if turn is None else plain.transpose(turn)), size, moves


def _heic(data: bytes) -> tuple[Image.Image, tuple[int, int], bool]:
    """The first picture of the file; its reader turns it upright itself."""
    import pi_heif

    _words_are_words(data)
    held = pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    _within_bounds(*held.size)
    image = Image.frombytes(held.mode, held.size, held.data, "raw", held.mode, held.stride)
    return _bare(image), image.size, False


def _words_are_words(data: bytes) -> None:
    """The decoder takes the whole process down when what names a part of the file is no text. Raises `CannotTake`."""
    for named in re.finditer(rb"(....)infe(.)", data, re.DOTALL):
        end = named.start() + int.from_bytes(named[1], "big")
        words = data[named.end() + (9 if named[2] == b"\3" else 7) : end]
        try:
            words.decode()
        except UnicodeDecodeError:
            raise CannotTake(SAID["picture damaged"]) from None


def _within_bounds(width: int, height: int) -> None:
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise CannotTake(SAID["picture heavy"])


def _bare(image: Image.Image) -> Image.Image:
    """The colours on white, in a new picture that inherits nothing."""
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    bare = Image.new("RGB", image.size, _GROUND)
    if image.mode == "RGBA":
        bare.paste(image.convert("RGB"), mask=image.getchannel("A"))
    else:
        bare.paste(image.convert("RGB"))
    return bare


def _within(image: Image.Image, side: int, how: Image.Resampling) -> Image.Image:
    scale = side / max(image.size)
    if scale >= 1:
        return image
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), how)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
