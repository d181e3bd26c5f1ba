"""Purposes at the school of the cast, and choosing in one line."""

import pytest

from netjes.consents.actions import Asked, Given, choose, open_purpose
from netjes.consents.queries import standings
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.lib.actors import Actor, system

ACTOR = system("tests")


@pytest.fixture
def website(school):
    return open_purpose(
        actor=ACTOR, school=school, asked=Asked("Foto’s op de website", "Iedereen kan ze zien."), code="website",
        kind=PurposeKind.PICTURE, reach=Reach.EVERYBODY,
    )  # fmt: skip


@pytest.fixture
def letter(school):
    return open_purpose(
        actor=ACTOR, school=school, asked=Asked("Foto’s in de nieuwsbrief", "Alleen wie bij school hoort."),
        code="nieuwsbrief", kind=PurposeKind.PICTURE, reach=Reach.INSIDE,
    )  # fmt: skip


@pytest.fixture
def says():
    """`says(people.karima, website, "yes", about=people.sami)`."""

    def said(who, purpose, answer, about=None, **given):
        return choose(
            actor=Actor(who.ref, "guardian"), person=about or who, answers={purpose: Chosen(answer)},
            given=Given(by=who, **given),
        )  # fmt: skip

    return said


@pytest.fixture
def holds():
    """`holds(website, people.sami)` is what holds, as its value."""
    return lambda purpose, person: standings(purpose, [person])[person.pk].value
