"""What is open or ready in a lesson, who is in it, and what this teacher chose before."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from netjes.lessons.models import ClassApp, Exemption, Permission
from netjes.lessons.states import PermissionState
from netjes.schools.models import Membership, Person, School
from netjes.timetables.models import Lesson

LOOKS_BACK = timedelta(days=60)


def pupils_in(lesson: Lesson) -> list[Person]:
    """Everybody in the groups of a lesson on its day, by first name."""
    day = timezone.localtime(lesson.starts_at).date()
    found = Membership.objects.for_school(lesson.school).on(day).filter(group__in=lesson.groups.all())
    people = {each.person_id: each.person for each in found.select_related("person")}
    here = [each for each in people.values() if each.left_on is None or each.left_on > day]
    return sorted(here, key=lambda person: (person.given_name, person.family_name, person.pk))


def given_in(lesson: Lesson) -> QuerySet[Permission]:
    """Every permission of a lesson that was not stopped, newest first; for whom is loaded with it."""
    found = Permission.objects.for_school(lesson.school).filter(lesson=lesson, closed_at=None)
    return found.select_related("lesson", "given_by").prefetch_related("audience__person", "audience__group")


def going_on_in(lesson: Lesson, moment: datetime) -> list[Permission]:
    """What is on, paused or ready at a moment."""
    return [each for each in given_in(lesson) if each.state_at(moment) is not PermissionState.OVER]


def last_choice(teacher: Person, lesson: Lesson, moment: datetime) -> Permission | None:
    """What this teacher opened last: for one of these groups, else for any class. Never for some pupils only."""
    mine = Permission.objects.for_school(teacher.school).filter(
        given_by=teacher, created_at__gt=moment - LOOKS_BACK, audience__isnull=True
    )
    here = mine.filter(lesson__of_groups__group__in=lesson.groups.all()).order_by("-created_at", "-pk")
    return here.first() or mine.order_by("-created_at", "-pk").first()


def exempt_in(lesson: Lesson, pupils: list[Person]) -> list[Person]:
    """Who of these pupils has a standing arrangement on the day of the lesson. Why is known nowhere."""
    day = timezone.localtime(lesson.starts_at).date()
    found = Exemption.objects.for_school(lesson.school).on(day).filter(person__in=pupils)
    exempt = set(found.values_list("person_id", flat=True))
    return [pupil for pupil in pupils if pupil.pk in exempt]


def apps_of(school: School) -> QuerySet[ClassApp]:
    """The apps that classes here may use, by name."""
    return ClassApp.objects.for_school(school).filter(is_approved=True).order_by("name")


def app_called(school: School, name: str) -> ClassApp | None:
    """The app of this name, whatever its capitals."""
    return ClassApp.objects.for_school(school).filter(name__iexact=" ".join(name.split())).first()
