"""Logging in with a key on the device: the whole ceremony, in a real browser with a key of its own."""

import re

import pytest
from playwright.sync_api import Page

from netjes.lib.actors import system
from netjes.schools.actions import open_account

PASSWORD = "drie losse woorden"


def with_a_key(page: Page) -> None:
    """A platform key (as in a phone) that says yes to whoever asks."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def head(people):
    return open_account(actor=system("tests"), person=people.terpstra, login="rector", password=PASSWORD)


@pytest.fixture
def at_localhost(phone):
    phone.base = phone.base.replace("127.0.0.1", "localhost")  # a key needs a name, not a number
    return phone


def test_a_head_sets_up_a_key_and_comes_in_with_it(head, at_localhost):
    visitor, page = at_localhost, at_localhost.page
    with_a_key(page)
    visitor.visit("/inloggen/?next=/berichten/")
    page.get_by_label("Inlognaam").fill("rector")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    visitor.press("Log in")
    assert "/inloggen/beveiliging/" in page.url
    visitor.press("Stel een sleutel in", role="link")
    page.get_by_label("Hiermee log ik ook in zonder wachtwoord").check()
    page.get_by_role("button", name="Maak de sleutel").click()
    page.wait_for_url("**/codes/")
    visitor.look()
    visitor.press("Ik heb ze bewaard", role="link")
    visitor.visit("/berichten/")
    visitor.visit("/ik/")
    visitor.press("Uitloggen")

    visitor.visit("/inloggen/?next=/berichten/")
    page.get_by_label("Inlognaam").fill("rector")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    visitor.press("Log in")
    page.get_by_role("button", name="Gebruik mijn sleutel").click()
    page.wait_for_url(re.compile(r"^[^?]*/berichten/$"))
    visitor.visit("/inloggen/sessies/")
    visitor.press("Log overal uit")

    visitor.visit("/inloggen/?next=/berichten/")
    page.get_by_role("button", name="Log in met een sleutel").click()
    page.wait_for_url(re.compile(r"^[^?]*/berichten/$"))
    visitor.look()


def test_the_pages_of_logging_in_fit_every_screen(head, desk, narrow):
    for visitor in (desk, narrow):
        for path in ("/inloggen/", "/inloggen/vergeten/", "/inloggen/vergeten/?gevraagd=1"):
            visitor.visit(path)
        visitor.visit("/inloggen/")
        visitor.page.get_by_label("Inlognaam").fill("rector")
        visitor.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        visitor.press("Log in")
        for path in (
            "/inloggen/beveiliging/",
            "/inloggen/beveiliging/app/",
            "/inloggen/sessies/",
            "/inloggen/wachtwoord/",
        ):
            visitor.visit(path)
