"""What the school promises: how soon, and when somebody reads."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.reports.errors import CannotSetRules
from netjes.reports.models import ReportRules
from netjes.schools.models import School

FEWEST_AN_HOUR = 10


@dataclass(frozen=True, slots=True)
class Written:
    """The rules as somebody filled them in."""

    answer_in: int
    reads_from: time
    reads_until: time
    phone: str = ""
    where: str = ""
    budget: int = 60


@transaction.atomic
def set_rules(*, actor: Actor, school: School, written: Written) -> ReportRules:
    """Promise this from now on; what was promised before stays promised. Raises `CannotSetRules`."""
    if written.reads_from >= written.reads_until:
        raise CannotSetRules(_("Lezen begint voor het ophoudt. Kijk de twee tijden na."))
    if not 1 <= written.answer_in <= 5:
        raise CannotSetRules(_("Beloof een antwoord binnen één tot vijf schooldagen."))
    if written.budget < FEWEST_AN_HOUR:
        raise CannotSetRules(_("Laat per uur minstens %(n)s meldingen zo binnen.") % {"n": FEWEST_AN_HOUR})
    rules, _made = ReportRules.objects.for_school(school).get_or_create(school=school)
    for name in ("answer_in", "reads_from", "reads_until", "phone", "where", "budget"):
        setattr(rules, name, getattr(written, name))
    rules.save(update_fields=["answer_in", "reads_from", "reads_until", "phone", "where", "budget"])
    log(
        school_key=school.pk, actor=actor, act="reports.rules.set", subject=rules.ref,
        detail={"answer_in": written.answer_in, "budget": written.budget},
    )  # fmt: skip
    return rules
