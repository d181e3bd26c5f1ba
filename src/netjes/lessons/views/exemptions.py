"""Who may have the phone at hand: giving it, with an end, and never a word of why."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.deciding import rules_for
from netjes.agreements.errors import NoAgreement
from netjes.lessons.access import EXEMPTERS, exempted_for, exemption_for, reached_by
from netjes.lessons.actions.exemptions import end_exemption, give_exemption
from netjes.lessons.answers import Answer, answer_of
from netjes.lessons.errors import CannotExempt
from netjes.lessons.models import Exemption
from netjes.lessons.moments import EXEMPT, PUPIL, TEACHER_SAID_YES
from netjes.lessons.regimes import regimes_of
from netjes.lessons.states import Circumstance
from netjes.lib.clock import now
from netjes.schools.access import with_role
from netjes.schools.models import Person, School
from netjes.schools.people_forms import DayField, PlainForm
from netjes.schools.queries import class_of, today

SOON = timedelta(days=14)
MOST_FOUND = 20


class ExemptionForm(PlainForm):
    """Two days and nothing else: there is no place to write why."""

    first = DayField(label=_("Vanaf welke dag?"))
    last = DayField(label=_("Tot en met welke dag?"), help_text=_("Hooguit een schooljaar. Daarna kan het opnieuw."))


@dataclass(frozen=True, slots=True)
class Row:
    exemption: Exemption
    class_name: str
    last: date
    is_to_come: bool


@never_cache
@require_safe
def exemptions(request: HttpRequest) -> HttpResponse:
    """What runs and what ends soon, of the pupils whom this viewer reaches; and the way to somebody."""
    viewer, person = with_role(request, *EXEMPTERS)
    reached, day = reached_by(viewer), today()
    running = Exemption.objects.for_school(person.school).filter(person__in=reached, ends_on__gt=day)
    rows = [_row(each, day) for each in running.select_related("person__school").order_by("ends_on", "pk")]
    query = request.GET.get("zoek", "").replace("\0", "").strip()[:60]
    found: list[Person] = []
    if query:
        for word in query.split()[:4]:
            reached = reached.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
        found = list(reached[:MOST_FOUND])
    context = {
        "soon": [row for row in rows if row.last < day + SOON],
        "rows": rows,
        "query": query,
        "found": [(each, class_of(each)) for each in found],
        "in_test": in_a_test(person.school),
        "done": request.GET.get("gedaan", ""),
    }
    return render(request, "lessons/exemptions.html", context)


def _row(each: Exemption, day: date) -> Row:
    assert each.ends_on is not None
    group = class_of(each.person)
    return Row(each, group.name if group else "", each.ends_on - timedelta(days=1), each.starts_on > day)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an exemption to one pupil."""
    viewer, person = with_role(request, *EXEMPTERS)
    pupil = exempted_for(viewer, pk)
    form = ExemptionForm(request.POST or None, initial={"first": today()})
    if request.method == "POST" and form.is_valid():
        try:
            give_exemption(
                actor=viewer.acting_as(*EXEMPTERS), by=person, pupil=pupil, first=form.cleaned_data["first"],
                last=form.cleaned_data["last"],
            )  # fmt: skip
        except CannotExempt as refusal:
            form.add_error("last", str(refusal))
        else:
            return redirect(f"{reverse('lessons:exemptions')}?gedaan=gegeven")
    context = {"form": form, "pupil": pupil, "group": class_of(pupil), "in_test": in_a_test(person.school)}
    return render(request, "lessons/exempt.html", context, status=400 if form.errors else 200)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *EXEMPTERS)
    end_exemption(actor=viewer.acting_as(*EXEMPTERS), exemption=exemption_for(viewer, pk))
    return redirect(f"{reverse('lessons:exemptions')}?gedaan=gestopt")


def in_a_test(school: School) -> Answer:
    """What the agreement says of an exempt pupil in a test: the engine answers, not this room."""
    try:
        rules = rules_for(school, PUPIL)
    except NoAgreement:
        rules = None
    facts = regimes_of(school).of(Circumstance.TEST, now()).facts
    return answer_of(rules, {**facts, EXEMPT: True, TEACHER_SAID_YES: True})
