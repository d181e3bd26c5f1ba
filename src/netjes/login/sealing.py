"""Secrets that stand in the database: never in the clear, useless without the installation's own key.

Sealed with Fernet under a key derived (HKDF, SHA-256) from `SECRET_KEY`. So an administrator can type a client
secret on a page, and a copy of the database alone opens nothing. An older key in `SECRET_KEY_FALLBACKS` still
opens what it sealed.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class CannotUnseal(Exception):
    """The key of this installation is not the one that sealed this; `str()` says how to mend it."""


def _fernet(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key, purpose)) for key in keys])


def _derived(key: str | bytes, purpose: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"netjes.login {purpose}".encode())
    return base64.urlsafe_b64encode(hkdf.derive(key.encode() if isinstance(key, str) else key))


def seal(text: str, *, purpose: str) -> str:
    """The text, unreadable; what was sealed for one purpose does not open for another."""
    return _fernet(purpose).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> str:
    """What was sealed. Raises `CannotUnseal`."""
    try:
        return _fernet(purpose).decrypt(sealed.encode("ascii")).decode()
    except InvalidToken as error:
        raise CannotUnseal(
            "Dit geheim is met een andere SECRET_KEY bewaard. Zet de oude sleutel terug, of vul het geheim opnieuw in."
        ) from error
