"""The page of the switches: which rooms are open and why, and opening and closing them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.privacy.clocks import terms_of
from netjes.privacy.table import rule_called
from netjes.privacy.terms import said
from netjes.schools.access import KEEPERS, with_role
from netjes.schools.actions.rooms import close_room, open_room
from netjes.schools.models import Council, Person, RoomSwitch
from netjes.site.rooms import ROOMS, Room, room_called


@never_cache
@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    """All rooms, with who opened each and on what grounds."""
    _viewer, person = with_role(request, *KEEPERS)
    switches = RoomSwitch.objects.for_school(person.school)
    is_open = {each.room: each for each in switches.filter(closed_at=None)}
    context = {
        "rows": [{"room": room, "switch": is_open.get(room.code)} for room in ROOMS],
        "before": [(_named(each), each) for each in switches.exclude(closed_at=None)],
    }
    return render(request, "site/rooms.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_page(request: HttpRequest, code: str) -> HttpResponse:
    """Open a room: why, the DPIA, and which council consented when."""
    viewer, person = with_role(request, *KEEPERS)
    room, errors = _room(code), {}
    # Where colleagues are concerned, their section or the whole council consents; nothing less will do.
    councils = [each for each in Council if not room.staff or each in (Council.STAFF, Council.WHOLE)]
    if request.method == "POST":
        chosen = request.POST.get("council", "")
        try:
            open_room(
                actor=viewer.acting_as(*KEEPERS), school=person.school, room=code,
                reason=request.POST.get("reason", ""), dpia_on=_day(request, "dpia_on"),
                council=chosen if chosen in councils else "", council_on=_day(request, "council_on"),
            )  # fmt: skip
            return redirect("rooms")
        except ValidationError as refusal:
            errors = refusal.message_dict
    usual = Council.STAFF if room.staff else Council.WHOLE
    typed = {name: request.POST.get(name, "") for name in ("reason", "dpia_on", "council", "council_on")}
    context = {
        "room": room, "typed": typed, "errors": errors, "council": typed["council"] or usual,
        "councils": councils,
    }  # fmt: skip
    return render(request, "site/room_open.html", context, status=422 if errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close_page(request: HttpRequest, code: str) -> HttpResponse:
    """Close a room: why, and what happens to what is in it."""
    viewer, person = with_role(request, *KEEPERS)
    room, errors = _room(code), {}
    switch = RoomSwitch.objects.for_school(person.school).filter(room=code, closed_at=None).first()
    if switch is None:
        return redirect("rooms")
    if request.method == "POST":
        try:
            close_room(actor=viewer.acting_as(*KEEPERS), switch=switch, because=request.POST.get("because", ""))
            return redirect("rooms")
        except ValidationError as refusal:
            errors = refusal.message_dict
    context = {"room": room, "errors": errors, "goes": _goes(room, person)}
    return render(request, "site/room_close.html", context, status=422 if errors else 200)


def _goes(room: Room, person: Person) -> list[tuple[str, str]]:
    terms, rules = terms_of(person.school), [rule_called(code) for code in room.rules]
    return [(rule.what, said(terms[rule.code], rule.since)) for rule in rules]


def _room(code: str) -> Room:
    try:
        return room_called(code)
    except KeyError:
        raise Http404 from None


def _named(switch: RoomSwitch) -> str:
    return next((str(room.name) for room in ROOMS if room.code == switch.room), switch.room)


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None
