"""The API for other programs: what each room offers, behind one door, with one way to refuse.

Only a token opens it, never a session: so it needs no proof against forgery, and no page of another site can
use somebody's login for it.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from netjes.agreements.api import texts_router, verdict_router
from netjes.lib.problems import Problem
from netjes.signing.api import router as signing_router
from netjes.site.api import problems
from netjes.site.api.description import completed
from netjes.site.api.limits import PerToken, StrictParser, check_size

View = Callable[..., HttpResponse]

ABOUT = """May something be done, what do the agreements say, and how far is the signing: for programs of a school.

Every request needs `Authorization: Bearer netjes_…`: a token that the school made for one integration, with the
scopes it needs, at the school's own address. No answer holds anything about one person."""


class SchoolAPI(NinjaAPI):
    def get_openapi_schema(self, **given: Any) -> Any:
        return completed(super().get_openapi_schema(**given))


per_token = PerToken()
api = SchoolAPI(
    title="Netjes",
    version="1",
    description=ABOUT,
    docs_url=None,  # its page would load scripts from elsewhere
    openapi_url="/openapi.json",
    urls_namespace="api",
    parser=StrictParser(),
    throttle=per_token,
)
problems.register(api)
api.add_router("/verdict", verdict_router)
api.add_router("/agreements", texts_router)
api.add_router("/signing", signing_router)


def _nothing_here(request: HttpRequest) -> HttpResponse:
    return problems.answer(problems.NOTHING_HERE)


def _guarded(view: View) -> View:
    """A view that answers problems and headers as the whole API does, also where no operation was reached."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        try:
            check_size(request)
            response = view(request, *args, **kwargs)
        except Problem as problem:
            response = problems.answer(problem)
        except Exception as error:
            response = api.on_exception(request, error)
        if response.status_code == 405:
            response = problems.answer(problems.not_allowed(response["Allow"]))
        if head:
            request.method = "HEAD"
        return _dressed(request, response)

    return guarded


def _dressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response["Content-Language"] = "nl"
    response["Content-Disposition"] = 'attachment; filename="api.json"'  # for a program; no browser shows it as a page
    patch_vary_headers(response, ["Authorization"])
    if response.status_code == 200 and request.method in ("GET", "HEAD"):
        # A version never changes, but until when it holds does: so the tag is over the whole answer.
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()}"'
        response["Cache-Control"] = "private, no-cache"
        response = _unless_known(request, response)
    response.headers.setdefault("Cache-Control", "no-store")
    allowance = getattr(request, "allowance", None)
    for name, value in (allowance.headers if allowance else {}).items():
        response[name] = value
    return response


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or 304 to a caller that has it already."""
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    return found if isinstance(found, HttpResponse) else response


def _urls() -> tuple[list[Any], str, str]:
    patterns, app, namespace = api.urls
    for pattern in patterns:
        assert isinstance(pattern, URLPattern)
        pattern.callback = csrf_exempt(_guarded(pattern.callback))
    return [*patterns, re_path("", csrf_exempt(_guarded(_nothing_here)), name="nothing")], app, namespace


urls = _urls()
