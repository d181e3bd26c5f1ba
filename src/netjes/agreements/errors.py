"""What can go wrong with an agreement; every message is safe to show."""


class CannotPublish(Exception):
    """A text that cannot become a version in force; `str()` has one line per reason, with the mend."""


class NoAgreement(Exception):
    """Nothing is in force here for this role or on this day."""
