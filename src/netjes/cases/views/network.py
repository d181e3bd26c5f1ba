"""Tasks for who keeps the network: shutting somebody out, and letting them in again, each on its day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.cases.access import task_for
from netjes.cases.actions.measures import settle_network_task
from netjes.cases.models import NetworkTask
from netjes.schools.access import with_role
from netjes.schools.queries import today
from netjes.schools.states import Role


@never_cache
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """No more than the network needs: who, from when, until when. Not why."""
    _viewer, person = with_role(request, Role.NETWORK)
    rows = NetworkTask.objects.for_school(person.school).select_related("measure__party__person", "done_by")
    context = {
        "open": rows.filter(done_at__isnull=True),
        "done": rows.exclude(done_at__isnull=True)[:20],
        "today": today(),
    }
    return render(request, "cases/network.html", context)


@never_cache
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = with_role(request, Role.NETWORK)
    settle_network_task(actor=viewer.acting_as(Role.NETWORK), by=person, task=task_for(viewer, pk))
    return redirect("cases:network")
