"""What a server remembers for a moment, and that nothing else does."""

import pytest

from netjes.lib import remembered as module
from netjes.lib.remembered import remember_for, remembered


@pytest.fixture
def clock(monkeypatch):
    """The time that this module sees, to be moved."""
    time = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: time[0])
    yield time
    remember_for(0)


def test_it_works(clock):
    remember_for(1)
    assert [remembered("a", lambda: 1), remembered("a", lambda: 2), remembered("b", lambda: 3)] == [1, 1, 3]
    clock[0] += 1.01
    assert remembered("a", lambda: 2) == 2


def test_nothing_is_remembered_unless_a_server_says_so(clock):
    assert [remembered("a", lambda: 1), remembered("a", lambda: 2)] == [1, 2]


def test_an_error_is_not_remembered(clock):
    remember_for(1)
    with pytest.raises(ZeroDivisionError):
        remembered("a", lambda: 1 / 0)
    assert remembered("a", lambda: 1) == 1


def test_it_does_not_grow_for_ever(clock):
    remember_for(1)
    for key in range(3 * module.MOST):
        remembered(key, lambda: 1)
    assert len(module._kept) <= module.MOST
