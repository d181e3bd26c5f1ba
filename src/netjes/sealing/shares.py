"""A private key in two shares: each alone is noise, together they are the key."""

import secrets

from netjes.sealing.box import KEY_BYTES
from netjes.sealing.errors import CannotUnseal


def split(private: bytes) -> tuple[bytes, bytes]:
    """Two shares, new at every call."""
    first = secrets.token_bytes(KEY_BYTES)
    return first, _xor(first, private)


def join(a: bytes, b: bytes) -> bytes:
    """The key of two shares, in either order.

    Shares that do not belong together give another key, not an error: compare its public half. Raises
    `CannotUnseal` for what is no share.
    """
    return _xor(a, b)


def _xor(a: bytes, b: bytes) -> bytes:
    if len(a) != KEY_BYTES or len(b) != KEY_BYTES:
        raise CannotUnseal("Dit is geen deel van een sleutel.")
    return bytes(one ^ other for one, other in zip(a, b, strict=True))
