"""What a pupil's phone carries to ask what holds now: the groups they are in today and an opaque name, signed.

The state of a class is the same for everybody in it and is worked out once. What is a pupil's own (leave for some
pupils, an exemption) is found by the opaque name, which is another one every day and says nothing to who sees it.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core import signing

from netjes.schools.models import Person
from netjes.timetables.queries import groups_of

SALT = "netjes.lessons.overlay"
LASTS = timedelta(hours=26)  # a page that stays open over night asks for a new one


class NotAPass(Exception):
    """This is no pass that we gave, or one of another day."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Which school and groups (primary keys), on which day, and the day's opaque name of a pupil."""

    school: int
    day: date
    groups: frozenset[int]
    opaque: str


def opaque_name(school: int, person: int, day: date) -> str:
    """Somebody's name for one day: without the installation's key it leads to nobody."""
    text = f"{SALT}:{school}:{person}:{day.isoformat()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()[:16]


def overlay_of(pupil: Person, day: date) -> Overlay:
    groups = frozenset(group.pk for group in groups_of(pupil, day))
    return Overlay(pupil.school_id, day, groups, opaque_name(pupil.school_id, pupil.pk, day))


def sealed(overlay: Overlay) -> str:
    """As it goes to the phone: to be read there by nobody's harm, and to be changed by nobody."""
    return signing.dumps(
        [overlay.school, overlay.day.isoformat(), sorted(overlay.groups), overlay.opaque], salt=SALT
    )  # fmt: skip


def opened(text: str) -> Overlay:
    """Raises `NotAPass`."""
    try:
        school, day, groups, opaque = signing.loads(text, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        raise NotAPass from None
    return Overlay(school, date.fromisoformat(day), frozenset(groups), opaque)
