"""The doors of this room: who reads a report, whose calls somebody sees, and who has the figures of incidents.

That nobody reads about themselves or their family is worked out when a report comes in: they are given no key.
"""

from django.http import HttpRequest

from netjes.keyring.queries import OWNERS
from netjes.reports.actions.removal import NOT_THE_HEAD
from netjes.reports.models import Call, Evidence, Incident, Report
from netjes.reports.queries import reports_of
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.family import own_family
from netjes.schools.models import Person
from netjes.schools.queries import class_of, groups_led_by
from netjes.schools.states import STAFF, Role
from netjes.schools.viewer import Viewer

# Who can take something further as a case, in the room above this one.
TAKES_UP = (
    Role.MENTOR, Role.TEAM_LEADER, Role.COORDINATOR, Role.CARE_COORDINATOR, Role.ANTI_BULLYING, Role.HEAD,
)  # fmt: skip
READERS = tuple(OWNERS)
COLLEAGUES = tuple(sorted(STAFF))
# Who sees what colleagues noted, and the figures of it.
INCIDENT_READERS = (Role.HEAD, Role.TEAM_LEADER, Role.COORDINATOR)
CALL_READERS = (Role.HEAD, Role.TEAM_LEADER, Role.COORDINATOR, Role.MENTOR)
SETTERS = (Role.HEAD, Role.ADMINISTRATOR)


def reader(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who may have reports to read: works here, or is on the board. Raises `LoginNeeded` and `NotYours`."""
    return with_role(request, *READERS)


def report_for(person: Person, pk: int) -> Report:
    """A report that this person reads now. Raises `NotYours`."""
    report = reports_of(person).filter(pk=pk).first()
    if report is None:
        raise NotYours
    return report


def evidence_for(report: Report, number: int) -> Evidence:
    """A piece of evidence of a report that somebody came to by `report_for`. Raises `NotYours`, also once removed."""
    found = Evidence.objects.for_school(report.school).filter(report=report, number=number, removed_on__isnull=True)
    evidence = found.select_related("report__school", "school", "removal_asked_by").first()
    if evidence is None:
        raise NotYours
    return evidence


def removal_for(viewer: Viewer, pk: int) -> Evidence:
    """A piece of evidence that somebody wants removed; the head decides without seeing it. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(Role.HEAD):
        raise NotYours
    found = Evidence.objects.for_school(viewer.person.school).filter(
        pk=pk, removal_asked_by__isnull=False, removed_on__isnull=True
    )
    found = found.exclude(report__route__in=NOT_THE_HEAD)
    evidence = found.defer("sealed_original", "sealed_view").select_related("report", "school").first()
    if evidence is None:
        raise NotYours
    return evidence


def incident_for(viewer: Viewer, pk: int) -> Incident:
    """What this colleague noted themselves, as long as they see it. Raises `NotYours`."""
    from netjes.reports.noting import own_incidents

    found = own_incidents(viewer.person).filter(pk=pk).first() if viewer.person and viewer.is_staff else None
    if found is None:
        raise NotYours
    return found


def calls_of(viewer: Viewer, pupil: Person) -> bool:
    """Whether the viewer may read the calls about a pupil: who leads their class or the school, never own family."""
    if viewer.person is None or pupil.pk in own_family(viewer) | {viewer.person.pk}:
        return False
    group = class_of(pupil)
    if viewer.has(Role.HEAD):
        return True
    over = {group.pk, group.parent_id} if group else set()
    leads = any(
        held.role in (Role.TEAM_LEADER, Role.COORDINATOR) and (held.group is None or held.group in over)
        for held in viewer.held
    )
    return viewer.through != "signing" and (leads or (group is not None and viewer.leads(group.pk)))


def call_for(viewer: Viewer, pk: int) -> Call:
    """A call that this viewer noted or may read. Raises `NotYours`."""
    if viewer.person is None or not viewer.is_staff or viewer.through == "signing":
        raise NotYours
    found = Call.objects.for_school(viewer.person.school).filter(pk=pk).select_related("pupil__school", "by").first()
    if found is None or found.pupil_id in own_family(viewer):
        raise NotYours
    if found.by_id != viewer.person.pk and not calls_of(viewer, found.pupil):
        raise NotYours
    return found


def led(viewer: Viewer) -> set[int]:
    """The classes of which this viewer is mentor, as primary keys."""
    return {group.pk for group in groups_led_by(viewer.person)} if viewer.person else set()
