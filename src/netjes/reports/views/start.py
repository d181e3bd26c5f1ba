"""Help and reports: everything that somebody does here happens at this one address, in the body of a form.

No address says how far somebody is, so nothing of it stands in a history or a log. Nothing is known of who asks
(`netjes.reports.middleware`), so there is no cookie against forgery either; what another site sends is not read.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from netjes.lib.clock import now
from netjes.lib.remembered import remembered
from netjes.reports.asked import Answers
from netjes.reports.errors import CannotReport
from netjes.reports.help_lines import lines_of, oldest_check, somebody_who_listens
from netjes.reports.questions import WANTS
from netjes.reports.rules import promise_of, rules_of
from netjes.reports.telling import reading_of
from netjes.reports.views import receipt, steps, thread
from netjes.schools.access import school_of

AWAY = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"  # a page that nobody wonders about


@csrf_exempt
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site", "") == "cross-site":
        return start(request)
    deeds: dict[str, Callable[[], HttpResponse | None]] = {
        "antwoord": lambda: steps.answer(request, show),
        "verstuur": lambda: receipt.send(request, show),
        "code": lambda: thread.ask_code(request, show),
        "gesprek": lambda: thread.come_in(request, show),
    }
    return deeds.get(request.POST.get("doe", ""), lambda: None)() or start(request)


def start(request: HttpRequest) -> HttpResponse:
    """What do you want? With who reads it, until when one waits, and when it cannot stay secret."""
    context: dict[str, Any] = {"wants": WANTS}
    try:
        context["reading"] = reading_of(school_of(request), Answers())
    except CannotReport as refusal:
        context["nobody"] = str(refusal)
    return show(request, "reports/start.html", context)


def show(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page with help lines and the way out on it; never the strip of the example, which would know somebody."""
    school, moment = school_of(request), localtime(now())
    rules, promise, lines = remembered(
        ("reports.around", school.pk), lambda: (rules_of(school), promise_of(school), lines_of(school))
    )
    around = {
        "away": AWAY, "demo_strip": None, "rules": rules, "reads_now": promise.reads_now(moment),
        "reads_again": promise.reads_again(moment), "lines": [line for line in lines if not line.for_staff],
        "staff_lines": [line for line in lines if line.for_staff], "checked_on": oldest_check(lines),
        "listens": somebody_who_listens(lines),
    }  # fmt: skip
    return render(request, template, around | context, status=status)
