"""The drafts of a school, a new one, and one at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.drafting.access import EDITORS, draft_for
from netjes.schools.access import signed_in, with_role


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The drafts and where each stands."""
    with_role(request, *EDITORS)
    return render(request, "drafting/index.html")


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to start from."""
    with_role(request, *EDITORS)
    return render(request, "drafting/upload.html")


@require_safe
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft at a glance: its articles, and what is still to do."""
    viewer, _person = signed_in(request)
    return render(request, "drafting/overview.html", {"draft": draft_for(viewer, pk, to="read")})
