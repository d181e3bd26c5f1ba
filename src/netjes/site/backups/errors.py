"""What can go wrong with a backup; `str()` is safe to show and says what to do."""


class CannotBackUp(Exception):
    """No file was written, and one that was there is still as it was."""


class CannotRestore(Exception):
    """The database is as it was: a restore succeeds whole or does nothing."""
