"""What can go wrong around people and ways in; every message is safe to show."""

from django.http import Http404


class LoginNeeded(Exception):
    """Nobody is known yet where somebody must be: the answer is the page to log in, and then back here."""


class NotYours(Http404):
    """Not for this viewer. Looks the same as what does not exist, so that a refusal betrays nothing."""


class CannotEnter(Exception):
    """A way in that does not open; `str()` says why and what to do, without telling whether somebody exists."""


class CannotChangePeople(Exception):
    """Something about people that cannot be so; `str()` says what and how to mend it."""


class CannotUseLogo(Exception):
    """A file that cannot be the school's logo; `str()` says what is wrong with it and what to do."""
