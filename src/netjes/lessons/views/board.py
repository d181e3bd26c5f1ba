"""The board of a lesson, for the projector: what holds for everybody in it, large, and without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from netjes.lessons import boards
from netjes.lessons.access import lesson_for
from netjes.lessons.polling import board_in_words, now_of
from netjes.lessons.views.pupil import time_left
from netjes.lib.clock import now
from netjes.schools.access import signed_in


@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever gives this lesson or comes into it."""
    viewer, _person = signed_in(request)
    lesson = lesson_for(viewer, pk)
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
