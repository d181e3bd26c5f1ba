"""What somebody was told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from netjes.notices.actions import read_notice
from netjes.notices.models import Notice
from netjes.notices.queries import notices_of
from netjes.schools.access import signed_in
from netjes.schools.errors import NotYours


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    viewer, person = signed_in(request)
    return render(request, "notices/mine.html", {"notices": notices_of(person), "polite": viewer.role == "ouder"})


@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what a notice is about; from then on it counts as read."""
    _viewer, person = signed_in(request)
    notice = Notice.objects.for_school(person.school).filter(person=person, pk=pk).first()
    if notice is None:
        raise NotYours
    read_notice(notice=notice)
    return redirect(notice.path or "notices:mine")
