"""Where a school answers for the data of its people: requests, holds, and erasing with proof."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.privacy.access import DESK, anybody, at_desk, request_for
from netjes.privacy.actions import answer_request, erase_person, plan_of
from netjes.privacy.clocks import held_of
from netjes.privacy.errors import CannotAnswer, CannotErase
from netjes.privacy.looking import note_person, note_request
from netjes.privacy.models import PrivacyRequest
from netjes.privacy.states import RequestState
from netjes.privacy.table import rule_called
from netjes.records.holds import CannotHold, holds_on, lift_hold, place_hold
from netjes.records.models import Erasure
from netjes.records.states import HoldReason
from netjes.schools.errors import NotYours
from netjes.schools.family import own_family
from netjes.schools.models import Person
from netjes.schools.queries import today

AT_MOST = 20  # people found


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, oldest promise first, and finding somebody who asked by letter."""
    viewer, person = at_desk(request)
    school, mine = person.school, own_family(viewer) | {person.pk}
    found = PrivacyRequest.objects.for_school(school).exclude(Q(person__in=mine) | Q(about__in=mine))
    sought = " ".join(request.GET.get("zoek", "").split())[:80]
    context = {
        "waiting": list(found.filter(state=RequestState.OPEN).select_related("person", "about")),
        "answered": list(found.exclude(state=RequestState.OPEN).select_related("about").order_by("-answered_at")[:20]),
        "proofs": list(Erasure.objects.for_school(school.pk).exclude(about=person.ref)[:20]),
        "holds": _holds(person), "sought": sought, "found": _find(person, sought), "today": today(),
    }  # fmt: skip
    return render(request, "privacy/desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what is asked, what could go, and the answer."""
    viewer, person = at_desk(request)
    asked, error = request_for(viewer, pk), ""
    if request.method == "POST":
        try:
            deed = request.POST.get("deed", "")
            if deed not in ("done", "erase", "declined"):
                raise CannotAnswer("Kies wat er gebeurt.")
            answer_request(
                actor=viewer.acting_as(*DESK), by=person, request=asked, answer=request.POST.get("answer", ""),
                done=deed != "declined", erase=deed == "erase",
            )  # fmt: skip
            return redirect("privacy:request", pk)
        except (CannotAnswer, CannotErase) as refusal:
            error = str(refusal)
            asked = request_for(viewer, pk)
    elif asked.about is not None:
        note_request(viewer.acting_as(*DESK), asked.about, asked.ref)
    context = {
        "asked": asked, "error": error, "answer": request.POST.get("answer", ""),
        "deed": request.POST.get("deed", ""), "proof_pk": asked.proof.partition(":")[2],
        "plan": plan_of(asked.about) if asked.about and asked.kind == "erasure" and asked.state == "open" else [],
    }  # fmt: skip
    return render(request, "privacy/request.html", context, status=422 if error else 200)


@never_cache
@require_safe
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What of somebody could go today and what stays, and whether anything is held."""
    viewer, _person = at_desk(request)
    about = anybody(viewer, pk)
    note_person(viewer.acting_as(*DESK), about)
    return _person_page(request, about)


@require_POST
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase what may go, of somebody who asked it by letter or whose data should not have been here."""
    viewer, _person = at_desk(request)
    about = anybody(viewer, pk)
    why = request.POST.get("why", "")
    if why not in ("request", "unfounded") or request.POST.get("sure") != "yes":
        return _person_page(request, about, "Kies waarom, en zet het vinkje. Wissen kan niet worden teruggedraaid.")
    try:
        proof = erase_person(actor=viewer.acting_as(*DESK), person=about, why=why)
    except CannotErase as refusal:
        return _person_page(request, about, str(refusal))
    return redirect("privacy:erased", proof.pk)


@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = at_desk(request)
    about = anybody(viewer, pk)
    try:
        reason = request.POST.get("reason", "")
        if reason not in HoldReason.values:
            raise CannotHold("Kies waarom we niets mogen wissen.")
        place_hold(
            actor=viewer.acting_as(*DESK), school_key=about.school_id, about=about.ref, reason=reason,
            until_on=_day(request.POST.get("until", "")),
        )  # fmt: skip
    except CannotHold as refusal:
        return _person_page(request, about, str(refusal))
    return redirect("privacy:person", pk)


@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = at_desk(request)
    found = holds_on(person.school_id, today()).exclude(about=person.ref).filter(pk=pk).first()
    if found is None:
        raise NotYours
    lift_hold(actor=viewer.acting_as(*DESK), hold=found)
    return redirect("privacy:desk")


@never_cache
@require_safe
def erased(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof: what went, when, by whom and why, and what stayed."""
    _viewer, person = at_desk(request)
    proof = Erasure.objects.for_school(person.school_id).exclude(about=person.ref).filter(pk=pk).first()
    if proof is None:
        raise NotYours
    by = Person.objects.for_school(person.school).filter(pk=_key(proof.by)).first()
    context = {
        "proof": proof, "by": by.name if by else proof.by,
        "erased": [(rule_called(code).what, count) for code, count in proof.erased.items()],
        "stayed": [(rule_called(code).what, count) for code, count in proof.stayed.items()],
    }  # fmt: skip
    return render(request, "privacy/erased.html", context)


def _person_page(request: HttpRequest, about: Person, error: str = "") -> HttpResponse:
    plan = plan_of(about)
    context = {
        "about": about, "error": error, "going": [part for part in plan if not part.stays_because],
        "staying": [part for part in plan if part.stays_because], "reasons": HoldReason.choices,
        "holds": list(holds_on(about.school_id, today()).filter(about=about.ref)),
        "held": about.pk in held_of(about.school),
    }  # fmt: skip
    return render(request, "privacy/person.html", context, status=422 if error else 200)


def _holds(person: Person) -> list[tuple[object, Person | None]]:
    found = list(holds_on(person.school_id, today()).exclude(about=person.ref))
    people = Person.objects.for_school(person.school).in_bulk([_key(each.about) for each in found])
    return [(each, people.get(_key(each.about))) for each in found]


def _find(person: Person, sought: str) -> list[Person]:
    people = Person.objects.for_school(person.school).exclude(pk=person.pk)
    for word in sought.split():
        people = people.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
    return list(people.order_by("family_name", "given_name")[:AT_MOST]) if sought else []


def _key(ref: str) -> int:
    kind, _colon, key = ref.partition(":")
    return int(key) if kind == "person" and key.isdigit() else 0


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CannotHold("Vul in tot en met welke dag we niets mogen wissen.") from None
