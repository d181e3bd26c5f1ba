"""A reading key: made, opened, under other words, replaced, retired; and who else learns of it."""

from datetime import timedelta

import pytest

from netjes.keyring.actions import change_passphrase, make_key, name_holders, open_key, replace_key, retire_key
from netjes.keyring.changing import CHANGED
from netjes.keyring.chores import GRACE, retire_keys_of_leavers
from netjes.keyring.errors import CannotKeepKey
from netjes.keyring.models import ReadingKey, RecoveryShare
from netjes.keyring.passphrases import checked
from netjes.keyring.queries import (
    can_hold_half,
    has_key,
    key_of,
    proposed_holders,
    public_keys_of,
    readers_with_keys,
    shares_of,
)
from netjes.keyring.tests.conftest import ACTOR, PASSPHRASE
from netjes.keyring.words import WORDS, proposed
from netjes.lib.clock import now, standing_still_at
from netjes.login.errors import TooManyTries
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.schools.actions import leave_school, let_stand_in
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.sealing import (
    CannotUnseal,
    Hardness,
    Keypair,
    WrongPassphrase,
    new_key,
    open_with,
    seal_for,
    wrapping,
)


@pytest.fixture
def changes(monkeypatch):
    """What other rooms heard."""
    heard: list[tuple] = []
    monkeypatch.setattr(CHANGED, "_then", [lambda *told: heard.append(told)])
    return heard


def test_it_works(make, readers):
    key, private = make(readers.adviser)
    public = public_keys_of([readers.adviser, readers.board])
    assert public == {readers.adviser.pk: Keypair.of(private).public}
    sealed = seal_for(public[readers.adviser.pk], b"de sleutel van een melding")
    opened = open_key(actor=ACTOR, key=ReadingKey.objects.for_school(key.school).get(), passphrase=PASSPHRASE)
    assert open_with(opened, sealed) == b"de sleutel van een melding"


def test_a_wrong_passphrase_opens_nothing_and_guessing_is_slowed_down(make, readers):
    key, _private = make(readers.adviser)
    for _each in range(5):
        with pytest.raises(WrongPassphrase):
            open_key(actor=ACTOR, key=key, passphrase="vijf groene fietsen")
    with pytest.raises(TooManyTries):
        open_key(actor=ACTOR, key=key, passphrase=PASSPHRASE)


def test_somebody_has_one_key_that_holds(make, readers):
    make(readers.adviser)
    with pytest.raises(CannotKeepKey, match="al een leessleutel"):
        make(readers.adviser)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("fiets", "te kort"),
        ("   a   b    ", "te kort"),
        ("aaaaaaaaaaaaaaa", "makkelijk te raden"),
        ("123456 789012 34", "makkelijk te raden"),
        ("yvette helder", "je naam"),
        ("Yvette Helder!", "je naam"),
        ("lang " * 60, "te lang"),
    ],
)
def test_a_passphrase_that_is_too_easy_is_refused_without_repeating_it(words, says, readers):
    with pytest.raises(CannotKeepKey, match=says) as refused:
        checked(words, readers.adviser)
    assert words.strip() not in str(refused.value)


def test_ones_own_password_is_no_passphrase(readers, client_of):
    client_of(readers.adviser)  # makes the account
    account = readers.adviser.account
    account.set_password("mijn wachtwoord van school")
    account.save()
    with pytest.raises(CannotKeepKey, match="wachtwoord"):
        checked("mijn wachtwoord van school", readers.adviser)


def test_what_is_proposed_is_strong_and_by_chance():
    assert len(set(WORDS)) >= 256
    assert all(len(set(proposed().split())) == 5 for _each in range(50))
    assert proposed() != proposed()


def test_other_words_for_the_same_key(make, readers):
    key, private = make(readers.adviser)
    change_passphrase(actor=ACTOR, key=key, private=private, passphrase="acht rode bussen zingen")
    with pytest.raises(WrongPassphrase):
        open_key(actor=ACTOR, key=key, passphrase=PASSPHRASE)
    assert open_key(actor=ACTOR, key=key, passphrase="acht rode bussen zingen") == private
    with pytest.raises(CannotKeepKey, match="niet meer je sleutel"):
        change_passphrase(actor=ACTOR, key=key, private=new_key(), passphrase=PASSPHRASE)


def test_a_key_that_was_wrapped_lightly_is_wrapped_anew_when_it_opens(make, readers, monkeypatch):
    key, _private = make(readers.adviser)
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(2, 1))
    open_key(actor=ACTOR, key=key, passphrase=PASSPHRASE)
    key.refresh_from_db()
    assert key.parameters == "argon2id:2:1"
    assert open_key(actor=ACTOR, key=key, passphrase=PASSPHRASE)


def test_with_the_old_key_open_other_rooms_can_seal_anew(make, readers, changes):
    key, private = make(readers.adviser)
    sealed = seal_for(bytes(key.public), b"sleutel")
    new, new_private = replace_key(actor=ACTOR, key=key, old_private=private, passphrase=PASSPHRASE + " hard")
    (_first, (_actor, person, old, public)) = changes
    assert person == readers.adviser and open_with(old, sealed) == b"sleutel"
    assert open_with(new_private, seal_for(public, b"sleutel")) == b"sleutel"
    assert key_of(readers.adviser) == new
    key.refresh_from_db()
    assert key.retired_at and bytes(key.sealed) == b"" and bytes(key.salt) == b""


