"""What the school published: the list, one publication, and what its author still does with it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.publishing.access import CONNECTERS, READERS, WORKS_HERE, publication_for, takes_down
from netjes.publishing.actions.publishing import note_placed, send, send_again
from netjes.publishing.actions.taking_down import take_down
from netjes.publishing.errors import CannotPublish, CannotTakeDown
from netjes.publishing.models import Publication
from netjes.publishing.published import log_of, tasks_open
from netjes.publishing.views.words import layout
from netjes.publishing.weighing import people_in
from netjes.schools.access import with_role
from netjes.schools.models import Person
from netjes.schools.viewer import Viewer

MOST = 100


@never_cache
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Who reads the whole log sees all; any other colleague what they placed themselves."""
    viewer, person = with_role(request, *WORKS_HERE)
    words = request.GET.get("zoek", "")[:100]
    reads = viewer.has(*READERS)
    rows = list(log_of(person.school, words, None if reads else person)[:MOST])
    context = {
        "layout": layout(viewer),
        "rows": rows,
        "words": words,
        "reads": reads,
        "connects": viewer.has(*CONNECTERS),
        "takes_down": takes_down(viewer),
    }
    return render(request, "publishing/log.html", context)


@never_cache
@require_safe
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, *WORKS_HERE)
    return _page(request, viewer, person, publication_for(viewer, pk))


def _page(request: HttpRequest, viewer: Viewer, person: Person, found: Publication, error: str = "") -> HttpResponse:
    context = {
        "layout": layout(viewer), "row": found, "people": people_in(found), "error": error,
        "mine": found.published_by_id == person.pk, "may_take_down": _may_take_down(viewer, person, found),
        "tasks": list(tasks_open(person.school).filter(publication=found)), "takes_down": takes_down(viewer),
    }  # fmt: skip
    return render(request, "publishing/publication.html", context, status=400 if error else 200)


def _may_take_down(viewer: Viewer, person: Person, found: Publication) -> bool:
    return found.channel.is_reached and found.may_be_out and (found.published_by_id == person.pk or takes_down(viewer))


@never_cache
@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture, as long as it is out."""
    viewer, _person = with_role(request, *WORKS_HERE)
    found = publication_for(viewer, pk)
    if not found.picture:
        raise Http404
    return HttpResponse(bytes(found.picture), content_type="image/jpeg")


@require_POST
def placed(request: HttpRequest, pk: int) -> HttpResponse:
    """It was placed by hand, or turned out to stand there already."""
    viewer, person = with_role(request, *WORKS_HERE)
    found = publication_for(viewer, pk)
    try:
        note_placed(actor=viewer.acting_as(*WORKS_HERE), publication=found, address=request.POST.get("adres", ""))
    except CannotPublish as refusal:
        return _page(request, viewer, person, found, str(refusal))
    return redirect("publishing:publication", pk)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *WORKS_HERE)
    found = send_again(actor=viewer.acting_as(*WORKS_HERE), publication=publication_for(viewer, pk))
    send(found)
    return redirect("publishing:publication", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """With one tap, by who placed it or who takes things down."""
    viewer, person = with_role(request, *WORKS_HERE)
    found = publication_for(viewer, pk)
    if not _may_take_down(viewer, person, found):
        return _page(request, viewer, person, found, _("Dit haal je daar zelf weg."))
    try:
        take_down(actor=viewer.acting_as(*WORKS_HERE), by=person, publication=found)
    except CannotTakeDown as refusal:
        return _page(request, viewer, person, found, str(refusal))
    return redirect("publishing:publication", pk)
