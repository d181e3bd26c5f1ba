"""The server killed in the middle of a signing day: what was acknowledged is there, and nothing is there by half."""

import pytest
from bench.kill import killed


@pytest.mark.parametrize(("engine", "times"), [("SQLite", 10), ("PostgreSQL", 3)])
def test_it_works(engine, times):
    found = killed(engine, times)
    assert found.wrong == []
    assert found.acknowledged and found.unanswered, "er is niet middenin gedood"
    assert found.signed >= found.acknowledged
