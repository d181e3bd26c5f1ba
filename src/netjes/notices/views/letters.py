"""Letters for who has no e-mail address: what waits, and printing it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.notices.letters import letters_of, piles_printed, piles_waiting, print_letters
from netjes.notices.queries import letters_waiting
from netjes.printing.errors import CannotPrint
from netjes.schools.access import KEEPERS, school_of, with_role
from netjes.schools.family import own_family
from netjes.schools.viewer import Viewer


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    return _page(request, viewer)


@never_cache
@require_POST
def printed(request: HttpRequest) -> HttpResponse:
    """One pile as a PDF. From then on it counts as printed; it can be printed again."""
    viewer, person = with_role(request, *KEEPERS)
    school = school_of(request)
    day, key = _day(request.POST.get("dag", "")), request.POST.get("stapel", "").replace("\0", "")
    notices = letters_of(school, key, day, own_family(viewer))  # a link in one could be used by who prints it
    if not notices:
        return _page(
            request, viewer, _("Deze brieven zijn al geprint, of ze zijn niet meer nodig. Er is niets veranderd.")
        )
    try:
        content = print_letters(
            actor=viewer.acting_as(*KEEPERS), school=school, notices=notices, sender=(person.name, str(viewer.label))
        )
    except CannotPrint as error:
        return _page(request, viewer, str(error))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="brieven.pdf"'
    return response


def _page(request: HttpRequest, viewer: Viewer, wrong: str = "") -> HttpResponse:
    school, mine = school_of(request), own_family(viewer)
    context = {
        "waiting": piles_waiting(school, mine),
        "done": piles_printed(school, mine),
        "for_others": letters_waiting(school).filter(person__in=mine).count(),
        "wrong": wrong,
    }
    return render(request, "notices/letters.html", context, status=409 if wrong else 200)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
