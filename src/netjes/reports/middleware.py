"""Who asks for the page of help and reports is nobody, also to the rest of this program.

Before anything else looks at such a request, all that could tell who sends it is taken out: cookies (so a session is
neither read nor touched, and who was logged in stays so elsewhere), the address, the browser and where it came from.
Nothing behind this can write down what it never had.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from netjes.reports.uploads import only_in_memory

Respond = Callable[[HttpRequest], HttpResponse]

PATHS = frozenset({"/melden/"})
# What making the page takes. `X-Forwarded-Proto` says that it came over HTTPS, `Sec-Fetch-Site` from which site.
KEPT = frozenset({
    "HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_ACCEPT_ENCODING", "HTTP_SEC_FETCH_SITE",
})  # fmt: skip
WHERE_FROM = ("REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT", "REMOTE_USER")


def nobody_middleware(respond: Respond) -> Respond:
    """Leave only the chosen language of what says something about who asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info not in PATHS:
            return respond(request)
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        request.COOKIES = {settings.LANGUAGE_COOKIE_NAME: language} if language else {}
        for name in [name for name in request.META if name.startswith("HTTP_") and name not in KEPT]:
            del request.META[name]
        if not settings.DEMO:  # the example looks whether it is asked from this machine
            for name in WHERE_FROM:
                request.META.pop(name, None)
        only_in_memory(request)
        response = respond(request)
        response.cookies.clear()
        return response

    return middleware
