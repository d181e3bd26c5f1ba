"""The example school's strip on top: look at Netjes through the eyes of one of its people.

Exists only under `settings.DEMO`, which refuses to start with addresses beyond this machine. A cookie holds
nothing but the code of who is looked as, signed. Because anyone can be anyone here, a request from another
machine, or for a school that is not the example, is turned away even when something was set up by mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from netjes.schools.models import Person, School
from netjes.schools.viewer import Viewer, viewer_for
from netjes.site.demo_school import SLUG
from netjes.site.environment import is_loopback
from netjes.site.errors import not_found
from netjes.site.navigation import address

COOKIE, SALT, VISITOR = "kijkt_als", "netjes.site.demo", "bezoeker"

# Pages that are there whoever looks; from any other one, a change of eyes leads to the first page.
STAY = frozenset(
    {"home", "agreements:index", "agreements:agreement", "agreements:article", "signing:mine", "notices:mine", "me"}
)


@dataclass(frozen=True, slots=True)
class Eyes:
    """Somebody of the example school through whose eyes one can look."""

    code: str
    label: str | Promise
    given_name: str = ""
    family_name: str = ""
    name: str = ""


EYES: dict[str, Eyes] = {
    each.code: each
    for each in (
        Eyes(VISITOR, _("bezoeker")),
        Eyes("leerling", _("leerling"), "Noor", "Vries", "Noor de Vries"),
        Eyes("leerling-met-zaak", _("leerling met een zaak"), "Eva", "Mulder", "Eva Mulder"),
        Eyes("ouder", _("ouder"), "Marieke", "Vries", "Marieke de Vries"),
        Eyes("mentor", _("mentor"), "Anneke", "Bos", "Anneke Bos"),
        Eyes("teamleider", _("teamleider"), "Petra", "Visser", "Petra Visser"),
        Eyes("communicatie", _("communicatie"), "Chantal", "Graaf", "Chantal de Graaf"),
        Eyes("vertrouwenspersoon", _("vertrouwenspersoon"), "Yvette", "Helder", "Yvette Helder"),
        Eyes("rector", _("rector"), "Ilse", "Terpstra", "Ilse Terpstra"),
        Eyes("beheerder", _("beheerder"), "Karin", "Oosthoek", "Karin Oosthoek"),
        Eyes("raad", _("raadslid"), "Joost", "Smit", "Joost Smit"),
    )
}


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip as the page shows it: whom one can choose, and who that is now."""

    eyes: list[Eyes]
    chosen: Eyes


def strip_for(viewer: Viewer) -> Strip:
    now = EYES[VISITOR]
    if viewer.through == "demo" and viewer.person:
        now = next((eyes for eyes in EYES.values() if eyes.name == viewer.person.name), now)
    return Strip(list(EYES.values()), now)


def person_behind(eyes: Eyes, school: School) -> Person | None:
    """The person of the example school; None for a visitor, and where they do not live (yet)."""
    found = Person.objects.for_school(school).filter(given_name=eyes.given_name, family_name=eyes.family_name)
    return found.select_related("school").first() if eyes.name else None


def demo_middleware(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Fill `request.viewer` from the strip's cookie; without one it stays who is logged in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        school = getattr(request, "school", None)
        elsewhere = not is_loopback(request.META.get("REMOTE_ADDR", ""))
        if elsewhere or (school and school.slug != SLUG):
            return not_found(request)
        try:
            code = request.get_signed_cookie(COOKIE, default="", salt=SALT)
        except BadSignature:
            code = ""
        person = person_behind(EYES[code], school) if school and code in EYES else None
        if person:
            request.viewer = viewer_for(person, "demo")  # type: ignore[attr-defined]
        return respond(request)

    return middleware


@require_POST
def look_as(request: HttpRequest) -> HttpResponse:
    """Take somebody's eyes, or give them back by choosing them once more; then go on where that is possible."""
    code = request.POST.get("rol", "")
    if code not in EYES:
        raise Http404
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    back = code == VISITOR or strip_for(viewer).chosen.code == code
    response = HttpResponseRedirect(_page_for(request, VISITOR if back else code))
    if back:
        response.delete_cookie(COOKIE)
    else:
        response.set_signed_cookie(COOKIE, code, salt=SALT, httponly=True, samesite="Lax")
    return response


def _page_for(request: HttpRequest, code: str) -> str:
    """The same page when these eyes may see it, else the one where their day begins."""
    target, at_work = request.POST.get("next", ""), code not in (VISITOR, "leerling", "ouder")
    if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        try:
            match = resolve(target.split("?")[0])
        except Resolver404:
            match = None
        to_today = at_work and match and match.view_name == "home"
        if match and not to_today and (match.app_names == ["asking"] or match.view_name in STAY):
            return target
    return (at_work and address("today")) or reverse("home")
