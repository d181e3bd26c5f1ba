"""What the school promises to who reports, which days do not count, and whether somebody can read at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from netjes.reports.access import SETTERS
from netjes.reports.actions.rules import Written, set_rules
from netjes.reports.errors import CannotSetRules
from netjes.reports.forms import HolidayForm, RulesForm
from netjes.reports.readiness import missing_in
from netjes.reports.rules import rules_of
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.queries import today
from netjes.timetables.actions import add_holiday, remove_holiday
from netjes.timetables.errors import CannotSetHoliday
from netjes.timetables.models import Holiday

FIELDS = ("answer_in", "reads_from", "reads_until", "phone", "where", "budget")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *SETTERS)
    actor, known = viewer.acting_as(*SETTERS), rules_of(person.school)
    adds = request.POST.get("doe") == "vakantie"
    form = RulesForm(request.POST if request.method == "POST" and not adds else None,
                     initial={name: getattr(known, name) for name in FIELDS})  # fmt: skip
    holiday = HolidayForm(request.POST if adds else None)
    sent = holiday if adds else form
    if request.method == "POST" and sent.is_valid():
        try:
            if adds:
                add_holiday(actor=actor, school=person.school, **holiday.cleaned_data)
            else:
                set_rules(actor=actor, school=person.school, written=Written(**form.cleaned_data))
        except (CannotSetHoliday, CannotSetRules) as refusal:
            sent.add_error(None, str(refusal))
        else:
            return redirect("reports:rules")
    context = {
        "form": form, "holiday": holiday, "missing": missing_in(person.school),
        "holidays": Holiday.objects.for_school(person.school).filter(ends_on__gte=today()),
    }  # fmt: skip
    return render(request, "reports/rules.html", context, status=400 if sent.errors else 200)


@require_POST
def holiday_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a holiday off the list."""
    viewer, person = with_role(request, *SETTERS)
    found = Holiday.objects.for_school(person.school).filter(pk=pk).first()
    if found is None:
        raise NotYours
    remove_holiday(actor=viewer.acting_as(*SETTERS), holiday=found)
    return redirect("reports:rules")
