"""A private key under what a passkey gives (the PRF extension of WebAuthn), beside the passphrase.

A device works out the same 32 bytes for the same salt every time, and nobody else can. They are as good as random, so
no guess is slowed down here; they are stretched once for this purpose alone.
"""

import hashlib

from netjes.sealing.box import KEY_BYTES, seal, unseal
from netjes.sealing.errors import CannotUnseal

GIVEN_BYTES = 32
PURPOSE = b"netjes.passkey"


def wrap_with_passkey(private: bytes, given: bytes) -> bytes:
    """The key, sealed with what a passkey gave. Raises `CannotUnseal` when that is not 32 bytes."""
    return seal(_key(given), private)


def unwrap_with_passkey(sealed: bytes, given: bytes) -> bytes:
    """The key again. Raises `CannotUnseal` for what another passkey, or the same one with another salt, gave."""
    return unseal(_key(given), sealed)


def _key(given: bytes) -> bytes:
    if len(given) != GIVEN_BYTES:
        raise CannotUnseal("Dit is niet wat een passkey geeft.")
    return hashlib.blake2b(given, digest_size=KEY_BYTES, person=PURPOSE).digest()
