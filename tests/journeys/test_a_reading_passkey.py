"""A reading key by a passkey in a browser: a device that gives something to open it with, and one that does not."""

import re

import pytest
from playwright.sync_api import Page, expect

from netjes.keyring.actions import make_key
from netjes.keyring.models import ReadingPasskey
from netjes.lib.actors import system
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.sealing import Hardness, wrapping

ACTOR = system("tests")
WORDS = "vier gele fietsen zwijgen"


@pytest.fixture
def adviser(school, people, monkeypatch) -> Person:
    """Yvette, confidential adviser, whose key is shut."""
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))
    yvette = add_person(actor=ACTOR, school=school, given_name="Yvette", family_name="Helder", honorific="mevrouw")
    give_role(actor=ACTOR, person=yvette, role=Role.CONFIDENTIAL)
    make_key(actor=ACTOR, person=yvette, passphrase=WORDS)
    return yvette


@pytest.fixture
def at_localhost(phone):
    phone.base = phone.base.replace("127.0.0.1", "localhost")  # a passkey needs a name, not a number
    return phone


def with_device(page: Page, *, gives: bool) -> None:
    """What a phone has: it says yes to whoever asks, and gives something to open a key with, or not."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True, "hasPrf": gives,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def open_with_words(visitor) -> None:
    visitor.page.locator("input[name=passphrase]").fill(WORDS)
    visitor.tap("Open mijn sleutel")


def test_it_is_set_up_opens_the_key_and_is_taken_away(at_localhost, adviser, school):
    visitor, page = at_localhost, at_localhost.page
    with_device(page, gives=True)
    visitor.log_in(adviser).visit("/leessleutel/")
    visitor.press("Openen met een passkey Met je vinger, je gezicht of een pincode, naast je leeszin.", "link")
    open_with_words(visitor)
    visitor.look()
    visitor.press("Maak de passkey")
    visitor.sees("Probeer je passkey één keer")
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    visitor.press("Gebruik de passkey")
    visitor.sees("Je leessleutel is open", "Toegevoegd op")
    assert sum("given=" in each for each in sent) == 1 and not any("prf" in each for each in sent)
    visitor.press("Doe hem nu dicht")
    visitor.sees("gaat pas open met je leeszin of je passkey")

    visitor.press("Open hem", "link")
    visitor.sees("Of met je leeszin")
    visitor.press("Open met je passkey")
    visitor.sees("Je leessleutel is open")
    visitor.go("/leessleutel/passkey/")
    page.get_by_role("button", name="Maak de passkey").click()
    visitor.sees("Dit apparaat heeft al een passkey voor je leessleutel.")
    visitor.look()

    visitor.go("/leessleutel/")
    visitor.press(re.compile("Haal de passkey van .* weg"))
    visitor.sees("Je leessleutel is dicht")
    assert not ReadingPasskey.objects.for_school(school).exists()
    visitor.visit("/leessleutel/open/")
    assert not page.get_by_role("button", name="Open met je passkey").count()


def test_it_leads_to_where_somebody_was_going(at_localhost, adviser):
    visitor, page = at_localhost, at_localhost.page
    with_device(page, gives=True)
    visitor.log_in(adviser).go("/leessleutel/open/?next=/leessleutel/passkey/")
    open_with_words(visitor)
    visitor.tap("Maak de passkey")
    visitor.tap("Gebruik de passkey")
    page.context.clear_cookies(name="leessleutel")
    visitor.go("/leessleutel/helften/")
    visitor.tap("Open met je passkey")
    expect(page).to_have_url(re.compile(r"/leessleutel/helften/$"))


def test_a_device_that_gives_nothing_is_told_so_and_the_passphrase_works(at_localhost, adviser, school):
    visitor, page = at_localhost, at_localhost.page
    with_device(page, gives=False)
    visitor.log_in(adviser).go("/leessleutel/open/?next=/leessleutel/passkey/")
    open_with_words(visitor)
    page.get_by_role("button", name="Maak de passkey").click()
    visitor.sees("die kan je sleutel niet openen")
    visitor.look()
    assert not ReadingPasskey.objects.for_school(school).exists()


def test_a_browser_without_passkeys_says_so(phone, adviser):
    phone.page.add_init_script("delete window.PublicKeyCredential")
    phone.log_in(adviser).go("/leessleutel/open/?next=/leessleutel/passkey/")
    open_with_words(phone)
    phone.sees("Deze browser kan dit niet.")
    assert not phone.page.get_by_role("button", name="Maak de passkey").is_visible()
    phone.look()
