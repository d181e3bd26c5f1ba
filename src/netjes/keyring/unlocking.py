"""A reading key that is open for one session: half of it in a cookie, half in the session, whole only in memory.

The private key is sealed with a random key that only the cookie has; the session's row has what was sealed. So the
database (with its sessions), a backup and `SECRET_KEY` open nothing, and neither does the cookie alone. Nothing of it
stays in a process: the next request may be answered by another one. It shuts after half an hour in which nothing was
asked, after ten hours anyway, by locking or logging out, and as soon as the key was
wrapped anew or retired, or the passkey that opened it was taken away.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from netjes.keyring.errors import KeyLocked
from netjes.keyring.models import ReadingKey, ReadingPasskey
from netjes.keyring.queries import key_of
from netjes.lib.clock import now
from netjes.schools.access import viewer_of
from netjes.sealing import CannotUnseal, Keypair, new_key, seal, unseal

# Over HTTPS the name itself keeps other hosts under the same domain from setting it.
COOKIE = "__Host-leessleutel" if settings.HTTPS else "leessleutel"
KEPT = "reading_key"  # in the session
IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=10)
OFTEN_ENOUGH = timedelta(minutes=1)  # to note that somebody is still there


def unlock(request: HttpRequest, response: HttpResponse, private: bytes, passkey: ReadingPasskey | None = None) -> None:
    """Keep this private key open for who looks, in this session. Does nothing when it is not the key they have now."""
    person = viewer_of(request).person
    key = key_of(person) if person else None
    if key is None or Keypair.of(private).public != bytes(key.public):
        return
    half, moment = new_key(), now().isoformat()
    request.session[KEPT] = {
        "key": key.pk, "salt": _text(bytes(key.salt)), "sealed": _text(seal(half, private)), "opened": moment,
        "used": moment, "passkey": passkey.pk if passkey else None,
    }  # fmt: skip
    response.set_cookie(
        COOKIE, base64.urlsafe_b64encode(half).decode(), httponly=True, samesite="Strict", secure=settings.HTTPS
    )
    request._open_reading_key = (key.pk, private)  # type: ignore[attr-defined]


def unlocked_key(request: HttpRequest) -> bytes | None:
    """The private key of who looks, while it is open in this session; looked up once for a request. Never raises."""
    person = viewer_of(request).person
    kept = request.session.get(KEPT) if COOKIE in request.COOKIES or hasattr(request, "_open_reading_key") else None
    if person is None or not isinstance(kept, dict):
        return None
    key = key_of(person)
    if key is None or not _goes_with(kept, key):
        return None
    if hasattr(request, "_open_reading_key"):
        return request._open_reading_key[1] if request._open_reading_key[0] == key.pk else None
    private = opened(kept, request.COOKIES[COOKIE], now())
    if private is None:
        del request.session[KEPT]
        return None
    if now() - datetime.fromisoformat(kept["used"]) >= OFTEN_ENOUGH:
        request.session[KEPT] = {**kept, "used": now().isoformat()}
    request._open_reading_key = (key.pk, private)  # type: ignore[attr-defined]
    return private


def opened(kept: Mapping[str, Any], cookie: str, moment: datetime) -> bytes | None:
    """What the two halves make together at a moment; None when they do not belong together or it is too late."""
    try:
        used, since = datetime.fromisoformat(kept["used"]), datetime.fromisoformat(kept["opened"])
        if moment - used >= IDLE or moment - since >= LONGEST:
            return None
        return unseal(base64.urlsafe_b64decode(cookie), base64.b64decode(kept["sealed"]))
    except (CannotUnseal, KeyError, TypeError, ValueError, binascii.Error):
        return None


def lock(request: HttpRequest, response: HttpResponse) -> None:
    """Shut it in this session; the next request asks for the passphrase."""
    request.session.pop(KEPT, None)
    if hasattr(request, "_open_reading_key"):
        del request._open_reading_key
    response.delete_cookie(COOKIE, samesite="Strict")


def unlocked(request: HttpRequest) -> bytes:
    """As `unlocked_key`. Raises `KeyLocked`, which leads to the page to open it and back."""
    private = unlocked_key(request)
    if private is None:
        raise KeyLocked
    return private


def needs_unlock(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that shows nothing while the reading key of who looks is shut. Raises `KeyLocked`."""

    @wraps(view)
    def with_key(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        unlocked(request)
        return view(request, *args, **kwargs)

    return with_key


def _goes_with(kept: Mapping[str, Any], key: ReadingKey) -> bool:
    """Whether this is that key still, under the passphrase (and with the passkey) of when it was opened."""
    if kept.get("key") != key.pk or kept.get("salt") != _text(bytes(key.salt)):
        return False
    passkey = kept.get("passkey")
    return passkey is None or ReadingPasskey.objects.for_school(key.school).filter(pk=passkey, key=key).exists()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
