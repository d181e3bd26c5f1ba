"""What every request gets before a view sees it: its school, its language, its viewer."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from netjes.lib.remembered import remembered
from netjes.schools.access import NoSchoolHere, school_at
from netjes.schools.doors import changes_nothing, keep_cookie, who_is_in
from netjes.schools.errors import LoginNeeded, OwnFamily
from netjes.schools.models import School
from netjes.schools.viewer import NOBODY
from netjes.site.api.problems import NO_SCHOOL, answer

Respond = Callable[[HttpRequest], HttpResponse]

# Asked by machines, and by nobody in particular.
WITHOUT_SCHOOL = frozenset({"/healthz", "/readyz"})


def school_middleware(respond: Respond) -> Respond:
    """Put the school of this address on the request; without one, say so in a page of its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info in WITHOUT_SCHOOL:
            return respond(request)
        try:
            request.school = _school_for(request)  # type: ignore[attr-defined]
        except NoSchoolHere:
            if request.path_info.startswith("/api/"):
                return answer(NO_SCHOOL)
            with translation.override(settings.LANGUAGE_CODE):
                return render(request, "site/no_school.html", status=503)
        return respond(request)

    return middleware


def _school_for(request: HttpRequest) -> School:
    host = request.get_host()
    if changes_nothing(request):
        return remembered(("school", host), lambda: school_at(host))
    return school_at(host)


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
    """Who looks: whoever the session or the cookie of a link says, else nobody we know."""

    def middleware(request: HttpRequest) -> HttpResponse:
        has_school = hasattr(request, "school")
        if has_school and settings.SESSION_COOKIE_NAME in request.COOKIES and _of_another_school(request):
            request.user = AnonymousUser()
        request.viewer = who_is_in(request) if has_school else NOBODY  # type: ignore[attr-defined]
        response = respond(request)
        keep_cookie(request, response)
        return response

    return middleware


def _of_another_school(request: HttpRequest) -> bool:
    """Whether this session is somebody's of another school: here they are nobody, also to django-allauth."""
    here: int = request.school.pk  # type: ignore[attr-defined]
    return bool(getattr(request.user, "school_id", here) != here)


class LoginMiddleware:
    """Where somebody must be known and nobody is: to the page to log in, and afterwards back.

    And where a staff role would reach one's own family: a page that says who does it instead.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OwnFamily):
            context = {"about": error.about, "instead": error.instead, "board": error.board}
            return render(request, "site/own_family.html", context, status=403)
        if not isinstance(error, LoginNeeded):
            return None
        target = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("home")
        return redirect(f"{reverse('schools:log_in')}?{urlencode({'next': target})}")


login_middleware = LoginMiddleware
