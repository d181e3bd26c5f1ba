"""Who may be on a picture? A list per class and place, to look at before the picture is taken."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.consents.queries import standings_for
from netjes.consents.states import Standing
from netjes.lib.clock import now
from netjes.photos.access import WORKS_HERE, group_here
from netjes.photos.pages import Row, agrees_alone, by_first_name, codes_for, places_of, rules_of
from netjes.photos.queries import groups_of, groups_today
from netjes.records.actions import log
from netjes.schools.access import with_role

ORDER = {"niet": 0, "overleg": 1, "geen": 2, "mag": 3}


@never_cache
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Choose a class; those of today stand first."""
    _viewer, person = with_role(request, *WORKS_HERE)
    today = groups_today(person)
    others = [group for group in groups_of(person.school) if group not in today]
    return render(request, "photos/lists.html", {"today": today, "groups": others})


@never_cache
@require_safe
def class_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One class at one place: whom not to have on it stands first. Looking is written down, once for the class."""
    viewer, person = with_role(request, *WORKS_HERE)
    group = group_here(viewer, pk)
    places = places_of(person.school)
    if not places:
        return redirect("photos:lists")
    code = request.GET.get("voor", "")
    place = next((p for p in places if p.purpose.code == code), places[0])
    people = by_first_name(group)
    stands = standings_for([place.purpose], people)[place.purpose.pk]
    codes = codes_for(rules_of(person.school))
    rows = [Row(each, codes[agrees_alone(stands.get(each.pk, Standing.UNANSWERED))]) for each in people]
    rows.sort(key=lambda row: ORDER[row.code])
    with transaction.atomic():
        log(
            school_key=person.school_id, actor=viewer.acting_as(*WORKS_HERE), act="photos.list.read",
            subject=f"group:{group.pk}", detail={"purpose": place.purpose.pk},
        )  # fmt: skip
    context = {
        "group": group, "where": places, "place": place, "rows": rows, "today": now(),
        "counts": {code: sum(row.code == code for row in rows) for code in ORDER},
    }  # fmt: skip
    return render(request, "photos/class.html", context)
