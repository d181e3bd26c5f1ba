"""A passkey beside the passphrase: it opens the same private key, which is sealed once more for it.

Whether a passkey is who it says is decided before (`keyring.ceremony`); what its device gave for the salt is `given`,
and is kept nowhere.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.keyring.errors import CannotUsePasskey
from netjes.keyring.letters import passkey_added
from netjes.keyring.models import ReadingKey, ReadingPasskey
from netjes.keyring.queries import keys_that_hold, passkeys_of
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.records.actions import log
from netjes.sealing import CannotUnseal, unwrap_with_passkey, wrap_with_passkey

MOST = 5  # devices of one person


@transaction.atomic
def add_passkey(
    *, actor: Actor, key: ReadingKey, private: bytes, credential: bytes, salt: bytes, given: bytes
) -> ReadingPasskey:
    """From now on this passkey opens the key too; its owner is told, since it lasts longer than an open session.

    `credential` is its id and public key. Raises `CannotUsePasskey`.
    """
    held = ReadingKey.objects.for_school(key.school).select_for_update().filter(pk=key.pk, retired_at__isnull=True)
    if not held.exists() or not key.is_half_of(private):
        raise CannotUsePasskey(_("Dit is niet meer je sleutel. Open hem opnieuw en probeer het nog eens."))
    if len(passkeys_of(key)) >= MOST:
        raise CannotUsePasskey(_("Je hebt al vijf passkeys. Haal er eerst een weg."))
    try:
        sealed = wrap_with_passkey(private, given)
    except CannotUnseal:
        raise CannotUsePasskey(_("Dit apparaat geeft niets waarmee je sleutel opengaat. Gebruik je leeszin.")) from None
    passkey = ReadingPasskey.objects.create(
        school=key.school, key=key, credential=credential, salt=salt, sealed=sealed, made_at=now()
    )
    tell(actor=actor, school=key.school, people=[key.person], message=passkey_added(passkey))
    log(school_key=key.school_id, actor=actor, act="keyring.passkey.added", subject=key.ref, about=key.person.ref)
    return passkey


@transaction.atomic
def open_with_passkey(*, actor: Actor, passkey: ReadingPasskey, given: bytes) -> bytes:
    """The private half, with what the passkey gave for its salt. Raises `CannotUsePasskey`.

    Guesses are not counted: 32 random bytes are not guessed.
    """
    key = passkey.key
    there = ReadingPasskey.objects.for_school(key.school).filter(pk=passkey.pk, key__in=keys_that_hold(key.school))
    try:
        private = unwrap_with_passkey(bytes(passkey.sealed), given)
    except CannotUnseal:
        raise CannotUsePasskey(_("Met deze passkey gaat je sleutel niet open. Gebruik je leeszin.")) from None
    if not there.exists() or not key.is_half_of(private):
        raise CannotUsePasskey(_("Met deze passkey gaat je sleutel niet open. Gebruik je leeszin."))
    log(
        school_key=key.school_id, actor=actor, act="keyring.key.opened", subject=key.ref, about=key.person.ref,
        detail={"with": "passkey"},
    )  # fmt: skip
    return private


@transaction.atomic
def remove_passkey(*, actor: Actor, passkey: ReadingPasskey) -> None:
    """It opens nothing any more, and what stands open by it is shut. Twice changes nothing."""
    key = passkey.key
    if not ReadingPasskey.objects.for_school(key.school).filter(pk=passkey.pk).exists():
        return
    _drop(actor, passkey)
    log(school_key=key.school_id, actor=actor, act="keyring.passkey.removed", subject=key.ref, about=key.person.ref)


def drop_passkeys(*, actor: Actor, key: ReadingKey) -> None:
    """All that opened this key go; part of the transaction in which it ends or comes back."""
    for passkey in ReadingPasskey.objects.for_school(key.school).filter(key=key).select_related("school"):
        _drop(actor, passkey)


def _drop(actor: Actor, passkey: ReadingPasskey) -> None:
    withdraw(actor=actor, school=passkey.school, key=passkey_added(passkey).key)
    ReadingPasskey.objects.for_school(passkey.school).filter(pk=passkey.pk).delete()
