"""Giving a phone back, and deciding whether home hears of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.notices.models import Notice
from netjes.notices.states import Delivery
from netjes.phones.errors import CannotDecide, CannotGiveBack
from netjes.phones.letters import HOME, KEPT, LATE, kept_for_guardian
from netjes.phones.models import SENTENCE, CustodySlip
from netjes.phones.queries import guardians_to_tell
from netjes.phones.states import Home
from netjes.records.actions import log
from netjes.schools.models import Person


@transaction.atomic
def give_back(
    *, actor: Actor, by: Person, slip: CustodySlip, to: str = "", signed: bool = False, early_because: str = ""
) -> CustodySlip:
    """The pupil, or whom `to` names, has the phone again. Before its time that asks why. Twice changes nothing.

    Raises `CannotGiveBack`.
    """
    held = _held(slip)
    if held.returned_at is not None:
        return held
    because, whom = early_because.strip(), to.strip()
    if now() < held.due_at and not because:
        raise CannotGiveBack(_("Kies waarom de telefoon eerder teruggaat."))
    if len(because) > SENTENCE or len(whom) > 80:
        raise CannotGiveBack(_("Schrijf het korter op."))
    held.returned_at, held.returned_by, held.returned_to = now(), by, whom
    held.early_because = because if now() < held.due_at else ""
    held.received_signed_at = now() if signed else None
    held.save()
    withdraw(actor=actor, school=held.school, key=f"{LATE}:{held.pk}")
    withdraw(actor=actor, school=held.school, key=f"{KEPT}:{held.pk}", people=[held.pupil])
    _tell_otherwise(actor, held)
    log(
        school_key=held.school_id, actor=actor, act="phones.custody.returned", subject=held.ref, about=held.pupil.ref,
        detail={"early": bool(held.early_because), "to_another": bool(whom), "signed": signed},
    )  # fmt: skip
    return held


def _tell_otherwise(actor: Actor, slip: CustodySlip) -> None:
    """What did not leave yet, such as a letter that waits for the printer, no longer says where the phone lies."""
    waiting = Notice.objects.for_school(slip.school).filter(
        key=f"{KEPT}:{slip.pk}", read_at__isnull=True, delivery=Delivery.WAITING
    )
    people = [notice.person for notice in waiting.select_related("person")]
    if people:
        tell(actor=actor, school=slip.school, people=people, message=kept_for_guardian(slip))


@transaction.atomic
def decide_home(*, actor: Actor, slip: CustodySlip, tell_home: bool) -> CustodySlip:
    """Somebody who knows the pupil decides; why not is written down nowhere. Raises `CannotDecide`."""
    held = _held(slip)
    if held.home != Home.WAITING:
        raise CannotDecide(_("Hierover is al beslist."))
    guardians = guardians_to_tell(held.pupil) if tell_home else []
    held.home = Home.TOLD if guardians else Home.NOT_TOLD
    held.told_home_at = now() if guardians else None
    held.save(update_fields=["home", "told_home_at"])
    if guardians:
        tell(actor=actor, school=held.school, people=guardians, message=kept_for_guardian(held))
    withdraw(actor=actor, school=held.school, key=f"{HOME}:{held.pk}")
    log(
        school_key=held.school_id, actor=actor, act="phones.home.decided", subject=held.ref, about=held.pupil.ref,
        detail={"told": held.home == Home.TOLD},
    )  # fmt: skip
    return held


def _held(slip: CustodySlip) -> CustodySlip:
    """The slip as it is now, held until the end of the transaction: two people do not both give it back."""
    found = CustodySlip.objects.for_school(slip.school).select_for_update(of=("self",))
    return found.select_related("pupil__school", "school").get(pk=slip.pk)
