import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.sealing import CannotUnseal, Keypair, join, new_key, open_with, seal_for, split

keys = st.binary(min_size=32, max_size=32)


def test_it_works():
    reader, key = Keypair.new(), new_key()
    sealed = seal_for(reader.public, key)
    assert key not in sealed
    assert open_with(reader.private, sealed) == key


@given(keys)
def test_only_the_owner_opens_it(key):
    reader, other = Keypair.new(), Keypair.new()
    sealed = seal_for(reader.public, key)
    assert open_with(reader.private, sealed) == key
    with pytest.raises(CannotUnseal):
        open_with(other.private, sealed)
    with pytest.raises(CannotUnseal):
        open_with(reader.private, sealed[:-1])


@given(keys)
def test_a_seed_always_gives_the_same_pair(seed):
    pair = Keypair.from_seed(seed)
    assert pair == Keypair.from_seed(seed)
    assert Keypair.of(pair.private) == pair


@pytest.mark.parametrize("no_key", [b"", b"kort", b"x" * 33])
def test_what_is_no_key_is_refused(no_key):
    with pytest.raises(CannotUnseal):
        seal_for(no_key, new_key())
    with pytest.raises(CannotUnseal):
        open_with(no_key, seal_for(Keypair.new().public, new_key()))
    with pytest.raises(CannotUnseal):
        Keypair.of(no_key)


def test_a_pair_does_not_show_its_private_half():
    pair = Keypair.new()
    assert pair.private.hex() not in repr(pair) + str(pair)
    assert repr(pair.private) not in repr(pair)


@given(keys)
def test_two_shares_are_the_key(private):
    first, second = split(private)
    assert join(first, second) == join(second, first) == private


@given(keys)
def test_one_share_is_noise(private):
    """The first share is drawn before the key is looked at; the second is as random as the first."""
    first, second = split(private)
    again, other = split(private)
    assert first != again and second != other
    assert private not in (first, second)


@pytest.mark.parametrize("share", [b"", b"x" * 31, b"x" * 33])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(CannotUnseal):
        join(share, b"x" * 32)
