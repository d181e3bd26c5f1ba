"""What can be changed about somebody who is there already."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.schools.actions.people import end_position, leave_school
from netjes.schools.errors import CannotChangePeople
from netjes.schools.models import Person, Position, StandIn
from netjes.schools.queries import held_by, today
from netjes.schools.states import Role

CHANGEABLE = ("given_name", "infix", "family_name", "honorific", "email")


@transaction.atomic
def change_particulars(*, actor: Actor, person: Person, **values: str) -> Person:
    """A new name or address. Raises `ValidationError` with a sentence per field; the log tells which, not what."""
    changed = [name for name in CHANGEABLE if name in values and getattr(person, name) != values[name].strip()]
    for name in changed:
        setattr(person, name, values[name].strip())
    person.full_clean()
    if changed:
        person.save(update_fields=changed)
        log(
            school_key=person.school_id, actor=actor, act="schools.person.changed", subject=person.ref,
            about=person.ref, detail={"fields": changed},
        )  # fmt: skip
    return person


@transaction.atomic
def end_role(*, actor: Actor, position: Position, ends_on: date) -> Position:
    """End a role. Raises `CannotChangePeople` for the last administrator: then nobody could let anybody in."""
    if position.role == Role.ADMINISTRATOR:
        _demand_another_administrator(position.person)
    return end_position(actor=actor, position=position, ends_on=ends_on)


@transaction.atomic
def let_leave(*, actor: Actor, person: Person, left_on: date) -> Person:
    """Somebody leaves the school. Raises `CannotChangePeople` for the last administrator."""
    if any(held.role is Role.ADMINISTRATOR for held in held_by(person)):
        _demand_another_administrator(person)
    return leave_school(actor=actor, person=person, left_on=left_on)


def _demand_another_administrator(person: Person) -> None:
    others = (
        Position.objects.for_school(person.school)
        .on(today())
        .filter(role=Role.ADMINISTRATOR, person__left_on__isnull=True, ends_on__isnull=True)
        .exclude(person=person)
    )
    if not others.exists():
        raise CannotChangePeople(_("Dit is de laatste beheerder. Geef eerst iemand anders die rol, dan kan het hier."))


@transaction.atomic
def end_stand_in(*, actor: Actor, stand_in: StandIn, ends_on: date) -> StandIn:
    """Who was away is back: from that day on everything goes to them again."""
    stand_in.ends_on = max(ends_on, stand_in.starts_on)
    stand_in.save(update_fields=["ends_on"])
    log(
        school_key=stand_in.school_id, actor=actor, act="schools.standin.ended", subject=f"person:{stand_in.person_id}",
        about=f"person:{stand_in.absent_id}",
    )  # fmt: skip
    return stand_in
