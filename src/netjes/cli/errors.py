"""What stops a command before it has begun; `str()` is safe to show and says what to do."""


class CannotStart(Exception):
    """The settings, the data folder or the database are not as they should be."""
