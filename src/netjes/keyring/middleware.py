"""What a shut reading key leads to, and what becomes of a cookie whose other half is gone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from netjes.keyring.errors import KeyLocked
from netjes.keyring.queries import has_key
from netjes.keyring.unlocking import COOKIE, KEPT
from netjes.schools.access import viewer_of


class ReadingKeyMiddleware:
    """Where a reading key must be open and is not: to the page to open it (or to make one), and afterwards back."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        gone = COOKIE in request.COOKIES and COOKIE not in response.cookies and KEPT not in request.session
        if gone:  # after logging out, among others
            response.delete_cookie(COOKIE, samesite="Strict")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, KeyLocked):
            return None
        person = viewer_of(request).person
        page = "keyring:open" if person is not None and has_key(person) else "keyring:make"
        target = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("keyring:index")
        return redirect(f"{reverse(page)}?{urlencode({'next': target})}")


reading_key_middleware = ReadingKeyMiddleware
