"""What somebody is: roles, class, parents, and who stands in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netjes.schools.access import KEEPERS, school_of
from netjes.schools.actions import (
    add_guardian,
    add_person,
    end_guardianship,
    give_role,
    let_stand_in,
    place_in_group,
)
from netjes.schools.actions.particulars import end_role, end_stand_in
from netjes.schools.errors import CannotChangePeople, NotYours
from netjes.schools.models import Group, Guardianship, Person, Position, StandIn
from netjes.schools.people_forms import EndForm, GuardianForm, PlaceForm, RoleForm, StandInForm
from netjes.schools.people_pages import Search, find
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.views.filled import one_form, spread
from netjes.schools.views.person import of_keeper

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def role(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)

    def act(data: dict[str, Any]) -> None:
        group = Group.objects.for_school(person.school).get(pk=data["group"]) if data["group"] else None
        give_role(
            actor=viewer.acting_as(*KEEPERS), person=person, role=Role(data["role"]), group=group,
            starts_on=data["starts_on"],
        )  # fmt: skip

    return one_form(
        request,
        RoleForm(request.POST or None, school=person.school, initial={"starts_on": today()}),
        act=act,
        on="group",
        back=reverse("schools:person", args=[pk]),
        title=_("Geef %(name)s een rol") % {"name": person.name},
        button=_("Geef deze rol"),
    )


@require_http_methods(METHODS)
def role_ends(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    held = Position.objects.for_school(person.school).filter(person=person, pk=position).select_related("group").first()
    if held is None:
        raise NotYours
    what = f"{Role(held.role).label} {held.group.name if held.group else ''}".strip()
    return one_form(
        request,
        EndForm(request.POST or None, initial={"ends_on": today()}),
        act=lambda data: end_role(actor=viewer.acting_as(*KEEPERS), position=held, ends_on=data["ends_on"]),
        on="ends_on",
        back=reverse("schools:person", args=[pk]),
        title=_("%(name)s is straks geen %(role)s meer") % {"name": person.name, "role": what},
        button=_("Beëindig deze rol"),
    )


@require_http_methods(METHODS)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    return one_form(
        request,
        PlaceForm(request.POST or None, school=person.school, initial={"starts_on": today()}),
        act=lambda data: place_in_group(
            actor=viewer.acting_as(*KEEPERS), person=person, starts_on=data["starts_on"],
            group=Group.objects.for_school(person.school).get(pk=data["group"]),
        ),
        on="group",
        back=reverse("schools:person", args=[pk]),
        title=_("Zet %(name)s in een klas") % {"name": person.name},
        lead=_("Wie van klas wisselt, gaat op die dag uit de klas van nu."),
        button=_("Zet in deze klas"),
    )  # fmt: skip


@require_http_methods(METHODS)
def guardian(request: HttpRequest, pk: int) -> HttpResponse:
    """A parent or carer of this pupil: somebody who is here already, or somebody new."""
    viewer, person = of_keeper(request, pk)
    actor, school = viewer.acting_as(*KEEPERS), school_of(request)
    words = request.GET.get("q", "").strip()[:100].replace("\0", "")
    form, wrong = GuardianForm(None, prefix="nieuw"), ""
    if request.method == "POST" and "kies" in request.POST:
        key = request.POST["kies"]
        other = Person.objects.for_school(school).filter(pk=int(key) if key.isdigit() and len(key) < 15 else 0).first()
        if other is None:
            raise NotYours
        try:
            add_guardian(actor=actor, guardian=other, child=person, has_authority=request.POST.get("gezag") != "nee")
            return redirect("schools:person", pk)
        except CannotChangePeople as error:
            wrong = str(error)
    elif request.method == "POST":
        form = GuardianForm(request.POST, prefix="nieuw")
        if form.is_valid() and _new_guardian(form, actor=actor, child=person):
            return redirect("schools:person", pk)
    found = find(school, Search(words=words, adults=True)) if words else None
    context = {"person": person, "form": form, "words": words, "found": found, "wrong": wrong}
    return render(request, "schools/person_guardian.html", context, status=400 if wrong or form.errors else 200)


def _new_guardian(form: GuardianForm, *, actor: Any, child: Person) -> bool:
    data = dict(form.cleaned_data)
    has_authority = data.pop("has_authority")
    try:
        with transaction.atomic():
            other = add_person(actor=actor, school=child.school, **data)
            add_guardian(actor=actor, guardian=other, child=child, has_authority=has_authority)
    except ValidationError as error:
        spread(form, error)
        return False
    return True


@require_http_methods(METHODS)
def guardian_ends(request: HttpRequest, pk: int, bond: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    found = Guardianship.objects.for_school(person.school).filter(child=person, pk=bond).first()
    if found is None:
        raise NotYours
    return one_form(
        request,
        EndForm(request.POST or None, initial={"ends_on": today()}),
        act=lambda data: end_guardianship(
            actor=viewer.acting_as(*KEEPERS), guardianship=found, ends_on=data["ends_on"]
        ),
        on="ends_on",
        back=reverse("schools:person", args=[pk]),
        title=_("%(parent)s is straks geen ouder of verzorger meer van %(child)s")
        % {"parent": found.guardian.name, "child": person.given_name},
        lead=_("Vanaf die dag ziet en hoort deze persoon niets meer van %(child)s.") % {"child": person.given_name},
        button=_("Leg dit vast"),
    )


@require_http_methods(METHODS)
def stand_in(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    form = StandInForm(request.POST or None, absent=person, initial={"starts_on": today()})
    return one_form(
        request,
        form,
        act=lambda data: let_stand_in(
            actor=viewer.acting_as(*KEEPERS), absent=person, starts_on=data["starts_on"], ends_on=form.ends_on(),
            person=Person.objects.for_school(person.school).get(pk=data["person"]),
        ),
        on="last_on",
        back=reverse("schools:person", args=[pk]),
        title=_("Wie vervangt %(name)s?") % {"name": person.name},
        lead=_("Zolang dit duurt, komen klassen, vragen en berichten bij de vervanger."),
        button=_("Regel de vervanging"),
    )  # fmt: skip


@require_http_methods(METHODS)
def stand_in_ends(request: HttpRequest, pk: int, stand_in: int) -> HttpResponse:
    viewer, person = of_keeper(request, pk)
    found = StandIn.objects.for_school(person.school).filter(absent=person, pk=stand_in).first()
    if found is None:
        raise NotYours
    return one_form(
        request,
        EndForm(request.POST or None, initial={"ends_on": today()}),
        act=lambda data: end_stand_in(actor=viewer.acting_as(*KEEPERS), stand_in=found, ends_on=data["ends_on"]),
        on="ends_on",
        back=reverse("schools:person", args=[pk]),
        title=_("%(name)s is er weer") % {"name": person.name},
        lead=_("Vanaf die dag komt alles weer bij %(name)s zelf.") % {"name": person.given_name},
        button=_("Beëindig de vervanging"),
    )
