"""Where a school keeps something for a shorter time than the table says."""

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.privacy.errors import CannotTighten
from netjes.privacy.models import RetentionChoice
from netjes.privacy.table import rule_called
from netjes.privacy.terms import term
from netjes.records.actions import log
from netjes.schools.models import School


@transaction.atomic
def keep_shorter(*, actor: Actor, school: School, rule: str, days: int) -> None:
    """Keep this for so many days; the table's own number takes the choice away again."""
    try:
        most = rule_called(rule).days
    except KeyError:
        raise CannotTighten("Deze bewaartermijn bestaat niet.") from None
    if days > most or (days < 1 and most > 0):
        raise CannotTighten(f"Kies iets van 1 tot en met {most} dagen. Langer dan {term(most)} bewaren kan niet.")
    found = RetentionChoice.objects.for_school(school).filter(rule=rule)
    if days == most:
        found.delete()
    elif not found.update(days=days, chosen_by=actor.ref, chosen_at=now()):
        RetentionChoice.objects.create(school=school, rule=rule, days=days, chosen_by=actor.ref, chosen_at=now())
    log(
        school_key=school.pk, actor=actor, act="privacy.term.chosen", subject=f"rule:{rule}", detail={"days": days}
    )  # fmt: skip
