"""What can go wrong around signing; every message is safe to show."""


class CannotOpen(Exception):
    """A round that cannot be opened; `str()` says why and how to mend it."""


class CannotSign(Exception):
    """An answer that cannot be taken in; `str()` says what to mend, and `field` where (empty: nowhere in the form)."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotRemind(Exception):
    """A reminder that is not sent now; `str()` says why."""


class CannotReply(Exception):
    """A reply that cannot be given; `str()` says why and how to mend it."""
