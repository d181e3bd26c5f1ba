"""What stops the reading of a list as a whole; a row that is wrong is a `Problem` instead."""


class CannotRead(Exception):
    """This is no list we can read; `str()` says where, what is wrong and how to mend it."""
