"""The one way a check fails: a sentence in Dutch that can be shown and says how to mend it."""


class CannotCheck(Exception):
    """The text or the list of names cannot be looked at. The message holds no words of the text."""
