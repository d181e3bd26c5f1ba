"""The places a viewer can go to, in the order of look and feel: never more than are open to them.

On a phone five at most, at a desk a sidebar of eight at most in the order of a working day: what this role uses
most, and *Meer* for the rest. A count stands only for what waits on this viewer.
"""

from collections.abc import Callable
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
from netjes.site.open_rooms import is_shut

MOST_ON_PHONE, MOST_AT_DESK = 5, 8
LAST = 9


@dataclass(frozen=True, slots=True)
class Place:
    label: str | Promise
    url: str
    icon: str
    current: bool
    count: int = 0
    heading: str | Promise = ""


@dataclass(frozen=True, slots=True)
class _Room:
    """An address by its name, how it is called, and for whom it is."""

    name: str
    label: Promise
    icon: str
    open_to: Callable[[Viewer], bool] = lambda viewer: True
    anchor: str = ""
    heading: str | Promise = ""  # what it stands under on the page of everything
    rank: int = LAST  # who has more places than a phone has room for keeps those of the lowest rank
    daily: Callable[[Viewer], bool] = lambda viewer: False  # who finds it in the sidebar, however many there are
    counts: bool = False
    waits: Callable[[Person], int] | None = None  # how much of this room waits for somebody
    unless: str = ""  # another room that stands in this one's place for who can enter that


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


def _always(_viewer: Viewer) -> bool:
    return True


def _for(*roles: Role) -> Callable[[Viewer], bool]:
    return lambda viewer: viewer.has(*roles)


PUPIL_OR_PARENT = (
    _Room("lessons:index", _("Les"), "lesson", _is_pupil, rank=1),
    _Room("asking:index", _("Mag ik?"), "search", rank=1),
    _Room("reports:inbox", _("Meldingen"), "inbox", _reads_reports, rank=1, waits=_reports_waiting),
    _Room("agreements:index", _("Afspraken"), "book", rank=1),
    _Room("consents:mine", _("Toestemming"), "image", _chooses, rank=1),
    _Room("signing:mine", _("Tekenen"), "check", _is_in),
    _Room("reports:start", _("Hulp"), "help", rank=1),
    _Room("home", _("Hulp"), "help", anchor="#hulp", rank=1, unless="reports:start"),
    _Room("me", _("Ik"), "person", _is_in_fully, rank=1, counts=True),
)

_PUBLISHES = _for(Role.COMMUNICATION)
_DAILY, _TEXT = _("Iedere dag"), _("De afspraken")
_OUT, _CLASS, _SCHOOL, _SELF = _("Wat naar buiten gaat"), _("In de les"), _("De school"), _("Jijzelf")
STAFF = (
    _Room("lessons:index", _("Les"), "lesson", _teaches, "", _DAILY, 1, _always),
    _Room("today", _("Vandaag"), "today", _is_in_fully, "", _DAILY, 5, _always),
    _Room("phones:here", _("Telefoons"), "phone-off", _for(Role.CONCIERGE), "", _DAILY, 1, _always),
    _Room("asking:index", _("Mag ik?"), "search", _always, "", _DAILY, 2, _always),
    _Room("cases:index", _("Zaken"), "folder", _works_on_cases, "", _DAILY, 4, _always, waits=waiting_count),
    _Room("cases:network", _("Netwerktaken"), "network", _for(Role.NETWORK), "", _DAILY, 4, _always),
    _Room("reports:inbox", _("Meldingen"), "inbox", _reads_reports, "", _DAILY, 3, _always, waits=_reports_waiting),
    _Room("reports:incidents", _("Incidenten"), "inbox", _is_in_fully, "", _DAILY, 3, _always, unless="reports:inbox"),
    _Room("agreements:index", _("Afspraken"), "book", _always, "", _TEXT, 6, _always),
    _Room("drafting:index", _("Opstellen"), "pencil", _for(*EDITORS, *COUNCILS), "", _TEXT, 7, _for(*COUNCILS)),
    _Room("signing:progress", _("Tekenen"), "check", _leads, "", _TEXT, LAST, _for(Role.MENTOR)),
    _Room("publishing:index", _("Plaatsen"), "share", _is_in_fully, "", _OUT, 7, _PUBLISHES),
    _Room("photos:index", _("Foto’s"), "camera", _for(*PHOTOGRAPHERS), "", _OUT, 7, _PUBLISHES),
    _Room(
        "consents:overview",
        _("Toestemming"),
        "image",
        _for(*CONSENT_COUNTERS),
        "",
        _OUT,
        LAST,
        _for(Role.COMMUNICATION),
    ),
    _Room("phones:index", _("Telefoons"), "phone-off", _takes_phones, "", _CLASS),
    _Room("lessons:exemptions", _("Vrijstellingen"), "lock", _for(*EXEMPTERS), "", _CLASS),
    _Room("lessons:regimes", _("Wat waar geldt"), "lesson", _for(*KEEPERS), "", _CLASS),
    _Room("timetables:index", _("Rooster"), "clock", _for(*KEEPERS), "", _SCHOOL, LAST, _for(Role.ADMINISTRATOR)),
    _Room("schools:people", _("Mensen"), "people", _for(*KEEPERS), "", _SCHOOL, LAST, _for(Role.ADMINISTRATOR)),
    _Room("privacy:desk", _("Privacy"), "shield", _for(*DESK), "", _SCHOOL, LAST, _for(Role.PRIVACY)),
    _Room("lessons:figures", _("Cijfers"), "chart", _for(*FIGURE_READERS), "", _SCHOOL),
    _Room("me", _("Ik"), "person", _is_in_fully, "", _SELF, 8, _always, counts=True),
)
HEADINGS = (_DAILY, _TEXT, _OUT, _CLASS, _SCHOOL, _SELF)


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
    return sorted((place for _, place in _open(request)), key=lambda place: HEADINGS.index(place.heading))


def _more(request: HttpRequest, beside: list[Place]) -> Place:
    """What leads to the rest; it is where one is when no place beside it is."""
    here = request.path == reverse("more") or (
        not any(place.current for place in beside) and any(place.current for _, place in _open(request))
    )
    return Place(_("Meer"), reverse("more"), "more", here)


def _at_work(request: HttpRequest) -> bool:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer.is_staff and viewer.through != "signing"


def _open(request: HttpRequest) -> list[tuple[_Room, Place]]:
    """Which rooms this viewer can enter, each with its place, worked out once for a request."""
    if not hasattr(request, "places"):
        viewer: Viewer = request.viewer  # type: ignore[attr-defined]
        found = [
            (room, url)
            for room in (STAFF if _at_work(request) else PUPIL_OR_PARENT)
            if room.open_to(viewer) and not is_shut(request, room.name) and (url := address(room.name))
        ]
        entered = {room.name for room, _url in found}
        found = [each for each in found if each[0].unless not in entered]
        # The longest address that this page lies under is where one is.
        here = max((url for _, url in found if request.path.startswith(url) and url != "/"), key=len, default="")
        request.places = [  # type: ignore[attr-defined]
            (
                room,
                Place(
                    room.label, f"{url}{room.anchor}", room.icon, url == here and not room.anchor,
                    _waiting(request, room), room.heading,
                ),
            )
            for room, url in found
        ]  # fmt: skip
    places: list[tuple[_Room, Place]] = request.places  # type: ignore[attr-defined]
    return places


def _waiting(request: HttpRequest, room: _Room) -> int:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.person is None:
        return 0
    if room.counts:
        return unread_for(viewer.person).count()
    return room.waits(viewer.person) if room.waits else 0
