"""One report, as a reader sees it with their key open: the conversation, what to do, and who read it.

Nothing of it is shown, sent or kept while the reading key of who looks is shut.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from netjes.evidence import ChainRole, EvidenceKind
from netjes.keyring.unlocking import unlocked
from netjes.keyring.views.opening import layout_of
from netjes.lib.actors import Actor
from netjes.reports.access import READERS, TAKES_UP, reader, report_for
from netjes.reports.actions.handing_over import hand_over
from netjes.reports.actions.reading import Link, chain_of, route_step_done, set_chain
from netjes.reports.actions.thread import close_report, mark_read, school_answers
from netjes.reports.errors import CannotAnswer, CannotHandOver, CannotOpen
from netjes.reports.kept_words import READY_CHOICES, about_evidence, said_here
from netjes.reports.models import Report, ReportKey, RouteStep
from netjes.reports.opening import Opened, key_by_reader, opened
from netjes.reports.queries import can_become_reader, looks_at, readers_now
from netjes.reports.special import guides_for, key_of
from netjes.reports.states import Level, ReportOutcome, ReportState, Route, Want
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.queries import held_by, today
from netjes.schools.viewer import Viewer

# A reader never takes a report back; who reported does.
OUTCOMES = tuple(each for each in ReportOutcome if each is not ReportOutcome.WITHDRAWN)
EMPTY_LINKS = 3
FORWARDING = ("sent", "take_down")
NOT_TALKED_OUT = (Route.OFFENCE, Route.HOME)  # these have a route of their own, and no talk first


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it. The first time shows to who reported; each time shows to the other readers."""
    viewer, person = reader(request)
    found = report_for(person, pk)
    private = unlocked(request)
    try:
        key = key_by_reader(found, person, private)
        inside = opened(found, key)
    except CannotOpen as refusal:
        return _shut(request, viewer, found, str(refusal))
    if request.method == "GET":
        found = mark_read(actor=_actor(viewer), report=found)
    return _page(request, viewer, person, found, inside)


@sensitive_variables()
def open_for(request: HttpRequest, pk: int) -> tuple[Viewer, Person, Report, Opened]:
    """A report with what stands in it. Raises `NotYours`, also for what no longer opens, and `KeyLocked`."""
    viewer, person = reader(request)
    found = report_for(person, pk)
    private = unlocked(request)
    try:
        return viewer, person, found, opened(found, key_by_reader(found, person, private))
    except CannotOpen:
        raise NotYours from None


def _actor(viewer: Viewer) -> Actor:
    return viewer.acting_as(*READERS)


def _shut(request: HttpRequest, viewer: Viewer, found: Report, why: str) -> HttpResponse:
    context = {"report": found, "why": why, "layout": layout_of(viewer), "readers": _named(readers_now(found))}
    return render(request, "reports/shut.html", context, status=409)


