"""Where everybody begins: a pupil at the answer, who teaches at the lesson, a parent at what holds for their child."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.lessons.access import TEACHERS
from netjes.lessons.overview import general_rules
from netjes.lessons.views import pupil, teacher
from netjes.schools.access import signed_in
from netjes.schools.states import Role


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    viewer, person = signed_in(request)
    if viewer.has(*TEACHERS):
        return teacher.day(request)
    if viewer.has(Role.PUPIL):
        return pupil.now(request)
    context = {"rules": general_rules(person.school), "polite": viewer.has(Role.GUARDIAN) and not viewer.is_staff}
    return render(request, "lessons/in_general.html", context)
