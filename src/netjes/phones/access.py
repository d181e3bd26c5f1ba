"""The doors of this room: whose phone somebody may keep, which slip they see, and what was seen they may read."""

from netjes.lessons import access as lessons
from netjes.lessons.access import TEACHERS
from netjes.lib.clock import now
from netjes.phones.models import CustodySlip, Sighting
from netjes.phones.queries import AFTERWARDS, home_waiting_for, is_pupil, noted_by, sightings_of, steps_waiting_for
from netjes.schools.access import file_for
from netjes.schools.errors import NotYours, OwnFamily
from netjes.schools.family import not_for_family, own_family
from netjes.schools.models import Person
from netjes.schools.queries import class_of
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer
from netjes.timetables.models import Lesson

# Who stands before pupils, and may ask for a phone.
TAKERS = TEACHERS
# Who decides that the phone of somebody with an exemption is kept after all.
CONSENTERS = (Role.COORDINATOR, Role.TEAM_LEADER)
# Who gives phones back.
DESK = (Role.CONCIERGE, *CONSENTERS, Role.HEAD)
HANDLERS = (*DESK, *TAKERS)
# Who sets the places, and when the school's day ends.
SETTERS = (Role.HEAD, Role.ADMINISTRATOR)
LADDER_SETTERS = (Role.HEAD,)


def pupil_for(viewer: Viewer, pk: int) -> Person:
    """A pupil whose phone this viewer may ask for. Raises `OwnFamily`, which names who does it, and `NotYours`."""
    try:
        pupil = file_for(viewer, pk, roles=TAKERS)
    except OwnFamily as refusal:
        raise not_for_family(viewer, refusal.about, *CONSENTERS) from None
    if not is_pupil(pupil):
        raise NotYours
    return pupil


def lesson_for(viewer: Viewer, pk: int) -> Lesson:
    """A lesson that the viewer gives, or comes into, and that is not cancelled. Raises `NotYours`."""
    lesson = lessons.lesson_for(viewer, pk)
    if lesson.is_cancelled:
        raise NotYours
    return lesson


def slip_for(viewer: Viewer, pk: int) -> CustodySlip:
    """A slip that this viewer handles as staff: they took it, keep the desk, or lead the class.

    Two weeks after it went back only the head still finds it. Never one of their own family's (`OwnFamily`).
    """
    if viewer.person is None or not viewer.has(*HANDLERS):
        raise NotYours
    found = CustodySlip.objects.for_school(viewer.person.school).filter(pk=pk)
    slip = found.select_related("pupil__school", "taken_by", "returned_by", "school", "sighting").first()
    if slip is None or not _handles(viewer, slip):
        raise NotYours
    if slip.pupil_id in own_family(viewer):
        raise not_for_family(viewer, slip.pupil, *DESK)
    return slip


def _handles(viewer: Viewer, slip: CustodySlip) -> bool:
    if viewer.has(Role.HEAD):
        return True
    if slip.returned_at is not None and slip.returned_at < now() - AFTERWARDS:
        return False
    group = class_of(slip.pupil)
    mentors = group is not None and viewer.leads(group.pk)
    return viewer.person == slip.taken_by or viewer.has(*DESK) or mentors


def home_slip_for(viewer: Viewer, pk: int) -> CustodySlip:
    """A slip about which this viewer decides whether home is told. Raises `NotYours`."""
    waiting = home_waiting_for(viewer.person) if viewer.person and viewer.is_staff else []
    slip = next((each for each in waiting if each.pk == pk), None)
    if slip is None:
        raise NotYours
    return slip


def own_sighting(person: Person, pk: int) -> Sighting:
    """Something that was seen of oneself. Raises `NotYours`."""
    found = sightings_of(person).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def noted_sighting(viewer: Viewer, pk: int) -> Sighting:
    """Something that this teacher noted. Raises `NotYours`."""
    found = noted_by(viewer.person).filter(pk=pk).first() if viewer.person and viewer.is_staff else None
    if found is None:
        raise NotYours
    return found


def waiting_step(viewer: Viewer, pk: int) -> Sighting:
    """A talk, or contact with home, that waits for this viewer. Raises `NotYours`."""
    found = next((each for each in steps_waiting_for(viewer) if each.pk == pk), None)
    if found is None:
        raise NotYours
    return found
