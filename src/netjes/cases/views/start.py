"""My cases with what waits for me, the days to remember, and taking something up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.cases.access import DECIDERS, HANDLERS, cases_of
from netjes.cases.actions.opening import Happening, open_case
from netjes.cases.boards import deadlines_of, lines_of
from netjes.cases.errors import CannotOpenCase
from netjes.cases.forms import NewCaseForm, names_in
from netjes.cases.models import Objection
from netjes.cases.origins import Origin, origin_for
from netjes.cases.searching import people_chosen, people_found
from netjes.cases.states import CasePlace, CaseState, ObjectionState
from netjes.schools.access import with_role
from netjes.schools.states import Role


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *DECIDERS)
    cases = cases_of(viewer)
    lines = lines_of(cases, person)
    objections = Objection.objects.for_school(person.school).filter(handler=person, state=ObjectionState.OPEN)
    context = {
        "mine": [line for line in lines if not line.waits_for],
        "others": [line for line in lines if line.waits_for],
        "deadlines": deadlines_of(cases),
        "objections": objections.select_related("measure__case", "measure__party__person"),
        "closed": [case for case in cases if case.state == CaseState.CLOSED][:50],
        "opens": viewer.has(*HANDLERS),
        "sets": viewer.has(Role.HEAD),
    }
    return render(request, "cases/index.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Who it is about is searched for by name; the articles follow, once the day and the people are known."""
    viewer, person = with_role(request, *HANDLERS)
    origin = origin_for(viewer, request.POST.get("van", "") or request.GET.get("van", ""))
    form = NewCaseForm(request.POST or None, initial=_before(origin))
    chosen = people_chosen(viewer, request.POST.getlist("over") if request.method == "POST" else origin.people)
    search = " ".join(request.POST.get("naam", "").split())[:60]
    error = ""
    if request.method == "POST" and request.POST.get("doe") != "zoek" and form.is_valid():
        given = form.cleaned_data
        named = names_in(given["title"], chosen)
        if named:
            form.add_error("title", _("Zet geen namen in de titel: %(name)s staat erin.") % {"name": named})
        else:
            try:
                case = open_case(
                    actor=viewer.acting_as(*HANDLERS), handler=person, concerned=chosen,
                    what=Happening(
                        title=given["title"], happened_on=given["happened_on"], place=CasePlace(given["place"]),
                        only_anonymous=given["only_anonymous"], source=origin.source, origin=origin.ref,
                    ),
                )  # fmt: skip
            except CannotOpenCase as refusal:
                error = str(refusal)
            else:
                return redirect("cases:weigh", case.pk)
    if request.POST.get("doe") == "zoek":
        form = NewCaseForm(initial=request.POST.dict())
    context: dict[str, Any] = {
        "form": form, "chosen": chosen, "search": search, "origin": origin, "error": error,
        "found": people_found(viewer, search, chosen),
    }  # fmt: skip
    return render(request, "cases/new.html", context, status=400 if error or form.errors else 200)


def _before(origin: Origin) -> dict[str, Any]:
    return {"happened_on": origin.on} if origin.on else {}
