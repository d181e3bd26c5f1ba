"""The rooms as places to go to: how each is called, who may enter, and who needs it daily.

In the order of look and feel: on a phone that of a thumb, at a desk that of a working day.
"""

from collections.abc import Callable
from dataclasses import dataclass

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

Who = Callable[[Viewer], bool]
LAST = 9


def anybody(_viewer: Viewer) -> bool:
    return True


def nobody(_viewer: Viewer) -> bool:
    return False


def anybody_with(*roles: Role) -> Who:
    return lambda viewer: viewer.has(*roles)


@dataclass(frozen=True, slots=True)
class RoomPlace:
    """An address by its name, how it is called, and for whom it is."""

    name: str
    label: Promise
    icon: str
    open_to: Who = anybody
    rank: int = LAST  # who has more places than a phone has room for keeps those of the lowest rank
    daily: Who = nobody  # who finds it in the sidebar, however many there are
    anchor: str = ""
    waits: Callable[[Person], int] | None = None  # how much of this room waits for somebody
    unless: str = ""  # another room that stands in this one's place for who can enter that


Headed = tuple[tuple[str | Promise, tuple[RoomPlace, ...]], ...]


def _is_in(viewer: Viewer) -> bool:
    return viewer.person is not None


def _is_in_fully(viewer: Viewer) -> bool:
    return viewer.person is not None and viewer.through != "signing"


def _takes_phones(viewer: Viewer) -> bool:
    return viewer.has(*TAKERS) and not viewer.has(Role.CONCIERGE)


def _chooses(viewer: Viewer) -> bool:
    return viewer.has(Role.GUARDIAN) and not viewer.is_staff


def _reports_waiting(person: Person) -> int:
    return waiting_for(person).count()


def _unread(person: Person) -> int:
    return unread_for(person).count()


_leads = anybody_with(Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.HEAD, Role.ADMINISTRATOR)
_publishes = anybody_with(Role.COMMUNICATION)
_administers = anybody_with(Role.ADMINISTRATOR)
_keeps = anybody_with(*KEEPERS)
_reads_reports = anybody_with(*REPORT_READERS)

PUPIL_OR_PARENT: Headed = (
    (
        "",
        (
            RoomPlace("lessons:index", _("Les"), "lesson", anybody_with(Role.PUPIL), 1),
            RoomPlace("asking:index", _("Mag ik?"), "search", rank=1),
            RoomPlace("reports:inbox", _("Meldingen"), "inbox", _reads_reports, 1, waits=_reports_waiting),
            RoomPlace("agreements:index", _("Afspraken"), "book", rank=1),
            RoomPlace("consents:mine", _("Toestemming"), "image", _chooses, 1),
            RoomPlace("signing:mine", _("Tekenen"), "check", _is_in),
            RoomPlace("reports:start", _("Hulp"), "help", rank=1),
            RoomPlace("home", _("Hulp"), "help", rank=1, anchor="#hulp", unless="reports:start"),
            RoomPlace("me", _("Ik"), "person", _is_in_fully, 1, waits=_unread),
        ),
    ),
)
# By what it stands under on the page of everything; whoever it is, oneself comes last.
STAFF: Headed = (
    (
        _("Iedere dag"),
        (
            RoomPlace("lessons:index", _("Les"), "lesson", anybody_with(*TEACHERS), 1, anybody),
            RoomPlace("today", _("Vandaag"), "today", _is_in_fully, 5, anybody),
            RoomPlace("phones:here", _("Telefoons"), "phone-off", anybody_with(Role.CONCIERGE), 1, anybody),
            RoomPlace("asking:index", _("Mag ik?"), "search", anybody, 2, anybody),
            RoomPlace(
                "cases:index", _("Zaken"), "folder", anybody_with(*CASE_WORKERS), 4, anybody, waits=waiting_count
            ),
            RoomPlace("cases:network", _("Netwerktaken"), "network", anybody_with(Role.NETWORK), 4, anybody),
            RoomPlace("reports:inbox", _("Meldingen"), "inbox", _reads_reports, 3, anybody, waits=_reports_waiting),
            RoomPlace("reports:incidents", _("Incidenten"), "inbox", _is_in_fully, 3, anybody, unless="reports:inbox"),
        ),
    ),
    (
        _("De afspraken"),
        (
            RoomPlace("agreements:index", _("Afspraken"), "book", anybody, 6, anybody),
            RoomPlace(
                "drafting:index",
                _("Opstellen"),
                "pencil",
                anybody_with(*EDITORS, *COUNCILS),
                7,
                anybody_with(*COUNCILS),
            ),
            RoomPlace("signing:progress", _("Tekenen"), "check", _leads, daily=anybody_with(Role.MENTOR)),
        ),
    ),
    (
        _("Wat naar buiten gaat"),
        (
            RoomPlace("publishing:index", _("Plaatsen"), "share", _is_in_fully, 7, _publishes),
            RoomPlace("photos:index", _("Foto’s"), "camera", anybody_with(*PHOTOGRAPHERS), 7, _publishes),
            RoomPlace(
                "consents:overview", _("Toestemming"), "image", anybody_with(*CONSENT_COUNTERS), daily=_publishes
            ),
        ),
    ),
    (
        _("In de les"),
        (
            RoomPlace("phones:index", _("Telefoons"), "phone-off", _takes_phones),
            RoomPlace("lessons:exemptions", _("Vrijstellingen"), "lock", anybody_with(*EXEMPTERS)),
            RoomPlace("lessons:regimes", _("Wat waar geldt"), "lesson", _keeps),
        ),
    ),
    (
        _("De school"),
        (
            RoomPlace("timetables:index", _("Rooster"), "clock", _keeps, daily=_administers),
            RoomPlace("schools:people", _("Mensen"), "people", _keeps, daily=_administers),
            RoomPlace("privacy:desk", _("Privacy"), "shield", anybody_with(*DESK), daily=anybody_with(Role.PRIVACY)),
            RoomPlace("lessons:figures", _("Cijfers"), "chart", anybody_with(*FIGURE_READERS)),
        ),
    ),
    (_("Jijzelf"), (RoomPlace("me", _("Ik"), "person", _is_in_fully, 8, anybody, waits=_unread),)),
)
