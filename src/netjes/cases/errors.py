"""What cannot be done here, in a sentence that says why and what to do first."""


class CannotOpenCase(Exception):
    """This cannot become a case like this."""


class CannotStep(Exception):
    """This step cannot be written down: by this person, on this day, or in this case."""


class GateClosed(Exception):
    """A gate is closed; `str()` says which step opens it."""


class CannotDecide(Exception):
    """This person does not decide this, or not alone."""


class CannotClose(Exception):
    """Something still has to be done before this closes."""


class CannotObject(Exception):
    """To this nobody can object, or not any more."""


class CannotList(Exception):
    """A measure or a rule cannot be like this; the message names what the law says."""
