"""Looking one's own settings through, and where else there is something to talk about. Nothing is kept of anybody."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.agreements.queries import in_force
from netjes.dialogue.checkup import PARTS
from netjes.dialogue.guidance import Guide, guides_on
from netjes.schools.access import school_of, viewer_of
from netjes.schools.queries import today


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    context = {"polite": viewer_of(request).role == "ouder", "sources": in_force(school_of(request))}
    return render(request, "dialogue/index.html", context)


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """The same for everybody, so it asks nobody who they are; the ticks are the browser's own."""
    day = today()
    apps, more = guides_on(day, "app"), guides_on(day, "more")
    context = {
        "polite": viewer_of(request).role == "ouder",
        "parts": PARTS,
        "apps": apps,
        "more": more,
        "as_of": _oldest([*apps, *more]),
    }
    return render(request, "dialogue/settings.html", context)


def _oldest(guides: list[Guide]) -> date | None:
    return min((each.checked_on for each in guides), default=None)
