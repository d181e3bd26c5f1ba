"""Sealing with a key: XSalsa20-Poly1305 (PyNaCl's SecretBox), padded so that a size tells little.

A sealed thing is one byte of version, then nonce, text and tag. What is short becomes a whole number of KiB; above
16 KiB the steps grow with the size (Padmé), to at most 6.25% more. So *yes* and *no* are as long as a page of about
170 words, and of a long text or a picture only the first four or five bits of its length can be read.
"""

import secrets

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from netjes.sealing.errors import CannotUnseal

KEY_BYTES = 32
BLOCK = 1024
VERSION = b"\x01"
_END = b"\x80"  # of what is meant; zeros come after it


def new_key() -> bytes:
    """A key of 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plaintext: bytes) -> bytes:
    """The plaintext, unreadable and not to be changed unseen without the key."""
    size = padded_to(len(plaintext) + 1)
    return VERSION + bytes(SecretBox(key).encrypt((plaintext + _END).ljust(size, b"\0")))


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What was sealed. Raises `CannotUnseal`."""
    sealed = bytes(sealed)  # one database gives a memoryview
    if not sealed.startswith(VERSION):
        raise CannotUnseal
    try:
        padded = SecretBox(key).decrypt(sealed[len(VERSION) :])
    except (CryptoError, ValueError, TypeError):
        raise CannotUnseal from None
    plaintext, end, _zeros = padded.rpartition(_END)
    if not end:
        raise CannotUnseal
    return plaintext


def padded_to(length: int) -> int:
    """The size in bytes that something of this length is padded to."""
    if length <= BLOCK:
        return BLOCK
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()  # Padmé: so many last bits are zero
    step = max(BLOCK, 1 << free_bits)
    return -(-length // step) * step
