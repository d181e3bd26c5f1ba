"""Setting the one ladder of the school, from the agreement that is in force."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.phones.adopted import article_called
from netjes.phones.errors import CannotSetLadder
from netjes.phones.ladder import MOST_WEEKS, faults_in
from netjes.phones.models import Ladder
from netjes.phones.queries import ladders_of
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.queries import today


@transaction.atomic
def set_ladder(
    *, actor: Actor, school: School, steps: Sequence[str], article: str, counts_weeks: int, holds_from: date
) -> Ladder:
    """A new version; the ones before it stay, for what was seen while they held. Raises `CannotSetLadder`."""
    if faults_in(steps):
        raise CannotSetLadder(_("De eerste stap is erop aanspreken, en een latere stap is nooit lichter."), "steps")
    if article_called(school, article) is None:
        raise CannotSetLadder(_("Kies een artikel dat nu voor leerlingen geldt: daar rust de trap op."), "article")
    if not 1 <= counts_weeks <= MOST_WEEKS:
        raise CannotSetLadder(_("Iets telt 1 tot 12 weken mee. Daarna is het weg."), "weeks")
    before = next(iter(ladders_of(school)), None)
    if holds_from < today() or (before and holds_from < before.holds_from):
        raise CannotSetLadder(
            _("Kies vandaag of later, en niet voor de dag waarop de vorige trap ingaat."), "holds_from"
        )
    ladder = Ladder.objects.create(
        school=school, number=before.number + 1 if before else 1, steps=list(steps), article=article,
        counts_weeks=counts_weeks, holds_from=holds_from, set_by=actor.ref, created_at=now(),
    )  # fmt: skip
    log(
        school_key=school.pk, actor=actor, act="phones.ladder.set", subject=ladder.ref,
        detail={"number": ladder.number, "steps": list(steps), "weeks": counts_weeks, "from": holds_from},
    )  # fmt: skip
    return ladder
