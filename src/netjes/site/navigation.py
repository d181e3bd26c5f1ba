"""The places a viewer can go to, in the order of look and feel: never more than are open to them.

On a phone five at most, always in the same order; at a desk a sidebar in the order of a working day. A count
stands only for what waits on this viewer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.cases.access import DECIDERS as CASE_WORKERS
from netjes.cases.queries import waiting_count
from netjes.consents.access import COUNTERS as CONSENT_COUNTERS
from netjes.drafting.access import COUNCILS, EDITORS
from netjes.lessons.access import EXEMPTERS, TEACHERS
from netjes.lessons.views.figures import READERS as FIGURE_READERS
from netjes.notices.queries import unread_for
from netjes.phones.access import TAKERS
from netjes.photos.access import WORKS_HERE as PHOTOGRAPHERS
from netjes.privacy.access import DESK
from netjes.reports.access import READERS as REPORT_READERS
from netjes.reports.queries import waiting_for
from netjes.schools.access import KEEPERS
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer
from netjes.site.rooms import is_shut


@dataclass(frozen=True, slots=True)
class Place:
    label: str | Promise
    url: str
    icon: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Room:
    """An address by its name, how it is called, and for whom it is."""

    name: str
    label: Promise
    icon: str
    open_to: Callable[[Viewer], bool] = lambda viewer: True
    anchor: str = ""
    on_phone: bool = True
    counts: bool = False
    waits: Callable[[Person], int] | None = None  # how much of this room waits for somebody
    unless: str = ""  # another room that stands in this one's place while it is open
    gives_way: bool = False  # on a phone, when there are more than five


MOST_ON_PHONE = 5


def _is_in(viewer: Viewer) -> bool:
    return viewer.person is not None


def _is_in_fully(viewer: Viewer) -> bool:
    return viewer.person is not None and viewer.through != "signing"


def _leads(viewer: Viewer) -> bool:
    return viewer.has(Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.HEAD, Role.ADMINISTRATOR)


def _takes_phones(viewer: Viewer) -> bool:
    return viewer.has(*TAKERS) and not viewer.has(Role.CONCIERGE)


def _is_pupil(viewer: Viewer) -> bool:
    return viewer.has(Role.PUPIL)


def _teaches(viewer: Viewer) -> bool:
    return viewer.has(*TEACHERS)


def _chooses(viewer: Viewer) -> bool:
    return viewer.has(Role.GUARDIAN) and not viewer.is_staff


def _works_on_cases(viewer: Viewer) -> bool:
    return viewer.has(*CASE_WORKERS)


def _reads_reports(viewer: Viewer) -> bool:
    return viewer.has(*REPORT_READERS)


def _reports_waiting(person: Person) -> int:
    return waiting_for(person).count()


PUPIL_OR_PARENT = (
    _Room("lessons:index", _("Les"), "lesson", _is_pupil),
    _Room("asking:index", _("Mag ik?"), "search"),
    _Room("reports:inbox", _("Meldingen"), "inbox", _reads_reports, waits=_reports_waiting),
    _Room("agreements:index", _("Afspraken"), "book"),
    _Room("consents:mine", _("Toestemming"), "image", _chooses),
    _Room("signing:mine", _("Tekenen"), "pencil", _is_in, gives_way=True),
    _Room("reports:start", _("Hulp"), "help"),
    _Room("home", _("Hulp"), "help", anchor="#hulp", unless="reports:start"),
    _Room("me", _("Ik"), "person", _is_in_fully, counts=True),
)
STAFF = (
    _Room("lessons:index", _("Les"), "lesson", _teaches),
    _Room("today", _("Vandaag"), "today", _is_in_fully),
    _Room("asking:index", _("Mag ik?"), "search"),
    _Room("cases:index", _("Zaken"), "folder", _works_on_cases, on_phone=False, waits=waiting_count),
    _Room("cases:network", _("Netwerktaken"), "network", lambda v: v.has(Role.NETWORK), on_phone=False),
    _Room("reports:inbox", _("Meldingen"), "inbox", _reads_reports, gives_way=True, waits=_reports_waiting),
    _Room("reports:incidents", _("Incidenten"), "inbox", _is_in_fully, on_phone=False, unless="reports:inbox"),
    _Room("agreements:index", _("Afspraken"), "book"),
    _Room("drafting:index", _("Opstellen"), "pencil", lambda v: v.has(*EDITORS, *COUNCILS), on_phone=False),
    _Room("photos:index", _("Foto’s"), "image", lambda v: v.has(*PHOTOGRAPHERS), on_phone=False),
    _Room("publishing:index", _("Plaatsen"), "pencil", _is_in_fully, on_phone=False),
    _Room("signing:progress", _("Tekenen"), "check", _leads, gives_way=True),
    _Room("consents:overview", _("Toestemming"), "image", lambda v: v.has(*CONSENT_COUNTERS), on_phone=False),
    _Room("schools:people", _("Mensen"), "people", lambda v: v.has(*KEEPERS), on_phone=False),
    _Room("lessons:exemptions", _("Vrijstellingen"), "lock", lambda v: v.has(*EXEMPTERS), on_phone=False),
    _Room("lessons:figures", _("Cijfers"), "chart", lambda v: v.has(*FIGURE_READERS), on_phone=False),
    _Room("lessons:regimes", _("Wat waar geldt"), "lesson", lambda v: v.has(*KEEPERS), on_phone=False),
    _Room("phones:here", _("Telefoons"), "phone-off", lambda v: v.has(Role.CONCIERGE)),
    _Room("phones:index", _("Telefoons"), "phone-off", _takes_phones, on_phone=False),
    _Room("timetables:index", _("Rooster"), "clock", lambda v: v.has(*KEEPERS), on_phone=False),
    _Room("privacy:desk", _("Privacy"), "shield", lambda v: v.has(*DESK), on_phone=False),
    _Room("me", _("Ik"), "person", _is_in_fully, counts=True),
)


def address(name: str) -> str | None:
    """The address of a room, or None while that room is not open here."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def places_for(request: HttpRequest) -> list[Place]:
    """The phone's bar, and the links on top of a page for everybody."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    rooms = STAFF if viewer.is_staff and viewer.through != "signing" else PUPIL_OR_PARENT
    found = _open(request, viewer, (room for room in rooms if room.on_phone))
    if len(found) <= MOST_ON_PHONE:
        return found
    return _open(request, viewer, (room for room in rooms if room.on_phone and not room.gives_way))[:MOST_ON_PHONE]


def beside_the_bar(request: HttpRequest) -> list[Place]:
    """What the phone's bar has no room for; it stands at the bottom of the day's page there."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    on_bar = {place.url for place in places_for(request)}
    return [place for place in side_places_for(request) if viewer.is_staff and place.url not in on_bar]


