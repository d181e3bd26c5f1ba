"""Devices on which an account was used before: a signed cookie that only somebody who came in gets.

It lets nobody in. It only gives the owner's own guesses a count of their own (`guesses.py`). On a shared
computer it holds the last five accounts, as hashes.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from netjes.login.guesses import key_for
from netjes.schools.models import Account

COOKIE, SALT = "bekend", "netjes.login.devices"
AGE = 180 * 24 * 3600
AT_MOST = 5


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return {}
    return found if isinstance(found, dict) else {}


def device_for(request: HttpRequest, account_key: str) -> str:
    """The mark of this device for an account (its `key`), or an empty string when it is not known for it."""
    return str(_known(request).get(key_for("device", account_key)[:16], ""))


def remember_device(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """From now on this device is known for this account."""
    known = _known(request)
    name = key_for("device", account.key)[:16]
    mark = known.pop(name, "") or secrets.token_urlsafe(12)
    kept = dict(list(known.items())[-(AT_MOST - 1) :]) | {name: mark}
    response.set_cookie(
        COOKIE, signing.dumps(kept, salt=SALT), max_age=AGE, httponly=True, samesite="Lax", secure=settings.HTTPS
    )
