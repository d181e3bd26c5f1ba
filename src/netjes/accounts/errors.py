"""What cannot be done with an account or a question; `str()` says what is wrong, and is safe to show."""


class CannotEnter(Exception):
    """This account cannot be entered; `field` says where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotConfirm(Exception):
    """Not everything was ticked, so it does not count as professional."""


class CannotAsk(Exception):
    """A question cannot be taken in."""


class CannotAnswer(Exception):
    """An answer cannot be given like this."""


class TooManyQuestions(Exception):
    """Asked too often from one place in a short time."""
