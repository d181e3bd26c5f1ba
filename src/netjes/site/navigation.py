"""The places a viewer can go to, in the order of look and feel: never more than are open."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Place:
    label: str | Promise
    url: str
    icon: str
    current: bool


# name of the address, word, icon; the same for every role as long as these are the only rooms
PLACES = (
    ("asking:index", _("Mag ik?"), "search"),
    ("agreements:index", _("Afspraken"), "book"),
)


def address(name: str) -> str | None:
    """The address of a room, or None while that room is not open here."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def places_for(request: HttpRequest) -> list[Place]:
    places = []
    for name, label, icon in PLACES:
        url = address(name)
        if url:
            places.append(Place(label, url, icon, current=request.path.startswith(url)))
    return places
