"""Objections: written down when they come on paper, given to somebody else, and weighed by them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from netjes.cases.access import DECIDERS, case_for, leads, measure_for, objection_for, party_for
from netjes.cases.actions.asking import ask_to_weigh
from netjes.cases.actions.telling import decide_objection, give_objection_to, object_to
from netjes.cases.errors import CannotDecide, CannotObject, CannotStep
from netjes.cases.models import Objection
from netjes.cases.pages import articles_of
from netjes.cases.queries import concerned_and_home
from netjes.cases.states import ObjectionState
from netjes.cases.timeline import timeline_of
from netjes.cases.views.case import show
from netjes.cases.views.doing import back_to, day_in
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.queries import people_of, today


@never_cache
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """An objection that came on paper or was told."""
    viewer, _person = with_role(request, *DECIDERS)
    case = case_for(viewer, pk)
    given = request.POST
    party = party_for(case, given.get("over", ""))
    by = next((each for each in concerned_and_home(party) if str(each.pk) == given.get("van", "")), party.person)
    try:
        object_to(
            actor=viewer.acting_as(*DECIDERS), by=by, party=party, words=given.get("woorden", ""),
            received_on=day_in(given.get("dag", "")),
        )  # fmt: skip
    except (CannotObject, CannotStep) as refusal:
        return show(request, viewer, case, party, error=str(refusal), given=given.dict())
    return back_to(case, party)


@never_cache
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Another weighs it: the objection against the measure `pk` that is open now."""
    viewer, _person = with_role(request, *DECIDERS)
    measure = measure_for(viewer, pk)
    if not leads(viewer, measure.case):
        raise NotYours
    found = Objection.objects.for_school(measure.school).filter(measure=measure, state=ObjectionState.OPEN).first()
    key = request.POST.get("wie", "")
    whole = key.isascii() and key.isdecimal() and len(key) <= 15
    handler = people_of(measure.case.school).filter(pk=int(key)).select_related("school").first() if whole else None
    try:
        if found is None or handler is None:
            raise CannotDecide(_("Kies een ander."))
        given = give_objection_to(actor=viewer.acting_as(*DECIDERS), objection=found, handler=handler)
        ask_to_weigh(actor=viewer.acting_as(*DECIDERS), objection=given)
    except CannotDecide as refusal:
        return show(request, viewer, measure.case, measure.party, error=str(refusal))
    return back_to(measure.case, measure.party)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def weigh(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever it was given to reads the file, and decides with a reason."""
    viewer, person = signed_in(request)
    objection = objection_for(viewer, pk)
    measure = objection.measure
    case = measure.case
    error = ""
    if request.method == "POST":
        try:
            decide_objection(
                actor=viewer.acting_as(*DECIDERS), by=person, objection=objection,
                state=ObjectionState(request.POST.get("besluit", "")), answer=request.POST.get("waarom", ""),
            )  # fmt: skip
        except ValueError:
            error = _("Kies wat je besluit.")
        except CannotDecide as refusal:
            error = str(refusal)
        else:
            return redirect("cases:objection", objection.pk)
    case.school = measure.party.person.school = person.school
    states = (ObjectionState.UPHELD, ObjectionState.PARTLY, ObjectionState.DISMISSED)
    context = {
        "objection": objection, "measure": measure, "case": case, "party": measure.party, "error": error,
        "states": [(state, state.label) for state in states], "given": request.POST, "today": today(),
        "timeline": timeline_of(case, person),
        "rests_on": articles_of(case.version, [measure.article]), "is_open": objection.state == ObjectionState.OPEN,
    }  # fmt: skip
    return render(request, "cases/objection.html", context, status=400 if error else 200)
