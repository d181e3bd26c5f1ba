"""The page of a case: the gates on top, the one at its turn with its form, what happened, and what belongs to it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.cases.access import DECIDERS, case_for, leads, party_for
from netjes.cases.actions.steps import NEVER_PASSED
from netjes.cases.deciders import SECONDS, check_second, is_involved, may_decide
from netjes.cases.errors import CannotDecide
from netjes.cases.forms import AT_ANY_TIME
from netjes.cases.looking import note_look
from netjes.cases.models import Case, Measure, NetworkTask, Objection, Party
from netjes.cases.pages import (
    BEGIN,
    NEEDS,
    Where,
    articles_of,
    choices_for,
    letter_kind_for,
    people_in,
    readers_of,
    recipients_of,
    what_helps,
    where_is,
    who_decides,
)
from netjes.cases.queries import concerned_in, treated_unlike
from netjes.cases.signed import signed_by
from netjes.cases.states import CaseState, GateCode, MeasureState, ObjectionState
from netjes.cases.timeline import timeline_of
from netjes.schools.access import with_role
from netjes.schools.models import Person
from netjes.schools.queries import class_of, guardians_of, holders, today
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

WEIGHERS = (Role.BOARD, Role.HEAD, Role.TEAM_LEADER, Role.COORDINATOR, Role.CARE_COORDINATOR)  # who is asked to


@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *DECIDERS)
    found = case_for(viewer, pk)
    party = party_for(found, request.GET.get("over", ""))
    note_look(actor=viewer.acting_as(*DECIDERS), case=found, party=party)
    return show(request, viewer, found, party)


def show(
    request: HttpRequest, viewer: Viewer, case: Case, party: Party, *, error: str = "",
    given: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """The page, with what was refused on top and what was typed still there."""
    assert viewer.person is not None
    where = where_is(party)
    parties = concerned_in(case)
    context = {
        "case": case, "party": party, "parties": parties if len(parties) > 1 else [], "where": where,
        "box": _box(case, where), "is_open": case.state == CaseState.OPEN, "leads": leads(viewer, case),
        "error": error, "given": given or {}, "today": today(), "timeline": timeline_of(case, viewer.person),
        "articles": articles_of(case.version, case.articles), "signed": signed_by(party.person, case.version),
        "people": people_in(case), "class": class_of(party.person),
        "readers": readers_of(case), "heads": _heads(case),
        "guardians": _guardians(party), "kinds": [(kind, kind.label) for kind in AT_ANY_TIME],
        "passable": where.gate.code not in NEVER_PASSED and not where.gate.is_past and where.turn != BEGIN,
        "mine": case.handler_id == viewer.person.pk,
        **_turn(viewer.person, case, where),
    }  # fmt: skip
    return render(request, "cases/case.html", context, status=400 if error else 200)


def _heads(case: Case) -> list[Person]:
    return [each for each in holders(case.school, Role.HEAD) if not is_involved(case, each)]


def _guardians(party: Party) -> list[Person]:
    if party.audience != "leerling":
        return []
    return [each.guardian for each in guardians_of([party.person], party.school)]


def _box(case: Case, where: Where) -> str:
    """Which form stands in the box."""
    if case.state != CaseState.OPEN:
        return ""
    if where.is_unsupported:
        return "cases/gates/supported.html"
    if where.turn == GateCode.TOLD and where.measure is None:
        return "cases/gates/tell.html"
    return f"cases/gates/{where.turn}.html"


def _turn(person: Person, case: Case, where: Where) -> dict[str, Any]:
    """What the form at its turn needs besides."""
    measure, party = where.measure, where.party
    found: dict[str, Any] = {"measure": measure}
    if where.turn == GateCode.MEASURE:
        found |= {"choices": choices_for(case, party), "helps": what_helps(case, where)}
        if measure is not None:
            found |= _deciding(person, case, measure) | {"unlike": treated_unlike(measure)}
    elif where.turn == GateCode.AROUND:
        found["needs"] = [(need, NEEDS[need.kind]) for need in where.needs if not need.is_done]
    elif where.turn == GateCode.TOLD:
        kind = letter_kind_for(measure)
        found |= {"kind": kind, "recipients": recipients_of(party, kind, measure)}
    if measure is not None and where.turn != GateCode.TOLD:
        kind = letter_kind_for(measure)
        letters = recipients_of(party, kind, measure)
        if any(each.letter and each.letter.sent_on for each in letters):
            found |= {
                "kind": kind,
                "unwritten": [each for each in letters if not (each.letter and each.letter.sent_on)],
            }
    if measure is not None:
        rows = Objection.objects.for_school(case.school).filter(measure=measure)
        found["objection"] = rows.filter(state=ObjectionState.OPEN).select_related("handler", "by").first()
        found["decided_objection"] = rows.exclude(state=ObjectionState.OPEN).exists()
        out = {case.handler_id, measure.proposed_by_id, measure.decided_by_id, measure.seconded_by_id}
        found["weighers"] = [each for each in holders(case.school, *WEIGHERS) if each.pk not in out]
        found["tasks"] = NetworkTask.objects.for_school(case.school).filter(measure=measure)
        found["runs"] = measure.state == MeasureState.RUNNING
    return found


def _deciding(person: Person, case: Case, measure: Measure) -> dict[str, Any]:
    try:
        check_second(measure, person)
        seconds = measure.state == MeasureState.DECIDED
    except CannotDecide:
        seconds = False
    return {
        "proposed": measure.state == MeasureState.PROPOSED, "decides": may_decide(case, measure.entry, person),
        "seconds": seconds, "who_decides": who_decides(case, measure),
        "who_seconds": [each for each in holders(case.school, *SECONDS) if each.pk != measure.decided_by_id],
        "rests_on": articles_of(case.version, [measure.article]),
    }  # fmt: skip
