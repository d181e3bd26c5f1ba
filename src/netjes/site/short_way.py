"""The one question that a whole school asks every few seconds, answered before Django asks who looks.

Who asks is in the signed pass that comes along, so there is no session to read and no page to find. The answer is
that of `lessons:stand`, dressed by the same middleware as every page; whatever is not quite this question goes on
to Django, which knows how to refuse it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from csp.middleware import CSPMiddleware
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware

from netjes.lessons.polling import response_to
from netjes.schools.access import NoSchoolHere
from netjes.site.headers import headers_middleware

PATH = "/les/stand/"
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def _stand(request: HttpRequest) -> HttpResponse:
    response = response_to(request)
    response["Content-Length"] = str(len(response.content))
    return response


def short_way(application: Application) -> Application:
    """`application` with this question taken out of it."""
    respond: Any = headers_middleware(_stand)
    for middleware in (XFrameOptionsMiddleware, CSPMiddleware, SecurityMiddleware):
        respond = middleware(respond)

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return application(environ, start_response)
        close_old_connections()
        try:
            response = respond(WSGIRequest(environ))
        except (DisallowedHost, NoSchoolHere):
            return application(environ, start_response)
        finally:
            close_old_connections()
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" or response.status_code == 304 else [response.content]

    return serve
