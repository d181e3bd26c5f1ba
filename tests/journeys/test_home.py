"""The front door, as a visitor and as the example school's guests see it."""

import pytest

from netjes.agreements.pages import Link
from netjes.asking.queries import Askable
from netjes.lib.verdicts import CODES
from netjes.norms.vocabulary import Act
from netjes.site import home
from netjes.site.home import AgreementLink, Front


def asked(text: str, code: str, url: str) -> Askable:
    return Askable(Act(text), "leerling", text, url, code, depends=False, regulated=True)


@pytest.fixture(autouse=True)
def _something_to_show(monkeypatch):
    front = Front(
        often=[asked(f"Iets wat {code} is", code, "/") for code in (*CODES.values(), "geen")],
        articles=[Link("12", summary="Gaat er iets mis, dan praten we eerst.", url="/")],
        agreements=[AgreementLink("Alle afspraken", "/"), AgreementLink("Voor medewerkers", "/")],
    )
    monkeypatch.setattr(home, "front_for", lambda school, role: front)


@pytest.mark.parametrize("screen", ["phone", "desk", "narrow"])
def test_it_works(screen, request):
    visitor = request.getfixturevalue(screen)
    visitor.visit("/")
    assert visitor.page.get_by_role("heading", name="Mag dit?").is_visible()
    assert visitor.page.get_by_text("0800 0432").is_visible()


def test_one_tap_changes_the_language_and_back(phone):
    phone.visit("/")
    phone.press("English")
    assert phone.page.locator("html").get_attribute("lang") == "en"
    assert phone.page.get_by_role("heading", name="Is this allowed?").is_visible()
    phone.press("Nederlands")
    assert phone.page.get_by_role("heading", name="Mag dit?").is_visible()


def test_the_keyboard_comes_to_the_content_first(desk):
    desk.visit("/")
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.className") == "skip"
    desk.page.keyboard.press("Enter")
    assert desk.page.url.endswith("#inhoud")


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_what_is_not_there_shows_a_way_on(screen, request):
    visitor = request.getfixturevalue(screen)
    visitor.visit("/bestaat/niet/", status=404)
    visitor.press("Naar het begin", role="link")
    assert visitor.page.get_by_role("heading", name="Mag dit?").is_visible()
