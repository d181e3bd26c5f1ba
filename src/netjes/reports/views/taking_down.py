"""Where a fake account or a picture is reported to its platform, with a letter to copy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netjes.keyring.views.opening import layout_of
from netjes.reports.access import reader
from netjes.reports.takedown import CHECKED_ON, DESKS, letter


@require_safe
def take_down(request: HttpRequest) -> HttpResponse:
    viewer, person = reader(request)
    context = {
        "desks": DESKS, "checked_on": CHECKED_ON, "letter": letter(person.school.name), "layout": layout_of(viewer)
    }  # fmt: skip
    return render(request, "reports/take_down.html", context)
