"""What should not be here goes: one asks for it, another confirms. Afterwards nothing of it is left but that it was.

Copies that were made before hold it, sealed, until they are thrown away; `removed.py` sees to it that putting one
back does not bring it back.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.reports.errors import CannotRemove
from netjes.reports.letters import asks_removal
from netjes.reports.models import Evidence, RemovedEvidence, Report
from netjes.reports.queries import readers_now
from netjes.reports.removed import remember
from netjes.reports.states import Route
from netjes.schools.models import Person
from netjes.schools.queries import holders, today
from netjes.schools.states import Role

# What the head may not even know of; then a second reader confirms.
NOT_THE_HEAD = (Route.ABOUT_HEAD, Route.OFFENCE, Route.ABOUT_STAFF)


@transaction.atomic
def ask_removal(*, actor: Actor, by: Person, evidence: Evidence) -> Evidence:
    """One says that this should not be here; from now on nobody looks at it. Raises `CannotRemove`."""
    held = _held(evidence)
    if held.removed_on is not None:
        raise CannotRemove(_("Dit is al verwijderd."))
    if held.removal_asked_by_id is None:
        held.removal_asked_by = by
        held.save(update_fields=["removal_asked_by"])
        log(school_key=held.school_id, actor=actor, act="reports.evidence.removal_asked", subject=held.ref)
        _tell_who_confirms(actor, by, held.report)
    return held


def _tell_who_confirms(actor: Actor, by: Person, report: Report) -> None:
    """Other readers, and the head unless it is about them: that something is asked, and nothing of it."""
    heads = [] if report.route in NOT_THE_HEAD else holders(report.school, Role.HEAD)
    people = {each.pk: each for each in [*readers_now(report), *heads] if each.pk != by.pk}
    if people:
        tell(actor=actor, school=report.school, people=list(people.values()), message=asks_removal(report.school))


@transaction.atomic
def keep_after_all(*, actor: Actor, evidence: Evidence) -> Evidence:
    """It belongs here after all."""
    held = _held(evidence)
    if held.removed_on is None and held.removal_asked_by_id is not None:
        held.removal_asked_by = None
        held.save(update_fields=["removal_asked_by"])
        log(school_key=held.school_id, actor=actor, act="reports.evidence.kept", subject=held.ref)
    return held


@transaction.atomic
def confirm_removal(*, actor: Actor, by: Person, evidence: Evidence) -> Evidence:
    """The second one agrees: the original and all views of it go at once. Raises `CannotRemove`."""
    held = _held(evidence)
    if held.removed_on is not None:
        raise CannotRemove(_("Dit is al verwijderd."))
    if held.removal_asked_by_id is None:
        raise CannotRemove(_("Eerst vraagt iemand erom, daarna bevestigt een ander."))
    if held.removal_asked_by_id == by.pk:
        raise CannotRemove(_("Verwijderen doe je met zijn tweeën. Vraag een andere lezer of de rector."))
    held.sealed_original, held.sealed_view = b"", b""
    held.removed_by, held.removed_on, held.size = by, today(), 0
    held.save(update_fields=["sealed_original", "sealed_view", "removed_by", "removed_on", "size"])
    RemovedEvidence.objects.for_school(held.school).get_or_create(
        school=held.school, evidence=held.pk, defaults={"on_day": today()}
    )
    log(school_key=held.school_id, actor=actor, act="reports.evidence.removed", subject=held.ref)
    transaction.on_commit(lambda: remember(held.pk))
    return held


def _held(evidence: Evidence) -> Evidence:
    """The row alone: an outer join cannot be locked."""
    return Evidence.objects.for_school(evidence.school).select_for_update().get(pk=evidence.pk)
