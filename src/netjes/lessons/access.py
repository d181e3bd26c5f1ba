"""The doors of this room: whose lesson it is, and who may see the names in it."""

from django.db.models import Q, QuerySet

from netjes.lessons.models import Exemption
from netjes.schools.access import file_for
from netjes.schools.errors import NotYours
from netjes.schools.family import own_family
from netjes.schools.models import Membership, Person, Position
from netjes.schools.queries import people_of, today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer
from netjes.timetables.models import Lesson

# Who stands before a class.
TEACHERS = (
    Role.TEACHER, Role.MENTOR, Role.SUBSTITUTE, Role.INVIGILATOR, Role.COORDINATOR, Role.TEAM_LEADER,
)  # fmt: skip
# Who comes into lessons that are not theirs: they stand in, watch a test, or lead.
STAND_INS = (Role.SUBSTITUTE, Role.INVIGILATOR, Role.COORDINATOR, Role.TEAM_LEADER)


def lesson_for(viewer: Viewer, pk: int) -> Lesson:
    """A lesson that the viewer gives or comes into, with groups and teachers. Raises `NotYours` for anybody else."""
    if viewer.person is None or not viewer.has(*TEACHERS):
        raise NotYours
    found = Lesson.objects.for_school(viewer.person.school).filter(pk=pk)
    lesson = found.prefetch_related("groups", "teachers").first()
    if lesson is None or not (viewer.has(*STAND_INS) or viewer.person in lesson.teachers.all()):
        raise NotYours
    lesson.school = viewer.person.school
    return lesson


# Who says that a pupil may have the phone at hand: for the whole school, or for their own department.
EXEMPTERS = (Role.CARE_COORDINATOR, Role.COORDINATOR, Role.TEAM_LEADER, Role.HEAD)


def reached_by(viewer: Viewer) -> QuerySet[Person]:
    """The pupils to whom this viewer may give an exemption today, own family left out. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*EXEMPTERS):
        raise NotYours
    school, day = viewer.person.school, today()
    pupils = Position.objects.for_school(school).on(day).filter(role=Role.PUPIL).values("person")
    found = people_of(school).filter(pk__in=pupils).exclude(pk__in=own_family(viewer))
    led = {each.group for each in viewer.held if each.role in (Role.COORDINATOR, Role.TEAM_LEADER)}
    if viewer.has(Role.CARE_COORDINATOR, Role.HEAD) or None in led:
        return found
    members = Membership.objects.for_school(school).on(day).filter(Q(group__in=led) | Q(group__parent__in=led))
    return found.filter(pk__in=members.values("person"))


def exempted_for(viewer: Viewer, pk: int) -> Person:
    """A pupil whose exemption this viewer decides about. Raises `OwnFamily`, which names who does it, or `NotYours`."""
    file_for(viewer, pk, roles=EXEMPTERS)
    pupil = reached_by(viewer).filter(pk=pk).select_related("school").first()
    if pupil is None:
        raise NotYours
    return pupil


def exemption_for(viewer: Viewer, pk: int) -> Exemption:
    """An exemption of a pupil whom this viewer reaches. Raises `OwnFamily` or `NotYours`."""
    if viewer.person is None:
        raise NotYours
    found = Exemption.objects.for_school(viewer.person.school).filter(pk=pk).select_related("person__school").first()
    if found is None:
        raise NotYours
    exempted_for(viewer, found.person_id)
    return found
