"""Bytes of strangers as text that is safe to look at, and no longer able to pretend."""

import codecs
import re
import unicodedata

MAX_SHOWN = 200  # characters of a name

# Marks that turn text around, hide it or stand for nothing; those that hold emoji together stay.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_EMPTY = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
_STRIPPED = re.compile(f"[{_TURNING}{_EMPTY}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def decode(data: bytes) -> str | None:
    """UTF-8 with or without its mark, UTF-16, else cp1252, as Windows saves it; None when it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = ["utf-16"]
    elif 0 in data[:200]:
        tries = ["utf-16-le" if data[1:2] == b"\0" else "utf-16-be"]
    else:
        tries = ["utf-8-sig", "cp1252"]
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _looks_like_text(text):
            return text
    return None


def shown(text: str) -> str:
    """Text to look at: line ends are one, and what cannot be seen and what turns text around is gone."""
    return _CONTROL.sub("", _STRIPPED.sub("", _ENDS.sub("\n", text)))


def shown_name(text: str) -> str:
    """A name on one line, not too long."""
    name = " ".join(shown(text).split())
    return name if len(name) <= MAX_SHOWN else name[: MAX_SHOWN - 1] + "…"


def hides_something(text: str) -> bool:
    """Whether letters are in it that nobody sees."""
    return bool(_STRIPPED.search(text) or _CONTROL.search(text.replace("\r", "").replace("\n", "")))


def _looks_like_text(text: str) -> bool:
    sample = text[:20_000]
    odd = sum(
        unicodedata.category(letter) in ("Cc", "Cn", "Co") and letter not in "\t\n\r\x0b\x0c\x1a" for letter in sample
    )
    return odd <= max(2, len(sample) * 0.005)
