"""The chunks of PNG and WebP, and the boxes at the top of HEIC."""

import re
from collections.abc import Iterator

from netjes.checks.pictures.inside import Damaged, Inside

# What the picture needs, and what only says how to show it; those that hold words or a time are not among them.
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP", b"sRGB", b"gAMA", b"cHRM"}
_PNG_SHOWS = {b"pHYs", b"bKGD", b"sBIT", b"hIST", b"cICP", b"mDCV", b"cLLI"}
_PNG_TEXT = {b"tEXt", b"zTXt", b"iTXt"}
_ISPE = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}


def read_png(data: bytes) -> Inside:
    """Raises `Damaged`. `picture` is the file without chunks that a decoder can do without."""
    inside, at, kept = Inside(), 8, [data[:8]]
    while True:
        inside.count()
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            raise Damaged
        body = data[at + 8 : at + 8 + size]
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        _png_chunk(name, body, inside)
        at = end
        if name == b"IEND":
            break
    inside.add_after_the_end(data[at:])
    inside.picture = b"".join(kept)
    return inside


def _png_chunk(name: bytes, body: bytes, inside: Inside) -> None:
    if name == b"IHDR":
        inside.width, inside.height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
    elif name in _PNG_TEXT:
        inside.hidden.add("text")
        keyword = body[:79].split(b"\0")[0].lower()
        if b"xmp" in keyword:
            inside.add_xmp(body)
        if b"exif" in keyword or b"app1" in keyword:
            inside.hidden.add("exif")
        if b"iptc" in keyword:
            inside.hidden.add("iptc")
    elif name == b"eXIf":
        inside.add_exif(body)
    elif name == b"iCCP":
        inside.hidden.add("profile")
    elif name == b"acTL":
        inside.moves = True
    elif name not in _PNG_KEPT | _PNG_SHOWS:
        inside.hidden.add("other")


def read_webp(data: bytes) -> Inside:
    """Raises `Damaged`."""
    inside, end = Inside(picture=data), 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Damaged
    for name, body in _riff(data[:end]):
        inside.count()
        if name in _WEBP_KEPT:
            _webp_size(name, body, inside)
        if name == b"EXIF":
            inside.add_exif(body.removeprefix(b"Exif\0\0"))
        elif name == b"XMP ":
            inside.add_xmp(body)
        elif name == b"ICCP":
            inside.hidden.add("profile")
        elif name in (b"ANIM", b"ANMF"):
            inside.moves = True
        elif name not in _WEBP_KEPT:
            inside.hidden.add("other")
    inside.add_after_the_end(data[end + end % 2 :])
    return inside


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > len(data):
            raise Damaged
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp_size(name: bytes, body: bytes, inside: Inside) -> None:
    """The largest that any part claims, so that a small canvas hides no large picture."""
    width = height = 0
    if name == b"VP8X":
        width, height = int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    elif name == b"VP8 ":
        width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    elif name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    inside.width, inside.height = max(inside.width, width), max(inside.height, height)


def read_heic(data: bytes) -> Inside:
    """What the boxes at the top tell; raises `Damaged`. The size is the largest that any picture in it claims."""
    inside, at = Inside(picture=data), 0
    while at + 8 <= len(data):
        inside.count()
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        elif size == 0:
            size = len(data) - at
        if size < 8 or at + size > len(data):
            raise Damaged
        if name == b"moov":
            inside.moves = True
        elif name == b"mpvd":
            inside.hidden.add("video")
        elif name == b"meta":
            for claimed in _ISPE.finditer(data, at, at + size):
                width, height = (int.from_bytes(side, "big") for side in claimed.groups())
                inside.width, inside.height = max((inside.width, inside.height), (width, height), key=_area)
        at += size
    return inside


def _area(size: tuple[int, int]) -> int:
    return size[0] * size[1]
