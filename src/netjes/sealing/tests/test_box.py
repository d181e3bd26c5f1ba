import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.sealing import CannotUnseal, new_key, padded_to, seal, unseal

keys = st.binary(min_size=32, max_size=32)


def test_it_works():
    key = new_key()
    sealed = seal(key, b"Ik word gepest.")
    assert b"gepest" not in sealed
    assert unseal(key, sealed) == b"Ik word gepest."
    assert unseal(key, memoryview(sealed)) == b"Ik word gepest."  # as PostgreSQL's driver may give it


@given(keys, st.binary(max_size=5000))
def test_what_is_sealed_comes_back_the_same(key, text):
    assert unseal(key, seal(key, text)) == text


@given(st.binary(max_size=300), st.integers(0, 10_000), st.integers(1, 255))
def test_nothing_that_was_changed_opens(text, place, bits):
    key = new_key()
    sealed = bytearray(seal(key, text))
    sealed[place % len(sealed)] ^= bits
    with pytest.raises(CannotUnseal):
        unseal(key, bytes(sealed))


@given(st.binary(max_size=200))
def test_what_was_never_sealed_does_not_open(noise):
    with pytest.raises(CannotUnseal):
        unseal(new_key(), noise)
    with pytest.raises(CannotUnseal):
        unseal(new_key(), b"\x01" + noise)


@given(keys, keys)
def test_another_key_does_not_open_it(key, other):
    if key != other:
        with pytest.raises(CannotUnseal):
            unseal(other, seal(key, b"iets"))


@given(st.binary(max_size=1000), st.binary(max_size=1000))
def test_whatever_is_short_is_as_long_as_anything_short(one, other):
    key = new_key()
    assert len(seal(key, one)) == len(seal(key, other))


@given(st.integers(1, 10**9))
def test_padding_costs_a_kib_or_a_sixteenth(length):
    size = padded_to(length)
    assert length <= size <= max(length + 1023, length * 1.0625)
    assert size % 1024 == 0
    assert padded_to(size) == size


def test_the_same_words_are_never_sealed_the_same():
    key = new_key()
    assert seal(key, b"ja") != seal(key, b"ja")


def test_an_error_says_nothing_of_key_or_words():
    key = new_key()
    with pytest.raises(CannotUnseal) as refused:
        unseal(new_key(), seal(key, b"Ik word gepest."))
    assert str(refused.value) == "Dit gaat met deze sleutel niet open."
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
