"""One's own place in a case, from the moment that it was told: what was done, what was decided, and one's own side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from netjes.cases.access import own_party_for
from netjes.cases.actions.telling import object_to, party_replies
from netjes.cases.errors import CannotObject, CannotStep
from netjes.cases.gates import objection_ends
from netjes.cases.models import CaseStep, Letter, Objection, Party
from netjes.cases.pages import articles_of
from netjes.cases.queries import measure_that_counts, rules_of, situation_of
from netjes.cases.states import CaseState, ObjectionState, StepKind
from netjes.schools.access import signed_in
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.viewer import Viewer

# What a parent reads of a child's file: never what the child told, nor whether home was asked about.
FOR_HOME = (
    StepKind.PARENTS_TOLD, StepKind.PARENTS_HEARD, StepKind.EDUCATION, StepKind.INSPECTORATE, StepKind.LEERPLICHT,
    StepKind.OTHER_SCHOOL, StepKind.REPAIRED,
)  # fmt: skip
# What says more about others, or about how school works, than about who it concerns.
NEVER_OWN = (StepKind.PARENTS_NOT_TOLD, StepKind.SUPPORTED, StepKind.NOTE, StepKind.POLICE)


@never_cache
@require_safe
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = signed_in(request)
    return _show(request, viewer, person, own_party_for(viewer, pk))


def _show(
    request: HttpRequest, viewer: Viewer, person: Person, party: Party, *, error: str = "", wrong: str = "",
    words: str = "",
) -> HttpResponse:  # fmt: skip
    own = party.person_id == person.pk
    measure = measure_that_counts(party)
    shown = measure if measure and measure.decided_at else None
    ends = objection_ends(situation_of(party)) if shown else None
    objections = list(Objection.objects.for_school(party.school).filter(measure=shown)) if shown else []
    running = any(each.state == ObjectionState.OPEN for each in objections)
    letters = Letter.objects.for_school(party.school).filter(party=party, to=person, sent_on__isnull=False)
    context: dict[str, Any] = {
        "party": party, "case": party.case, "own": own, "polite": viewer.role == "ouder", "measure": shown,
        "steps": _steps(party, person, own), "letters": letters,
        "articles": articles_of(party.case.version, party.case.articles),
        "objects_until": ends if ends and ends >= today() and not running else None, "objections": objections,
        "is_open": party.case.state == CaseState.OPEN, "error": error, "wrong": wrong, "words": words,
        "complaint": rules_of(party.school).complaint_route, "handler": party.case.handler,
    }  # fmt: skip
    return render(request, "cases/mine.html", context, status=400 if error else 200)


def _steps(party: Party, person: Person, own: bool) -> list[CaseStep]:
    found = CaseStep.objects.for_school(party.school).filter(party=party, shared=True).exclude(kind__in=NEVER_OWN)
    if not own:
        found = found.filter(kind__in=FOR_HOME) | found.filter(kind=StepKind.REPLY, by=person)
    return list(found.select_related("by").order_by("-on_day", "-pk"))


@never_cache
@require_POST
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = signed_in(request)
    party = own_party_for(viewer, pk)
    words = request.POST.get("woorden", "")
    try:
        party_replies(actor=viewer.acting_as(), by=person, party=party, words=words)
    except CannotStep as refusal:
        return _show(request, viewer, person, party, error=str(refusal), wrong="antwoord", words=words)
    return redirect("cases:mine", party.pk)


@never_cache
@require_POST
def objects(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = signed_in(request)
    party = own_party_for(viewer, pk)
    words = request.POST.get("woorden", "")
    try:
        object_to(actor=viewer.acting_as(), by=person, party=party, words=words)
    except CannotObject as refusal:
        return _show(request, viewer, person, party, error=str(refusal), wrong="bezwaar", words=words)
    return redirect("cases:mine", party.pk)
