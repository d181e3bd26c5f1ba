"""Sealing to somebody's public key: only their private key opens it, and it does not say who sealed it."""

from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from netjes.sealing.box import VERSION
from netjes.sealing.errors import CannotUnseal


@dataclass(frozen=True, slots=True)
class Keypair:
    """An X25519 keypair, 32 bytes each. The private half never shows in a `repr`."""

    public: bytes
    private: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "Keypair":
        return cls.of(bytes(PrivateKey.generate()))

    @classmethod
    def of(cls, private: bytes) -> "Keypair":
        """The pair that belongs to a private key. Raises `CannotUnseal` for what is no key."""
        try:
            return cls(bytes(PrivateKey(private).public_key), private)
        except (CryptoError, ValueError, TypeError):
            raise CannotUnseal from None

    @classmethod
    def from_seed(cls, seed: bytes) -> "Keypair":
        """Always the same pair for the same 32 bytes."""
        key = PrivateKey.from_seed(seed)
        return cls(bytes(key.public_key), bytes(key))


def seal_for(public: bytes, key: bytes) -> bytes:
    """A key (or a few bytes of which the length may be known) that only the owner of `public` opens.

    Raises `CannotUnseal` when `public` is no key.
    """
    try:
        return VERSION + bytes(SealedBox(PublicKey(bytes(public))).encrypt(key))
    except (CryptoError, ValueError, TypeError):
        raise CannotUnseal("Aan deze sleutel kan niets worden verzegeld.") from None


def open_with(private: bytes, sealed: bytes) -> bytes:
    """What was sealed to the public half of this private key. Raises `CannotUnseal`."""
    sealed = bytes(sealed)
    if not sealed.startswith(VERSION):
        raise CannotUnseal
    try:
        return bytes(SealedBox(PrivateKey(private)).decrypt(sealed[len(VERSION) :]))
    except (CryptoError, ValueError, TypeError):
        raise CannotUnseal from None
