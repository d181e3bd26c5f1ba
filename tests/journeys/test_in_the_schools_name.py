"""From doubt to a message in the school's name, and away again when a parent takes a yes back: in a browser."""

import pytest

from netjes.consents.actions import Asked, Given, choose, open_purpose
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now
from netjes.publishing.models import Publication, SchoolChannel, TakeDown
from netjes.schools.actions import add_person, give_role
from netjes.schools.states import Role

ACTOR = system("tests")


@pytest.fixture
def website(school, people):
    """A feed for which Noor's mother said yes."""
    from netjes.site.demo_school import adopt_models

    adopt_models(school)
    purpose = open_purpose(
        actor=ACTOR, school=school, asked=Asked("Foto’s op de website", "Iedereen kan ze zien."), code="website",
        kind=PurposeKind.PICTURE, reach=Reach.EVERYBODY,
    )  # fmt: skip
    mother = Given(by=people.marieke)
    choose(actor=Actor(people.marieke.ref, "guardian"), person=people.noor, answers={purpose: Chosen.YES}, given=mother)
    SchoolChannel.objects.create(
        school=school, kind="feed", name="Nieuws", slug="nieuws", purpose=purpose, created_at=now()
    )  # fmt: skip
    return purpose


@pytest.fixture
def iris(school):
    made = add_person(actor=ACTOR, school=school, given_name="Iris", family_name="Prins", honorific="mevrouw")
    give_role(actor=ACTOR, person=made, role=Role.COMMUNICATION)
    return made


def test_asked_placed_and_taken_down(phone, people, website, iris, school):
    phone.log_in(people.ruud).visit("/plaatsen/")
    phone.page.get_by_label("Je bericht").fill("Vrijdag is de musical. Kom kijken!")
    phone.page.get_by_label("Kanaal van school").check()
    phone.page.get_by_label("Namens school").check()
    phone.press("Kijk na")
    phone.press("Bewaar")
    phone.press("Plaats namens school", "link")
    phone.page.get_by_label("Titel").fill("De musical")
    phone.page.get_by_label("Zoek iemand", exact=True).first.fill("noor")
    phone.press("Zoek iemand")
    phone.page.get_by_label("Noor de Vries").check()
    phone.press("Kijk na of het mag")
    phone.sees("Plaats dit zo nog niet")
    phone.page.get_by_text("Vraag een ander om akkoord").last.click()
    phone.page.get_by_label("Communicatie").check()
    phone.press("Leg het voor")
    phone.sees("Je vraag wacht op antwoord")
    phone.log_in(iris).visit("/vandaag/")
    phone.press("Lees en antwoord", "link")
    phone.sees("Vrijdag is de musical.")
    phone.press("Het kan zo")
    phone.log_in(people.ruud).visit("/plaatsen/vragen/")
    phone.page.locator("ul.rows a").first.click()
    phone.press("Ga verder met plaatsen", "link")
    phone.sees("een ander is akkoord")
    phone.press("Plaats het")
    phone.sees("geplaatst", "Noor de Vries")
    made = Publication.objects.for_school(school).get()
    assert made.state == "out" and made.approved_by == iris

    mother = Given(by=people.marieke)
    choose(actor=Actor(people.marieke.ref, "guardian"), person=people.noor, answers={website: Chosen.NO}, given=mother)
    phone.log_in(people.marieke).visit("/plaatsen/waar-sta-ik-op/")
    phone.sees("De musical")
    phone.log_in(iris).visit("/vandaag/")
    phone.press("Bekijk wat", "link")
    phone.press("Bekijk", "link")
    phone.press("Haal het nu weg")
    phone.sees("Er hoeft niets weg")
    assert TakeDown.objects.for_school(school).get().state == "done"
    phone.log_in(people.marieke).go("/plaatsen/waar-sta-ik-op/")
    phone.sees("voor zover we weten")
