"""A letter taken apart: its headers decoded, its words, and what hangs on it, which is told and not opened."""

import email
import email.header
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from email.policy import compat32

from netjes.evidence import plain
from netjes.evidence.letter_html import words_of

MAX_PARTS = 300
MAX_WORDS = 500_000  # characters
MAX_HEADER = 20_000
_ONE = re.compile(r'\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^<>"]*))\s*<(?P<address>[^<>]*@[^<>]*)>\s*')


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """`name` as the sender chose it, which proves nothing; `address` as mail goes to it."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2].lower()

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """Told, not opened: `type` is what the letter says it is; `size` in bytes."""

    name: str
    type: str
    size: int


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """`text` is what most programs show. `other` is the plain version, where that says something else."""

    text: str
    other: str
    remote: int
    attachments: tuple[Attachment, ...]


def parsed(data: bytes) -> Message:
    return email.message_from_bytes(data, policy=compat32)


def raw_values(message: Message, field: str) -> list[str]:
    """The values of a header, topmost first, unfolded, in whatever letters they were sent."""
    values = [value for name, value in message.raw_items() if name.lower() == field.lower()]
    return [" ".join(_letters(str(value)).split())[:MAX_HEADER] for value in values[:50]]


def header(message: Message, field: str) -> str:
    """One header as a person reads it; empty when it is not there."""
    values = raw_values(message, field)
    return decoded(values[0]) if values else ""


def decoded(value: str) -> str:
    """Words in encoded letters (``=?utf-8?…``) as letters, not yet made safe to show."""
    try:
        pieces = email.header.decode_header(value)
    except Exception:  # damaged encoding: as it stands
        return value
    return "".join(piece if isinstance(piece, str) else _in(piece, charset) for piece, charset in pieces)


def addresses(message: Message, field: str) -> tuple[Address, ...]:
    """Who stands in a header; the name may hold what cannot be seen."""
    pairs = [pair for value in raw_values(message, field) for pair in _pairs(value)]
    return tuple(Address(decoded(name), plain.shown_name(address)) for name, address in pairs if "@" in address)[:100]


def _pairs(value: str) -> list[tuple[str, str]]:
    """Names and addresses. One address between brackets is the address, whatever stands before it looks like."""
    one = _ONE.fullmatch(value)
    if one and not (one["quoted"] is None and "," in one["bare"] and "@" in one["bare"]):
        name = re.sub(r"\\(.)", r"\1", one["quoted"]) if one["quoted"] is not None else one["bare"].strip()
        return [(name, one["address"].strip())]
    return email.utils.getaddresses([value])


def date_of(message: Message) -> datetime | None:
    """When the sender's machine says it was sent."""
    try:
        return email.utils.parsedate_to_datetime(header(message, "Date"))
    except Exception:  # no date, or one that no calendar has
        return None


def words_in(message: Message) -> Words:
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    hanging, remote = [], 0
    for part in _leaves(message):
        kind, name = part.get_content_type(), _file_name(part)
        if kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
            text = _text(part)
            if kind == "text/html":
                text, fetched = words_of(text)
                remote += fetched
            texts[kind[5:]].append(plain.shown(text).strip())
        else:
            hanging.append(Attachment(plain.shown_name(name), plain.shown_name(kind), _size(part)))
    html, other = "\n\n".join(texts["html"])[:MAX_WORDS], "\n\n".join(texts["plain"])[:MAX_WORDS]
    if not html:
        return Words(other, "", remote, tuple(hanging))
    return Words(html, "" if _bare(other) in _bare(html) else other, remote, tuple(hanging))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of this letter in order; a letter that hangs on it is one part."""
    waiting, seen = [message], 0
    while waiting and seen < MAX_PARTS:
        part = waiting.pop(0)
        seen += 1
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() != "message":
            waiting[:0] = [piece for piece in payload if isinstance(piece, Message)]
        else:
            yield part


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        charset = part.get_content_charset()
    except Exception:  # a charset that is no word
        charset = None
    return _in(data, charset)


def _in(data: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8", "cp1252"):
        try:
            return data.decode(name) if name else data.decode("utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def _letters(value: str) -> str:
    return _in(value.encode("utf-8", "surrogateescape"), None)


def _file_name(part: Message) -> str:
    try:
        return decoded(part.get_filename("") or "")
    except Exception:  # a name in letters that do not exist
        return "?"


def _size(part: Message) -> int:
    try:
        payload = part.get_payload(decode=True)
        return len(payload) if isinstance(payload, bytes) else len(part.as_bytes())
    except Exception:  # what cannot be unpacked has no size
        return 0


def _bare(text: str) -> str:
    """For comparing two versions: letters and digits alone."""
    return re.sub(r"\[(?:wijst|link) naar [^\]]*\]|[\W_]+", "", text).casefold()
