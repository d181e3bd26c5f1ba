"""Writing down that somebody looked at what is kept about another, so that the other can see it."""

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.schools.models import Person


@transaction.atomic
def note_export(actor: Actor, about: Person) -> None:
    """A parent asked for everything they may see about a child."""
    log(school_key=about.school_id, actor=actor, act="privacy.export.read", subject=about.ref, about=about.ref)


@transaction.atomic
def note_request(actor: Actor, about: Person, subject: str) -> None:
    """The desk opened what somebody asked about their data."""
    log(school_key=about.school_id, actor=actor, act="privacy.request.read", subject=subject, about=about.ref)


@transaction.atomic
def note_person(actor: Actor, about: Person) -> None:
    """The desk looked what could be erased of somebody."""
    log(school_key=about.school_id, actor=actor, act="privacy.person.read", subject=about.ref, about=about.ref)
