"""A Tuesday morning with a confidential adviser and somebody of the board, and Argon2id as cheap as it gets."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from netjes.keyring.actions import make_key
from netjes.keyring.models import ReadingKey
from netjes.lib.actors import system
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.sealing import Hardness, wrapping

ACTOR = system("tests")
PASSPHRASE = "vier gele fietsen zwijgen"


@pytest.fixture(autouse=True)
def _light(monkeypatch):
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))


@dataclass(frozen=True)
class Readers:
    """Yvette is confidential adviser, Geert is on the board."""

    adviser: Person
    board: Person


@pytest.fixture
def readers(still_now, school, people) -> Readers:
    adviser = add_person(actor=ACTOR, school=school, given_name="Yvette", family_name="Helder", honorific="mevrouw")
    board = add_person(actor=ACTOR, school=school, given_name="Geert", family_name="Prins", honorific="meneer")
    give_role(actor=ACTOR, person=adviser, role=Role.CONFIDENTIAL)
    give_role(actor=ACTOR, person=board, role=Role.BOARD)
    return Readers(adviser, board)


@pytest.fixture
def make(readers) -> Callable[..., tuple[ReadingKey, bytes]]:
    """`make(person, *holders)`: a reading key under `PASSPHRASE`, and its private half."""

    def made(person: Person, *holders: Person, passphrase: str = PASSPHRASE) -> tuple[ReadingKey, bytes]:
        return make_key(actor=ACTOR, person=person, passphrase=passphrase, holders=holders)

    return made


@pytest.fixture
def halved(make, readers, people) -> tuple[ReadingKey, bytes]:
    """Yvette's key, of which Geert and the head each hold a half."""
    make(readers.board)
    make(people.terpstra)
    return make(readers.adviser, readers.board, people.terpstra)
