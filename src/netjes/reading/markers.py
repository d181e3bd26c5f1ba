"""Numbers, letters and bullets at the start of a line, and what kind of counting they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["article", "number", "dotted", "letter", "roman", "bullet", "ladder", "lid"]


@dataclass(frozen=True)
class Marker:
    """``label`` is what people cite ("7", "2.1", "a", "1 x"), "" for a bullet; ``value`` its place in line."""

    kind: Kind
    label: str = ""
    value: int = 0
    upper: bool = False
    style: str = ""


_ORDINAL = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "volgende": 6, "first": 1,
            "second": 2, "third": 3, "fourth": 4, "fifth": 5, "next": 6}  # fmt: skip
_STEP = r"(?:keer|maal|overtreding|waarschuwing|time|offence|offense|strike|warning)"
_BULLETS = "•◦●▪■□‣∙·*✓✔✗✘✘➢➤►▶→»❖➔\uf0b7\uf0a7\uf0d8\uf02d\uf076\u25cb"
_END = r"\s*[.:)\-–—,]*\s*"

_ARTICLE = re.compile(
    r"(?:artikel|article|art\.?)\s+(\d{1,3}(?:\.\d{1,2})?[a-z]?)(?:\s*[.:)\-–—|]+\s*|\s+(?=[A-Z‘“'\"(])|\s*$)(.*)",
    re.I | re.S,
)
_RULE = re.compile(
    r"(?:(?:gouden|golden)\s+)?(?:regel|afspraak|tip|rule|gebod)\s+(?:nr\.?\s*)?(\d{1,2})(?:\s*[.:)\-–—]+\s*|$)(.*)",
    re.I | re.S,
)
_LID = re.compile(r"(?:lid\s+(\d{1,2})|(\d{1,2})e?\s+lid)\s*[.:)]?\s+(.*)", re.I | re.S)
_LADDER = re.compile(
    rf"((?:(?:bij\s+(?:een|de)\s+|de\s+|the\s+|on\s+(?:a|the)\s+)?(?:{'|'.join(_ORDINAL)})\s+{_STEP})"
    rf"|(?:(\d)\s?[x×](?!\w))|(?:(\d)(?:e|de|ste|st|nd|rd|th)\s+{_STEP})|(?:(?:stap|step)\s+(\d)))(?:{_END})(.*)",
    re.I | re.S,
)
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.):]\s*|\s+)(?!uur|u\b|h\b|%|euro|GB|MB|Mbit)(\S.*)", re.S)
_NUMBER = re.compile(r"(\(?)(\d{1,3})\s?([.):]|\s[-–—](?=\s))\)?\s*(?=\D)(\S.*)", re.S)
_BARE = re.compile(r"(\d{1,2})\s{1,4}([A-ZÀ-Ý‘“\"'].*)", re.S)
_LETTER = re.compile(r"\(?([a-zA-Z])[.)]\)?\s+(\S.*)", re.S)
_ROMAN = re.compile(r"\(?(x{0,3}(?:ix|iv|v?i{0,3}))[.)]\)?\s+(\S.*)", re.I | re.S)
_BULLET = re.compile(rf"(?:[{re.escape(_BULLETS)}]+\s*|(?:[-–—−]|o)\s+|[-–](?=[A-ZÀ-Ý]))(\S.*)", re.S)
_TIME = re.compile(r"\s*(?:uur|u\b|h\b|%|euro)", re.I)


def roman_value(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    total = 0
    for sign, after in zip(text, text[1:] + "i", strict=True):
        total += -values[sign] if values[sign] < values[after] else values[sign]
    return total


def parse(text: str, bare: bool = False) -> tuple[Marker | None, str]:
    """The marker that begins the text, and the text without it. ``bare``: "3 Je …" counts as a number too."""
    if match := _BULLET.fullmatch(text):
        inner, rest = parse(match.group(1))
        # "- a. …" was a list item whose editor drew a bullet before its letter.
        return (inner, rest) if inner and inner.kind != "bullet" else (Marker("bullet"), match.group(1))
    if match := _ARTICLE.fullmatch(text):
        label = match.group(1)
        return Marker("article", label, _int(label), style="artikel"), match.group(2)
    if match := _RULE.fullmatch(text):
        return Marker("number", match.group(1), int(match.group(1)), style="rule"), match.group(2)
    if match := _LID.fullmatch(text):
        label = match.group(1) or match.group(2)
        return Marker("lid", label, int(label)), match.group(3)
    if match := _LADDER.fullmatch(text):
        value = next((int(group) for group in match.groups()[1:4] if group), 0)
        word = match.group(1).casefold().split()
        value = value or next((_ORDINAL[part] for part in word if part in _ORDINAL), 0)
        return Marker("ladder", match.group(1), value), match.group(5)
    if (match := _DOTTED.fullmatch(text)) and not _TIME.match(match.group(2)):
        label = match.group(1)
        return Marker("dotted", label, int(label.rsplit(".", 1)[1])), match.group(2)
    if match := _NUMBER.fullmatch(text):
        return Marker("number", match.group(2), int(match.group(2)), style=match.group(3).strip()), match.group(4)
    if (match := _ROMAN.fullmatch(text)) and match.group(1) and (len(match.group(1)) > 1):
        label = match.group(1)
        return Marker("roman", label, roman_value(label.casefold()), label.isupper()), match.group(2)
    if match := _LETTER.fullmatch(text):
        letter = match.group(1)
        return Marker("letter", letter, ord(letter.casefold()) - 96, letter.isupper()), match.group(2)
    if bare and (match := _BARE.fullmatch(text)):
        return Marker("number", match.group(1), int(match.group(1)), style="bare"), match.group(2)
    return None, text


def _int(label: str) -> int:
    return int(re.match(r"\d+", label).group())  # type: ignore[union-attr]
