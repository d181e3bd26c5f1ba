"""Work of this room that waits for nobody."""

from django.db import transaction

from netjes.lessons.letters import key_of_bringing
from netjes.lessons.models import Permission
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import withdraw
from netjes.schools.models import School
from netjes.timetables.models import Lesson

WATCH = system("lessons")


@transaction.atomic
def take_back_cancelled(school: School) -> int:
    """Nobody need bring a phone to a lesson that the timetable cancelled: those notices go; returns how many."""
    made_ready = Permission.objects.for_school(school).filter(bring_phone=True, closed_at=None)
    lessons = Lesson.objects.for_school(school).filter(
        is_cancelled=True, ends_at__gt=now(), pk__in=made_ready.values("lesson")
    )  # fmt: skip
    return sum(withdraw(actor=WATCH, school=school, key=key_of_bringing(each)) for each in lessons)
