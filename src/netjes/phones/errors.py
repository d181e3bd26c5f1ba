"""What cannot be done with a phone; `str()` says what is wrong and how to mend it, and is safe to show."""

from netjes.schools.models import Person


class CannotTake(Exception):
    """This phone cannot be kept now. `ask` are the people to ask first, `allowed` says that its use was allowed."""

    def __init__(self, message: str, *, ask: tuple[Person, ...] = (), allowed: bool = False) -> None:
        super().__init__(message)
        self.ask, self.allowed = ask, allowed


class CannotGiveBack(Exception):
    """A phone is not given back like this."""


class CannotDecide(Exception):
    """Somebody else decided already, or it is no longer needed."""


class CannotNote(Exception):
    """Something seen cannot be noted like this."""


class CannotAnswer(Exception):
    """An answer to something seen cannot be taken in."""


class CannotSetLadder(Exception):
    """These steps are no ladder; `field` says where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotSetKeeping(Exception):
    """The places or the end of the school day cannot be so."""
