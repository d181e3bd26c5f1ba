"""Making text comparable without changing its words: invisible characters, entities, hyphenation."""

from __future__ import annotations

import html
import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202c"))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "Ĳ": "IJ"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?(?:p|br|li|ul|ol|h[1-6]|strong|b|div|span|table|td|em)\b", re.I)
TAG = re.compile(r"</?(?:p|br|li|ul|ol|h[1-6]|strong|div|span|table|tr|td|html|body|section)\b[^<>]*>", re.I)

# After a hyphen these words begin a new word: "foto- en filmopnamen", "in- of uitloggen".
_APART = r"(?:en|of|of\/en|en\/of|noch|tot|and|or|als|maar|dan)\b"
_BROKEN = re.compile(rf"(?<![\w-])([^\W\d_]{{2,}})-\s+(?!{_APART})([^\W\d_]{{2,}})")
_KEEPS_HYPHEN = {"ex", "non", "oud", "niet", "anti", "pro", "semi", "wifi", "app", "ict", "mp", "co", "re"}


def clean(text: str) -> str:
    """One line or paragraph with composed letters, real spaces and no invisible characters.

    Entities that an export left escaped (also twice) become the letters they stand for. Curly quotes and
    dashes stay: they are the author's.
    """
    for _ in range(3):
        if not _ENTITY.search(text):
            break
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = _CONTROL.sub(" ", text.translate(_INVISIBLE))
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def plain(text: str) -> str:
    """The text for matching only: straight quotes and hyphens, lower case, no accents on é and ë."""
    text = clean(text).translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2011: "-"})
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def unescape_markup(text: str) -> str:
    """Undo the escaping of tags in a website export (``&lt;p&gt;``), however often it was escaped."""
    for _ in range(4):
        if len(_ESCAPED_TAG.findall(text, 0, 200_000)) < 2:
            break
        text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text


def looks_like_html(text: str) -> bool:
    start = text[:500].lstrip("\ufeff \t\r\n").casefold()
    return start.startswith(("<!doctype html", "<html")) or len(TAG.findall(text, 0, 100_000)) >= 3


def rejoin(text: str) -> str:
    """Heal words that a line break cut in two ("communica- tie"), leaving "foto- en film" alone."""

    def heal(match: re.Match[str]) -> str:
        head, tail = match.groups()
        if head.casefold() in _KEEPS_HYPHEN or head.isupper() or tail[0].isupper():
            return f"{head}-{tail}"
        return head + tail

    return _BROKEN.sub(heal, text)


def count_broken(text: str) -> int:
    return len(_BROKEN.findall(text))


def words(text: str) -> list[str]:
    """The words of a text, for counting them: letters and digits only, case kept away."""
    return re.findall(r"[^\W_]+", clean(text).casefold())
