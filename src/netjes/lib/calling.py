"""Calling a web address that somebody wrote down, without knocking on doors that only our server can reach.

Nothing of the school or a person goes along but what a caller hands over. Addresses within the school's own network are
refused. A name is looked up once and that very address is called, so that a second look-up cannot lead elsewhere.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

TIMEOUT = 5.0  # seconds, for each step of the way
KEPT = "/?&=%:@!$'()*+,;~-._"  # signs of an address that stay as they are


class CannotCall(Exception):
    """An address we do not go to; `str()` says why."""


class TooLarge(Exception):
    """The answer is longer than was asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `headers` by their names in small letters; `body` is empty when none was asked for."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def is_web_address(url: str) -> bool:
    """Whether a link may lead there: http or https, a host, no name and password in it."""
    try:
        parts = urlsplit(url)
        port_is_a_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if any(sign.isspace() or not sign.isprintable() for sign in url):
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and port_is_a_number


def call(
    method: str, url: str, *, headers: Mapping[str, str], allow_private: bool = False, timeout: float = TIMEOUT,
    in_all: float = 2 * TIMEOUT, most: int = 0, body: bytes | None = None,
) -> Answer:  # fmt: skip
    """One question, without following where it sends on. At most `most` bytes of the answer are read.

    `body` goes along, for a channel that was connected to take it.

    Raises `CannotCall`, `TooLarge`, `OSError` (of which `TimeoutError` and `ssl.SSLError`) and `HTTPException`.
    """
    if not is_web_address(url):
        raise CannotCall("Het adres leidt naar iets dat geen webpagina is.")
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = (_Secure if parts.scheme == "https" else _Plain)(host, port, timeout=timeout)
    connection.number = _number_of(host, port, allow_private=allow_private)
    connection.connect()
    # The time-out starts anew with every byte: who answers a letter at a time, has had its time.
    guard = threading.Timer(in_all, _hang_up, [connection.sock])
    guard.start()
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, quote(path, safe=KEPT), body, headers={**headers, "Connection": "close"})
        response = connection.getresponse()
        content = response.read(most + 1) if most else b""
        if len(content) > most:
            raise TooLarge
        promised = response.getheader("Content-Length", "")
        if (
            most
            and method != "HEAD"
            and promised.isdigit()
            and response.status == 200
            and len(content) != int(promised)
        ):
            raise http.client.IncompleteRead(content)
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, content)
    finally:
        guard.cancel()
        connection.close()


def _number_of(host: str, port: int, *, allow_private: bool) -> str:
    """The first address of a name, when every one of its addresses is out on the internet."""
    numbers = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not allow_private and any(not _is_public(number) for number in numbers):
        raise CannotCall("Het adres ligt in een eigen netwerk. Netjes kijkt alleen op het openbare internet.")
    return numbers[0]


def _is_public(number: str) -> bool:
    found = ipaddress.ip_address(number.split("%")[0])
    inside = getattr(found, "ipv4_mapped", None) or found
    return inside.is_global and not inside.is_multicast


def _hang_up(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


class _Plain(http.client.HTTPConnection):
    """Calls the address that was looked up, under the name that was asked for."""

    number = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.number, self.port), self.timeout)


class _Secure(http.client.HTTPSConnection):
    number = ""

    def connect(self) -> None:
        plain = socket.create_connection((self.number, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
