"""What cannot be done here, in a sentence that says why and what to do."""


class CannotReport(Exception):
    """This cannot come in like this, or nobody is there who could read it."""


class CannotAnswer(Exception):
    """This thread takes no answer from here, or not now."""


class CannotOpen(Exception):
    """This code opens nothing. It says the same, and takes as long, whatever is wrong with it."""


class CannotHandOver(Exception):
    """This person cannot become a reader."""


class CannotRemove(Exception):
    """This stays, or needs a second person."""


class CannotSetRules(Exception):
    """These rules cannot be written down like this."""


class CannotNote(Exception):
    """This cannot be noted like this."""
