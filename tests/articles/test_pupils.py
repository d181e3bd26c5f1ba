"""The pupils' twelve articles: each one answers, and its page shows how."""

import pytest

from netjes.norms.library import model


@pytest.mark.parametrize("number", [str(n) for n in range(1, 13)])
def test_article(scenario, number):
    scenario("leerlingen", number)


def test_nine_has_its_five_parts():
    assert [a.number for a in model("leerlingen").articles if a.parent == "9"] == ["9a", "9b", "9c", "9d", "9e"]


def test_forwarding_counts_as_posting(visitor):
    """Article 3: whoever forwards is asked what whoever posts is asked, and gets the same answer."""
    facts = {"over een ander": True, "toestemming van die ander": False, "mening": False}
    for act in ("plaatsen", "doorsturen", "herplaatsen", "screenshot doorsturen"):
        page = visitor.ask("leerling", act, facts)
        assert page.heading == "Mag niet", act
        assert "/afspraken/leerlingen/8/" in page.links


def test_a_test_beats_permission(visitor):
    """Article 7: a permission for the lesson does not hold while there is a test."""
    facts = {"les": True, "toestemming leraar": True}
    assert visitor.ask("leerling", "telefoon gebruiken", {**facts, "toetsmoment": False}).heading == "Mag"
    assert visitor.ask("leerling", "telefoon gebruiken", {**facts, "toetsmoment": True}).heading == "Mag niet"


@pytest.mark.parametrize("consent", [True, False])
def test_a_no_of_who_is_pictured_counts_and_a_yes_does_not_cover_harm(visitor, consent):
    """Article 8: both are needed, consent and no harm."""
    facts = {"over een ander": True, "toestemming van die ander": consent, "iemand kan er last van krijgen": True}
    assert visitor.ask("leerling", "foto plaatsen", facts).heading == "Mag niet"


@pytest.mark.parametrize("act", ["melden", "anoniem melden", "klacht indienen", "hulp vragen"])
def test_whoever_speaks_up_is_never_told_no(visitor, act):
    """Articles 6, 8 and 9 never turn on the teller, named or not."""
    assert visitor.ask("leerling", act).heading == "Mag"


@pytest.mark.parametrize(
    "act", ["iemand bedreigen", "iemand stalken", "netwerk hacken", "naaktbeeld van een ander delen"]
)
def test_what_is_serious_is_never_a_question(visitor, act):
    """Articles 2, 8 and 10: no exception and no answer changes these."""
    assert visitor.ask("leerling", act).heading == "Mag niet"


@pytest.mark.parametrize("act", ["gamen in de pauze", "muziek luisteren in de pauze"])
def test_what_nobody_agreed_on_is_never_green(visitor, act):
    page = visitor.ask("leerling", act)
    assert page.heading == "Geen afspraak"
    assert 'data-v="mag"' not in page.html


def test_an_app_nobody_named_counts(visitor):
    """The agreement speaks of what one does, not of a list of apps."""
    page = visitor.read("/mag-ik/", q="iets posten op een app die net uit is", rol="leerling")
    assert "Iets plaatsen" in page.text


def test_a_measure_is_talked_about_first_and_parents_are_told(visitor):
    """Article 12 binds the school: the same text answers its staff."""
    facts = {
        "eerst besproken": True,
        "ernstige overtreding": True,
        "besluit van de rector": True,
        "maatregel bekend": True,
    }
    assert visitor.follow("medewerker", "maatregel opleggen", {**facts, "eerst besproken": False}).heading == "Mag niet"
    page = visitor.follow("medewerker", "maatregel opleggen", facts)
    assert page.heading == "Mag"
    assert "ouders" in page.text


def test_who_starts_with_an_app_is_led_to_its_settings(visitor):
    """Article 4: the answer leads to what one looks at, and so does the article itself."""
    facts = {"weet hoe de app werkt": True, "instellingen nagekeken": False}
    page = visitor.ask("leerling", "nieuwe app gaan gebruiken", facts)
    assert page.heading == "Overleg" and "/gesprek/instellingen/" in page.links
    assert "/gesprek/instellingen/" in visitor.read("/afspraken/leerlingen/4/").links


def test_a_work_account_is_what_makes_following_a_teacher_allowed(visitor):
    """Article 11."""
    assert visitor.ask("leerling", "leraar volgen", {"zakelijk account": True}).heading == "Mag"
    facts = {"zakelijk account": False, "familie of vereniging": False}
    assert visitor.ask("leerling", "leraar volgen", facts).heading == "Mag niet"
