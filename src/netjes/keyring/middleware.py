"""What a shut reading key leads to, and what becomes of a cookie whose other half is gone."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from netjes.keyring.errors import KeyLocked
from netjes.keyring.forms import OpenForm
from netjes.keyring.queries import has_key
from netjes.keyring.unlocking import COOKIE, KEPT
from netjes.keyring.views.opening import opening_page
from netjes.schools.access import viewer_of

MOST_CARRIED = 200_000  # characters of a form that goes along while somebody opens their key


class ReadingKeyMiddleware:
    """Where a reading key must be open and is not: to the page to open it (or to make one), and afterwards back.

    What somebody had typed goes along in that page, in their own browser: a key shuts while they write.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if COOKIE in request.COOKIES and COOKIE not in response.cookies and KEPT not in request.session:
            response.delete_cookie(COOKIE, samesite="Strict")  # after logging out, among others
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, KeyLocked):
            return None
        viewer = viewer_of(request)
        owns = viewer.person is not None and has_key(viewer.person)
        if owns and request.method == "POST":
            fields = {name: list(values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
            if sum(len(value) for values in fields.values() for value in values) <= MOST_CARRIED:
                response = opening_page(request, viewer, OpenForm(), request.get_full_path(), fields, status=403)
                response.headers["Cache-Control"] = "no-store"
                return response
        target = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("keyring:index")
        return redirect(f"{reverse('keyring:open' if owns else 'keyring:make')}?{urlencode({'next': target})}")


reading_key_middleware = ReadingKeyMiddleware
