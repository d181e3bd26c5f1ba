"""From bytes to text, whichever machine saved it, and whether that text is a web page after all."""

from __future__ import annotations

import codecs
from pathlib import Path

from .. import safety, tidy
from ..errors import CannotRead


def decode(raw: bytes, path: Path) -> str:
    """UTF-8 with or without its mark, UTF-16, else cp1252, as Windows saves it. Raises `CannotRead`."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = ["utf-16"]
    elif 0 in raw[:200]:
        tries = ["utf-16-le" if raw[1:2] == b"\x00" else "utf-16-be"]
    else:
        tries = ["utf-8-sig", "cp1252"]
    for encoding in tries:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            if len(text.encode(errors="replace")) > (safety.MAX_MARKUP if is_markup(text) else safety.MAX_TEXT):
                raise safety.refuse_too_big(path)
            return text
    raise CannotRead(
        f"{safety.shown(path)} bevat tekens die Netjes niet herkent. Bewaar het als tekst met de codering UTF-8."
    )


def is_markup(text: str) -> bool:
    """Text that a website exported with its tags, escaped or not."""
    return tidy.looks_like_html(tidy.unescape_markup(text))
