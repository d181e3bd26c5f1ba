"""What happens after the first version: a mended typo asks nobody, a new version asks whom it should."""

import re

import pytest

from netjes.drafting.models import Draft, Piece
from netjes.lib.actors import system
from netjes.schools.actions import add_person, give_role, leave_school, place_in_group
from netjes.schools.states import Role
from netjes.signing.models import Round, Signature
from netjes.signing.tests.conftest import opened

ACTOR = system("tests")


@pytest.fixture
def asked(agreed, people) -> Round:
    return opened(agreed, "leerling")


def draft_by(desk, deed: str) -> Draft:
    """A draft of what holds for pupils now, begun with this button."""
    desk.go("/opstellen/nieuw/")
    with desk.page.expect_navigation():
        desk.page.locator("form.version", has_text="leerlingen").get_by_role("button", name=deed).click()
    return Draft.objects.unscoped("er is er maar één").get()


def change(desk, draft: Draft, number: str, old: str, new: str) -> None:
    piece = Piece.objects.for_school(draft.school).get(draft=draft, number=number)
    desk.go(f"/opstellen/{draft.pk}/artikel/{piece.pk}/tekst/")
    prose = desk.page.get_by_label("Tekst", exact=True)
    assert old in prose.input_value()
    prose.fill(prose.input_value().replace(old, new))
    desk.tap("Bewaar de tekst")


def publish(desk, draft: Draft, deed: str, why: str = "") -> None:
    desk.go(f"/opstellen/{draft.pk}/vaststellen/")
    desk.page.get_by_label("Wie heeft de afspraken vastgesteld?").fill("de medezeggenschapsraad")
    desk.tap("Stel de afspraken vast")
    desk.go(f"/opstellen/{draft.pk}/bekendmaken/")
    desk.page.get_by_label("Waarom komt deze versie er?").fill(why)
    desk.look()
    desk.tap(deed)


def waiting(visitor, person) -> int:
    """How many texts wait for somebody."""
    visitor.log_in(person).go("/tekenen/")
    return visitor.page.get_by_role("link", name=re.compile("Afspraken voor leerlingen.*graag")).count()


def sign(visitor, person, asked: Round) -> None:
    visitor.log_in(person).go(f"/tekenen/{asked.pk}/")
    visitor.tap("Ik heb het gelezen en doe mee")


def test_it_works_a_correction_asks_nobody_again(asked, people, desk, phone, school):
    sign(phone, people.noor, asked)
    desk.log_in(people.terpstra)
    draft = draft_by(desk, "Verbeter een fout")
    change(desk, draft, "2", "netjes", "keurig")
    publish(desk, draft, "Bewaar als verbetering")
    desk.sees("Niemand hoeft opnieuw te tekenen")
    assert waiting(phone, people.noor) == 0
    assert waiting(phone, people.sami) == 1
    phone.go(f"/tekenen/{asked.pk}/")
    assert "met elkaar om als in de gang: keurig" in phone.page.content()
    assert Signature.objects.for_school(school).get().version.label == "1"
    phone.visit("/afspraken/leerlingen/versies/")
    phone.sees("1.1")


def test_a_second_version_asks_again_whom_it_should(asked, people, desk, phone, school):
    """Noor answered and sees only what changed; Sami left; Yara is new and gets the whole text."""
    sign(phone, people.noor, asked)
    desk.log_in(people.terpstra)
    draft = draft_by(desk, "Maak de volgende versie")
    change(desk, draft, "7", "In de les gebruik", "In elke les gebruik")
    publish(desk, draft, "Vraag iedereen opnieuw", why="Er kwamen vragen over de mentorles.")
    desk.tap("Vraag iedereen om te tekenen", "link")
    desk.tap("Open de ronde")
    leave_school(actor=ACTOR, person=people.sami)
    yara = add_person(actor=ACTOR, school=school, given_name="Yara", family_name="Blom")
    give_role(actor=ACTOR, person=yara, role=Role.PUPIL)
    place_in_group(actor=ACTOR, person=yara, group=people.class_2a)

    assert waiting(phone, people.noor) == 1
    phone.page.get_by_role("link", name=re.compile("versie 2")).click()
    phone.sees("Voor jou verandert één artikel", "Er kwamen vragen over de mentorles.")
    phone.look()
    assert phone.page.locator(".changes > li").count() == 1
    phone.press("Ik heb het gelezen en doe mee")

    assert waiting(phone, yara) == 1
    phone.page.get_by_role("link", name=re.compile("versie 2")).click()
    phone.sees("Lees ze rustig door.")
    assert phone.page.locator(".changes > li").count() == 0

    second = Round.objects.for_school(school).get(version__number=2)
    desk.go(f"/tekenen/voortgang/{second.pk}/klas/{people.class_2a.pk}/")
    desk.sees("Yara Blom")
    assert "Haddad" not in desk.page.content()

    phone.visit("/afspraken/leerlingen/versies/1/")
    assert "In de les gebruik je" in phone.page.content()
    phone.visit("/afspraken/leerlingen/versies/2/veranderd/")
    phone.sees("Er kwamen vragen over de mentorles.")
    assert [each.strip() for each in phone.page.locator("ins").all_inner_texts()] == ["elke"]
