"""What every request gets before a view sees it: its school, its language, its viewer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from netjes.schools.access import NoSchoolHere, school_at
from netjes.schools.viewer import NOBODY

Respond = Callable[[HttpRequest], HttpResponse]

# Asked by machines, and by nobody in particular.
WITHOUT_SCHOOL = frozenset({"/healthz", "/readyz"})


def school_middleware(respond: Respond) -> Respond:
    """Put the school of this address on the request; without one, say so in a page of its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info in WITHOUT_SCHOOL:
            return respond(request)
        try:
            request.school = school_at(request.get_host())  # type: ignore[attr-defined]
        except NoSchoolHere:
            with translation.override(settings.LANGUAGE_CODE):
                return render(request, "site/no_school.html", status=503)
        return respond(request)

    return middleware


def language_middleware(respond: Respond) -> Respond:
    """The language someone chose, else the school's.

    Not the browser's: many phones in a Dutch classroom speak English, and a page half in English around
    an agreement in Dutch helps nobody. One tap changes it.
    """
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        school = getattr(request, "school", None)
        language = chosen if chosen in known else getattr(school, "language", settings.LANGUAGE_CODE)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = respond(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def viewer_middleware(respond: Respond) -> Respond:
    """Who looks: nobody we know, until a login (or, in the demo, the strip on top) says more."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.viewer = NOBODY  # type: ignore[attr-defined]
        return respond(request)

    return middleware
