"""A pupil's page: may I use my phone now, until when, what for, and why not."""

from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from netjes.lessons.days import day_of
from netjes.lessons.overlay import overlay_of, sealed
from netjes.lessons.polling import holding_of, in_words, response_to
from netjes.lessons.standing import Stand, stand_of
from netjes.lib.clock import now as present
from netjes.schools.access import with_role
from netjes.schools.states import Role


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """The answer now, what else one may do, and the day. Works without script: then the browser asks again itself."""
    _viewer, pupil = with_role(request, Role.PUPIL)
    moment = present()
    who = overlay_of(pupil, timezone.localtime(moment).date())
    try:
        seen, holding = holding_of(who, request.get_host())
    except DatabaseError:
        return HttpResponse(status=503)
    stand = stand_of(holding, seen.picture.rules)
    tag, _body = in_words(seen, holding, get_language() or "nl")
    context = {
        "stand": stand,
        "pass": sealed(who),
        "tag": tag,
        "at": round(holding.moment.timestamp() * 1000),
        "day": timezone.localtime(holding.moment),
        "entries": day_of(pupil, who, holding, seen.picture.rules, seen.picture.regimes),
        "knows_timetable": holding.circumstance is not None,
        **time_left(stand, holding.moment),
    }
    response = render(request, "lessons/now.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def stand(request: HttpRequest) -> HttpResponse:
    """What a phone hears that asks again. `site/wsgi.py` gives the same answer before any middleware is asked."""
    return response_to(request)


def time_left(stand: Stand, moment: datetime) -> dict[str, object]:
    """Minutes left, begun ones counted whole; nothing where there is no end."""
    if stand.until is None or stand.starts_at is None:
        return {}
    minutes = max(1, -int(-(stand.until - moment).total_seconds() // 60))
    return {
        "left": ngettext("Nog {n} minuut", "Nog {n} minuten", minutes).format(n=minutes),
        "minutes": minutes,
        "max": round((stand.until - stand.starts_at).total_seconds()),
        "value": round((moment - stand.starts_at).total_seconds()),
    }
