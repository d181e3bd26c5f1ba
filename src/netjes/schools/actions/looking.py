"""Writing down that somebody looked at another's particulars: that one can see it on their own page."""

from datetime import timedelta

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.records.queries import told_of
from netjes.schools.models import Person

ACT = "schools.person.read"
ONE_LOOK = timedelta(hours=1)  # who goes on working on somebody's page, looks once


@transaction.atomic
def note_look(*, actor: Actor, person: Person) -> None:
    """One row for a look of an hour; looking at oneself is none."""
    if actor.ref == person.ref:
        return
    recent = (row for row in told_of(person.school_id, person.ref) if row.at > now() - ONE_LOOK)
    if not any(row.act == ACT and row.actor == actor.ref for row in recent):
        log(school_key=person.school_id, actor=actor, act=ACT, subject=person.ref, about=person.ref)
