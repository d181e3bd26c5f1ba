"""The classes of this school year, and who is in one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netjes.lib.actors import Actor
from netjes.schools.access import KEEPERS, group_for, school_of, with_role
from netjes.schools.actions import give_role, make_group
from netjes.schools.errors import NotYours
from netjes.schools.models import Group, Person, Position, School
from netjes.schools.people_forms import ClassForm, MentorForm
from netjes.schools.people_pages import group_rows, rows_of
from netjes.schools.queries import members_of, school_year, today
from netjes.schools.states import Role
from netjes.schools.views.filled import one_form, spread


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    school = school_of(request)
    form = ClassForm(request.POST or None, school=school)
    if request.method == "POST" and form.is_valid():
        try:
            group = _new_class(viewer.acting_as(*KEEPERS), school, form.cleaned_data)
            return redirect("schools:group", group.pk)
        except ValidationError as error:
            spread(form, error)
    rows = group_rows(school)
    context = {
        "departments": rows,
        "count": sum(map(len, rows.values())),
        "without": [row for each in rows.values() for row in each if not row.mentors],
        "year": school_year(today()),
        "form": form,
    }
    return render(request, "schools/groups.html", context, status=400 if form.errors else 200)


@transaction.atomic
def _new_class(actor: Actor, school: School, data: dict[str, Any]) -> Group:
    parent = Group.objects.for_school(school).get(pk=data["parent"]) if data["parent"] else None
    group = make_group(actor=actor, school=school, name=data["name"], parent=parent)
    if data["mentor"]:
        mentor = Person.objects.for_school(school).get(pk=data["mentor"])
        give_role(actor=actor, person=mentor, role=Role.MENTOR, group=group)
    return group


@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    found = group_for(viewer, pk)
    leaders = Position.objects.for_school(found.school).on(today()).filter(group=found).select_related("person")
    rows = rows_of(found.school, [person.pk for person in members_of(found)])
    context = {
        "group": found,
        "rows": rows,
        "leaders": leaders,
        "has_mentor": leaders.filter(role=Role.MENTOR).exists(),
    }
    return render(request, "schools/group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mentor(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, _person = with_role(request, *KEEPERS)
    found = group_for(viewer, pk)
    if found.kind != "class":
        raise NotYours
    return one_form(
        request,
        MentorForm(request.POST or None, school=found.school),
        act=lambda data: give_role(
            actor=viewer.acting_as(*KEEPERS), role=Role.MENTOR, group=found,
            person=Person.objects.for_school(found.school).get(pk=data["mentor"]),
        ),
        on="mentor",
        back=reverse("schools:group", args=[pk]),
        title=_("Geef %(group)s een mentor") % {"group": found.name},
        button=_("Maak mentor"),
    )  # fmt: skip
