"""What cannot be done with a picture; `str()` says what is wrong and how to mend it, and is safe to show."""


class CannotTakeIn(Exception):
    """This file cannot be looked over."""


class CannotChange(Exception):
    """The picture cannot become like this."""


class CannotDownload(Exception):
    """The picture does not go out as it is now."""
