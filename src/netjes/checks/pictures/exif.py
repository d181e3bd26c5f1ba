"""What a block of EXIF tells: a place, a small copy of the picture, which way is up. Nothing else is looked at."""

import struct
from dataclasses import dataclass

_ORIENTATION, _XMP, _IPTC, _GPS, _THUMBNAIL = 0x0112, 0x02BC, 0x83BB, 0x8825, 0x0201
_MAX_ENTRIES = 1_000


@dataclass(frozen=True, slots=True)
class Exif:
    names: frozenset[str] = frozenset()
    orientation: int = 1


def read_exif(block: bytes) -> Exif:
    """Of the TIFF structure that a block of EXIF is. Damage ends the reading, and never raises."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None:
        return Exif()
    try:
        at = struct.unpack_from(order + "I", block, 4)[0]
        tags, after = _directory(block, at, order)
    except struct.error:
        return Exif()
    names = {name for tag, name in ((_GPS, "gps"), (_XMP, "xmp"), (_IPTC, "iptc")) if tag in tags}
    try:
        if after and _THUMBNAIL in _directory(block, after, order)[0]:
            names.add("thumbnail")
    except struct.error:
        pass
    orientation = tags.get(_ORIENTATION, 1)
    return Exif(frozenset(names), orientation if 1 <= orientation <= 8 else 1)


def _directory(block: bytes, at: int, order: str) -> tuple[dict[int, int], int]:
    """Tags with the first two bytes of their value, and where the next directory is; 0 for none."""
    count = min(struct.unpack_from(order + "H", block, at)[0], _MAX_ENTRIES)
    tags = {}
    for number in range(count):
        tag, _kind, _many, value = struct.unpack_from(order + "HHIH", block, at + 2 + 12 * number)
        tags[tag] = value
    try:
        after = struct.unpack_from(order + "I", block, at + 2 + 12 * count)[0]
    except struct.error:
        after = 0
    return tags, after
