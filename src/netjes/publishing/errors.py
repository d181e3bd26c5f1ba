"""What cannot be done with a message; `str()` says what is wrong and how to mend it, and is safe to show."""


class CannotLook(Exception):
    """This text cannot be looked at."""


class CheckBroke(Exception):
    """The check itself fell over. It carries where, never a word of the text."""


class CannotKeep(Exception):
    """This draft cannot be kept."""


class CannotAskInDoubt(Exception):
    """A question cannot be asked like this; `field` says where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotAnswerDoubt(Exception):
    """A question is not answered like this, or not by this person."""


class CannotPublish(Exception):
    """This does not go out through a channel of the school like this; `field` says where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotConnect(Exception):
    """A channel cannot be connected like this; `field` says where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotTakeDown(Exception):
    """A task to take something down cannot be finished or opened like this."""


class CannotReach(Exception):
    """A channel did not do what it was asked. `again`: trying later may help, `after` so many seconds."""

    def __init__(self, message: str, *, again: bool, after: int = 0) -> None:
        super().__init__(message)
        self.again, self.after = again, after


class CannotSetWords(Exception):
    """These words are no list of confidential words."""
