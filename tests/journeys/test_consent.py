"""A parent chooses and changes their mind, a pupil says no, and a question for once is answered: on phones."""

import re

import pytest

from netjes.consents.actions import Asked, ask_once, open_purpose
from netjes.consents.queries import answered_once, standings
from netjes.consents.states import PurposeKind, Reach
from netjes.lib.actors import system

ACTOR = system("tests")


@pytest.fixture
def website(school):
    return open_purpose(
        actor=ACTOR, school=school, asked=Asked("Foto’s op de website", "Iedereen kan ze zien en kopiëren."),
        kind=PurposeKind.PICTURE, reach=Reach.EVERYBODY,
    )  # fmt: skip


def held(purpose, person) -> str:
    return standings(purpose, [person])[person.pk].value


def test_yes_and_two_taps_back(phone, people, website):
    phone.log_in(people.marieke).visit("/toestemming/")
    phone.press("Noor", "link")
    phone.page.get_by_role("radio", name="Ja", exact=True).check(force=True)
    phone.press("Bewaar mijn keuzes")
    phone.sees("Uw keuzes zijn bewaard en gelden vanaf nu.")
    assert held(website, people.noor) == "yes"
    phone.page.get_by_role("radio", name="Nee", exact=True).check(force=True)
    phone.press("Bewaar mijn keuzes")
    assert held(website, people.noor) == "no"
    phone.sees("Wat u eerder koos")


def test_a_pupils_own_no(phone, people, website):
    phone.log_in(people.noor).visit("/toestemming/")
    phone.sees("Je ouders kiezen tot je 16 bent.")
    phone.page.get_by_role("radio", name="Nee", exact=True).check(force=True)
    phone.press("Bewaar mijn keuzes")
    assert held(website, people.noor) == "no"


def test_a_question_for_once(phone, people, website):
    ask_once(
        actor=ACTOR, asked_by=people.ruud, people=[people.noor], purpose=website, about="photo:1",
        for_what="2A bij de sloot",
    )  # fmt: skip
    phone.log_in(people.marieke).visit(f"/toestemming/{people.noor.pk}/")
    phone.press(re.compile("2A bij de sloot"), "link")
    phone.sees("2A bij de sloot", "Zonder antwoord is het nee.")
    phone.press("Ja, deze keer")
    assert answered_once("photo:1", [people.noor])[people.noor.pk].value == "yes"
