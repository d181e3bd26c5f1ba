"""Writing down who opened a case. Whoever it is about reads that at *Ik*, from the moment that it was told."""

from datetime import timedelta

from django.db import transaction

from netjes.cases.models import Case, Party
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.records.models import LogRow

READ = "cases.case.read"
ONE_LOOK = timedelta(hours=1)


@transaction.atomic
def note_look(*, actor: Actor, case: Case, party: Party) -> None:
    """One row for a look of an hour. Before it was told, the row names nobody it is about."""
    about = party.person.ref if party.told_at else ""
    recent = LogRow.objects.for_school(case.school_id).filter(
        act=READ, actor=actor.ref, subject=case.ref, about=about, at__gt=now() - ONE_LOOK
    )  # fmt: skip
    if not recent.exists():
        log(school_key=case.school_id, actor=actor, act=READ, subject=case.ref, about=about)
