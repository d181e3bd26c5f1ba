"""Writing down that staff looked at a slip, at something seen, or at what the ladder suggests of somebody."""

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.records.queries import told_of
from netjes.schools.actions.looking import ONE_LOOK
from netjes.schools.models import Person

SLIP, SIGHTING, SUGGESTION = "phones.slip.read", "phones.sighting.read", "phones.suggestion.read"


@transaction.atomic
def note_look(*, actor: Actor, act: str, about: Person, subject: str = "") -> None:
    """One row for a look of an hour; the pupil reads it at Ik."""
    recent = (row for row in told_of(about.school_id, about.ref) if row.at > now() - ONE_LOOK)
    if not any((row.act, row.actor, row.subject) == (act, actor.ref, subject) for row in recent):
        log(school_key=about.school_id, actor=actor, act=act, subject=subject, about=about.ref)
