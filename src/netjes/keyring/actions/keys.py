"""Making a reading key, opening it, another passphrase, another key, and its end.

Passphrases are worked out before the transaction begins: it costs a third of a second and a core.
"""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from netjes.keyring.actions.halves import check_holders, name_holders, pass_halves_on
from netjes.keyring.actions.passkeys import drop_passkeys
from netjes.keyring.changing import CHANGED
from netjes.keyring.errors import CannotKeepKey
from netjes.keyring.models import ReadingKey, Recovery, RecoveryShare
from netjes.keyring.passphrases import checked
from netjes.keyring.queries import has_key
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.login.guesses import count_guess, forget_guesses, key_for
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.sealing import Keypair, Wrapped, is_behind, unwrap, wrap


def make_key(
    *, actor: Actor, person: Person, passphrase: str, holders: Sequence[Person] = ()
) -> tuple[ReadingKey, bytes]:
    """Somebody's first key (or a new one after the old was retired), and its private half, which is kept nowhere.

    Without holders nothing can be got back; they can be named later. Raises `CannotKeepKey` and `TooBusy`.
    """
    if has_key(person):
        raise CannotKeepKey(_("Je hebt al een leessleutel. Open hem met je leeszin."))
    words = checked(passphrase, person)
    if holders:
        check_holders(person, holders)
    pair = Keypair.new()
    wrapped = wrap(pair.private, words)
    try:
        with transaction.atomic():
            key = _kept(actor, person, pair, wrapped, holders)
            CHANGED.tell(actor, person, None, pair.public)
    except IntegrityError:
        raise CannotKeepKey(_("Je hebt al een leessleutel. Open hem met je leeszin.")) from None
    return key, pair.private


def open_key(*, actor: Actor, key: ReadingKey, passphrase: str) -> bytes:
    """The private half. Raises `WrongPassphrase`, `TooManyTries` (guesses are slowed down) and `TooBusy`."""
    guessed_at = key_for("reading key", str(key.pk))
    count_guess(school=key.school, key=guessed_at)
    private = unwrap(key.wrapped, passphrase)
    forget_guesses(school=key.school, key=guessed_at)
    if is_behind(key.wrapped):
        wrap_anew(key, wrap(private, passphrase))
    with transaction.atomic():
        log(school_key=key.school_id, actor=actor, act="keyring.key.opened", subject=key.ref, about=key.person.ref)
    return private


def change_passphrase(*, actor: Actor, key: ReadingKey, private: bytes, passphrase: str) -> None:
    """The same key under other words; wherever it stood open it is shut. Raises `CannotKeepKey` and `TooBusy`."""
    _check_is(key, private)
    wrapped = wrap(private, checked(passphrase, key.person))
    with transaction.atomic():
        wrap_anew(key, wrapped)
        log(school_key=key.school_id, actor=actor, act="keyring.key.rewrapped", subject=key.ref, about=key.person.ref)


def replace_key(
    *, actor: Actor, key: ReadingKey, old_private: bytes | None, passphrase: str, holders: Sequence[Person] = ()
) -> tuple[ReadingKey, bytes]:
    """Another key in place of this one: other rooms seal anew what was sealed to it, when `old_private` is there.

    Without it (the passphrase is lost and nobody can help) what was sealed to the old key stays shut for this
    person, until another reader shares it with them again. Raises `CannotKeepKey` and `TooBusy`.
    """
    if old_private is not None:
        _check_is(key, old_private)
    words = checked(passphrase, key.person)
    if holders:
        check_holders(key.person, holders)
    pair = Keypair.new()
    wrapped = wrap(pair.private, words)
    with transaction.atomic():
        held = ReadingKey.objects.for_school(key.school).select_for_update()
        if not held.filter(pk=key.pk, retired_at__isnull=True).exists():
            raise CannotKeepKey(_("Deze sleutel was al vervangen. Open de nieuwe met je leeszin."))
        _ends(actor, key)
        new = _kept(actor, key.person, pair, wrapped, holders)
        pass_halves_on(actor=actor, old=key, old_private=old_private, new=new)
        CHANGED.tell(actor, key.person, old_private, pair.public)
    return new, pair.private


@transaction.atomic
def retire_key(*, actor: Actor, key: ReadingKey) -> None:
    """Nothing is sealed to it any more and it opens nothing here; for who left. Twice changes nothing."""
    held = ReadingKey.objects.for_school(key.school).select_for_update()
    if not held.filter(pk=key.pk, retired_at__isnull=True).exists():
        return
    _ends(actor, key)
    pass_halves_on(actor=actor, old=key, old_private=None, new=None)
    log(school_key=key.school_id, actor=actor, act="keyring.key.retired", subject=key.ref, about=key.person.ref)


def wrap_anew(key: ReadingKey, wrapped: Wrapped) -> None:
    """Under other words, unless it was retired in the meantime. Raises `CannotKeepKey`."""
    holds = ReadingKey.objects.for_school(key.school).filter(pk=key.pk, retired_at__isnull=True)
    if not holds.update(salt=wrapped.salt, parameters=wrapped.parameters, sealed=wrapped.sealed):
        raise CannotKeepKey(_("Deze sleutel is vervangen of vervallen. Kijk bij je leessleutel hoe het staat."))
    key.wrapped = wrapped


def _kept(actor: Actor, person: Person, pair: Keypair, wrapped: Wrapped, holders: Sequence[Person]) -> ReadingKey:
    key = ReadingKey(school=person.school, person=person, public=pair.public, made_at=now())
    key.wrapped = wrapped
    key.save()
    log(
        school_key=person.school_id, actor=actor, act="keyring.key.made", subject=key.ref, about=person.ref,
        detail={"halves": len(holders)},
    )  # fmt: skip
    if holders:
        name_holders(actor=actor, key=key, private=pair.private, holders=holders)
    return key


def _ends(actor: Actor, key: ReadingKey) -> None:
    """It holds no more, and its private half is gone from here; so is whatever else opens it or was to get it back."""
    drop_passkeys(actor=actor, key=key)
    RecoveryShare.objects.for_school(key.school).filter(key=key).delete()
    Recovery.objects.for_school(key.school).filter(key=key).delete()
    key.retired_at, key.wrapped = now(), Wrapped(b"", key.parameters, b"")
    key.save(update_fields=["retired_at", "salt", "parameters", "sealed"])


def _check_is(key: ReadingKey, private: bytes) -> None:
    if not key.is_half_of(private):
        raise CannotKeepKey(_("Dit is niet meer je sleutel. Open hem opnieuw en probeer het nog eens."))
