"""What can be done with reading keys: making, opening, sharing out in halves, getting back, retiring."""

from netjes.keyring.actions.halves import name_holders
from netjes.keyring.actions.keys import change_passphrase, make_key, open_key, replace_key, retire_key
from netjes.keyring.actions.passkeys import add_passkey, open_with_passkey, remove_passkey
from netjes.keyring.actions.recovering import ask_recovery, finish_recovery, give_half, stop_recovery

__all__ = [
    "add_passkey",
    "ask_recovery",
    "change_passphrase",
    "finish_recovery",
    "give_half",
    "make_key",
    "name_holders",
    "open_key",
    "open_with_passkey",
    "remove_passkey",
    "replace_key",
    "retire_key",
    "stop_recovery",
]
