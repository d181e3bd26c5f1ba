"""Entering an account, confirming that nothing personal stands on it, and ending it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from netjes.accounts.checklist import CODES
from netjes.accounts.errors import CannotConfirm, CannotEnter
from netjes.accounts.letters import LOOK
from netjes.accounts.models import PURPOSE, ProfessionalAccount
from netjes.accounts.platforms import CannotRead, read_handle
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import withdraw
from netjes.records.actions import log
from netjes.schools.models import Person, School


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner of an account lets others see."""

    may_be_found: bool = False
    is_listed: bool = False
    names_owner: bool = False


@transaction.atomic
def enter_account(
    *, actor: Actor, school: School, by: Person, owner: Person | None, platform: str, typed: str, purpose: str,
    choices: Choices | None = None,
) -> ProfessionalAccount:  # fmt: skip
    """Write down an account of this person, or (`owner=None`) of the school. It counts once it is confirmed.

    Raises `CannotEnter`.
    """
    try:
        handle = read_handle(platform, typed)
    except CannotRead as refusal:
        raise CannotEnter(str(refusal), "typed") from None
    chosen = choices or Choices()
    account = ProfessionalAccount(
        school=school, platform=handle.platform, handle=handle.name, owner=owner, purpose=_purpose(purpose),
        may_be_found=chosen.may_be_found, is_listed=chosen.is_listed,
        names_owner=chosen.names_owner and owner is not None, entered_by=by, entered_at=now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        said = _("Dit account staat er al. Is het van jou? Vraag het dan aan wie de communicatie van school doet.")
        raise CannotEnter(said, "typed") from None
    log(
        school_key=school.pk, actor=actor, act="accounts.account.entered", subject=account.ref,
        about=owner.ref if owner else "", detail={"platform": account.platform, "of_school": owner is None},
    )  # fmt: skip
    return account


@transaction.atomic
def change_account(*, actor: Actor, account: ProfessionalAccount, purpose: str, choices: Choices) -> None:
    """What it is for, and who may see it. Raises `CannotEnter`."""
    account.purpose = _purpose(purpose)
    account.may_be_found, account.is_listed = choices.may_be_found, choices.is_listed
    account.names_owner = choices.names_owner and account.owner_id is not None
    account.save(update_fields=["purpose", "may_be_found", "is_listed", "names_owner"])
    log(
        school_key=account.school_id, actor=actor, act="accounts.account.changed", subject=account.ref,
        detail={"found": account.may_be_found, "listed": account.is_listed, "named": account.names_owner},
    )  # fmt: skip


@transaction.atomic
def confirm_account(*, actor: Actor, account: ProfessionalAccount, checked: Collection[str]) -> None:
    """From today it counts, for a year. Raises `CannotConfirm` unless every point was ticked."""
    if not CODES.issubset(checked):
        raise CannotConfirm(_("Vink alles aan wat klopt. Klopt er iets niet, haal dat dan eerst van het account af."))
    account.confirmed_at, account.told_at = now(), None
    account.save(update_fields=["confirmed_at", "told_at"])
    withdraw(actor=actor, school=account.school, key=f"{LOOK}:{account.pk}")
    log(school_key=account.school_id, actor=actor, act="accounts.account.confirmed", subject=account.ref)


@transaction.atomic
def end_account(*, actor: Actor, account: ProfessionalAccount) -> None:
    """It is no longer of this school. Twice changes nothing."""
    open_still = ProfessionalAccount.objects.for_school(account.school).filter(pk=account.pk, ended_at__isnull=True)
    if not open_still.update(ended_at=now()):
        return
    withdraw(actor=actor, school=account.school, key=f"{LOOK}:{account.pk}")
    log(school_key=account.school_id, actor=actor, act="accounts.account.ended", subject=account.ref)


def _purpose(text: str) -> str:
    purpose = " ".join(text.split())
    if not purpose:
        raise CannotEnter(_("Schrijf in een paar woorden waarvoor het account is."), "purpose")
    if len(purpose) > PURPOSE:
        raise CannotEnter(_("Schrijf het korter op: er passen %(most)s tekens in.") % {"most": PURPOSE}, "purpose")
    return purpose
