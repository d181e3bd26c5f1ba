"""The example school's strip on top: look at Netjes through the eyes of someone else.

Exists only under `settings.DEMO`, which refuses to start with addresses beyond this machine. A cookie holds
nothing but the role's code, signed. Because anyone can be anyone here, a request from another machine, or
for a school that is not the example, is turned away even when something was set up by mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from netjes.schools.viewer import NOBODY, Viewer
from netjes.site.demo_school import SLUG
from netjes.site.environment import is_loopback
from netjes.site.errors import not_found

COOKIE, SALT = "kijkt_als", "netjes.site.demo"

VIEWERS: dict[str, Viewer] = {
    "leerling": Viewer("leerling", _("leerling")),
    "docent": Viewer("medewerker", _("docent")),
    "ouder": Viewer("ouder", _("ouder")),
    "rector": Viewer("medewerker", _("rector")),
}


@dataclass(frozen=True, slots=True)
class Eyes:
    """One button of the strip."""

    code: str
    label: str | Promise
    chosen: bool


def strip_for(viewer: Viewer) -> list[Eyes]:
    return [Eyes(code, each.label, each is viewer) for code, each in VIEWERS.items()]


def demo_middleware(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Fill `request.viewer` from the strip's cookie."""

    def middleware(request: HttpRequest) -> HttpResponse:
        school = getattr(request, "school", None)
        elsewhere = not is_loopback(request.META.get("REMOTE_ADDR", ""))
        if elsewhere or (school and school.slug != SLUG):
            return not_found(request)
        try:
            code = request.get_signed_cookie(COOKIE, default="", salt=SALT)
        except BadSignature:
            code = ""
        request.viewer = VIEWERS.get(code or "", NOBODY)  # type: ignore[attr-defined]
        return respond(request)

    return middleware


@require_POST
def look_as(request: HttpRequest) -> HttpResponse:
    """Take a role, or give it back by choosing it once more; then return to the same page."""
    code = request.POST.get("rol", "")
    if code not in VIEWERS:
        raise Http404
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = reverse("home")
    response = HttpResponseRedirect(target)
    if VIEWERS[code] is request.viewer:  # type: ignore[attr-defined]
        response.delete_cookie(COOKIE)
    else:
        response.set_signed_cookie(COOKIE, code, salt=SALT, httponly=True, samesite="Lax")
    return response
