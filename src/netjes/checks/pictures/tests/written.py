"""Files with something in them besides the picture, put together byte by byte."""

import io
import struct
import zlib

from PIL import Image

GPS, THUMBNAIL = 0x8825, 0x0201


def picture(width: int = 40, height: int = 20) -> Image.Image:
    """A different colour in each corner, so that every turn can be told apart."""
    image = Image.new("RGB", (width, height), "white")
    half = (width // 2, height // 2)
    for at, colour in (((0, 0), "red"), ((half[0], 0), "green"), ((0, half[1]), "blue")):
        image.paste(colour, (*at, at[0] + half[0], at[1] + half[1]))
    return image


def bare_jpeg(image: Image.Image | None = None, **how: object) -> bytes:
    out = io.BytesIO()
    (image or picture()).save(out, "JPEG", quality=95, subsampling=0, **how)
    return out.getvalue()


def bare_png(image: Image.Image | None = None) -> bytes:
    out = io.BytesIO()
    (image or picture()).save(out, "PNG")
    return out.getvalue()


def exif_block(*, orientation: int = 1, gps: bool = True, thumbnail: bool = True, order: str = "<") -> bytes:
    """The TIFF structure: a first directory with a place, and a second one with a small copy."""
    tags = [(0x0112, 3, orientation)] + ([(GPS, 4, 8)] if gps else [])
    entries = b"".join(struct.pack(order + "HHIH2x", tag, kind, 1, value) for tag, kind, value in tags)
    second = 8 + 2 + len(entries) + 4
    first = struct.pack(order + "H", len(tags)) + entries + struct.pack(order + "I", second if thumbnail else 0)
    small = struct.pack(order + "H", 1) + struct.pack(order + "HHIH2x", THUMBNAIL, 4, 1, 0) + bytes(4)
    return {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", 8) + first + (small if thumbnail else b"")


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


# What to put into a JPEG, and what is to be told about it.
SEGMENTS = {
    "exif": (segment(0xE1, b"Exif\0\0" + exif_block()), {"exif", "gps", "thumbnail"}),
    "xmp": (segment(0xE1, b'http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="52,5N"/>'), {"xmp", "gps"}),
    "more xmp": (segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(40)), {"xmp"}),
    "iptc": (segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x06\x1c\x02\x05\0\x01x"), {"iptc"}),
    "comment": (segment(0xFE, b"bij oma in Zwolle"), {"comment"}),
    "profile": (segment(0xE2, b"ICC_PROFILE\0\x01\x01" + bytes(20)), {"profile"}),
    "other": (segment(0xEB, b"a maker's own notes"), {"other"}),
    "more pictures": (segment(0xE2, b"MPF\0II*\0" + bytes(8)), {"other"}),
    "small copy": (segment(0xE0, b"JFXX\0\x10" + bytes(9)), {"thumbnail"}),
}


def jpeg_with(*names: str, rest: bytes = b"", image: Image.Image | None = None) -> bytes:
    """A JPEG with these segments after its first, and bytes behind its end."""
    plain = bare_jpeg(image)
    at = 4 + int.from_bytes(plain[4:6], "big")
    return plain[:at] + b"".join(SEGMENTS[name][0] for name in names) + plain[at:] + rest


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(*chunks: bytes, rest: bytes = b"") -> bytes:
    plain = bare_png()
    return plain[:33] + b"".join(chunks) + plain[33:] + rest


def png_that_claims(width: int, height: int) -> bytes:
    """Small as a file, and large when it is unpacked."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )
