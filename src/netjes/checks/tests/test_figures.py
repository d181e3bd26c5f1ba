"""How well it does on the development texts, and that it does not get worse. What is our own is told optimistically."""

import pytest

from .marked import STYLES, roster, score, texts

ROSTER = roster()
RECALL, PRECISION, ALARMS = 0.95, 0.95, 0.05


def test_it_works():
    found = list(texts())
    assert len(found) > 250
    assert {each.style for each in found} == set(STYLES)


@pytest.mark.parametrize("lowered", [False, True], ids=["as written", "lower case without diacritics"])
def test_what_is_meant_is_found_and_little_else(lowered):
    said: list[str] = []
    made = score(lowered=lowered, names=ROSTER, said=said)
    assert made.recall() >= RECALL, said
    assert made.precision() >= PRECISION, said
    assert made.alarms <= ALARMS * made.clean, said


@pytest.mark.parametrize("lowered", [False, True])
def test_no_kind_lags_behind(lowered):
    made = score(lowered=lowered, names=ROSTER)
    for kind in made.hits | made.missed:
        assert made.recall(kind) >= 0.8, kind
        assert made.precision(kind) >= 0.8, kind
