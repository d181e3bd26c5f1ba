"""What is sealed, and who can open it: keys, passphrases and receipt codes. Pure; nothing here keeps a key.

A thing is sealed with a key of its own (`seal`), that key to the public key of each reader (`seal_for`), a reader's
private key with their passphrase (`wrap`) and, if they like, with a passkey (`wrap_with_passkey`), and it comes back
from two shares (`split`). A receipt code stands for a
keypair that is kept nowhere (`keys_of`). Nothing here says a key, a passphrase, a code or a text in a `repr` or an
error. docs/concepts/keys.md says what this protects against and what not.
"""

from netjes.sealing.box import KEY_BYTES, new_key, padded_to, seal, unseal
from netjes.sealing.codes import CODE_DIGITS, ReceiptKeys, keys_of, new_code, read_code, shown
from netjes.sealing.errors import CannotUnseal, NotACode, TooBusy, WrongPassphrase
from netjes.sealing.hardness import Hardness
from netjes.sealing.keypairs import Keypair, open_with, seal_for
from netjes.sealing.passkeys import GIVEN_BYTES, unwrap_with_passkey, wrap_with_passkey
from netjes.sealing.shares import join, split
from netjes.sealing.wrapping import Wrapped, as_typed, is_behind, unwrap, wrap

__all__ = [
    "CODE_DIGITS",
    "GIVEN_BYTES",
    "KEY_BYTES",
    "CannotUnseal",
    "Hardness",
    "Keypair",
    "NotACode",
    "ReceiptKeys",
    "TooBusy",
    "Wrapped",
    "WrongPassphrase",
    "as_typed",
    "is_behind",
    "join",
    "keys_of",
    "new_code",
    "new_key",
    "open_with",
    "padded_to",
    "read_code",
    "seal",
    "seal_for",
    "shown",
    "split",
    "unseal",
    "unwrap",
    "unwrap_with_passkey",
    "wrap",
    "wrap_with_passkey",
]
