"""A private key under its owner's passphrase, so that it can stand in a database that others read."""

import secrets
import unicodedata
from dataclasses import dataclass

from netjes.sealing.box import seal, unseal
from netjes.sealing.errors import CannotUnseal, WrongPassphrase
from netjes.sealing.hardness import SALT_BYTES, Hardness, Turns

# 0.27 s of one core where this was measured; a guess costs somebody else as much and 64 MiB besides.
HARDNESS = Hardness(memory=64, passes=12)
TURNS = Turns(patience=30)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What may be kept: a salt, how hard it was wrapped, and the key sealed."""

    salt: bytes
    parameters: str
    sealed: bytes


def wrap(private: bytes, passphrase: str) -> Wrapped:
    """The key under a passphrase, as hard as today's default. Raises `TooBusy`."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Wrapped(salt, str(HARDNESS), seal(_key(passphrase, salt, HARDNESS), private))


def unwrap(wrapped: Wrapped, passphrase: str) -> bytes:
    """The key again. Raises `WrongPassphrase`, `TooBusy`, and `CannotUnseal` for what cannot be read at all."""
    hardness = Hardness.read(wrapped.parameters)
    try:
        return unseal(_key(passphrase, bytes(wrapped.salt), hardness), wrapped.sealed)
    except CannotUnseal:
        raise WrongPassphrase from None


def is_behind(wrapped: Wrapped) -> bool:
    """Whether this was wrapped less hard than is done now, and had better be wrapped anew when it is open."""
    hardness = Hardness.read(wrapped.parameters)
    return hardness.memory * hardness.passes < HARDNESS.memory * HARDNESS.passes


def as_typed(passphrase: str) -> str:
    """A passphrase as it counts: how a device writes an accent or a second space makes no difference."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def _key(passphrase: str, salt: bytes, hardness: Hardness) -> bytes:
    with TURNS.turn():
        return hardness.stretch(as_typed(passphrase).encode(), salt)
