"""Every refusal of the API as problem+json (RFC 9457): in Dutch, safe to show, and never a page."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from netjes.lib.problems import Problem, Wrong
from netjes.norms.errors import suggestion

MEDIA_TYPE = "application/problem+json"
LOGGER = logging.getLogger("netjes.api")

UNKNOWN_TOKEN = Problem(
    401,
    "unknown-token",
    "Deze koppeling is niet bekend",
    'Stuur de kop "Authorization: Bearer netjes_…" met een koppeling die op dit adres werkt. '
    "De school maakt er een bij Mensen, Koppelingen.",
    headers={"WWW-Authenticate": 'Bearer realm="Netjes"'},
)
NOTHING_HERE = Problem(404, "not-found", "Dit bestaat hier niet", "Kijk het adres na: /api/v1/openapi.json noemt ze.")
NO_SCHOOL = Problem(503, "no-school", "Op dit adres is geen school", "Gebruik het adres van de school zelf.")
BROKEN = Problem(500, "broken", "Er ging bij ons iets mis", "Er is niets veranderd. Probeer het later nog eens.")
BAD_REQUEST = Problem(400, "bad-request", "Deze aanvraag klopt niet", "Kijk het adres en de koppen na.")
UNREADABLE = ("unreadable", "Deze aanvraag is niet te lezen")

FIXED = {
    "missing": "Dit veld ontbreekt.",
    "string_type": "Geef hier tekst.",
    "string_too_short": "Vul dit in.",
    "bool_type": "Kies true, false of null.",
    "dict_type": "Geef hier een JSON-object.",
    "model_type": "Geef een JSON-object.",
    "model_attributes_type": "Geef een JSON-object.",
}


def answer(problem: Problem) -> HttpResponse:
    """The response of a problem. Plain ASCII, so that no text of a caller can break it."""
    response = HttpResponse(json.dumps(problem.as_json()), status=problem.status, content_type=MEDIA_TYPE)
    for name, value in problem.headers.items():
        response[name] = value
    response["Cache-Control"] = "no-store"
    return response


def not_allowed(methods: str) -> Problem:
    """`methods` is the value of the Allow header."""
    return Problem(
        405, "method-not-allowed", "Zo kan dit adres niet worden gebruikt", f"Gebruik {methods}.",
        headers={"Allow": methods},
    )  # fmt: skip


def too_large(limit: int) -> Problem:
    return Problem(413, "too-large", "Deze aanvraag is te groot", f"Stuur ten hoogste {limit // 1024} kB.")


def register(api: NinjaAPI) -> None:
    """Answer whatever goes wrong in `api` with a problem."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Problem: lambda request, error: answer(error),
        ValidationError: lambda request, error: answer(_wrong_fields(error.errors)),
        AuthenticationError: lambda request, error: answer(UNKNOWN_TOKEN),
        Throttled: lambda request, error: answer(_too_often(error)),
        HttpError: lambda request, error: answer(_refused(error)),
        Http404: lambda request, error: answer(NOTHING_HERE),
        Exception: _broken,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    LOGGER.error("%s on an API request", type(error).__name__, exc_info=error)
    return answer(BROKEN)


def _refused(error: HttpError) -> Problem:
    """What the framework refuses: nearly always a body that its parser could not read, with our reason in it."""
    if isinstance(error.__cause__, Problem):
        return error.__cause__
    return Problem(error.status_code, *UNREADABLE)


def _too_often(error: Throttled) -> Problem:
    seconds = max(1, round(error.wait or 1))
    return Problem(
        429, "too-many-requests", "Deze koppeling vraagt te vaak", f"Probeer het over {seconds} seconden weer.",
        headers={"Retry-After": str(seconds)},
    )  # fmt: skip


def _wrong_fields(found: Sequence[Mapping[str, Any]]) -> Problem:
    wrong = [Wrong(_field(each["loc"]), _said(each)) for each in found]
    named = " ".join(f"{each.field}: {each.detail}" for each in wrong[:3])
    return Problem(422, "wrong-fields", "Deze aanvraag klopt niet", named, wrong)


def _field(place: Sequence[Any]) -> str:
    """The path of a field as the caller wrote it: without where it came from and what our code calls the whole."""
    inside = place[2:] if place[0] == "body" else place[1:]
    return ".".join(str(part) for part in inside if part != "[key]") or "body"


def _said(error: Mapping[str, Any]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"Dit veld is niet bekend.{suggestion(str(error['loc'][-1])[:80], ('role', 'act', 'facts', 'at'))}"
    if kind == "string_too_long":
        return f"Gebruik ten hoogste {context['max_length']} tekens."
    if kind == "too_long":
        return f"Geef er ten hoogste {context['max_length']}."
    if kind == "value_error":
        return str(context.get("error", "Deze waarde klopt niet."))
    return FIXED.get(kind, "Deze waarde klopt niet.")
