"""Single cells: days, addresses, yes and no, and letters that went wrong on the way."""

import re
from datetime import date

YES = frozenset(["ja", "j", "yes", "y", "true", "1", "x", "waar", "wel"])
NO = frozenset(["nee", "n", "no", "false", "0", "onwaar", "niet", "geen"])
EMAIL = re.compile(r"[^@\s,;<>\"'()]+@[^@\s,;<>\"'()]+\.[^@\s.,;<>\"'()]+")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T].*)?")
GARBLED = re.compile("[ÃÂ][\u0080-\u00bf\u2010-\u2122]|â€|[ÅÄ][\u0080-\u00bf\u2010-\u203a\u20ac\u2122]")


class NotADay(ValueError):
    """`str()` says what is wrong with it."""


def day_of(written: str) -> date:
    """A day as `d-m-jjjj`, `d/m/jjjj` or `jjjj-mm-dd`. Raises `NotADay`."""
    text = written.strip()
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        raise NotADay("Dit is geen datum.")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay("Deze dag bestaat niet.") from None


def yes_or_no(written: str) -> bool | None:
    """Raises `ValueError` for what is neither; None for nothing."""
    word = written.strip().casefold()
    if not word:
        return None
    if word in YES or word in NO:
        return word in YES
    raise ValueError(written)


def is_email(written: str) -> bool:
    return len(written) <= 254 and EMAIL.fullmatch(written) is not None


def strange(text: str) -> str | None:
    """What a garbled text probably was; the text itself without them for characters that cannot be; None if fine."""
    if text.isascii() and text.isprintable():
        return None
    if GARBLED.search(text):
        for encoding in ("cp1252", "latin-1"):
            try:
                return text.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
        return text
    if "\ufffd" in text or any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text):
        return "".join(c for c in text if c != "\ufffd" and not (ord(c) < 32 or 127 <= ord(c) < 160)).strip()
    return None
