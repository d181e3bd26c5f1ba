"""The picture itself: for its maker as it is, for who is asked as it would go out, and cleaned to take along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.checks.errors import CannotCheck
from netjes.consents.pages import said_as
from netjes.consents.queries import wordings_of
from netjes.photos import wording
from netjes.photos.access import WORKS_HERE, asked_photo, photo_for
from netjes.photos.actions import note_download
from netjes.photos.drawing import as_published, preview_of
from netjes.photos.pages import asked_of_maker, look_at
from netjes.photos.queries import boxes_on
from netjes.schools.access import signed_in, with_role


def _jpeg(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """As it is, small, for its maker alone: the boxes are drawn over it by the page."""
    viewer, _person = with_role(request, *WORKS_HERE)
    return _jpeg(bytes(photo_for(viewer, pk, file="small").small))


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As it would go out, small, for its maker."""
    viewer, _person = with_role(request, *WORKS_HERE)
    photo = photo_for(viewer, pk, file="small")
    return _jpeg(preview_of(photo, boxes_on(photo)))


@require_safe
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody is asked about: the picture as it would go out, and where. For who has an open question only."""
    viewer, person = signed_in(request)
    photo, questions = asked_photo(person, pk)
    words = wordings_of([question.purpose for question in questions])
    context = {
        "photo": photo,
        "questions": questions,
        "where": [said_as(wording).name for wording in words.values()],
        "polite": viewer.role == "ouder",
        "person": person,
    }
    response = render(request, "photos/asked.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def asked_picture(request: HttpRequest, pk: int) -> HttpResponse:
    _viewer, person = signed_in(request)
    photo, _questions = asked_photo(person, pk)
    return _jpeg(preview_of(photo, boxes_on(photo)))


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole picture, cleaned and covered; only on *mag*. Else why not, and whom to ask."""
    viewer, _person = with_role(request, *WORKS_HERE)
    photo = photo_for(viewer, pk, file="picture")
    looked = look_at(photo)
    if not looked.may_go:
        advice = wording.advice(looked, asked_of_maker(looked))
        context = {"photo": photo, "advice": advice, "code": looked.judgement.code}
        return render(request, "photos/not_yet.html", context, status=409)
    try:
        content = as_published(photo, looked.boxes)
    except CannotCheck as refusal:
        context = {"photo": photo, "advice": [str(refusal)], "code": "overleg"}
        return render(request, "photos/not_yet.html", context, status=409)
    note_download(actor=viewer.acting_as(*WORKS_HERE), photo=photo)
    response = _jpeg(content)
    response["Content-Disposition"] = f'attachment; filename="foto-{photo.pk}.jpg"'
    return response
