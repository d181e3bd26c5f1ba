"""The list of measures: for everybody of school to read, for the head to keep; and what the school adds to the law."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netjes.agreements.models import Audience
from netjes.cases.actions.listing import Listed, add_entry, begin_list, retire_entry, set_case_rules, set_entry
from netjes.cases.catalogue import LAW
from netjes.cases.errors import CannotList
from netjes.cases.forms import EntryForm, RulesForm
from netjes.cases.models import CatalogueEntry
from netjes.cases.queries import catalogue_of, rules_of, usual_entries
from netjes.cases.states import Gravity
from netjes.schools.access import signed_in, with_role
from netjes.schools.errors import NotYours
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

FOR_WHOM = {
    "leerling": (Audience.PUPILS,),
    "ouder": (Audience.PUPILS, Audience.PARENTS),
    "medewerker": (Audience.PUPILS, Audience.STAFF, Audience.PARENTS),
}


@never_cache
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """What can follow, from light to heavy, with who decides. A pupil sees what is for pupils."""
    viewer, person = signed_in(request)
    listed = catalogue_of(person.school) or usual_entries(person.school)
    lists = [
        (audience, [_row(entry) for entry in listed if entry.audience == audience])
        for audience in FOR_WHOM.get(viewer.role or "leerling", FOR_WHOM["leerling"])
    ]
    context = {
        "lists": [(audience.label, audience, rows) for audience, rows in lists if rows], "keeps": viewer.has(Role.HEAD),
        "law": LAW, "rules": rules_of(person.school), "polite": viewer.role == "ouder",
    }  # fmt: skip
    return render(request, "cases/measures.html", context)


def _row(entry: CatalogueEntry) -> tuple[CatalogueEntry, str, str]:
    return entry, str(Gravity(entry.weight).label), str(Role(entry.decided_by).label)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, audience: str) -> HttpResponse:
    viewer, person = with_role(request, Role.HEAD)
    if audience not in Audience.values:
        raise NotYours
    form = EntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            begin_list(actor=viewer.acting_as(Role.HEAD), school=person.school)
            add_entry(
                actor=viewer.acting_as(Role.HEAD), school=person.school, audience=Audience(audience), what=_listed(form)
            )  # fmt: skip
        except CannotList as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("cases:measures")
    return render(request, "cases/entry.html", {"form": form, "entry": None}, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, Role.HEAD)
    found = _entry_for(viewer, pk)
    form = EntryForm(request.POST or None, initial=EntryForm.begin(found))
    if request.method == "POST" and form.is_valid():
        try:
            set_entry(actor=viewer.acting_as(Role.HEAD), entry=found, what=_listed(form))
        except CannotList as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("cases:measures")
    return render(request, "cases/entry.html", {"form": form, "entry": found}, status=400 if form.errors else 200)


def _listed(form: EntryForm) -> Listed:
    given: dict[str, Any] = form.cleaned_data
    return Listed(
        name=given["name"], text=given["text"], weight=Gravity(given["weight"]), decided_by=Role(given["decided_by"]),
        needs_second=given["needs_second"], most_days=given["most_days"],
    )  # fmt: skip


def _entry_for(viewer: Viewer, pk: int) -> CatalogueEntry:
    assert viewer.person is not None
    found = CatalogueEntry.objects.for_school(viewer.person.school).filter(pk=pk, retired_at__isnull=True)
    entry = found.select_related("school").first()
    if entry is None:
        raise NotYours
    return entry


@never_cache
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, Role.HEAD)
    retire_entry(actor=viewer.acting_as(Role.HEAD), entry=_entry_for(viewer, pk))
    return redirect("cases:measures")


@never_cache
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Take over the usual list, to change it."""
    viewer, person = with_role(request, Role.HEAD)
    begin_list(actor=viewer.acting_as(Role.HEAD), school=person.school)
    return redirect("cases:measures")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, Role.HEAD)
    form = RulesForm(request.POST or None, initial=RulesForm.begin(rules_of(person.school)))
    if request.method == "POST" and form.is_valid():
        try:
            set_case_rules(actor=viewer.acting_as(Role.HEAD), school=person.school, **form.cleaned_data)
        except CannotList as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("cases:measures")
    return render(request, "cases/rules.html", {"form": form, "law": LAW}, status=400 if form.errors else 200)
