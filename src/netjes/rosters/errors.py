"""What can go wrong with a list of people; every message is safe to show."""


class CannotTakeOver(Exception):
    """This list cannot be taken over now; `str()` says why and what to do. Nothing was changed."""


class TooManyLeave(CannotTakeOver):
    """More people would leave than was agreed to."""

    def __init__(self, leaving: int, message: str) -> None:
        super().__init__(message)
        self.leaving = leaving
