"""A reading key in a browser: made with two who help, opened and shut, lost, and back with both halves."""

import re

import pytest

from netjes.keyring.actions import make_key
from netjes.lib.actors import system
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.sealing import Hardness, wrapping

ACTOR = system("tests")
WORDS, NEW = "vier gele fietsen zwijgen", "acht rode bussen zingen"


@pytest.fixture
def adviser(school, people, monkeypatch) -> Person:
    """Yvette, confidential adviser without a key; the head and the administrator have one."""
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))
    for each in (people.terpstra, people.oosthoek):
        make_key(actor=ACTOR, person=each, passphrase=WORDS)
    yvette = add_person(actor=ACTOR, school=school, given_name="Yvette", family_name="Helder", honorific="mevrouw")
    give_role(actor=ACTOR, person=yvette, role=Role.CONFIDENTIAL)
    return yvette


def fill(visitor, **fields: str) -> None:
    for name, value in fields.items():
        visitor.page.locator(f"input[name={name}]").fill(value)


def is_refused(visitor, button: str) -> None:
    """Press what leads to a page that says no, and look at it; the browser reports its status as an error."""
    visitor.tap(button)
    visitor.complaints.clear()
    visitor.look()


def test_made_opened_and_shut(phone, adviser):
    phone.log_in(adviser).visit("/leessleutel/")
    phone.press("Maak je leessleutel", "link")
    fill(phone, passphrase="kort", again="kort")
    is_refused(phone, "Maak mijn leessleutel")
    phone.sees("Er is nog niets bewaard. Kijk dit na:")
    fill(phone, passphrase=WORDS, again=WORDS)
    phone.press("Maak mijn leessleutel")
    phone.sees("Je leessleutel is open")
    (half,) = [each for each in phone.page.context.cookies() if each["name"] == "leessleutel"]
    assert half["httpOnly"] and half["sameSite"] == "Strict" and half["expires"] == -1
    assert not phone.page.evaluate("document.cookie")
    phone.press("Doe hem nu dicht")
    assert not [each for each in phone.page.context.cookies() if each["name"] == "leessleutel"]
    phone.press("Kies anderen", "link")
    fill(phone, passphrase=WORDS)
    phone.press("Open mijn sleutel")
    phone.sees("Wie kan je helpen?")


def test_what_was_chosen_while_it_shut_goes_along(phone, adviser):
    phone.log_in(adviser).go("/leessleutel/maak/")
    fill(phone, passphrase=WORDS, again=WORDS)
    phone.tap("Maak mijn leessleutel")
    phone.go("/leessleutel/helften/")
    phone.page.context.clear_cookies(name="leessleutel")
    is_refused(phone, "Geef hun elk een helft")
    phone.sees("Wat je typte, gaat mee.")
    fill(phone, passphrase=WORDS)
    phone.press("Open mijn sleutel")
    phone.press("Verstuur het alsnog")
    phone.sees("Je leessleutel is open")


def test_lost_and_back(desk, adviser, people):
    desk.log_in(adviser).go("/leessleutel/maak/")
    fill(desk, passphrase=WORDS, again=WORDS)
    desk.tap("Maak mijn leessleutel")
    desk.log_in(adviser).visit("/leessleutel/open/")
    desk.press("Ik weet mijn leeszin niet meer", "link")
    fill(desk, passphrase=NEW, again=NEW)
    desk.press("Vraag hun om hulp")
    desk.sees("Je sleutel komt terug als allebei helpen")
    for holder in (people.terpstra, people.oosthoek):
        desk.log_in(holder).visit("/leessleutel/")
        desk.press("Bekijk het verzoek", "link")
        fill(desk, passphrase=WORDS)
        desk.press("Open mijn sleutel")
        desk.page.get_by_label(re.compile("zelf gesproken")).check()
        desk.press("Geef mijn helft door")
        desk.sees("Je helft is doorgegeven")
    desk.log_in(adviser).visit("/leessleutel/kwijt/")
    fill(desk, passphrase=NEW)
    desk.press("Haal mijn sleutel terug")
    desk.sees("Je leessleutel is open")
