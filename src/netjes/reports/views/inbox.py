"""What waits for a reader: by when, along which route and how far. Nothing that is sealed stands here."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.keyring.queries import has_key
from netjes.keyring.unlocking import unlocked_key
from netjes.keyring.views.opening import layout_of
from netjes.reports.access import INCIDENT_READERS, SETTERS, reader
from netjes.reports.models import Report
from netjes.reports.queries import reports_of
from netjes.reports.states import Level, ReportState
from netjes.schools.queries import today

SHOWN_CLOSED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A report as it stands in the list."""

    report: Report
    is_late: bool
    climbed: bool


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    viewer, person = reader(request)
    found = [Row(each, each.waits_for_school and each.answer_by < today(), each.level > Level.FIRST)
             for each in reports_of(person)]  # fmt: skip
    going = [row for row in found if row.report.state != ReportState.CLOSED]
    closed = [row for row in found if row.report.state == ReportState.CLOSED]
    context = {
        "waiting": [row for row in going if row.report.waits_for_school],
        "running": [row for row in going if not row.report.waits_for_school],
        "closed": sorted(closed, key=lambda row: row.report.closed_on or today(), reverse=True)[:SHOWN_CLOSED],
        "day": today(), "layout": layout_of(viewer), "is_open": unlocked_key(request) is not None,
        "has_key": has_key(person), "works": viewer.is_staff, "leads": viewer.has(*INCIDENT_READERS),
        "sets": viewer.has(*SETTERS),
    }  # fmt: skip
    return render(request, "reports/inbox.html", context)
