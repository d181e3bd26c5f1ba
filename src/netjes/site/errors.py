"""Pages for when it does not work out. Each says what happened, that nothing was lost, and a way on."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from netjes.site.api import problems


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For what is not there and for what this viewer may not see: the same page, the same status."""
    return HttpResponseNotFound(render_to_string("404.html", request=request))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        return problems.answer(problems.BAD_REQUEST)
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came back without its proof: mostly a page that stood open too long."""
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request: what broke may be what the page's surroundings need."""
    if request.path_info.startswith("/api/"):
        return problems.answer(problems.BROKEN)
    return HttpResponseServerError(render_to_string("500.html"))
