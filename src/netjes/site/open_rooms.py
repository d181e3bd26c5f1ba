"""What a room that is off takes with it: no page, no API, no chore, no place in the navigation."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from netjes.lib.actors import Actor
from netjes.lib.remembered import remembered
from netjes.schools.actions.rooms import open_room, open_rooms
from netjes.schools.doors import changes_nothing
from netjes.schools.models import Council, School
from netjes.site.api import problems
from netjes.site.rooms import ALWAYS, ROOMS, Chore, Room


def closed_rooms(school: School) -> list[Room]:
    found = open_rooms(school)
    return [room for room in ROOMS if room.code not in found]


def open_rooms_of(request: HttpRequest) -> frozenset[str]:
    """The codes of the rooms that are open at this request's school, looked up once."""
    if not hasattr(request, "open_rooms"):
        school: School = request.school  # type: ignore[attr-defined]
        request.open_rooms = (  # type: ignore[attr-defined]
            remembered(("rooms", school.pk), lambda: open_rooms(school))
            if changes_nothing(request)
            else open_rooms(school)
        )
    found: frozenset[str] = request.open_rooms  # type: ignore[attr-defined]
    return found


def works(chore: Chore, school: School) -> bool:
    """Whether this chore may run at this school: its room is open, or it has none."""
    return chore in ALWAYS or not any(chore in room.chores for room in closed_rooms(school))


def is_shut(request: HttpRequest, address: str) -> bool:
    """Whether an address by its name (`signing:mine`) lies in a room that is closed at this request's school."""
    namespace, _colon, name = address.rpartition(":")
    wanted = [room.code for room in ROOMS if room.has(namespace, name)]
    return bool(wanted) and not open_rooms_of(request).issuperset(wanted)


def open_all(*, actor: Actor, school: School, day: date, reason: str) -> None:
    """Open every room with the same paper: for the example school and for tests, by the one way that there is."""
    for room in ROOMS:
        council = Council.STAFF if room.staff else Council.WHOLE
        open_room(
            actor=actor, school=school, room=room.code, reason=reason, dpia_on=day, council=council, council_on=day
        )  # fmt: skip


class RoomsMiddleware:
    """What lies in a closed room does not exist: the same answer as for an address that leads nowhere."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/api/"):
            school = getattr(request, "school", None)
            shut = [path for room in closed_rooms(school) for path in room.api] if school else []
            if any(request.path_info.startswith(path) for path in shut):
                return problems.answer(problems.NOTHING_HERE)
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        match = request.resolver_match
        if match is not None and hasattr(request, "school") and is_shut(request, match.view_name):
            raise Http404


rooms_middleware = RoomsMiddleware
