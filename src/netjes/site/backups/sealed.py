"""Encrypted streams, in the open format of age (age-encryption.org), with bounded memory.

With a recipient's public key the file is a plain age file, which `age --decrypt` opens too. For a passphrase the
library has no stream, and age's own cost for one took a gigabyte of memory on a fast machine. So such a file
starts with our first line, then a key of its own that the passphrase seals (Argon2id as RFC 9106 advises where
memory is scarce, ChaCha20-Poly1305), and then an age file for that key.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyrage
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pyrage import x25519

from netjes.site.backups.errors import CannotBackUp, CannotRestore

AGE = b"age-encryption.org/v1\n"
WITH_PASSPHRASE = b"netjes reservekopie, met wachtzin, 1\n"
SHORTEST = 12  # characters; whoever has the file can guess without end
SALT, SEALED_KEY = 16, 74 + 16  # bytes: a secret key of age as text, and the tag that says it is the same
NONCE = bytes(12)  # the salt makes every key one that seals once

NOT_OURS = "Dit is geen reservekopie van Netjes, of het begin is beschadigd."
DAMAGED = "De reservekopie is beschadigd of niet compleet. Neem een andere kopie."
LOCKED = "Met deze sleutel gaat de reservekopie niet open. Geef de sleutel die bij deze kopie hoort."
WRONG_WORDS = "Met deze wachtzin gaat de reservekopie niet open. Typ hem nog eens, precies zoals hij was."


def recipient(written: str) -> x25519.Recipient:
    """A public key as somebody typed it (`age1…`). Raises `CannotBackUp`."""
    try:
        return x25519.Recipient.from_str(written.strip())
    except pyrage.RecipientError:
        raise CannotBackUp(
            f"{written} is geen openbare sleutel van age. Die begint met age1; age-keygen maakt er een."
        ) from None


def identities(text: str) -> list[x25519.Identity]:
    """The secret keys in a key file of age. Raises `CannotRestore`."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        found = [x25519.Identity.from_str(line) for line in lines]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise CannotRestore("In dat bestand staat geen geheime sleutel van age. Die begint met AGE-SECRET-KEY-1.")
    return found


class _Source:
    """Pieces of bytes, as something to read from. What goes wrong is kept: the library makes it an error of its own."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        while not self._rest:
            try:
                piece = next(self._pieces, None)
            except Exception as error:
                self.failure = error
                raise
            if piece is None:
                return b""
            self._rest = piece
        given = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(given) :]
        return given


class _Sink:
    """Something to write to that hands every piece on, until something goes wrong: then it takes no more."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self._take = take
        self.failure: Exception | None = None

    def write(self, piece: bytes) -> int:
        if self.failure:
            raise self.failure
        try:
            self._take(bytes(piece))
        except Exception as error:
            self.failure = error
            raise
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""


def write_sealed(
    pieces: Iterator[bytes], file: BinaryIO, *, passphrase: str = "", recipients: list[x25519.Recipient] | None = None
) -> None:
    """Encrypt the pieces into the file. Raises `CannotBackUp` for a passphrase that is guessed too soon."""
    if not recipients:
        if len(passphrase) < SHORTEST:
            raise CannotBackUp(
                f"De wachtzin is te kort. Neem er een van ten minste {SHORTEST} tekens, zoals vijf woorden."
            )
        own = x25519.Identity.generate()
        salt = os.urandom(SALT)
        file.write(WITH_PASSPHRASE + salt)
        file.write(_cipher(passphrase, salt).encrypt(NONCE, str(own).encode(), WITH_PASSPHRASE))
        recipients = [own.to_public()]
    source, sink = _Source(pieces), _Sink(file.write)
    try:
        pyrage.encrypt_io(source, sink, recipients)
    except Exception:
        if failure := source.failure or sink.failure:
            raise failure from None
        raise


def read_sealed(
    path: Path,
    take: Callable[[bytes], None],
    *,
    passphrase: Callable[[], str],
    keys: list[x25519.Identity],
) -> None:
    """Decrypt the file piece by piece into `take`, of which errors come through as they are.

    Pieces come before the whole has been read: who takes them keeps nothing until this has returned. Raises
    `CannotRestore`.
    """
    with path.open("rb") as file:
        keys, sink = _keys_for(file, passphrase, keys), _Sink(take)
        try:
            pyrage.decrypt_io(file, sink, keys)
        except Exception as error:
            if sink.failure:
                raise sink.failure from None
            if not isinstance(error, pyrage.DecryptError | OSError):
                raise
            raise CannotRestore(LOCKED if "matching keys" in str(error) else DAMAGED) from None


def needs_passphrase(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(WITH_PASSPHRASE)) == WITH_PASSPHRASE


def _keys_for(file: BinaryIO, passphrase: Callable[[], str], keys: list[x25519.Identity]) -> list[x25519.Identity]:
    start = file.read(len(WITH_PASSPHRASE))
    if start.startswith(AGE):
        if not keys:
            raise CannotRestore("Deze reservekopie gaat open met een sleutel van age. Geef die met --identity BESTAND.")
        file.seek(0)
        return keys
    if start != WITH_PASSPHRASE:
        raise CannotRestore(NOT_OURS)
    salt, sealed = file.read(SALT), file.read(SEALED_KEY)
    if len(sealed) != SEALED_KEY:
        raise CannotRestore(DAMAGED)
    try:
        return identities(_cipher(passphrase(), salt).decrypt(NONCE, sealed, WITH_PASSPHRASE).decode())
    except InvalidTag:
        raise CannotRestore(WRONG_WORDS) from None


def _cipher(passphrase: str, salt: bytes) -> ChaCha20Poly1305:
    """64 MiB and three passes: what a guess costs."""
    key = hash_secret_raw(
        passphrase.encode(), salt, time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=32, type=Type.ID
    )
    return ChaCha20Poly1305(key)
