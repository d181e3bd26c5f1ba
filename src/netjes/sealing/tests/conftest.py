import pytest

from netjes.sealing import Hardness, codes, wrapping


@pytest.fixture
def light(monkeypatch):
    """Argon2id as cheap as it gets: these tests are not about how long a guess takes."""
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))
    monkeypatch.setattr(codes, "HARDNESS", Hardness(1, 1))
