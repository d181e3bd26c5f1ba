"""Who holds the two halves by which a key can come back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.keyring.errors import CannotKeepKey
from netjes.keyring.letters import holds_half, needs_holders
from netjes.keyring.models import ReadingKey, RecoveryShare
from netjes.keyring.queries import HALVES, can_hold_half, keys_that_hold
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.sealing import open_with, seal_for, split


@transaction.atomic
def name_holders(*, actor: Actor, key: ReadingKey, private: bytes, holders: Sequence[Person]) -> list[RecoveryShare]:
    """Share a key out anew among two people; what others held is gone. Raises `CannotKeepKey`."""
    check_holders(key.person, holders)
    if not key.is_half_of(private):
        raise CannotKeepKey(_("Dit is niet meer je sleutel. Open hem opnieuw en probeer het nog eens."))
    RecoveryShare.objects.for_school(key.school).filter(key=key).delete()
    keys = {each.person_id: each for each in keys_that_hold(key.school).filter(person__in=list(holders))}
    shares = [
        RecoveryShare.objects.create(
            school=key.school, key=key, holder=holder, sealed_to=keys[holder.pk],
            sealed=seal_for(bytes(keys[holder.pk].public), half), made_at=now(),
        )
        for holder, half in zip(holders, split(private), strict=True)
    ]  # fmt: skip
    tell(actor=actor, school=key.school, people=holders, message=holds_half(key))
    withdraw(actor=actor, school=key.school, key=needs_holders(key).key)
    log(
        school_key=key.school_id, actor=actor, act="keyring.halves.shared", subject=key.ref, about=key.person.ref,
        detail={"holders": sorted(holder.ref for holder in holders)},
    )  # fmt: skip
    return shares


def check_holders(person: Person, holders: Sequence[Person]) -> None:
    """Two different people who can hold a half of this person's key. Raises `CannotKeepKey`."""
    if len({holder.pk for holder in holders}) != HALVES or len(holders) != HALVES:
        raise CannotKeepKey(_("Kies precies twee mensen die een helft bewaren."), "holders")
    possible = {each.pk for each in can_hold_half(person)}
    if not possible.issuperset(holder.pk for holder in holders):
        raise CannotKeepKey(_("Kies mensen die zelf een leessleutel hebben."), "holders")


def pass_halves_on(*, actor: Actor, old: ReadingKey, old_private: bytes | None, new: ReadingKey | None) -> None:
    """What somebody held for others goes along to their new key; without their old one it is gone, and owners hear so.

    Part of the transaction in which their key changes.
    """
    held = RecoveryShare.objects.for_school(old.school).filter(sealed_to=old).select_related("key__person")
    if old_private is None or new is None:
        shared_out = {share.key_id: share.key for share in held}
        held.delete()
        for key in shared_out.values():
            if key.retired_at is None:
                tell(actor=actor, school=old.school, people=[key.person], message=needs_holders(key))
        return
    for share in held:
        share.sealed = seal_for(bytes(new.public), open_with(old_private, bytes(share.sealed)))
        share.sealed_to = new
        share.save(update_fields=["sealed", "sealed_to"])
