"""Proposing a measure, deciding it, looking over it, letting it begin, ending it and taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from netjes.cases.access import DECIDERS, case_for, measure_for, party_for
from netjes.cases.actions.asking import ask_network, ask_to_decide
from netjes.cases.actions.measures import (
    Proposal,
    begin_measure,
    decide_measure,
    end_measure,
    propose_measure,
    second_measure,
    withdraw_measure,
)
from netjes.cases.catalogue import NETWORK, PHONE
from netjes.cases.days import day_or_none
from netjes.cases.errors import CannotDecide, CannotStep, GateClosed
from netjes.cases.models import Case, CatalogueEntry, Measure
from netjes.cases.pages import letter_kind_for, recipients_of
from netjes.cases.queries import catalogue_of
from netjes.cases.views.case import show
from netjes.cases.views.doing import back_to, day_in
from netjes.schools.access import with_role
from netjes.schools.queries import today
from netjes.schools.viewer import Viewer
from netjes.timetables.school_days import school_days_of

REFUSALS = (CannotStep, CannotDecide, GateClosed)


@never_cache
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """What is chosen, on which article, and why it is enough. Who may decide it decides it in the same go."""
    viewer, person = with_role(request, *DECIDERS)
    case = case_for(viewer, pk)
    given = request.POST
    party = party_for(case, given.get("over", ""))
    actor = viewer.acting_as(*DECIDERS)
    try:
        measure = propose_measure(actor=actor, by=person, party=party, what=_proposal(case, party.audience, given))
        ask_to_decide(actor=actor, measure=measure, proposed_by=person)
    except REFUSALS as refusal:
        return show(request, viewer, case, party, error=str(refusal), given=given.dict())
    return back_to(case, party)


def _proposal(case: Case, audience: str, given: Any) -> Proposal:
    entry = _entry(case, audience, given.get("maatregel", ""))
    days = given.get("dagen", "").strip()
    if days and not (days.isascii() and days.isdecimal() and len(days) <= 3):
        raise CannotStep(_("Schrijf het aantal schooldagen als een heel getal."))
    article = given.get("artikel", "")
    return Proposal(
        entry=entry, article=article if article in case.articles else "", why=given.get("waarom", ""),
        days=int(days) if days and entry.most_days else None, last_resort=bool(given.get("uiterste")),
    )  # fmt: skip


def _entry(case: Case, audience: str, given: str) -> CatalogueEntry:
    found = next((each for each in catalogue_of(case.school, audience) if str(each.pk) == given), None)
    if found is None:
        raise CannotStep(_("Kies wat hierbij past."))
    return found


@never_cache
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Deciding, agreeing as a second, ending and taking back."""
    viewer, person = with_role(request, *DECIDERS)
    measure = measure_for(viewer, pk)
    case, party, actor = measure.case, measure.party, viewer.acting_as(*DECIDERS)
    try:
        match request.POST.get("doe"):
            case "besluit":
                decide_measure(actor=actor, by=person, measure=measure)
            case "akkoord":
                second_measure(actor=actor, by=person, measure=measure)
            case "klaar":
                end_measure(actor=actor, measure=measure)
            case "trek-in":
                withdraw_measure(actor=actor, measure=measure, because=request.POST.get("waarom", ""))
            case _:
                raise CannotStep(_("Kies wat je wilt doen."))
    except REFUSALS as refusal:
        return show(request, viewer, case, party, error=str(refusal), given=request.POST.dict())
    return back_to(case, party)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Letting it take effect: what will happen then, and when."""
    viewer, _person = with_role(request, *DECIDERS)
    measure = measure_for(viewer, pk)
    error = ""
    if request.method == "POST":
        try:
            starts = day_in(request.POST.get("begin", ""))
            ends = day_in(request.POST.get("eind", "")) if request.POST.get("eind") else None
            begin_measure(actor=viewer.acting_as(*DECIDERS), measure=measure, starts_on=starts, ends_on=ends)
            ask_network(actor=viewer.acting_as(*DECIDERS), measure=measure)
        except REFUSALS as refusal:
            error = str(refusal)
        else:
            return back_to(measure.case, measure.party)
    return render(
        request, "cases/begin.html", _begins(viewer, measure, request.POST) | {"error": error},
        status=400 if error else 200,
    )  # fmt: skip


def _begins(viewer: Viewer, measure: Measure, given: Any) -> dict[str, Any]:
    letters = recipients_of(measure.party, letter_kind_for(measure), measure)
    written = next((each.letter.body.get("lasts") for each in letters if each.letter), None) or ["", ""]
    first = max(day_or_none(written[0]) or today(), today())
    last = day_or_none(written[1])
    if last is None and (measure.days or measure.entry.most_days):
        last = school_days_of(measure.school).last_of(first, measure.days or min(measure.entry.most_days or 1, 5))
    return {
        "measure": measure, "case": measure.case, "party": measure.party, "last": last, "first": first,
        "given": given, "is_phone": measure.entry.code == PHONE, "is_network": measure.entry.code == NETWORK,
        "letters": letters,
    }  # fmt: skip
