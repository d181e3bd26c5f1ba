"""The page of how evenly lessons are opened, for who leads the school and for the council."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netjes.lessons.figures import ENFORCED, WEEKS, Figures, Share, figures_of, lessons_since
from netjes.lib.clock import now
from netjes.schools.access import with_role
from netjes.schools.states import Role

READERS = (Role.HEAD, Role.TEAM_LEADER, Role.COUNCIL)


@never_cache
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    _viewer, person = with_role(request, *READERS)
    moment = now()
    lessons = lessons_since(person.school, moment)
    seen = ENFORCED.since(person.school, moment)
    found = figures_of(lessons, seen, with_seen=ENFORCED.is_known)
    context = {
        "figures": found,
        "weeks": WEEKS,
        "week": [
            (day, found.week.get((at, 0), Share(None)), found.week.get((at, 1), Share(None)))
            for at, day in enumerate(_days(), start=1)
        ],
        "highest": _ends(found),
        "with_seen": any(share.seen is not None for _name, share in found.subjects),
    }
    return render(request, "lessons/figures.html", context)


def _days() -> list[str]:
    return [_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag")]


def _ends(found: Figures) -> tuple[tuple[str, Share], tuple[str, Share]] | None:
    """The subject that opens most and the one that opens least: what there is to see."""
    rows = sorted(found.subjects, key=lambda row: (row[1].opened or 0, row[0]))
    return (rows[-1], rows[0]) if len(rows) > 1 and rows[-1][1].opened != rows[0][1].opened else None
