"""A class signs together, for three quarters of an hour at most."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Group, Person
from netjes.signing.errors import CannotOpen
from netjes.signing.models import ClassMoment
from netjes.signing.queries import Standing
from netjes.signing.states import Part

LASTS = timedelta(minutes=45)


@transaction.atomic
def open_class_moment(*, actor: Actor, by: Person, each: Standing, group: Group) -> ClassMoment:
    """Open signing in class, or give back the moment that is open there already. Raises `CannotOpen`."""
    if each.over or Part.PUPILS not in each.parts:
        raise CannotOpen(_("Deze ronde vraagt leerlingen niets (meer)."))
    going_on = ClassMoment.objects.for_school(group.school).filter(
        round=each.round, group=group, closes_at__gt=now()
    ).first()  # fmt: skip
    if going_on:
        return going_on
    moment = ClassMoment.objects.create(
        school=group.school, round=each.round, group=group, opened_by=by, opened_at=now(), closes_at=now() + LASTS
    )
    log(
        school_key=group.school_id, actor=actor, act="signing.moment.opened", subject=each.round.ref,
        detail={"group": group.pk},
    )  # fmt: skip
    return moment


@transaction.atomic
def close_class_moment(*, actor: Actor, moment: ClassMoment) -> ClassMoment:
    if moment.closes_at > now():
        moment.closes_at = now()
        moment.save(update_fields=["closes_at"])
        log(
            school_key=moment.school_id, actor=actor, act="signing.moment.closed", subject=f"round:{moment.round_id}",
            detail={"group": moment.group_id},
        )  # fmt: skip
    return moment