@sensitive_variables()
def _page(
    request: HttpRequest, viewer: Viewer, person: Person, found: Report, inside: Opened, *, error: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    naked = inside.first.naked is True
    done = {step.code: step for step in RouteStep.objects.for_school(found.school).filter(report=found)
            .select_related("by")}  # fmt: skip
    chain = chain_of(found, inside.key)
    named = [Link(name, _role_called(word)) for name, word in inside.first.involved]
    context: dict[str, Any] = {
        "involved": [(name, said_here(role)) for name, role in inside.first.involved],
        "report": found, "first": inside.first,
        "messages": [
            (said, said_here(said.words), [said_here(each) for each in said.choices]) for said in inside.messages
        ],
        "topic": said_here(inside.first.topic), "layout": layout_of(viewer),
        "want": dict(Want.choices).get(inside.first.want, ""), "day": today(), "error": error,
        "has_next": ReportKey.objects.for_school(found.school).filter(report=found, level__gt=found.level).exists(),
        "late": found.waits_for_school and found.answer_by < today(), "climbed": found.level > Level.FIRST,
        "closed": found.state == ReportState.CLOSED, "outcomes": OUTCOMES,
        "ready": [(each, said_here(each)) for each in READY_CHOICES],
        "evidence": [(piece, shown, _kind_word(shown.kind) if shown else "") for piece, shown in inside.evidence],
        "guides": [(guide, [(step, key_of(guide, step), done.get(key_of(guide, step))) for step in guide.steps])
                   for guide in guides_for(found.route, naked=naked)],
        "chain": [*(chain or named), *[Link("", ChainRole.BYSTANDER)] * EMPTY_LINKS],
        "proposed": bool(named) and not chain,
        "chain_open": bool(chain) or inside.first.want in FORWARDING,
        "chain_roles": [(role.value, about_evidence(role.word)) for role in ChainRole],
        "could_read": can_become_reader(found), "readers": _named(readers_now(found)),
        "looks": looks_at(found, [piece for piece, _shown in inside.evidence]), "me": person,
        "may_take_up": viewer.has(*TAKES_UP) and found.route not in NOT_TALKED_OUT,
        "taking_down": inside.first.want == "take_down" or "account" in inside.first.topic,
    } | (more or {})  # fmt: skip
    return render(request, "reports/reading.html", context, status=400 if error else 200)


def _role_called(word: str) -> ChainRole:
    """The role that who reported gave somebody; without one, nobody did anything."""
    return next((role for role in ChainRole if role.word == word), ChainRole.BYSTANDER)


def _kind_word(kind: str) -> str:
    return about_evidence(EvidenceKind(kind).word) if kind in {each.value for each in EvidenceKind} else kind


def _named(people: list[Person]) -> list[tuple[Person, str]]:
    """Each with the role in which they most likely read it."""
    found = []
    for person in people:
        roles = {held.role for held in held_by(person)}
        role = next((each for each in READERS if each in roles and each not in ("teacher",)), None)
        found.append((person, str(role.label) if role else ""))
    return found


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person, found, inside = open_for(request, pk)
    words = request.POST.get("woorden", "")
    choices = (*request.POST.getlist("keuze"), request.POST.get("eigen", ""))
    try:
        school_answers(
            actor=_actor(viewer), by=person, report=found, key=inside.key, words=words, choices=choices
        )  # fmt: skip
    except CannotAnswer as refusal:
        return _page(request, viewer, person, found, inside, error=str(refusal), more={"words": words})
    return redirect("reports:report", pk)


@require_POST
@sensitive_variables()
def close(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person, found, inside = open_for(request, pk)
    outcome = request.POST.get("uitkomst", "")
    if outcome not in {each.value for each in OUTCOMES}:
        return _page(request, viewer, person, found, inside, error=_("Kies eerst hoe het afliep."))
    try:
        close_report(actor=_actor(viewer), report=found, outcome=ReportOutcome(outcome))
    except CannotAnswer as refusal:
        return _page(request, viewer, person, found, inside, error=str(refusal))
    return redirect("reports:inbox")


@require_POST
@sensitive_variables()
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """A step of a special route was done today."""
    viewer, person, found, inside = open_for(request, pk)
    try:
        route_step_done(
            actor=_actor(viewer), by=person, report=found, code=request.POST.get("stap", ""),
            naked=inside.first.naked is True,
        )  # fmt: skip
    except CannotAnswer as refusal:
        return _page(request, viewer, person, found, inside, error=str(refusal))
    return redirect("reports:report", pk)


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def chain(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was what in forwarding it, each person by themselves."""
    viewer, person, found, inside = open_for(request, pk)
    known = {role.value for role in ChainRole}
    pairs = zip(request.POST.getlist("naam"), request.POST.getlist("rol"), strict=False)
    links = [Link(name, ChainRole(role)) for name, role in pairs if name.strip() and role in known]
    try:
        set_chain(actor=_actor(viewer), report=found, key=inside.key, links=links)
    except CannotAnswer as refusal:
        return _page(request, viewer, person, found, inside, error=str(refusal))
    return redirect("reports:report", pk)


@require_POST
@sensitive_variables()
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague read too."""
    viewer, person, found, inside = open_for(request, pk)
    wanted = request.POST.get("aan", "")
    to = next((each for each in can_become_reader(found) if str(each.pk) == wanted), None)
    if to is None:
        return _page(request, viewer, person, found, inside, error=_("Kies eerst een collega."))
    try:
        hand_over(
            actor=_actor(viewer), by=person, report=found, key=inside.key, first=inside.first, to=to,
            is_not_involved=bool(request.POST.get("niet-betrokken")),
        )  # fmt: skip
    except CannotHandOver as refusal:
        return _page(request, viewer, person, found, inside, error=str(refusal))
    return redirect("reports:report", pk)
