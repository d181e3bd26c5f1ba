import threading
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjes.sealing import CannotUnseal, Hardness, TooBusy, WrongPassphrase, is_behind, new_key, unwrap, wrap, wrapping
from netjes.sealing.hardness import Turns

PASSPHRASE = "vier gele fietsen zwijgen"


def test_it_works():
    """With today's hardness, and nothing of it in what is kept."""
    private = new_key()
    wrapped = wrap(private, PASSPHRASE)
    assert wrapped.parameters == "argon2id:64:12"
    assert private not in wrapped.sealed
    assert unwrap(wrapped, PASSPHRASE) == private


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_only_the_same_words_open_it(light, words, others):
    private = new_key()
    wrapped = wrap(private, words)
    assert unwrap(wrapped, words) == private
    if wrapping.as_typed(words) != wrapping.as_typed(others):
        with pytest.raises(WrongPassphrase):
            unwrap(wrapped, others)


def test_another_device_may_write_it_otherwise(light):
    wrapped = wrap(b"k" * 32, "vier cafe\u0301s  zwijgen")
    assert unwrap(wrapped, " vier cafés zwijgen ") == b"k" * 32


def test_a_wrong_passphrase_is_not_repeated_in_the_error(light):
    wrapped = wrap(new_key(), PASSPHRASE)
    with pytest.raises(WrongPassphrase) as refused:
        unwrap(wrapped, "vijf groene fietsen")
    assert "vijf" not in repr(refused.value) + str(refused.value)
    assert refused.value.__suppress_context__
    assert PASSPHRASE not in repr(wrapped)


def test_what_was_wrapped_lighter_opens_and_is_known(light, monkeypatch):
    wrapped = wrap(new_key(), PASSPHRASE)
    assert not is_behind(wrapped)
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(2, 3))
    assert is_behind(wrapped)
    assert len(unwrap(wrapped, PASSPHRASE)) == 32


@pytest.mark.parametrize(
    "parameters", ["", "argon2id", "argon2id:64", "scrypt:64:3", "argon2id:99999:3", "argon2id:64:0", "argon2id:-1:3"]
)
def test_parameters_that_make_no_sense_are_refused(light, parameters):
    with pytest.raises(CannotUnseal):
        unwrap(replace(wrap(new_key(), PASSPHRASE), parameters=parameters), PASSPHRASE)


def test_no_more_than_two_at_once_and_nobody_waits_for_ever():
    turns, inside, most = Turns(2, patience=5), [], []

    def work() -> None:
        with turns.turn():
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.02)
            inside.pop()

    threads = [threading.Thread(target=work) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 8
    assert max(most) <= 2

    full = Turns(1, patience=0.01)
    with full.turn(), pytest.raises(TooBusy), full.turn():
        pass
    with full.turn():
        pass  # free again
