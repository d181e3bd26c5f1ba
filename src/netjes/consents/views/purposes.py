"""What the school asks for: a list, a new one, other words, and an end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.consents.access import SETTERS, purpose_for
from netjes.consents.actions import Asked, close_purpose, open_purpose, reword_purpose
from netjes.consents.errors import CannotSetPurpose
from netjes.consents.forms import PurposeForm, RewordForm
from netjes.consents.models import Purpose
from netjes.consents.pages import said_as
from netjes.consents.queries import wordings_of
from netjes.consents.states import PurposeKind, Reach
from netjes.schools.access import with_role


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    _viewer, person = with_role(request, *SETTERS)
    found = list(Purpose.objects.for_school(person.school))
    words = wordings_of(found)
    rows = [(purpose, said_as(words[purpose.pk]), words[purpose.pk]) for purpose in found]
    context = {
        "open": [row for row in rows if row[0].closed_at is None],
        "closed": [row for row in rows if row[0].closed_at is not None],
    }
    return render(request, "consents/purposes.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *SETTERS)
    form = PurposeForm(request.POST or None, school=person.school)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            open_purpose(
                actor=viewer.acting_as(*SETTERS), school=person.school, asked=_asked(given),
                kind=PurposeKind(given["kind"]), reach=Reach(given["reach"]), app=given["app"],
                asks_pupils="pupils" in given["whom"], asks_staff="staff" in given["whom"],
            )  # fmt: skip
        except CannotSetPurpose as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("consents:purposes")
    return render(request, "consents/purpose_new.html", {"form": form}, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *SETTERS)
    purpose = purpose_for(viewer, pk)
    last = wordings_of([purpose])[purpose.pk]
    before = {"name": last.name, "text": last.text, "name_en": last.name_en, "text_en": last.text_en}
    form = RewordForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            reword_purpose(
                actor=viewer.acting_as(*SETTERS), purpose=purpose, asked=_asked(form.cleaned_data),
                changes_use=form.cleaned_data["changes"] == "use",
            )  # fmt: skip
        except CannotSetPurpose as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"{reverse('consents:purposes')}#doel-{pk}")
    context = {"form": form, "purpose": purpose, "said": said_as(last), "edition": last.edition}
    return render(request, "consents/purpose.html", context, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *SETTERS)
    purpose = purpose_for(viewer, pk)
    if request.method == "POST":
        close_purpose(actor=viewer.acting_as(*SETTERS), purpose=purpose)
        return redirect("consents:purposes")
    said = said_as(wordings_of([purpose])[purpose.pk])
    return render(request, "consents/purpose_close.html", {"purpose": purpose, "said": said})


def _asked(given: dict[str, str]) -> Asked:
    return Asked(given["name"], given["text"], given["name_en"], given["text_en"])
