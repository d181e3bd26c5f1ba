"""Writing down what was done in a case: a step, how grave it is, who is in it, going past a gate, and closing."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from netjes.cases.access import DECIDERS, case_for, leads, party_for
from netjes.cases.actions.closing import close_case, settle_without_measure
from netjes.cases.actions.opening import add_party, add_reader, hand_over_case, weigh
from netjes.cases.actions.steps import NEVER_PASSED, Done, note_step, pass_gate
from netjes.cases.actions.telling import tell_party
from netjes.cases.errors import CannotClose, CannotStep, GateClosed
from netjes.cases.forms import WeighForm
from netjes.cases.models import Case, Measure, Party
from netjes.cases.pages import people_in, readers_of, where_is
from netjes.cases.queries import concerned_in
from netjes.cases.searching import people_found
from netjes.cases.states import CaseOutcome, GateCode, Gravity, LetterKind, MeasureState, PartyRole, StepKind
from netjes.cases.views.case import show
from netjes.schools.access import with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.queries import holders, people_of, today
from netjes.schools.viewer import Viewer

TO_THE_CASE = "cases:case"


def back_to(case: Case, party: Party) -> HttpResponse:
    return redirect(f"{reverse(TO_THE_CASE, args=[case.pk])}?over={party.pk}")


def day_in(given: str) -> date:
    """Raises `CannotStep` for what is no day; empty is today."""
    if not given:
        return today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise CannotStep(_("Dit is geen dag. Schrijf hem als 2026-11-24.")) from None


@never_cache
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Something that was done. Whoever works on the case writes down what they did."""
    viewer, person = with_role(request, *DECIDERS)
    case = case_for(viewer, pk)
    given = request.POST
    party = party_for(case, given.get("over", ""))
    try:
        kind = StepKind(given.get("wat", ""))
        note_step(
            actor=viewer.acting_as(*DECIDERS), by=person, case=case, party=party,
            done=Done(
                kind, day_in(given.get("dag", "")), given.get("woorden", ""), interpreter=bool(given.get("tolk")),
                shared=not given.get("niet-delen") and kind is not StepKind.SAFETY_ASKED,
            ),
        )  # fmt: skip
    except ValueError:
        return show(request, viewer, case, party, error=_("Kies wat er is gedaan."), given=given.dict())
    except CannotStep as refusal:
        return show(request, viewer, case, party, error=str(refusal), given=given.dict())
    return back_to(case, party)


def _leader(request: HttpRequest, pk: int) -> tuple[Viewer, Person, Case]:
    viewer, person = with_role(request, *DECIDERS)
    case = case_for(viewer, pk)
    if not leads(viewer, case):
        raise NotYours
    return viewer, person, case


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def weigh_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Which articles it rests on, and how grave it is."""
    viewer, _person, case = _leader(request, pk)
    before = {
        "articles": case.articles, "gravity": case.gravity, "because": case.gravity_because,
        "may_be_crime": case.may_be_crime, "danger": case.danger,
    }  # fmt: skip
    form = WeighForm(request.POST or None, case=case, initial=before)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            weigh(
                actor=viewer.acting_as(*DECIDERS), case=case, gravity=Gravity(given["gravity"]),
                because=given["because"], articles=given["articles"], may_be_crime=given["may_be_crime"],
                danger=given["danger"],
            )  # fmt: skip
        except CannotStep as refusal:
            form.add_error("because", str(refusal))
        else:
            return redirect(TO_THE_CASE, case.pk)
    return render(request, "cases/weigh.html", {"case": case, "form": form}, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in it and as what, who reads along, and who handles it."""
    viewer, _person, case = _leader(request, pk)
    given = request.POST
    error = ""
    if request.method == "POST" and given.get("doe") != "zoek":
        try:
            _change(viewer, case, given)
            return redirect("cases:people", case.pk)
        except CannotStep as refusal:
            error = str(refusal)
    search = " ".join((given.get("naam", "") or request.GET.get("naam", "")).split())[:60]
    context = {
        "case": case, "people": people_in(case), "readers": readers_of(case), "error": error, "search": search,
        "found": people_found(viewer, search, []), "roles": PartyRole.choices,
        "colleagues": [p for p in holders(case.school, *DECIDERS) if p.pk != case.handler_id],
    }  # fmt: skip
    return render(request, "cases/people.html", context, status=400 if error else 200)


