"""Receipt codes: twenty digits that somebody keeps, and from which their keys follow every time anew.

A code is 66 random bits. From it and the site's secret salt comes one Argon2id, and from that, apart, the key by
which a report is looked up and the seed of the reporter's keypair. Who knows the one cannot work out the other.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field

from netjes.sealing.errors import NotACode
from netjes.sealing.hardness import SALT_BYTES, Hardness, Turns
from netjes.sealing.keypairs import Keypair

CODE_DIGITS = 20
SHORTEST_SALT = 32
HARDNESS = Hardness(memory=64, passes=3)  # never change it: codes that are out there would open nothing
TURNS = Turns(patience=8)
_BETWEEN = frozenset(" -._/·\u2010\u2011\u2012\u2013\u2014\u2212")  # what people write between groups


@dataclass(frozen=True, slots=True)
class ReceiptKeys:
    """What follows from a code: 32 bytes to look up by, and the reporter's own keypair."""

    lookup: bytes = field(repr=False)
    reporter: Keypair

    @property
    def kept_as(self) -> str:
        """What may stand in a table in place of `lookup`: its SHA-256, 64 hexadecimal digits."""
        return hashlib.sha256(self.lookup).hexdigest()


def new_code() -> str:
    """Twenty digits, every one of them by chance."""
    return "".join(str(secrets.randbelow(10)) for _digit in range(CODE_DIGITS))


def shown(code: str) -> str:
    """In groups of four, as it is read out and written down."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_code(text: str) -> str:
    """The twenty digits of what somebody typed; spaces, dashes and other scripts' digits are fine.

    Raises `NotACode`.
    """
    digits = []
    for sign in text:
        if sign.isspace() or sign in _BETWEEN or unicodedata.category(sign) == "Cf":
            continue
        digit = unicodedata.decimal(sign, None)
        if digit is None:
            raise NotACode("Een code heeft alleen cijfers. Kijk of je een letter typte in plaats van een 0 of een 1.")
        digits.append(str(digit))
    if len(digits) != CODE_DIGITS:
        why = f"Een code heeft twintig cijfers; hier staan er {len(digits)}. Kijk hem rustig na."
        raise NotACode(why, len(digits))
    return "".join(digits)


def keys_of(code: str, site_salt: bytes) -> ReceiptKeys:
    """The keys of a code as `read_code` gives it. Takes as long for a code that leads nowhere.

    `site_salt` is at least 32 secret bytes, the same for ever: with others every code leads nowhere. Call it outside
    any transaction. Raises `TooBusy`.
    """
    if len(site_salt) < SHORTEST_SALT:
        raise ValueError(f"The site's salt has at least {SHORTEST_SALT} bytes.")
    with TURNS.turn():
        master = HARDNESS.stretch(code.encode("ascii"), _digest(site_salt, b"netjes.salt", SALT_BYTES))
    reporter = Keypair.from_seed(_digest(master, b"netjes.reporter", 32))
    return ReceiptKeys(lookup=_digest(master, b"netjes.lookup", 32), reporter=reporter)


def _digest(secret: bytes, purpose: bytes, size: int) -> bytes:
    return hashlib.blake2b(secret, digest_size=size, person=purpose).digest()
