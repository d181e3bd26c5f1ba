"""Opening a round, seeing how far it is, and reminding whoever has not answered."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.models import Version
from netjes.schools.access import group_for, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Group
from netjes.schools.queries import today
from netjes.schools.viewer import Viewer
from netjes.signing.access import DECIDERS, LEADERS, classes_for, keeps, round_for, version_for
from netjes.signing.actions import close_round, open_round, remind_now
from netjes.signing.errors import CannotOpen, CannotRemind
from netjes.signing.models import Round
from netjes.signing.progress import chase_list, class_page, progress_for
from netjes.signing.queries import Standing, standing_of
from netjes.signing.states import ASKS, Part

WEEKS = 2  # that people get, unless the school chooses another day


@never_cache
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *LEADERS)
    rounds = progress_for(viewer)
    everything = standing_of(person.school, Round.objects.for_school(person.school).all())
    context = {
        "rounds": rounds,
        "over": [each for each in everything if each.over],
        "unasked": _unasked(viewer) if viewer.has(*DECIDERS) else [],
        "keeps": keeps(viewer),
        "done": request.GET.get("gedaan", ""),
        "count": request.GET.get("aantal", "") if request.GET.get("aantal", "").isdecimal() else "",
        "today": today(),
    }
    return render(request, "signing/progress.html", context)


def _unasked(viewer: Viewer) -> list[Version]:
    """Versions that hold or will hold, about which nobody was asked yet."""
    assert viewer.person is not None
    found = Version.objects.for_school(viewer.person.school).filter(revision=0, round__isnull=True)
    newest: dict[int, Version] = {}
    for version in found.select_related("agreement").defer("text", "words", "situations", "decision"):
        if version.agreement_id not in newest or version.number > newest[version.agreement_id].number:
            newest[version.agreement_id] = version
    numbers = Version.objects.for_school(viewer.person.school).values_list("agreement_id", "number")
    highest: dict[int, int] = {}
    for agreement, number in numbers:
        highest[agreement] = max(highest.get(agreement, 0), number)
    return [version for agreement, version in newest.items() if version.number == highest[agreement]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_for(request: HttpRequest, version: int) -> HttpResponse:
    """Put a version before everybody whom it concerns."""
    viewer, _person = with_role(request, *DECIDERS)
    asked_about = version_for(viewer, version)
    existing = Round.objects.for_school(asked_about.school).filter(version=asked_about).first()
    if existing:
        return redirect("signing:progress")
    given = _given(request, asked_about)
    error = ""
    if request.method == "POST":
        try:
            open_round(actor=viewer.acting_as(*DECIDERS), version=asked_about, **_read(given))
        except CannotOpen as refusal:
            error = str(refusal)
        else:
            return _back("open")
    context = {"version": asked_about, "given": given, "parts": Part.choices, "error": error, "most": today()}
    return render(request, "signing/open.html", context, status=400 if error else 200)


def _given(request: HttpRequest, version: Version) -> dict[str, Any]:
    """The form as it was filled in, or as it begins."""
    if request.method == "POST":
        return {
            "parts": request.POST.getlist("wie"),
            "due_on": request.POST.get("voor", "")[:20],
            "every": request.POST.get("om", "")[:4],
            "times": request.POST.get("keer", "")[:4],
        }
    start = max(today(), version.in_force_from - timedelta(days=1))
    due = today() + timedelta(weeks=WEEKS)
    return {
        "parts": [part.value for part in ASKS[version.agreement.audience]],
        "due_on": max(due, start if start < due else due).isoformat(),
        "every": "7",
        "times": "2",
    }


def _read(given: dict[str, Any]) -> dict[str, Any]:
    try:
        due = date.fromisoformat(given["due_on"])
    except ValueError:
        raise CannotOpen(_("Kies tot welke dag je antwoord wilt.")) from None
    if not (given["every"].isdecimal() and given["times"].isdecimal()):
        raise CannotOpen(_("Vul bij de herinneringen getallen in."))
    return {
        "parts": [Part(code) for code in given["parts"] if code in Part.values],
        "due_on": due,
        "remind_every": int(given["every"]),
        "remind_times": int(given["times"]),
    }


@never_cache
@require_safe
def of_group(request: HttpRequest, pk: int, group: int | None = None) -> HttpResponse:
    """A class (or for keepers the staff): names with their state, and what one can do for them."""
    viewer, each, found = led(request, pk, group)
    context = {
        "page": class_page(viewer, each, found),
        "standing": each,
        "group": found,
        "keeps": keeps(viewer),
        "leads": found is not None and viewer.leads(found.pk),
        "pupils_asked": Part.PUPILS in each.parts,
        "guardians_asked": Part.GUARDIANS in each.parts,
        "done": request.GET.get("gedaan", ""),
    }
    return render(request, "signing/group.html", context)


def led(request: HttpRequest, pk: int, group: int | None) -> tuple[Viewer, Standing, Group | None]:
    """A round with a class that the viewer leads, or with the staff for keepers. Raises `NotYours` otherwise."""
    viewer, _person = with_role(request, *LEADERS)
    each = round_for(viewer, pk)
    if group is not None:
        return viewer, each, group_for(viewer, group)
    if not keeps(viewer):
        raise NotYours
    return viewer, each, None


@never_cache
@require_safe
def chase(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has not answered, per class, to print."""
    viewer, _person = with_role(request, *LEADERS)
    each = round_for(viewer, pk)
    context = {"standing": each, "chased": chase_list(viewer, each), "leads": classes_for(viewer)}
    return render(request, "signing/chase.html", context)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *DECIDERS)
    try:
        count = remind_now(actor=viewer.acting_as(*DECIDERS), each=round_for(viewer, pk))
    except CannotRemind:
        return _back("al-herinnerd")
    return _back("herinnerd", count)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *DECIDERS)
    close_round(actor=viewer.acting_as(*DECIDERS), round=round_for(viewer, pk).round)
    return _back("gesloten")


def _back(done: str, count: int | None = None) -> HttpResponse:
    """To the overview, which says what was done."""
    query = {"gedaan": done, **({"aantal": str(count)} if count is not None else {})}
    return redirect(f"{reverse('signing:progress')}?{urlencode(query)}")
