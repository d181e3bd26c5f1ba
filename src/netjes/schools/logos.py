"""Reads a file that is to be the school's logo, and lets through only what is a picture and nothing besides."""

import io
import re

from django.utils.translation import gettext as _
from lxml import etree

from netjes.schools.errors import CannotUseLogo

LARGEST = 500 * 1024  # bytes
WIDEST = 1600  # pixels a side that are kept; larger ones are made smaller
MOST_PIXELS = 40_000_000
RASTERS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
# What a drawing is made of. Anything else is refused by its name: script, foreignObject, animation, pictures inside.
DRAWN = frozenset(
    f"{SVG}{name}"
    for name in (
        "svg", "g", "defs", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "symbol",
        "use", "style", "marker", "filter", "feGaussianBlur", "feOffset", "feBlend", "feFlood", "feComposite",
        "feMerge", "feMergeNode", "feColorMatrix", "switch", "view",
    )
)  # fmt: skip
FETCHES = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|expression\s*\(|javascript:", re.IGNORECASE)


def read_logo(content: bytes) -> tuple[bytes, str]:
    """The picture as it is kept, and its type. A raster is written anew, without what else its file held.

    Raises `CannotUseLogo` with a sentence on what is wrong.
    """
    if not content:
        raise CannotUseLogo(_("Dit bestand is leeg. Kies een ander bestand."))
    if len(content) > LARGEST:
        size = max(501, round(len(content) / 1024))
        raise CannotUseLogo(
            _("Dit bestand is %(size)s kB; een logo mag 500 kB zijn. Maak het kleiner en probeer het nog eens.")
            % {"size": size}
        )
    if _looks_like_svg(content):
        return _drawing(content), "image/svg+xml"
    return _raster(content)


def _looks_like_svg(content: bytes) -> bool:
    start = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE", b"\xff\xfe<", b"\xfe\xff"))


def _raster(content: bytes) -> tuple[bytes, str]:
    from PIL import Image, UnidentifiedImageError  # only now: it is large, and a logo is rarely changed

    try:
        with Image.open(io.BytesIO(content), formats=list(RASTERS)) as seen:
            seen.verify()
        with Image.open(io.BytesIO(content), formats=list(RASTERS)) as image:
            kind = image.format or ""
            if image.width * image.height > MOST_PIXELS:
                raise CannotUseLogo(_("Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner."))
            pixels = image.convert("RGB" if kind == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CannotUseLogo(
            _("Dit bestand is geen afbeelding die wij kennen. Kies een png, jpeg, webp of svg.")
        ) from error
    pixels.thumbnail((WIDEST, WIDEST))
    written = io.BytesIO()
    pixels.save(written, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return written.getvalue(), RASTERS[kind]


def _drawing(content: bytes) -> bytes:
    """The SVG, when it only draws: nothing that runs, nothing that fetches."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotUseLogo(_("Dit svg-bestand is niet goed te lezen. Bewaar het opnieuw of kies een png.")) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _each in declared.iterentities()):
        raise CannotUseLogo(_("In dit svg-bestand staan eigen entiteiten. Bewaar het opnieuw als gewone svg."))
    if root.tag != f"{SVG}svg":
        raise CannotUseLogo(_("Dit bestand is geen afbeelding die wij kennen. Kies een png, jpeg, webp of svg."))
    for comment in root.xpath("//comment() | //processing-instruction()"):
        if comment.getparent() is not None:
            _remove(comment)
    for element in list(root.iter()):
        _check(element)
    return etree.tostring(root)


def _check(element: etree._Element) -> None:
    name = element.tag
    if not isinstance(name, str):
        return
    if not name.startswith(SVG):  # what drawing programs keep for themselves
        if element.getparent() is not None:
            _remove(element)
        return
    if name not in DRAWN:
        raise CannotUseLogo(
            _("In dit svg-bestand staat %(part)s. Een logo mag alleen tekenen. Haal het weg of kies een png.")
            % {"part": f"<{name.removeprefix(SVG)}>"}
        )
    if FETCHES.search(element.text or ""):
        raise CannotUseLogo(_("Dit svg-bestand haalt iets van een ander adres. Zet alles in het bestand zelf."))
    for key, value in element.attrib.items():
        _check_attribute(element, key, value)


def _check_attribute(element: etree._Element, key: str, value: str) -> None:
    bare = key.rpartition("}")[2].casefold()
    if bare.startswith("on"):
        raise CannotUseLogo(
            _("In dit svg-bestand staat een opdracht (%(name)s). Een logo mag alleen tekenen. Haal die weg.")
            % {"name": bare[:30]}
        )
    if (bare == "href" or key == XLINK) and not value.strip().startswith("#"):
        raise CannotUseLogo(_("Dit svg-bestand verwijst naar een ander bestand of adres. Zet alles in het bestand."))
    if FETCHES.search(value):
        raise CannotUseLogo(_("Dit svg-bestand haalt iets van een ander adres. Zet alles in het bestand zelf."))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
