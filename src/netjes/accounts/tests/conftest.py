"""A Tuesday morning with a confidential adviser and somebody who does the communication."""

from dataclasses import dataclass

import pytest

from netjes.accounts.actions import confirm_account, enter_account
from netjes.accounts.actions.registering import Choices
from netjes.accounts.checklist import CODES
from netjes.accounts.models import ProfessionalAccount
from netjes.accounts.patience import PATIENCE
from netjes.lib.actors import system
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.states import Role

ACTOR = system("tests")


@dataclass(frozen=True)
class Desk:
    """Yvette is confidential adviser, Chantal does the communication."""

    adviser: Person
    speaker: Person


@pytest.fixture
def desk(still_now, agreed, people) -> Desk:
    adviser = add_person(actor=ACTOR, school=agreed, given_name="Yvette", family_name="Helder", honorific="mevrouw")
    speaker = add_person(actor=ACTOR, school=agreed, given_name="Chantal", family_name="Graaf", honorific="mevrouw")
    give_role(actor=ACTOR, person=adviser, role=Role.CONFIDENTIAL)
    give_role(actor=ACTOR, person=speaker, role=Role.COMMUNICATION)
    PATIENCE.forget()
    return Desk(adviser, speaker)


@pytest.fixture
def enter(people, desk):
    """`enter("lindekade.biologie")`: an account of Ruud's, confirmed, that everybody may find with his name."""

    def entered(typed: str = "lindekade.biologie", *, confirmed: bool = True, **given) -> ProfessionalAccount:
        owner = given.pop("owner", people.ruud)
        choices = {"may_be_found": True, "is_listed": True, "names_owner": True} | given.pop("choices", {})
        account = enter_account(
            actor=ACTOR, school=people.ruud.school, by=people.ruud, owner=owner,
            platform=given.pop("platform", "instagram"), typed=typed, purpose=given.pop("purpose", "biologie"),
            choices=Choices(**choices),
        )  # fmt: skip
        if confirmed:
            confirm_account(actor=ACTOR, account=account, checked=CODES)
        return account

    return entered
