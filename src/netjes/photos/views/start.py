"""Choosing a picture, and one's own pictures that are still there."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netjes.photos.access import WORKS_HERE, group_here, photo_for
from netjes.photos.actions import take_in, throw_away
from netjes.photos.actions.taking_in import LARGEST
from netjes.photos.errors import CannotTakeIn
from netjes.photos.forms import number
from netjes.photos.pages import places_of
from netjes.photos.queries import groups_of, groups_today, photos_of
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Group
from netjes.schools.queries import groups_led_by
from netjes.schools.viewer import Viewer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """A picture, where it goes and of which class; then it is looked over."""
    viewer, person = with_role(request, *WORKS_HERE)
    places = places_of(person.school)
    error = ""
    if request.method == "POST":
        code = request.POST.get("doel", "")
        try:
            photo = take_in(
                actor=viewer.acting_as(*WORKS_HERE), by=person, content=_content(request),
                purpose=next((p.purpose for p in places if p.purpose.code == code), None),
                group=_group(viewer, request.POST.get("klas", "")),
            )  # fmt: skip
        except CannotTakeIn as refusal:
            error = str(refusal)
        else:
            return redirect("photos:photo", photo.pk)
    today = groups_today(person)
    first = today or groups_led_by(person)
    context = {
        "where": places,
        "today": today,
        "groups": groups_of(person.school),
        "chosen": number(request.POST.get("klas", "")) or (first[0].pk if first else None),
        "given": request.POST,
        "photos": photos_of(person),
        "error": error,
    }
    return render(request, "photos/index.html", context, status=422 if error else 200)


def _content(request: HttpRequest) -> bytes:
    file = request.FILES.get("foto")
    if not isinstance(file, UploadedFile):
        raise CannotTakeIn(_("Kies eerst een foto."))
    if (file.size or 0) > LARGEST:
        raise CannotTakeIn(_("Deze foto is groter dan 30 MB. Maak hem kleiner en probeer het opnieuw."))
    return file.read()


def _group(viewer: Viewer, given: str) -> Group | None:
    pk = number(given)
    if pk is None:
        return None
    try:
        return group_here(viewer, pk)
    except NotYours:
        return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def throw(request: HttpRequest, pk: int) -> HttpResponse:
    """Throwing a picture away before its time."""
    viewer, _person = with_role(request, *WORKS_HERE)
    photo = photo_for(viewer, pk)
    if request.method == "POST":
        if photo.published_at is None:
            throw_away(actor=viewer.acting_as(*WORKS_HERE), photo=photo)
        return redirect("photos:index")
    return render(request, "photos/throw_away.html", {"photo": photo})
