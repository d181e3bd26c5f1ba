"""How often the same visitor may ask whether an account is of this school: so that nobody tries out a list.

Only what was not found counts. It is counted by this process, in memory, for ten minutes, under a hash that nobody
can turn back into an address; nothing is written down anywhere. Who is in is counted apart, since a whole school sits
behind one address. Behind a proxy that passes no addresses on, as ours for nginx, visitors are counted together.
"""

import hashlib
import ipaddress
import secrets
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

from netjes.accounts.errors import TooManyQuestions
from netjes.lib.clock import now

WINDOW, MOST, MOST_TOGETHER = 600, 20, 300  # seconds; misses of one visitor, and of all who cannot be told apart
MOST_KEYS = 20_000  # visitors that are told apart in one window
TOGETHER = ""


class Patience:
    """Misses of this window by visitor. With more processes each counts its own: it slows guessing, it is no lock."""

    def __init__(self) -> None:
        self._lock, self._window, self._secret = Lock(), 0, b""
        self._misses: dict[bytes, int] = {}

    def check(self, request: HttpRequest) -> None:
        """Raises `TooManyQuestions` for who missed too often."""
        with self._lock:
            key, most = self._key(request)
            if self._misses.get(key, 0) >= most:
                raise TooManyQuestions

    def missed(self, request: HttpRequest) -> None:
        with self._lock:
            key, _most = self._key(request)
            self._misses[key] = self._misses.get(key, 0) + 1

    def forget(self) -> None:
        """Begin anew, for tests."""
        with self._lock:
            self._misses = {}

    def _key(self, request: HttpRequest) -> tuple[bytes, int]:
        """Under what this visitor is counted, and how often they may miss."""
        window = int(now().timestamp() // WINDOW)
        if window != self._window:
            self._window, self._misses, self._secret = window, {}, secrets.token_bytes(16)
        key = self._hash(request, _who(request))
        if key in self._misses or len(self._misses) < MOST_KEYS:
            return key, MOST_TOGETHER if _who(request) == TOGETHER else MOST
        return self._hash(request, TOGETHER), MOST_TOGETHER

    def _hash(self, request: HttpRequest, who: str) -> bytes:
        text = f"{request.school.pk} {who}"  # type: ignore[attr-defined]
        return hashlib.blake2b(text.encode(), key=self._secret, digest_size=16).digest()


def _who(request: HttpRequest) -> str:
    person = request.viewer.person  # type: ignore[attr-defined]
    return person.ref if person is not None else _address(request)


def _address(request: HttpRequest) -> str:
    """Where it comes from; behind our own proxy what that put last. Of a long address the half that is one home."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return TOGETHER
    return str(ipaddress.ip_network(f"{address}/64", strict=False) if address.version == 6 else address)


PATIENCE = Patience()
