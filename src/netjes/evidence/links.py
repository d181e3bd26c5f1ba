"""Addresses of pages: where one really leads to, as words. Nothing is ever opened."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from netjes.evidence.errors import CannotTake
from netjes.evidence.plain import hides_something, shown

MAX_LINK = 2_000  # characters
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_AFTER = ".,;:!?)*_~…’”»"


@dataclass(frozen=True, slots=True, repr=False)
class Link:
    """`text` as it was written, `url` as it would be opened, `host` the machine that would answer, in plain letters.

    `real_host` is the same as machines write it, where that differs: ``xn--…`` for letters that look like others.
    """

    text: str
    url: str
    host: str
    real_host: str

    @property
    def beside(self) -> str:
        """The host as it may stand beside the link: with what machines make of it, if that differs."""
        return self.host if self.host == self.real_host else f"{self.host} = {self.real_host}"


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A run of text; with a link, the text is that link's. Neither ever is markup."""

    text: str
    link: Link | None = None


def read_link(text: str) -> Link:
    """One address that somebody typed or pasted. Raises `CannotTake`."""
    typed = text.strip()
    if hides_something(typed):
        raise CannotTake("In deze link zitten tekens die niet te zien zijn. Kopieer de link opnieuw uit de adresbalk.")
    if not typed or len(typed) > MAX_LINK or re.search(r"\s", typed):
        raise CannotTake("Plak één link, zonder andere woorden erbij. Wat erbij hoort, kan in het verhaal.")
    link = _link(typed if re.match(r"[a-z][a-z0-9+.-]*:", typed, re.IGNORECASE) else f"https://{typed}", typed)
    if link is None:
        raise CannotTake("Dit is geen adres van een pagina. Een link begint met https:// en staat in de adresbalk.")
    return link


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Text cut at its links; what the pieces say together is the text."""
    pieces, done = [], 0
    for match in _LINK.finditer(text):
        found = match.group()[:MAX_LINK].rstrip(_AFTER)
        link = _link(found if "://" in found[:8] else f"https://{found}", found)
        if link is None:
            continue
        if match.start() > done:
            pieces.append(Piece(text[done : match.start()]))
        pieces.append(Piece(found, link))
        done = match.start() + len(found)
    if done < len(text):
        pieces.append(Piece(text[done:]))
    return tuple(pieces)


def links_in(text: str) -> tuple[Link, ...]:
    return tuple(piece.link for piece in pieces_of(text) if piece.link is not None)


def readable_domain(domain: str) -> str:
    """A domain with its own letters in place of ``xn--``; as it was when that cannot be done."""
    try:
        return shown(".".join(_readable(label) for label in domain.lower().rstrip(".").split(".")))
    except (UnicodeError, ValueError):
        return domain.lower()


def machine_domain(domain: str) -> str:
    try:
        return domain.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return domain.lower()


def _link(url: str, text: str) -> Link | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or ("." not in host.strip(".") and ":" not in host):
        return None
    return Link(text, url, readable_domain(host), machine_domain(host))


def _readable(label: str) -> str:
    return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
