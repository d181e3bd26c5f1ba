"""What stands beside the agreements: other versions, other languages, sources, and the page about safety."""

from datetime import date

import pytest

from netjes.agreements.actions import publish_safety, publish_version, save_translation
from netjes.agreements.models import Audience, SafetyTelling
from netjes.agreements.queries import in_force
from netjes.agreements.starter import SAFETY
from netjes.lib.actors import system
from netjes.norms.library import with_additions
from netjes.schools.queries import today

ACTOR = system("tests")


@pytest.fixture
def changed(agreed):
    """A second version that is coming, with two articles more."""
    text, situations = with_additions("leerlingen", ("A1", "A8"))
    publish_version(
        actor=ACTOR, school=agreed, audience=Audience.PUPILS, text=text, situations=situations,
        in_force_from=date(today().year + 1, 1, 1), why="De leerlingenraad vroeg hierom.",
    )  # fmt: skip
    return agreed


@pytest.fixture
def log_in(client_of):
    """`log_in(phone, people.visser)`: from here on this screen is theirs."""

    def act(visitor, person) -> None:
        cookies = [
            {"name": name, "value": morsel.value, "url": visitor.base}
            for name, morsel in client_of(person).cookies.items()
        ]
        visitor.page.context.add_cookies(cookies)

    return act


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_it_works_from_what_is_coming_to_what_changes_and_back_to_an_old_text(changed, screen, request):
    visitor = request.getfixturevalue(screen)
    visitor.visit("/afspraken/")
    visitor.press("Wat verandert er?", "link")
    assert visitor.page.get_by_role("heading", name="De klassenapp").is_visible()
    assert visitor.page.get_by_text("De leerlingenraad vroeg hierom.").is_visible()
    visitor.press("Alle versies", "link")
    visitor.press("Lees versie 2", "link")
    assert visitor.page.get_by_text("en nu nog niet").is_visible()


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_arabic_stands_beside_the_dutch_and_runs_from_right_to_left(agreed, screen, request):
    source = in_force(agreed)[0]
    save_translation(actor=ACTOR, source=source, number="7", language="ar", title="هاتفك", text="لا هاتف في الدرس.")
    visitor = request.getfixturevalue(screen)
    visitor.visit("/afspraken/leerlingen/7/")
    visitor.press("العربية", "link")
    box = visitor.page.locator("#vertaling")
    assert box.evaluate("each => getComputedStyle(each).direction") == "rtl"
    dutch, arabic = visitor.page.locator("#tekst").bounding_box(), box.bounding_box()
    below, beside = arabic["y"] > dutch["y"] + dutch["height"], arabic["x"] > dutch["x"] + dutch["width"]
    assert (below, beside) == ((True, False) if screen == "phone" else (False, True))


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_an_editor_writes_about_safety_and_tells_the_pupils(agreed, people, screen, request, log_in):
    visitor = request.getfixturevalue(screen)
    log_in(visitor, people.visser)
    visitor.visit("/afspraken/veiligheid/")
    visitor.press("Schrijf het op", "link")
    visitor.press("Zet deze tekst op de site")
    visitor.page.get_by_text("Vertel het aan de leerlingen").click()
    visitor.press("Stuur 5 berichten")
    assert visitor.page.get_by_text("verteld aan 5 mensen").is_visible()
    assert SafetyTelling.objects.for_school(agreed).get().people == 5


def test_what_is_wrong_with_a_source_has_the_focus_and_nothing_typed_is_lost(agreed, people, phone, log_in):
    publish_safety(actor=ACTOR, school=agreed, **SAFETY)
    log_in(phone, people.visser)
    phone.visit("/afspraken/medewerkers/3/bronnen/")
    phone.page.get_by_label("Hoe heet het?").fill("Cao")
    phone.page.get_by_label("Waar staat het?").fill("javascript:alert(1)")
    phone.page.get_by_role("button", name="Zet bij het artikel").click()
    phone.page.wait_for_load_state()
    assert phone.page.locator("[role=alert]:focus").count() == 1
    assert phone.page.get_by_label("Hoe heet het?").input_value() == "Cao"
