"""Getting a key back when its passphrase is lost: two people pass their half on, who asked puts them together."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.keyring.actions.keys import wrap_anew
from netjes.keyring.actions.passkeys import drop_passkeys
from netjes.keyring.errors import CannotRecover
from netjes.keyring.letters import asks_for_half, recovery_asked, recovery_ready
from netjes.keyring.models import ReadingKey, Recovery, RecoveryPart
from netjes.keyring.passphrases import checked
from netjes.keyring.queries import HALVES, shares_of
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.login.guesses import count_guess, forget_guesses, key_for
from netjes.notices.actions import tell, withdraw
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.sealing import CannotUnseal, Keypair, Wrapped, join, open_with, seal_for, unwrap, wrap

DAYS = 7


def ask_recovery(*, actor: Actor, key: ReadingKey, passphrase: str) -> Recovery:
    """Ask both holders for their half, with the passphrase that will be the new one.

    The person whose key it is hears of it too: somebody else may be sitting at their account. What was asked before
    stops. Raises `CannotRecover`, `CannotKeepKey` for the passphrase, and `TooBusy`.
    """
    words = checked(passphrase, key.person)
    shares = shares_of(key)
    if len(shares) != HALVES:
        raise CannotRecover(_("Er zijn geen twee mensen die een helft van je sleutel bewaren. Terughalen kan niet."))
    pair = Keypair.new()
    wrapped = wrap(pair.private, words)
    with transaction.atomic():
        for earlier in Recovery.objects.for_school(key.school).filter(person=key.person, done_at__isnull=True):
            _ends(actor, earlier)
        recovery = Recovery(
            school=key.school, person=key.person, key=key, public=pair.public, asked_at=now(),
            goes_on=today() + timedelta(days=DAYS),
        )  # fmt: skip
        recovery.wrapped = wrapped
        recovery.save()
        holders = [share.holder for share in shares]
        tell(actor=actor, school=key.school, people=holders, message=asks_for_half(recovery))
        tell(actor=actor, school=key.school, people=[key.person], message=recovery_asked(recovery))
        log(
            school_key=key.school_id, actor=actor, act="keyring.recovery.asked", subject=recovery.ref,
            about=key.person.ref,
        )  # fmt: skip
    return recovery


@transaction.atomic
def give_half(*, actor: Actor, recovery: Recovery, holder: Person, private: bytes) -> RecoveryPart:
    """A holder opens their half with their own key and seals it to the recovery's. Raises `CannotRecover`."""
    _hold(recovery)
    share = next((each for each in shares_of(recovery.key) if each.holder_id == holder.pk), None)
    if share is None:
        raise CannotRecover(_("Je bewaart geen helft van deze sleutel meer."))
    try:
        half = open_with(private, bytes(share.sealed))
    except CannotUnseal:
        raise CannotRecover(_("Met jouw sleutel gaat deze helft niet open. Open je sleutel opnieuw.")) from None
    part, made = RecoveryPart.objects.for_school(recovery.school).get_or_create(
        recovery=recovery, holder=holder,
        defaults={
            "school": recovery.school, "sealed": seal_for(bytes(recovery.public), half), "given_at": now(),
        },
    )  # fmt: skip
    if made:
        withdraw(actor=actor, school=recovery.school, key=asks_for_half(recovery).key, people=[holder])
        log(
            school_key=recovery.school_id, actor=actor, act="keyring.half.given", subject=recovery.ref,
            about=recovery.person.ref,
        )  # fmt: skip
        if RecoveryPart.objects.for_school(recovery.school).filter(recovery=recovery).count() == HALVES:
            tell(actor=actor, school=recovery.school, people=[recovery.person], message=recovery_ready(recovery))
    return part


def finish_recovery(*, actor: Actor, recovery: Recovery, passphrase: str) -> bytes:
    """Put both halves together: the old key is back, under the new passphrase. Returns its private half.

    Passkeys that opened it are taken away: a device may be what was lost.

    Raises `CannotRecover`, `WrongPassphrase`, `TooManyTries` and `TooBusy`.
    """
    _check_open(recovery)
    parts = list(RecoveryPart.objects.for_school(recovery.school).filter(recovery=recovery))
    if len(parts) != HALVES:
        raise CannotRecover(_("Nog niet allebei gaven ze hun helft door. Spreek ze aan."))
    guessed_at = key_for("recovery", str(recovery.pk))
    count_guess(school=recovery.school, key=guessed_at)
    new_private = unwrap(recovery.wrapped, passphrase)
    forget_guesses(school=recovery.school, key=guessed_at)
    private = join(*(open_with(new_private, bytes(part.sealed)) for part in parts))
    key = recovery.key
    if not key.is_half_of(private):
        raise CannotRecover(_("Deze helften horen niet bij elkaar. Vraag het opnieuw, of maak een nieuwe sleutel."))
    wrapped = wrap(private, passphrase)
    with transaction.atomic():
        _hold(recovery)
        wrap_anew(key, wrapped)
        drop_passkeys(actor=actor, key=key)
        _ends(actor, recovery)
        log(
            school_key=key.school_id, actor=actor, act="keyring.recovery.done", subject=recovery.ref,
            about=key.person.ref,
        )  # fmt: skip
    return private


@transaction.atomic
def stop_recovery(*, actor: Actor, recovery: Recovery) -> None:
    """It is not needed, or it was not asked by who it is about. Twice changes nothing."""
    if recovery.done_at is not None:
        return
    _ends(actor, recovery)
    log(
        school_key=recovery.school_id, actor=actor, act="keyring.recovery.stopped", subject=recovery.ref,
        about=recovery.person.ref,
    )  # fmt: skip


def _hold(recovery: Recovery) -> None:
    """Nobody stops or finishes it in the meantime; part of a transaction. Raises `CannotRecover`."""
    _check_open(recovery)
    held = Recovery.objects.for_school(recovery.school).select_for_update()
    if not held.filter(pk=recovery.pk, done_at__isnull=True).exists():
        raise CannotRecover(_("Dit verzoek is voorbij. Er is niets meer te doen."))


def _check_open(recovery: Recovery) -> None:
    if recovery.done_at is not None or recovery.goes_on <= today() or recovery.key.retired_at is not None:
        raise CannotRecover(_("Dit verzoek is voorbij. Er is niets meer te doen."))


def _ends(actor: Actor, recovery: Recovery) -> None:
    """Nothing of it opens anything from now on, and nobody is asked any more."""
    RecoveryPart.objects.for_school(recovery.school).filter(recovery=recovery).delete()
    recovery.done_at, recovery.wrapped = now(), Wrapped(b"", recovery.parameters, b"")
    recovery.save(update_fields=["done_at", "salt", "parameters", "sealed"])
    for message in (asks_for_half, recovery_asked, recovery_ready):
        withdraw(actor=actor, school=recovery.school, key=message(recovery).key)
