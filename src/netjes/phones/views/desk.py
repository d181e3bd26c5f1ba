"""The desk where phones are given back: what goes first, by number; a name only when a slip is opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.phones.access import DESK, SETTERS
from netjes.phones.queries import late, slips_here
from netjes.schools.access import with_role


@never_cache
@require_safe
def here(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *DESK)
    found = list(slips_here(person.school))
    number = request.GET.get("nummer", "").strip()[:12]
    if number:
        match = next((each for each in found if each.number == number), None)
        if match:
            return redirect("phones:slip", match.pk)
    context = {
        "late": [each for each in found if late(each)],
        "coming": [each for each in found if not late(each)],
        "number": number,
        "sets": viewer.has(*SETTERS),
    }
    return render(request, "phones/here.html", context)
