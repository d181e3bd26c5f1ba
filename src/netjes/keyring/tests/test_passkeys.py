"""A passkey beside the passphrase: added with an open key, opening it, and gone with the key that it opened."""

import secrets

import pytest

from netjes.keyring.actions import (
    add_passkey,
    ask_recovery,
    change_passphrase,
    finish_recovery,
    give_half,
    open_key,
    open_with_passkey,
    remove_passkey,
    replace_key,
    retire_key,
)
from netjes.keyring.errors import CannotUsePasskey
from netjes.keyring.models import ReadingPasskey
from netjes.keyring.queries import key_of, passkeys_of
from netjes.keyring.tests.conftest import ACTOR, PASSPHRASE
from netjes.keyring.tests.device import Device
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.actions import leave_school
from netjes.sealing import new_key

NEW = "acht rode bussen zingen"


def added(key, private) -> tuple[ReadingPasskey, bytes]:
    """A passkey that opens this key, and what its device gives for it."""
    device, salt = Device(), secrets.token_bytes(32)
    given = device.gives(salt)
    passkey = add_passkey(
        actor=ACTOR, key=key, private=private, credential=bytes(device.credential), salt=salt, given=given
    )
    return passkey, given


def test_it_works(make, readers):
    key, private = make(readers.adviser)
    passkey, given = added(key, private)
    assert open_with_passkey(actor=ACTOR, passkey=passkey, given=given) == private
    assert open_key(actor=ACTOR, key=key, passphrase=PASSPHRASE) == private
    assert passkeys_of(key) == [passkey]


def test_its_owner_is_told_until_it_is_taken_away(make, readers):
    passkey, _given = added(*make(readers.adviser))
    told = Notice.objects.for_school(passkey.school).get(person=readers.adviser, key=f"keyring.passkey:{passkey.pk}")
    assert "Deed je dat niet zelf?" in told.text and told.read_at is None
    remove_passkey(actor=ACTOR, passkey=passkey)
    told.refresh_from_db()
    assert told.read_at is not None


def test_what_another_device_gives_opens_nothing(make, readers):
    key, private = make(readers.adviser)
    passkey, _given = added(key, private)
    _other, given_by_other = added(key, private)
    for given in (given_by_other, bytes(32), b"", bytes(31), bytes(passkey.salt)):
        with pytest.raises(CannotUsePasskey, match="Gebruik je leeszin"):
            open_with_passkey(actor=ACTOR, passkey=passkey, given=given)


def test_a_passkey_that_was_taken_away_opens_nothing(make, readers):
    key, private = make(readers.adviser)
    passkey, given = added(key, private)
    remove_passkey(actor=ACTOR, passkey=ReadingPasskey.objects.for_school(key.school).get())
    with pytest.raises(CannotUsePasskey):
        open_with_passkey(actor=ACTOR, passkey=passkey, given=given)
    rows = LogRow.objects.for_school(key.school_id).count()
    remove_passkey(actor=ACTOR, passkey=passkey)
    assert LogRow.objects.for_school(key.school_id).count() == rows


def test_only_with_the_key_itself_open_and_no_more_than_five(make, readers):
    key, private = make(readers.adviser)
    with pytest.raises(CannotUsePasskey, match="niet meer je sleutel"):
        added(key, new_key())
    for _each in range(5):
        added(key, private)
    with pytest.raises(CannotUsePasskey, match="al vijf"):
        added(key, private)
    with pytest.raises(CannotUsePasskey, match="geeft niets"):
        remove_passkey(actor=ACTOR, passkey=passkeys_of(key)[0])
        add_passkey(actor=ACTOR, key=key, private=private, credential=b"", salt=b"", given=b"")


def test_other_words_leave_passkeys(make, readers):
    key, private = make(readers.adviser)
    passkey, given = added(key, private)
    change_passphrase(actor=ACTOR, key=key, private=private, passphrase=NEW)
    assert open_with_passkey(actor=ACTOR, passkey=passkey, given=given) == private


@pytest.mark.parametrize("with_old", [True, False])
def test_another_key_takes_them_away(make, readers, with_old):
    key, private = make(readers.adviser)
    passkey, given = added(key, private)
    replace_key(actor=ACTOR, key=key, old_private=private if with_old else None, passphrase=NEW)
    assert not ReadingPasskey.objects.for_school(key.school).exists()
    with pytest.raises(CannotUsePasskey):
        open_with_passkey(actor=ACTOR, passkey=passkey, given=given)
    with pytest.raises(CannotUsePasskey):
        added(key, private)


def test_the_end_of_a_key_takes_them_away(make, readers):
    key, private = make(readers.adviser)
    added(key, private)
    retire_key(actor=ACTOR, key=key)
    assert not ReadingPasskey.objects.for_school(key.school).exists()


def test_a_key_that_was_lost_comes_back_without_them(halved, readers, people):
    key, private = halved
    added(key, private)
    recovery = ask_recovery(actor=ACTOR, key=key, passphrase=NEW)
    assert passkeys_of(key)
    for holder in (readers.board, people.terpstra):
        own = open_key(actor=ACTOR, key=key_of(holder), passphrase=PASSPHRASE)
        give_half(actor=ACTOR, recovery=recovery, holder=holder, private=own)
    assert finish_recovery(actor=ACTOR, recovery=recovery, passphrase=NEW) == private
    assert not ReadingPasskey.objects.for_school(key.school).exists()


def test_who_left_opens_nothing_with_it(make, readers):
    passkey, given = added(*make(readers.adviser))
    leave_school(actor=ACTOR, person=readers.adviser)
    with pytest.raises(CannotUsePasskey):
        open_with_passkey(actor=ACTOR, passkey=passkey, given=given)


def test_the_log_says_how_and_holds_no_secret(make, readers, school):
    key, private = make(readers.adviser)
    passkey, given = added(key, private)
    open_with_passkey(actor=ACTOR, passkey=passkey, given=given)
    rows = LogRow.objects.for_school(school.pk)
    assert [row.detail for row in rows.filter(act="keyring.key.opened")] == ['{"with": "passkey"}']
    said = "".join(f"{row.act}{row.detail}{row.subject}{row.about}" for row in rows)
    assert given.hex() not in said and bytes(passkey.salt).hex() not in said
