"""What every template may use besides its own context: the school, the viewer, the way around."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from netjes.reports.help_lines import lines_beside_alarm
from netjes.schools.viewer import NOBODY
from netjes.site import look
from netjes.site.navigation import address, places_for, side_places_for
from netjes.site.open_rooms import open_rooms_of


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Works on any request, so that an error page can be shown before there is a school."""
    school = getattr(request, "school", None)
    viewer = getattr(request, "viewer", NOBODY)
    known = hasattr(request, "viewer")
    context: dict[str, Any] = {
        "school": school,
        "viewer": viewer,
        "look_url": look.stylesheet_url(school) if school else None,
        "logo_url": look.logo_url(school) if school else None,
        "places": SimpleLazyObject(lambda: places_for(request) if school and known else []),
        "side_places": SimpleLazyObject(lambda: side_places_for(request) if school and known else []),
        "open_rooms": SimpleLazyObject(lambda: open_rooms_of(request) if school else frozenset()),
        "asking_url": address("asking:index"),
        "agreements_url": address("agreements:index"),
        "lines_of_help": SimpleLazyObject(lambda: lines_beside_alarm(school) if school else []),
        "other_language": "nl" if get_language() == "en" else "en",
    }
    if settings.DEMO and school:
        from netjes.site.demo import strip_for

        context["demo_strip"] = strip_for(viewer)
    return context
