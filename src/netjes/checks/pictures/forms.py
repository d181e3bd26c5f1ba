"""What a file really is, by its first bytes; its name does not count. Nothing here parses a picture."""

import re

from netjes.checks.errors import CannotCheck

JPEG, PNG, WEBP, HEIC = "JPEG", "PNG", "WebP", "HEIC"
_ACCEPTED = "Kies een foto als JPEG, PNG, WebP of HEIC."
_STILL = "Netjes kijkt alleen stilstaande beelden na. Zet het beeld stil, maak er een schermafdruk van en kies die."
_SAID = {
    "video": "Dit is een video. " + _STILL,
    "gif": "Dit is een GIF. " + _STILL,
    "moving": "Dit beeld beweegt. " + _STILL,
    "svg": "Dit is een SVG-tekening, waarin ook programma's kunnen zitten. Bewaar haar als PNG en kies die.",
    "pdf": "Dit is een PDF en geen foto. Maak een schermafdruk van de bladzijde en kies die.",
    "zip": "Dit is een ingepakt bestand of een document en geen foto. " + _ACCEPTED,
    "avif": "Dit is een AVIF-beeld, en dat leest Netjes niet. Bewaar het als JPEG of PNG en kies dat.",
    "tiff": "Dit is een TIFF- of RAW-bestand, en dat leest Netjes niet. Bewaar het als JPEG en kies dat.",
    "bmp": "Dit is een BMP-beeld, en dat leest Netjes niet. Bewaar het als PNG en kies dat.",
    "jxl": "Dit is een JPEG XL-beeld, en dat leest Netjes niet. Bewaar het als JPEG en kies dat.",
    "unknown": "Dit is geen foto die Netjes kent. " + _ACCEPTED,
}
_STARTS = (
    (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"GIF8", "gif"), (b"%PDF", "pdf"), (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "zip"), (b"7z\xbc\xaf", "zip"), (b"Rar!", "zip"), (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"), (b"BM", "bmp"), (b"\xff\x0a", "jxl"), (b"\0\0\0\x0cJXL ", "jxl"), (b"\x1aE\xdf\xa3", "video"),
    (b"OggS", "video"), (b"FLV", "video"), (b"\0\0\x01\xba", "video"), (b"\0\0\x01\xb3", "video"),
)  # fmt: skip
_HEIC = {b"heic", b"heix", b"heim", b"heis"}
_MOVING = {b"hevc", b"hevx", b"msf1", b"avis"}


def form_of(data: bytes) -> str:
    """One of the four forms that are read. Raises `CannotCheck` with advice for everything else."""
    if not data:
        raise CannotCheck("Dit bestand is leeg. Kies de foto opnieuw.")
    form = _sniffed(data)
    if form not in (JPEG, PNG, WEBP, HEIC):
        raise CannotCheck(_SAID[form])
    return form


def moving() -> CannotCheck:
    """For a picture of an accepted form with more than one moment in it."""
    return CannotCheck(_SAID["moving"])


def _sniffed(data: bytes) -> str:
    for start, form in _STARTS:
        if data.startswith(start):
            return form
    if data[:4] == b"RIFF":
        return WEBP if data[8:12] == b"WEBP" else "video" if data[8:12] == b"AVI " else "unknown"
    if data[4:8] == b"ftyp":
        return _of_brands(data)
    if data[4:8] in (b"moov", b"mdat", b"wide"):
        return "video"
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data[:256]) and b"<svg" in data[:65_536].lower():
        return "svg"
    return "unknown"


def _of_brands(data: bytes) -> str:
    """Of the family to which both telephone videos and telephone pictures belong."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    major, brands = data[8:12], {data[at : at + 4] for at in range(16, size - 3, 4)}
    if major in _MOVING:
        return "moving"
    if major in _HEIC or (major == b"mif1" and brands & _HEIC):
        return HEIC
    if major == b"avif" or (major == b"mif1" and b"avif" in brands):
        return "avif"
    return "video"
