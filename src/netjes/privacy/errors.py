"""What can go wrong around somebody's rights; every message is safe to show."""


class CannotAnswer(Exception):
    """A request that this person does not answer, or not like this."""


class CannotErase(Exception):
    """Something that may not be erased now; `str()` says why."""


class CannotTighten(Exception):
    """A term that a school may not choose; `str()` says which it may."""