def test_without_the_old_key_nothing_comes_along(make, readers, changes):
    key, _private = make(readers.adviser)
    replace_key(actor=ACTOR, key=key, old_private=None, passphrase=PASSPHRASE)
    assert [told[2] for told in changes] == [None, None]
    with pytest.raises(CannotKeepKey, match="al vervangen"):
        replace_key(actor=ACTOR, key=key, old_private=None, passphrase=PASSPHRASE)


def test_another_key_takes_the_halves_along_that_one_holds(halved, readers, people, make):
    key, _private = halved
    old = key_of(readers.board)
    old_private = open_key(actor=ACTOR, key=old, passphrase=PASSPHRASE)
    _new, new_private = replace_key(actor=ACTOR, key=old, old_private=old_private, passphrase=PASSPHRASE)
    share = RecoveryShare.objects.for_school(key.school).get(key=key, holder=readers.board)
    assert len(open_with(new_private, bytes(share.sealed))) == 32
    assert [each.holder for each in shares_of(key)] == [readers.board, people.terpstra]


def test_who_loses_their_key_loses_the_halves_and_their_owners_hear_it(halved, readers):
    key, _private = halved
    replace_key(actor=ACTOR, key=key_of(readers.board), old_private=None, passphrase=PASSPHRASE)
    assert len(shares_of(key)) == 1
    told = Notice.objects.for_school(key.school).get(person=readers.adviser, key=f"keyring.holders:{key.pk}")
    assert "kun je hem niet terughalen" in told.text


def test_halves_are_shared_out_among_two_others_who_have_a_key(halved, readers, people):
    key, private = halved
    for wrong in ([], [readers.board], [readers.board, readers.board], [readers.board, readers.adviser]):
        with pytest.raises(CannotKeepKey):
            name_holders(actor=ACTOR, key=key, private=private, holders=wrong)
    with pytest.raises(CannotKeepKey, match="zelf een leessleutel"):
        name_holders(actor=ACTOR, key=key, private=private, holders=[readers.board, people.oosthoek])
    with pytest.raises(CannotKeepKey, match="niet meer je sleutel"):
        name_holders(actor=ACTOR, key=key, private=new_key(), holders=[readers.board, people.terpstra])


def test_nobody_is_proposed_twice_and_not_oneself(halved, readers, people, make):
    make(people.oosthoek)
    assert proposed_holders(people.bos) == [readers.board, readers.adviser]
    assert proposed_holders(readers.adviser) == [readers.board, people.terpstra]
    assert readers.adviser not in can_hold_half(readers.adviser)
    assert can_hold_half(people.bos) == {
        readers.board: Role.BOARD, readers.adviser: Role.CONFIDENTIAL, people.terpstra: Role.HEAD,
        people.oosthoek: Role.ADMINISTRATOR,
    }  # fmt: skip


def test_whoever_can_read_has_the_role_and_a_key(make, readers, people, school):
    make(readers.adviser)
    make(people.bos)
    assert readers_with_keys(school, [Role.CONFIDENTIAL, Role.HEAD]) == [readers.adviser]
    let_stand_in(
        actor=ACTOR, absent=people.terpstra, person=people.bos, starts_on=today(), ends_on=today() + timedelta(days=3)
    )
    assert readers_with_keys(school, [Role.HEAD]) == [people.bos]


def test_who_left_is_sealed_nothing_to_and_after_a_fortnight_their_key_is_gone(halved, readers, people, school):
    key, _private = halved
    leave_school(actor=ACTOR, person=readers.board)
    assert readers.board.pk not in public_keys_of([readers.board, people.terpstra])
    assert not has_key(readers.board)
    assert retire_keys_of_leavers(school) == 0
    assert Notice.objects.for_school(school).filter(key=f"keyring.holders:{key.pk}").exists()
    with standing_still_at(now() + GRACE):
        assert retire_keys_of_leavers(school) == 1
        assert retire_keys_of_leavers(school) == 0
    gone = ReadingKey.objects.for_school(school).get(person=readers.board)
    assert gone.retired_at and bytes(gone.sealed) == b""
    assert has_key(readers.adviser) and has_key(people.terpstra)


def test_retiring_twice_changes_nothing(make, readers):
    key, _private = make(readers.adviser)
    retire_key(actor=ACTOR, key=key)
    rows = LogRow.objects.for_school(key.school_id).count()
    retire_key(actor=ACTOR, key=key)
    assert LogRow.objects.for_school(key.school_id).count() == rows
    make_key(actor=ACTOR, person=readers.adviser, passphrase=PASSPHRASE)  # may begin anew


def test_the_log_and_the_notices_hold_no_secret(halved, school):
    key, private = halved
    said = "".join(
        f"{row.act}{row.detail}{row.subject}{row.about}" for row in LogRow.objects.for_school(school.pk)
    ) + "".join(f"{each.subject}{each.text}{each.path}" for each in Notice.objects.for_school(school))
    assert "keyring.key.made" in said
    for secret in (PASSPHRASE, "fietsen", private.hex(), bytes(key.sealed).hex()):
        assert secret not in said


def test_another_schools_people_hold_nothing_here(make, readers, other_school):
    from netjes.schools.actions import add_person, give_role

    stranger = add_person(actor=ACTOR, school=other_school, given_name="Vera", family_name="Vreemd")
    give_role(actor=ACTOR, person=stranger, role=Role.BOARD)
    make(stranger)
    key, private = make(readers.adviser)
    assert stranger not in can_hold_half(readers.adviser)
    with pytest.raises(CannotKeepKey):
        name_holders(actor=ACTOR, key=key, private=private, holders=[stranger, readers.board])
    with pytest.raises(CannotUnseal):
        open_with(private, seal_for(bytes(key_of(stranger).public), b"x"))
