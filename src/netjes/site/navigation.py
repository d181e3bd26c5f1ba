"""Where a viewer can go from a page: never more than is open to them.

On a phone five places at most, at a desk a sidebar of eight at most: what this role uses most, and *Meer* for the
rest. A count stands only for what waits on this viewer.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.schools.viewer import Viewer
from netjes.site.open_rooms import is_shut
from netjes.site.places import PUPIL_OR_PARENT, STAFF, RoomPlace

MOST_ON_PHONE, MOST_AT_DESK = 5, 8


@dataclass(frozen=True, slots=True)
class Place:
    label: str | Promise
    url: str
    icon: str
    current: bool
    count: int = 0
    heading: str | Promise = ""


def address(name: str) -> str | None:
    """The address of a room, or None while that room is not open here."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def places_for(request: HttpRequest) -> list[Place]:
    """The phone's bar, and the links on top of a page for everybody."""
    found = _open(request)
    if len(found) <= MOST_ON_PHONE:
        return [place for _, place in found]
    at_work = _at_work(request)
    kept = sorted(found, key=lambda each: each[0].rank)[: MOST_ON_PHONE - at_work]
    bar = [each[1] for each in found if each in kept]
    return [*bar, _more(request, bar)] if at_work else bar


def side_places_for(request: HttpRequest) -> list[Place]:
    """The sidebar of who works here."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = _open(request)
    if len(found) <= MOST_AT_DESK:
        return [place for _, place in found]
    # The last of all, oneself, keeps its place; of the others those that this role needs daily come first.
    *others, last = found
    kept = sorted(others, key=lambda each: not each[0].daily(viewer))[: MOST_AT_DESK - 2]
    side = [each[1] for each in found if each in kept or each == last]
    return [*side, _more(request, side)]


def all_places_for(request: HttpRequest) -> list[Place]:
    """Every place of who works here, those of one heading together."""
    return [place for _, place in _open(request)]


def _more(request: HttpRequest, beside: list[Place]) -> Place:
    """What leads to the rest; it is where one is when no place beside it is."""
    here = request.path == reverse("more") or (
        not any(place.current for place in beside) and any(place.current for _, place in _open(request))
    )
    return Place(_("Meer"), reverse("more"), "more", here)


def _at_work(request: HttpRequest) -> bool:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer.is_staff and viewer.through != "signing"


def _open(request: HttpRequest) -> list[tuple[RoomPlace, Place]]:
    """Which rooms this viewer can enter, each with its place, worked out once for a request."""
    if not hasattr(request, "places"):
        viewer: Viewer = request.viewer  # type: ignore[attr-defined]
        found = [
            (room, heading, url)
            for heading, rooms in (STAFF if _at_work(request) else PUPIL_OR_PARENT)
            for room in rooms
            if room.open_to(viewer) and not is_shut(request, room.name) and (url := address(room.name))
        ]
        entered = {room.name for room, _heading, _url in found}
        found = [each for each in found if each[0].unless not in entered]
        # The longest address that this page lies under is where one is.
        here = max((url for _, _, url in found if request.path.startswith(url) and url != "/"), key=len, default="")
        request.places = [  # type: ignore[attr-defined]
            (
                room,
                Place(
                    room.label, f"{url}{room.anchor}", room.icon, url == here and not room.anchor,
                    room.waits(viewer.person) if room.waits and viewer.person else 0, heading,
                ),
            )
            for room, heading, url in found
        ]  # fmt: skip
    places: list[tuple[RoomPlace, Place]] = request.places  # type: ignore[attr-defined]
    return places
