"""The board of a lesson, for the projector: what holds for everybody in it, large, and without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from netjes.lessons import boards
from netjes.lessons.polling import board_in_words, now_of
from netjes.lessons.views.pupil import time_left
from netjes.lib.clock import now
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours
from netjes.timetables.models import Lesson


@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever works here: it names nobody, and a stand-in must be able to show it at once."""
    viewer, person = signed_in(request)
    found = Lesson.objects.for_school(person.school).filter(pk=pk).prefetch_related("groups")
    lesson = found.first() if viewer.is_staff else None
    if lesson is None:
        raise NotYours
    seen, moment = now_of(request.get_host()), now()
    holding, partly = boards.for_everybody(seen.picture, lesson.pk, moment)
    stand = boards.stand_of_board(holding, partly, seen.picture.rules)
    tag, _body = board_in_words(seen, lesson.pk, moment, get_language() or "nl")
    context = {
        "lesson": lesson,
        "groups": ", ".join(group.name for group in lesson.groups.all()),
        "stand": stand,
        "pass": boards.sealed(lesson.school_id, timezone.localtime(moment).date(), lesson.pk),
        "tag": tag,
        "at": round(moment.timestamp() * 1000),
        "moment": timezone.localtime(moment),
        **time_left(stand, moment),
    }
    return render(request, "lessons/board.html", context)
