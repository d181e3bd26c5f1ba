"""What the writer sends along with a text: as whom, where it goes, and what to do with it now."""

import re
from dataclasses import dataclass

from django.http import HttpRequest

from netjes.checks.advice import ROLES
from netjes.publishing.states import Voice
from netjes.schools.viewer import Viewer

PUPIL, STAFF = "leerling", "medewerker"
PLACES = ("eigen", "werk", "school")  # one's own account, an account for work, a channel of the school
_CUT = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A text and what was said beside it. `before` is the text as it was before the last repair, to go back to."""

    text: str = ""
    role: str = PUPIL
    asks_role: bool = False  # nobody we know: then the role is asked, and no names are looked up
    forwards: bool = False
    place: str = PLACES[0]
    voice: str = Voice.OWN
    tone: bool = True
    before: str | None = None

    @property
    def is_staff(self) -> bool:
        return self.role == STAFF


def tidy(text: str) -> str:
    """The text as it is looked at and shown again: one kind of line end, nothing that a page or table cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return _CUT.sub("\ufffd", text)


def wish_of(request: HttpRequest, viewer: Viewer, *, text: str | None = None) -> Wish:
    """What this form says; what it does not know is left as it usually is."""
    given = request.POST
    known = viewer.role in ROLES and viewer.through != "signing"
    asked = given.get("rol", "")
    role = str(viewer.role) if known else asked if asked in ROLES else PUPIL
    place = given.get("waar", "")
    voice = given.get("namens", "")
    return Wish(
        text=tidy(given.get("tekst", "")) if text is None else text,
        role=role,
        asks_role=not known,
        forwards=given.get("doorsturen") == "ja",
        place=place if role == STAFF and place in PLACES else PLACES[0],
        voice=voice if role == STAFF and voice in Voice.values else Voice.OWN,
        tone=given.get("toon") != "nee",
        before=tidy(given["eerder"]) if "eerder" in given else None,
    )
