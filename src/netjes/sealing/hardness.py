"""How hard guessing is made (Argon2id), and how many may be worked out at once.

Each run takes its memory and a whole core. So at most two run at a time in one process, for passphrases and for
codes apart: a flood of reports does not keep a reader from their key. Never call this inside a transaction.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nacl.pwhash import argon2id

from netjes.sealing.errors import CannotUnseal, TooBusy

SALT_BYTES = argon2id.SALTBYTES
AT_ONCE = 2
MOST_MEMORY, MOST_PASSES = 1024, 64


@dataclass(frozen=True, slots=True)
class Hardness:
    """MiB of memory and passes over it; written as `argon2id:64:12`, so that it can grow while old ones still open."""

    memory: int
    passes: int

    def __str__(self) -> str:
        return f"argon2id:{self.memory}:{self.passes}"

    @classmethod
    def read(cls, text: str) -> "Hardness":
        """Raises `CannotUnseal` for what is not written so, or would eat this machine."""
        name, *numbers = text.split(":")
        if name != "argon2id" or len(numbers) != 2 or not all(each.isascii() and each.isdigit() for each in numbers):
            raise CannotUnseal("Hoe deze sleutel is ingepakt, is niet te lezen.")
        found = cls(int(numbers[0]), int(numbers[1]))
        if not (1 <= found.memory <= MOST_MEMORY and 1 <= found.passes <= MOST_PASSES):
            raise CannotUnseal("Hoe deze sleutel is ingepakt, is niet te lezen.")
        return found

    def stretch(self, secret: bytes, salt: bytes) -> bytes:
        """32 bytes that follow from a secret and 16 bytes of salt, and cost this much to guess."""
        return bytes(argon2id.kdf(32, secret, salt, opslimit=self.passes, memlimit=self.memory << 20))


class Turns:
    """At most `at_once` at a time in this process; who waits longer than `patience` seconds is sent away."""

    def __init__(self, at_once: int = AT_ONCE, *, patience: float) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self.patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises `TooBusy`."""
        if not self._places.acquire(timeout=self.patience):
            raise TooBusy
        try:
            yield
        finally:
            self._places.release()
