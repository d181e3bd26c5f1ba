"""What can go wrong while coming in; every message is safe to show and betrays nobody."""

from datetime import datetime


class TooManyTries(Exception):
    """Too many wrong guesses at one name from devices we do not know; `until` is when the next one counts."""

    def __init__(self, until: datetime) -> None:
        super().__init__("Er is te vaak een verkeerd wachtwoord geprobeerd. Wacht even en probeer het dan nog eens.")
        self.until = until


class NotKnownHere(Exception):
    """A school's provider vouches for somebody whom the school does not know here. Nothing was made."""


class CannotTrustProvider(Exception):
    """What a provider sent does not belong to this school; `str()` says why, for the log."""


class CannotKeepProvider(Exception):
    """A way to log in that cannot be set so; `str()` says what and how to mend it."""
