import hashlib
import secrets

import pytest

from netjes.sealing import CannotUnseal, new_key, seal, unseal, unwrap_with_passkey, wrap_with_passkey


def test_it_works():
    private, given = new_key(), secrets.token_bytes(32)
    sealed = wrap_with_passkey(private, given)
    assert unwrap_with_passkey(sealed, given) == private
    assert private not in sealed and given not in sealed
    assert wrap_with_passkey(private, given) != sealed


def test_what_another_passkey_gives_opens_nothing_and_is_not_repeated():
    sealed, other = wrap_with_passkey(new_key(), secrets.token_bytes(32)), secrets.token_bytes(32)
    with pytest.raises(CannotUnseal) as refused:
        unwrap_with_passkey(sealed, other)
    assert other.hex() not in repr(refused.value) and repr(other) not in repr(refused.value)
    with pytest.raises(CannotUnseal):
        unwrap_with_passkey(sealed[:-1] + bytes([sealed[-1] ^ 1]), other)


def test_what_a_passkey_gives_is_itself_no_key():
    """It is stretched for this purpose: neither it nor its plain hash opens what is kept, and it opens nothing else."""
    private, given = new_key(), secrets.token_bytes(32)
    sealed = wrap_with_passkey(private, given)
    for key in (given, hashlib.sha256(given).digest(), hashlib.blake2b(given, digest_size=32).digest()):
        with pytest.raises(CannotUnseal):
            unseal(key, sealed)
    with pytest.raises(CannotUnseal):
        unwrap_with_passkey(seal(given, private), given)


@pytest.mark.parametrize("given", [b"", b"x" * 31, b"x" * 33, b"x" * 64])
def test_less_or_more_than_32_bytes_is_not_what_a_passkey_gives(given):
    with pytest.raises(CannotUnseal):
        wrap_with_passkey(new_key(), given)
    with pytest.raises(CannotUnseal):
        unwrap_with_passkey(wrap_with_passkey(new_key(), b"x" * 32), given)
