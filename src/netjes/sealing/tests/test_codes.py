import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjes.sealing import NotACode, TooBusy, codes, keys_of, new_code, open_with, read_code, seal_for, shown
from netjes.sealing.hardness import Turns

SALT = b"het zout van deze ene school...!"
codes_as_kept = st.text("0123456789", min_size=20, max_size=20)


def test_it_works():
    code = new_code()
    assert read_code(shown(code)) == code
    keys = keys_of(code, SALT)
    again = keys_of(read_code(shown(code)), SALT)
    assert keys == again
    assert open_with(again.reporter.private, seal_for(keys.reporter.public, b"sleutel")) == b"sleutel"


def test_it_is_shown_like_a_telephone_number():
    assert shown("12345678901234567890") == "1234 5678 9012 3456 7890"


@given(codes_as_kept, st.lists(st.sampled_from([" ", "-", "\u00a0", "\u2013", ".", "\n", "\u200b", "\ufeff"])))
def test_however_it_is_written_it_is_read(code, between):
    written = "".join(each for pair in zip(code, [*between, *[""] * 20], strict=False) for each in pair)
    assert read_code(written) == code


def test_digits_of_another_script_are_digits():
    assert read_code("１２３４ ５６７８ ９０１２ ３４５６ ７８９０") == "12345678901234567890"
    assert read_code("١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦ ٧٨٩٠") == "12345678901234567890"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "hier staan er 0"),
        ("1234 5678 9012 3456 789", "hier staan er 19"),
        ("1234 5678 9012 3456 78901", "hier staan er 21"),
        ("1234 5678 9O12 3456 7890", "alleen cijfers"),
        ("½" * 20, "alleen cijfers"),
        ("²" * 20, "alleen cijfers"),
    ],
)
def test_what_is_no_code_is_told_how_to_mend_it(typed, says):
    with pytest.raises(NotACode, match=says) as refused:
        read_code(typed)
    assert "1234" not in str(refused.value)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_no_code(typed):
    with contextlib.suppress(NotACode):
        assert len(read_code(typed)) == 20


def test_another_code_or_another_site_has_other_keys(light):
    keys = keys_of("1" * 20, SALT)
    for other in (keys_of("1" * 19 + "2", SALT), keys_of("1" * 20, SALT[::-1])):
        assert other.lookup != keys.lookup
        assert other.reporter.public != keys.reporter.public


def test_looking_up_says_nothing_of_the_reporters_key(light):
    keys = keys_of("1" * 20, SALT)
    assert len({keys.lookup, keys.reporter.private, keys.reporter.public, bytes.fromhex(keys.kept_as)}) == 4


def test_a_site_without_a_real_salt_is_refused():
    with pytest.raises(ValueError, match="salt"):
        keys_of("1" * 20, b"kort")


def test_keys_do_not_show_themselves(light):
    keys = keys_of("1" * 20, SALT)
    said = repr(keys) + str(keys)
    for secret in (keys.lookup, keys.reporter.private):
        assert repr(secret) not in said and secret.hex() not in said
    assert "1" * 20 not in said


def test_who_waits_too_long_is_told_that_it_is_busy(light, monkeypatch):
    full = Turns(1, patience=0.01)
    monkeypatch.setattr(codes, "TURNS", full)
    with full.turn(), pytest.raises(TooBusy) as refused:
        keys_of("1" * 20, SALT)
    assert "1111" not in str(refused.value)


def test_codes_are_made_by_chance():
    made = {new_code() for _each in range(500)}
    assert len(made) == 500
    assert all(len(code) == 20 and code.isdigit() for code in made)
    assert {digit for code in made for digit in code} == set("0123456789")
