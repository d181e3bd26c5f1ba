"""The segments of a JPEG, one after the other, to the very last byte."""

import re

from netjes.checks.pictures.inside import Damaged, Inside

_AFTER_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]", re.DOTALL)
_SOF = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_NEEDED = _SOF | {0xC4, 0xCC, 0xDA, 0xDB, 0xDD}  # tables, frame, scan, restarts
_ALONE = {0x01, *range(0xD0, 0xD8)}
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")


def read_jpeg(data: bytes) -> Inside:
    """Raises `Damaged` when the file ends before the picture does."""
    inside, at, end = Inside(picture=data), 2, len(data)
    while True:
        inside.count()
        marker, at = _marker(data, at, inside)
        if marker == 0xD9:
            inside.add_after_the_end(data[at:])
            if not inside.scans:
                raise Damaged
            return inside
        if marker in _ALONE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > end:
            raise Damaged
        _segment(marker, data[at + 2 : at + length], inside)
        at += length
        if marker == 0xDA:
            inside.scans += 1
            following = _AFTER_SCAN.search(data, at)
            if following is None:
                raise Damaged
            at = following.start()


def _marker(data: bytes, at: int, inside: Inside) -> tuple[int, int]:
    """The next marker and where it ends. Bytes between segments belong to nothing, so they are hidden."""
    if data[at : at + 1] != b"\xff":
        inside.hidden.add("other")
        at = data.find(b"\xff", at)
        if at < 0:
            raise Damaged
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise Damaged
    return data[at], at + 1


def _segment(marker: int, body: bytes, inside: Inside) -> None:
    if marker in _SOF and len(body) >= 5:
        inside.height, inside.width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    if marker in _NEEDED:
        return
    if marker == 0xFE:
        inside.hidden.add("comment")
    elif marker == 0xE0 and body[:5] == b"JFIF\0":
        if len(body) > 14 or any(body[12:14]):
            inside.hidden.add("thumbnail")
    elif marker == 0xE0 and body[:5] == b"JFXX\0":
        inside.hidden.add("thumbnail")
    elif marker == 0xE1 and body[:5] == b"Exif\0":
        inside.add_exif(body[6:])
    elif marker == 0xE1 and body.startswith(_XMP):
        inside.add_xmp(body)
    elif marker == 0xE2 and body[:12] == b"ICC_PROFILE\0":
        inside.hidden.add("profile")
    elif marker == 0xED and body[:9] == b"Photoshop":
        inside.hidden |= {"iptc", "thumbnail"} if b"8BIM\x04\x0c" in body else {"iptc"}
    elif marker != 0xEE or body[:5] != b"Adobe" or len(body) != 12:
        inside.hidden.add("other")
