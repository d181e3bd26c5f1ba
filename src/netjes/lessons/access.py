"""The doors of this room: whose lesson it is, and who may see the names in it."""

from netjes.schools.errors import NotYours
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
