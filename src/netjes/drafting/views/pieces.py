"""The reader's proposal beside the source, to be looked through by a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.drafting.access import draft_for
from netjes.schools.access import signed_in


@require_safe
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Every piece of the draft, with the source beside it."""
    viewer, _person = signed_in(request)
    return render(request, "drafting/confirm.html", {"draft": draft_for(viewer, pk, to="write")})
