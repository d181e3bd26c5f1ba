"""The one ladder of the school: for everybody to read, and for the head to set."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from netjes.phones.access import LADDER_SETTERS, SETTERS
from netjes.phones.actions import set_ladder
from netjes.phones.adopted import article_called, article_on_measures
from netjes.phones.errors import CannotSetLadder
from netjes.phones.forms import LadderForm
from netjes.phones.models import Ladder
from netjes.phones.queries import ladder_of, ladders_of
from netjes.phones.states import Step
from netjes.schools.access import school_of, viewer_of, with_role
from netjes.schools.models import School
from netjes.schools.queries import today

FIELDS = {"steps": "step1", "article": "article", "weeks": "counts_weeks", "holds_from": "holds_from"}


@require_safe
def ladder(request: HttpRequest) -> HttpResponse:
    """Public: a rule that nobody can read is none."""
    school, viewer = school_of(request), viewer_of(request)
    held = ladder_of(school)
    context = {
        "ladder": held,
        "steps": [Step(step).label for step in held.steps] if held else [],
        "rests_on": article_called(school, held.article) if held else None,
        "measures": article_on_measures(school),
        "coming": next((each for each in ladders_of(school) if each.holds_from > today()), None),
        "before": [each for each in ladders_of(school) if held and each.number < held.number],
        "sets": viewer.has(*LADDER_SETTERS),
        "sets_places": viewer.has(*SETTERS),
        "polite": viewer.role == "ouder",
    }
    return render(request, "phones/ladder.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    viewer, person = with_role(request, *LADDER_SETTERS)
    school = person.school
    form = LadderForm(request.POST or None, school=school, initial=_before(school))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            set_ladder(
                actor=viewer.acting_as(*LADDER_SETTERS), school=school, steps=form.steps(), article=given["article"],
                counts_weeks=given["counts_weeks"], holds_from=given["holds_from"],
            )  # fmt: skip
        except CannotSetLadder as refusal:
            form.add_error(FIELDS.get(refusal.field), str(refusal))
        else:
            return redirect("phones:ladder")
    return render(request, "phones/set_ladder.html", {"form": form}, status=400 if form.errors else 200)


def _before(school: School) -> dict[str, Any]:
    """What stands ready: the ladder there is, else the one that most schools have."""
    held: Ladder | None = next(iter(ladders_of(school)), None)
    measures = article_on_measures(school)
    usual = [Step.WORD, Step.WORD, Step.CUSTODY, Step.HOME, Step.TALK]
    steps = {f"step{at}": step for at, step in enumerate(held.steps if held else usual, 1)}
    return {
        **steps,
        "article": held.article if held else measures.number if measures else "",
        "counts_weeks": held.counts_weeks if held else 6,
        "holds_from": today(),
    }
