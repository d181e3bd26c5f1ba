"""What can go wrong on the way to paper; every message is safe to show."""


class CannotPrint(Exception):
    """A document that cannot be made into a PDF; `str()` is a Dutch sentence with the mend."""
