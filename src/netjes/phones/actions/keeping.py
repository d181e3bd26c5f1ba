"""Where phones lie, and when the school's day ends for who has no timetable."""

from collections.abc import Sequence
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.phones.errors import CannotSetKeeping
from netjes.phones.models import KeepingRules
from netjes.records.actions import log
from netjes.schools.models import School

MOST_PLACES, PLACE = 12, 80


def held_keeping(school: School) -> KeepingRules:
    """The school's rules, held until the end of the transaction."""
    KeepingRules.objects.for_school(school).get_or_create(school=school)
    return KeepingRules.objects.for_school(school).select_for_update().get()


def remember_place(rules: KeepingRules, place: str) -> None:
    """A place that was used stands first the next time."""
    others = [each for each in rules.places if each.casefold() != place.casefold()]
    if rules.places[:1] != [place]:
        rules.places = [place, *others][:MOST_PLACES]
        rules.save(update_fields=["places"])


@transaction.atomic
def set_keeping(*, actor: Actor, school: School, places: Sequence[str], usual_end: time) -> KeepingRules:
    """Raises `CannotSetKeeping`."""
    chosen = list(dict.fromkeys(each.strip() for each in places if each.strip()))
    if len(chosen) > MOST_PLACES or any(len(each) > PLACE for each in chosen):
        raise CannotSetKeeping(_("Hooguit twaalf plekken, elk met een korte naam."))
    rules = held_keeping(school)
    rules.places, rules.usual_end = chosen, usual_end
    rules.save()
    log(
        school_key=school.pk, actor=actor, act="phones.keeping.set", subject=rules.ref,
        detail={"places": len(chosen), "end": usual_end},
    )  # fmt: skip
    return rules