def _change(viewer: Viewer, case: Case, given: Any) -> None:
    actor = viewer.acting_as(*DECIDERS)
    key = given.get("wie", "")
    whole = key.isascii() and key.isdecimal() and len(key) <= 15
    whom = people_of(case.school).filter(pk=int(key)).select_related("school").first() if whole else None
    if whom is None:
        raise CannotStep(_("Kies iemand."))
    colleagues = {person.pk for person in holders(case.school, *DECIDERS)}
    match given.get("doe"):
        case "persoon":
            if given.get("rol") not in PartyRole.values:
                raise CannotStep(_("Kies wat iemand in deze zaak is."))
            add_party(actor=actor, case=case, person=whom, role=PartyRole(given["rol"]))
        case "lezer" if whom.pk in colleagues:
            add_reader(actor=actor, case=case, person=whom, because=given.get("waarom", "")[:400])
        case "overdragen" if whom.pk in colleagues:
            hand_over_case(actor=actor, case=case, to=whom)
        case _:
            raise CannotStep(_("Kies een collega die zaken behandelt."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest, pk: int, party: int, gate: str) -> HttpResponse:
    """Going past a gate: with a name and a reason that stay."""
    viewer, person, case = _leader(request, pk)
    whom = party_for(case, str(party))
    if gate not in GateCode.values or GateCode(gate) in NEVER_PASSED:
        raise NotYours
    code, error = GateCode(gate), ""
    if request.method == "POST":
        try:
            pass_gate(
                actor=viewer.acting_as(*DECIDERS), by=person, case=case, party=whom, gate=code,
                because=request.POST.get("waarom", ""),
            )  # fmt: skip
        except (GateClosed, CannotStep) as refusal:
            error = str(refusal)
        else:
            return back_to(case, whom)
    context = {
        "case": case, "party": whom, "label": code.label, "error": error, "because": request.POST.get("waarom", ""),
        "gate": next(each for each in where_is(whom).gates if each.code is code),
    }  # fmt: skip
    return render(request, "cases/emergency.html", context, status=400 if error else 200)


@never_cache
@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """From now on who it concerns sees their own file."""
    viewer, _person, case = _leader(request, pk)
    party = party_for(case, request.POST.get("over", ""))
    try:
        tell_party(
            actor=viewer.acting_as(*DECIDERS), party=party, home_sees=request.POST.get("thuis") == "ja"
        )  # fmt: skip
    except CannotStep as refusal:
        return show(request, viewer, case, party, error=str(refusal), given=request.POST.dict())
    return back_to(case, party)


@never_cache
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """No measure is needed, or after all."""
    viewer, _person, case = _leader(request, pk)
    party = party_for(case, request.POST.get("over", ""))
    try:
        settle_without_measure(
            actor=viewer.acting_as(*DECIDERS), case=case, settled=request.POST.get("doe") != "toch"
        )  # fmt: skip
    except CannotStep as refusal:
        return show(request, viewer, case, party, error=str(refusal))
    return back_to(case, party)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person, case = _leader(request, pk)
    error = ""
    if request.method == "POST":
        try:
            close_case(actor=viewer.acting_as(*DECIDERS), case=case, outcome=CaseOutcome(request.POST.get("hoe", "")))
        except ValueError:
            error = _("Kies hoe het afliep.")
        except (CannotClose, CannotStep) as refusal:
            error = str(refusal)
        else:
            return redirect(TO_THE_CASE, case.pk)
    ended = Measure.objects.for_school(case.school).filter(case=case, state=MeasureState.ENDED).exists()
    context = {
        "case": case, "error": error, "has_measure": ended, "parties": concerned_in(case), "given": request.POST,
        "outcomes": [(each, each.label) for each in CaseOutcome if (each is CaseOutcome.MEASURE) == ended],
        "unfounded": LetterKind.UNFOUNDED,
    }  # fmt: skip
    return render(request, "cases/close.html", context, status=400 if error else 200)
