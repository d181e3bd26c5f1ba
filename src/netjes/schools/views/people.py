"""Everybody of the school, and somebody new."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from netjes.schools.access import KEEPERS, school_of, with_role
from netjes.schools.actions import add_person, give_role, place_in_group
from netjes.schools.errors import CannotChangePeople
from netjes.schools.models import Group
from netjes.schools.people_forms import NewPersonForm
from netjes.schools.people_pages import LEFT, Search, counts_of, find
from netjes.schools.queries import classes_of
from netjes.schools.states import FOR_A_GROUP, GroupKind, Role
from netjes.schools.views.filled import spread


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    with_role(request, *KEEPERS)
    school = school_of(request)
    search = _search(request)
    kept = {"q": search.words, "rol": search.role, "klas": search.group or ""}
    context = {
        "found": find(school, search),
        "search": search,
        "counts": counts_of(school),
        "roles": list(Role),
        "left": LEFT,
        "classes": classes_of(school),
        "query": urlencode({key: value for key, value in kept.items() if value}),
    }
    return render(request, "schools/people.html", context)


def _search(request: HttpRequest) -> Search:
    """What is asked for; what cannot be understood is left out."""
    asked = request.GET
    role = asked.get("rol", "")
    group, page = asked.get("klas", ""), asked.get("p", "")
    return Search(
        words=asked.get("q", "").strip()[:100].replace("\0", ""),
        role=role if role in (*Role.values, "staff", LEFT) else "",
        group=int(group) if group.isascii() and group.isdigit() and len(group) < 15 else None,
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new person with a first role; nothing is made when one of both cannot be."""
    viewer, _person = with_role(request, *KEEPERS)
    school = school_of(request)
    form = NewPersonForm(request.POST or None, school=school, initial={"role": Role.PUPIL})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        role, key = Role(data.pop("role")), data.pop("group")
        actor = viewer.acting_as(*KEEPERS)
        group = Group.objects.for_school(school).filter(pk=key).first() if key else None
        try:
            with transaction.atomic():
                person = add_person(actor=actor, school=school, **data)
                give_role(actor=actor, person=person, role=role, group=group if role in FOR_A_GROUP else None)
                if group and role is Role.PUPIL and group.kind == GroupKind.CLASS:
                    place_in_group(actor=actor, person=person, group=group)
            return redirect("schools:person", person.pk)
        except ValidationError as error:
            spread(form, error)
        except CannotChangePeople as error:
            form.add_error("group", str(error))
    return render(request, "schools/person_add.html", {"form": form}, status=400 if form.errors else 200)
