"""What cannot be done in a lesson; `str()` says what is wrong and how to mend it."""


class CannotOpen(Exception):
    """A permission cannot be given like this."""


class CannotChange(Exception):
    """A permission is over, or was changed meanwhile."""


class CannotExempt(Exception):
    """An exemption cannot be given like this."""


class CannotSetRegime(Exception):
    """What was said about a circumstance cannot hold."""
