"""What cannot be done with a reading key; `str()` says what is wrong and how to mend it, and holds no passphrase."""


class KeyLocked(Exception):
    """What is asked for opens with one's reading key, and that is shut: first the page to open it, then back here."""


class CannotKeepKey(Exception):
    """This key cannot be made, changed or shared out so; `field` says where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotUsePasskey(Exception):
    """This passkey cannot be added, or opens nothing here."""


class CannotRecover(Exception):
    """A key cannot be got back, or not like this."""
