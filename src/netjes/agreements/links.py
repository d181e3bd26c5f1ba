"""Looking whether a web address still leads somewhere, without telling anybody more than that we look.

Nothing of the school, the article or a person goes along. Addresses within the school's own network are
refused: whoever writes a link must not make our server knock on doors that only it can reach. A name is looked
up once and that very address is called, so that a second look-up cannot lead elsewhere.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from netjes.agreements.forms import is_web_address

TIMEOUT = 5  # seconds, for each step of the way
REDIRECTS = 3
AGENT = "Netjes (looks once a week whether a link still works)"
LOGIN = (401, 403, 407)
KEPT = "/?&=%:@!$'()*+,;~-._"  # signs of an address that stay as they are
NO_HEAD = (403, 404, 405, 406, 501)  # what servers answer that only know GET


@dataclass(frozen=True, slots=True)
class Look:
    """What one look showed; `finding` is a Dutch sentence, empty when all is well."""

    works: bool
    finding: str = ""


class _Refused(Exception):
    """An address we do not go to; `str()` says why."""


def look_at(url: str, *, allow_private: bool = False) -> Look:
    """Follow an address with three turns at most. `allow_private` is for tests with a server of their own."""
    try:
        for _ in range(REDIRECTS + 1):
            status, onward = _ask(url, allow_private=allow_private)
            if 300 <= status < 400 and onward:
                url = urljoin(url, onward)
                continue
            return _told(status)
    except _Refused as refusal:
        return Look(False, str(refusal))
    except ssl.SSLError:
        return Look(False, "Het beveiligingscertificaat van de website klopt niet.")
    except TimeoutError:
        return Look(False, f"De website antwoordt niet binnen {TIMEOUT} seconden.")
    except (OSError, http.client.HTTPException, UnicodeError):
        return Look(False, "De website is niet te bereiken.")
    return Look(False, f"Het adres verwijst meer dan {REDIRECTS} keer door.")


def _told(status: int) -> Look:
    if status in LOGIN:
        return Look(True, "De pagina is er, maar niet voor iedereen: misschien moet je inloggen.")
    if status in (404, 410):
        return Look(False, "Deze pagina bestaat niet meer.")
    if status >= 500:
        return Look(False, f"De website meldt een storing ({status}).")
    if status == 429 or status < 400:
        return Look(True)
    return Look(False, f"De website wijst dit adres af ({status}).")


def _ask(url: str, *, allow_private: bool) -> tuple[int, str]:
    if not is_web_address(url):
        raise _Refused("Het adres leidt naar iets dat geen webpagina is.")
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    number = _number_of(host, port, allow_private=allow_private)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    status, onward = _request("HEAD", parts.scheme, host, number, port, path)
    if status in NO_HEAD:
        status, onward = _request("GET", parts.scheme, host, number, port, path)
    return status, onward


def _number_of(host: str, port: int, *, allow_private: bool) -> str:
    """The first address of a name, when every one of its addresses is out on the internet."""
    numbers = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not allow_private and any(not _is_public(number) for number in numbers):
        raise _Refused("Het adres ligt in een eigen netwerk. Netjes kijkt alleen op het openbare internet.")
    return numbers[0]


def _is_public(number: str) -> bool:
    found = ipaddress.ip_address(number.split("%")[0])
    inside = getattr(found, "ipv4_mapped", None) or found
    return inside.is_global and not inside.is_multicast


def _request(method: str, scheme: str, host: str, number: str, port: int, path: str) -> tuple[int, str]:
    """The status, and where it sends one on; the answer itself is not read."""
    connection = (_Secure if scheme == "https" else _Plain)(host, port, timeout=TIMEOUT)
    connection.number = number
    connection.connect()
    # The time-out starts anew with every byte: who answers a letter at a time, has had its time.
    guard = threading.Timer(2 * TIMEOUT, _hang_up, [connection.sock])
    guard.start()
    try:
        connection.request(
            method, quote(path, safe=KEPT), headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
        )
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        guard.cancel()
        connection.close()


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
