"""A new picture with what was to be seen and nothing else, proved by reading the bytes that came out."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures.chunks import read_heic, read_png, read_webp
from netjes.checks.pictures.forms import HEIC, JPEG, PNG, WEBP, form_of, moving
from netjes.checks.pictures.inside import Damaged, Inside
from netjes.checks.pictures.jpeg import read_jpeg

MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
MAX_SIDE = 30_000  # pixels; a JPEG can be no longer than 65,535
_MAX_SCANS = 100  # of a JPEG that comes in layers; more are made to keep a machine busy
_QUALITY = 92
_WHITE = (255, 255, 255)
_READERS = {JPEG: read_jpeg, PNG: read_png, WEBP: read_webp}
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_DAMAGED = (
    "Deze foto is beschadigd of niet helemaal binnengekomen. Open hem op het toestel, bewaar hem opnieuw "
    "en probeer het nog eens."
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A JPEG, upright and in sRGB, with nothing in it but the picture. `removed` are names out of `inside.NAMES`."""

    jpeg: bytes
    width: int
    height: int
    removed: tuple[str, ...]

    @property
    def told_place(self) -> bool:
        """Whether the file said where the picture was taken."""
        return "gps" in self.removed

    @property
    def told_anything(self) -> bool:
        """Whether something about somebody may have been in it; a colour profile is about a screen."""
        return any(name != "profile" for name in self.removed)


def clean(data: bytes) -> Cleaned:
    """What is seen stays; what is hidden goes. Raises `CannotCheck` with advice, before anything large is unpacked.

    A HEIC is always read in a child process, since its reader can bring a process down (pi-heif 1.4 does when the name
    of something in the file is no UTF-8).
    """
    if len(data) <= MAX_BYTES and form_of(data) == HEIC:
        from netjes.checks.pictures.apart import clean_apart

        return clean_apart(data)
    return clean_here(data)


def clean_here(data: bytes) -> Cleaned:
    """As `clean`, whatever the form: for the child process."""
    with _told():
        image, removed = _opened(data)
        return Cleaned(written(image), image.width, image.height, removed)


def hidden_in(jpeg: bytes) -> tuple[str, ...]:
    """What is in the bytes of a JPEG besides the picture. Raises `CannotCheck` for what is no whole JPEG."""
    try:
        if form_of(jpeg) == JPEG:
            return read_jpeg(jpeg).told
    except Damaged:
        pass
    raise CannotCheck(_DAMAGED)


def opened(data: bytes) -> Image.Image:
    """The picture upright in sRGB without anything beside it. Raises `CannotCheck`, also for a HEIC: clean it first."""
    if form_of(data) == HEIC:
        raise CannotCheck("Maak deze foto eerst schoon.")
    with _told():
        return _opened(data)[0]


def _opened(data: bytes) -> tuple[Image.Image, tuple[str, ...]]:
    if len(data) > MAX_BYTES:
        raise CannotCheck(
            f"Deze foto is {len(data) / 1e6:.0f} MB. Netjes leest foto's tot {MAX_BYTES // 1_000_000} MB. "
            "Maak hem kleiner en probeer het opnieuw."
        )
    form = form_of(data)
    return _heic(data) if form == HEIC else _other(data, form)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Whatever a decoder trips over becomes a sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except CannotCheck:
        raise
    except MemoryError:
        raise CannotCheck("Deze foto is te zwaar om te openen. Maak hem kleiner en probeer het opnieuw.") from None
    except Exception:  # decoders are other people's, and what trips them is the file's fault
        raise CannotCheck(_DAMAGED) from None


def written(image: Image.Image) -> bytes:
    """As a JPEG in which our own reader finds nothing hidden. Raises `CannotCheck` when it does."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    jpeg = out.getvalue()
    try:
        inside = read_jpeg(jpeg)
    except Damaged:
        inside = Inside(hidden={"other"})
    if inside.hidden or (inside.width, inside.height) != image.size:
        raise CannotCheck("Het is niet gelukt om deze foto schoon te maken. Er is niets bewaard.")
    return jpeg


def _other(data: bytes, form: str) -> tuple[Image.Image, tuple[str, ...]]:
    inside = _READERS[form](data)
    if inside.moves:
        raise moving()
    within_bounds(inside.width, inside.height)
    if inside.scans > _MAX_SCANS:
        raise CannotCheck(_DAMAGED)
    with Image.open(io.BytesIO(inside.picture), formats=[form]) as image:
        if image.size != (inside.width, inside.height) or getattr(image, "n_frames", 1) > 1:
            raise Damaged
        image.load()
        plain = _bare(image, image.info.get("icc_profile"))
    turn = _UPRIGHT.get(inside.orientation)
    return (plain.transpose(turn) if turn is not None else plain), inside.told


def _heic(data: bytes) -> tuple[Image.Image, tuple[str, ...]]:
    """The first picture of the file; its reader turns it upright itself."""
    import pi_heif

    inside = read_heic(data)
    if inside.moves:
        raise moving()
    within_bounds(inside.width, inside.height)
    held = pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    within_bounds(*held.size)
    info: dict[str, Any] = held.info
    if info.get("exif"):
        inside.add_exif(bytes(info["exif"]).removeprefix(b"Exif\0\0"))
    if info.get("xmp"):
        inside.add_xmp(bytes(info["xmp"]))
    if info.get("thumbnails"):
        inside.hidden.add("thumbnail")
    if info.get("icc_profile"):
        inside.hidden.add("profile")
    if info.get("depth_images") or info.get("aux") or len(held) > 1:
        inside.hidden.add("other")
    image = Image.frombytes(held.mode, held.size, held.data, "raw", held.mode, held.stride)
    return _bare(image, info.get("icc_profile")), inside.told


def within_bounds(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise Damaged
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise CannotCheck(
            f"Deze foto is {width:,} bij {height:,} beeldpunten. Netjes leest foto's tot 50 miljoen beeldpunten en "
            f"{MAX_SIDE:,} aan een kant. Maak hem kleiner en probeer het opnieuw.".replace(",", ".")
        )


def _bare(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours alone, as sRGB on white, in a new picture that inherits nothing."""
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    seen = _in_srgb(image, profile) if profile else None
    if seen is None:
        seen = image.convert("RGB")
    if image.mode == "RGBA":
        ground = Image.new("RGB", image.size, _WHITE)
        ground.paste(seen, mask=image.getchannel("A"))
        return ground
    bare = Image.new("RGB", seen.size)
    bare.paste(seen)
    return bare


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """None where the profile is damaged, is for other colours, or says what sRGB says."""
    with contextlib.suppress(ImageCms.PyCMSError, ValueError, TypeError, OSError):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        flat = image.convert("RGB") if image.mode == "RGBA" else image
        return ImageCms.profileToProfile(flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    return None
