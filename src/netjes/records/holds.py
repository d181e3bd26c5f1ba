"""Holding on to what is about somebody, while the law asks it."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.records.models import LegalHold


class CannotHold(Exception):
    """A hold that cannot be placed; `str()` says why and what to do."""


@transaction.atomic
def place_hold(*, actor: Actor, school_key: int, about: str, reason: str, until_on: date) -> LegalHold:
    """Nothing about this reference is erased up to and including a day."""
    if until_on <= timezone.localtime(now()).date():
        raise CannotHold("Die dag is al geweest. Kies tot wanneer we niets mogen wissen.")
    hold = LegalHold.objects.create(
        school_key=school_key, about=about, reason=reason, until_on=until_on, placed_by=actor.ref, placed_at=now()
    )
    log(
        school_key=school_key, actor=actor, act="records.hold.placed", subject=hold.ref,
        detail={"reason": reason, "until": until_on},
    )  # fmt: skip
    return hold


@transaction.atomic
def lift_hold(*, actor: Actor, hold: LegalHold) -> LegalHold:
    """From now on the clocks run again. Doing it twice changes nothing."""
    if hold.lifted_at:
        return hold
    hold.lifted_at, hold.lifted_by = now(), actor.ref
    hold.save(update_fields=["lifted_at", "lifted_by"])
    log(school_key=hold.school_key, actor=actor, act="records.hold.lifted", subject=hold.ref)
    return hold


def holds_on(school_key: int, day: date) -> QuerySet[LegalHold]:
    """What is held on a day."""
    return LegalHold.objects.for_school(school_key).filter(lifted_at=None, until_on__gte=day)


def held_keys(school_key: int, day: date) -> set[int]:
    """The primary keys of the people of whom nothing may be erased on a day."""
    found = holds_on(school_key, day).filter(about__startswith="person:").values_list("about", flat=True)
    return {int(about.partition(":")[2]) for about in found}