def side_places_for(request: HttpRequest) -> list[Place]:
    """The sidebar of who works here."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return _open(request, viewer, STAFF if viewer.is_staff else PUPIL_OR_PARENT)


def _open(request: HttpRequest, viewer: Viewer, rooms: Iterable[_Room]) -> list[Place]:
    found = [
        (room, url)
        for room in rooms
        if room.open_to(viewer) and not is_shut(request, room.name) and (url := address(room.name))
        if not room.unless or is_shut(request, room.unless)
    ]
    # The longest address that this page lies under is where one is.
    here = max((url for _, url in found if request.path.startswith(url) and url != "/"), key=len, default="")
    return [
        Place(room.label, f"{url}{room.anchor}", room.icon, url == here and not room.anchor, _waiting(request, room))
        for room, url in found
    ]


def _waiting(request: HttpRequest, room: _Room) -> int:
    """Counted once for a page, however many times its places are shown."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.person is not None and room.waits is not None:
        return _once(request, room, viewer.person)
    if not room.counts or viewer.person is None:
        return 0
    if not hasattr(request, "unread"):
        request.unread = unread_for(viewer.person).count()  # type: ignore[attr-defined]
    unread: int = request.unread  # type: ignore[attr-defined]
    return unread


def _once(request: HttpRequest, room: _Room, person: Person) -> int:
    """As often as a page shows its places, what waits is counted once."""
    known: dict[str, int] = request.__dict__.setdefault("waits", {})
    if room.name not in known and room.waits is not None:
        known[room.name] = room.waits(person)
    return known[room.name]
