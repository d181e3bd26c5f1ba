"""What can go wrong around people and ways in; every message is safe to show."""

from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from netjes.schools.models import Person


class LoginNeeded(Exception):
    """Nobody is known yet where somebody must be: the answer is the page to log in, and then back here."""


class NotYours(Http404):
    """Not for this viewer. Looks the same as what does not exist, so that a refusal betrays nothing."""


class OwnFamily(NotYours):
    """A file of the viewer's own family, which a staff role does not reach. They know that it exists.

    `instead` are who can do it; without any, the `board` names somebody.
    """

    def __init__(self, about: "Person", instead: "list[Person]", board: "list[Person]") -> None:
        super().__init__("Dit gaat over iemand van je eigen familie.")
        self.about, self.instead, self.board = about, instead, board


class CannotEnter(Exception):
    """A way in that does not open; `str()` says why and what to do, without telling whether somebody exists."""


class CannotChangePeople(Exception):
    """Something about people that cannot be so; `str()` says what and how to mend it."""


class CannotUseLogo(Exception):
    """A file that cannot be the school's logo; `str()` says what is wrong with it and what to do."""
