"""Where it begins: a lesson or a search, and then one tap on a name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.lib.clock import now
from netjes.phones.access import DESK, SETTERS, TAKERS, lesson_for
from netjes.phones.pages import ClassList, class_list
from netjes.phones.queries import pupils_called, slips_here
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.timetables.models import Lesson
from netjes.timetables.queries import lessons_of_teacher

MOST_LETTERS = 60


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """For who works here; a pupil and a parent go to their own page."""
    viewer, person = signed_in(request)
    if not viewer.is_staff:
        return redirect("phones:mine")
    if not viewer.has(*TAKERS):
        if viewer.has(*DESK):
            return redirect("phones:here")
        if viewer.has(*SETTERS):
            return redirect("phones:keeping")
        raise NotYours
    words = request.GET.get("naam", "")[:MOST_LETTERS]
    context = {
        "words": words,
        "found": pupils_called(person.school, words) if words else [],
        "lessons": _lessons(person),
        "here": slips_here(person.school).filter(taken_by=person),
        "at_desk": viewer.has(*DESK),
    }
    return render(request, "phones/index.html", context)


def _lessons(person: Person) -> list[tuple[Lesson, bool]]:
    """The lessons of today that are not over, and whether each is going on."""
    moment = now()
    found = lessons_of_teacher(person, timezone.localtime(moment).date())
    return [(each, each.starts_at <= moment) for each in found if each.ends_at > moment]


@never_cache
@require_safe
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *TAKERS)
    found: ClassList = class_list(viewer, lesson_for(viewer, pk))
    return render(request, "phones/lesson.html", {"page": found})
