"""What cannot be done here, in a sentence that says why and what to do."""


class CannotChoose(Exception):
    """This person does not decide about that, or not now."""


class CannotAsk(Exception):
    """This question may not be asked: who said no is not asked again."""


class CannotSetPurpose(Exception):
    """This purpose cannot be written down like this."""


class CannotTakeOver(Exception):
    """These choices cannot be taken over; `str()` says which line and how to mend it."""
