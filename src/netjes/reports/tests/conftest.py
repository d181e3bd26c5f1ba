"""A Tuesday morning with readers who have keys, and hard work made light."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from netjes.keyring.actions import make_key
from netjes.lib.actors import system
from netjes.reports.actions.intake import Received, take_in
from netjes.reports.contents import First
from netjes.reports.routing import Concerned
from netjes.reports.rules import salt_of
from netjes.reports.states import Route
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.sealing import Hardness, codes, wrapping
from netjes.sealing.codes import ReceiptKeys, keys_of, new_code

ACTOR = system("tests")
PASSPHRASE = "vier gele fietsen zwijgen"


@pytest.fixture(autouse=True)
def _light(monkeypatch):
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))
    monkeypatch.setattr(codes, "HARDNESS", Hardness(1, 1))


@dataclass(frozen=True)
class Readers:
    """Yvette is confidential adviser, Fatma coordinates care, Geert is on the board; `private` opens by person."""

    adviser: Person
    care: Person
    board: Person
    private: dict[int, bytes]


@pytest.fixture
def readers(still_now, agreed, people) -> Readers:
    """All of these have a key; so have the mentor (Bos), the team leader (Visser), a teacher (Ruud) and the head."""

    def colleague(given: str, family: str, role: Role) -> Person:
        person = add_person(actor=ACTOR, school=agreed, given_name=given, family_name=family, honorific="mevrouw")
        give_role(actor=ACTOR, person=person, role=role)
        return person

    adviser = colleague("Yvette", "Helder", Role.CONFIDENTIAL)
    care = colleague("Fatma", "Aydin", Role.CARE_COORDINATOR)
    board = colleague("Geert", "Prins", Role.BOARD)
    private = {}
    for person in (adviser, care, board, people.bos, people.visser, people.terpstra, people.ruud):
        _key, private[person.pk] = make_key(actor=ACTOR, person=person, passphrase=PASSPHRASE, holders=())
    return Readers(adviser, care, board, private)


@dataclass(frozen=True)
class Sent:
    received: Received
    receipt: ReceiptKeys
    code: str


@pytest.fixture
def send(readers, agreed) -> Callable[..., Sent]:
    """`send("Er is iets", route=Route.ABOUT_STAFF, involved=[people.ruud])`: what somebody reported, with the code."""

    def sent(words: str = "Er is iets gebeurd", route: Route = Route.CONFIDENTIAL, brought=(), **concerned) -> Sent:
        code = new_code()
        receipt = keys_of(code, salt_of(agreed))
        received = take_in(
            school=agreed, first=First(want="tell", words=words), route=route, concerned=Concerned(**concerned),
            receipt=receipt, brought=brought,
        )  # fmt: skip
        return Sent(received, receipt, code)

    return sent
