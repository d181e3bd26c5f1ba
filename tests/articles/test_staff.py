"""The staff's fourteen articles: each one answers, and its page shows how."""

import pytest


@pytest.mark.parametrize("number", [str(n) for n in range(1, 15)])
def test_article(scenario, number):
    scenario("medewerkers", number)


def test_doubt_leads_to_a_person(visitor):
    """Articles 6 and 12: in doubt you do not post; you ask your supervisor."""
    page = visitor.follow("medewerker", "bericht plaatsen", {"twijfel": True, "duidelijk namens wie": True})
    assert page.heading == "Overleg"
    assert "je leidinggevende" in page.text
    page = visitor.follow("medewerker", "bericht plaatsen", {"twijfel": False, "duidelijk namens wie": True})
    assert page.heading == "Mag"


@pytest.mark.parametrize("act", ["vakbondswerk doen", "misstand melden", "klacht indienen", "kritiek geven"])
def test_speaking_up_is_never_forbidden_by_itself(visitor, act):
    page = visitor.ask("medewerker", act)
    assert page.heading != "Mag niet"


def test_a_professional_account_makes_the_difference(visitor):
    """Article 10."""
    facts = {"leerling met medewerker": True, "zakelijk account": True}
    assert visitor.follow("medewerker", "leerling volgen", facts).heading == "Mag"
    facts = {"leerling met medewerker": True, "zakelijk account": False}
    assert visitor.follow("medewerker", "leerling volgen", facts).heading == "Mag niet"


def test_who_starts_with_an_app_is_led_to_its_settings(visitor):
    """Article 5: knowing how it works begins with looking."""
    page = visitor.follow("medewerker", "nieuwe app gaan gebruiken", {"weet hoe de app werkt": False})
    assert page.heading == "Overleg" and "/gesprek/instellingen/" in page.links
    assert "Wie kan zien wat je plaatst?" in visitor.read("/gesprek/instellingen/").text
