"""What can go wrong with an agreement; every message is safe to show."""


class CannotPublish(Exception):
    """A text that cannot become a version in force; `str()` has one line per reason, with the mend."""


class NoAgreement(Exception):
    """Nothing is in force here for this role or on this day."""


class CannotTranslate(Exception):
    """An article or language for which no translation can be kept."""


class CannotTell(Exception):
    """There is nothing to tell, or nobody to tell it to."""
