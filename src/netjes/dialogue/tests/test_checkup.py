"""The check-up: a list for anybody, with links that are hidden when nobody looked at them for a year."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from netjes.dialogue.checkup import CODES, PARTS
from netjes.dialogue.guidance import all_guides, guides_on
from netjes.lib.clock import standing_still_at
from netjes.schools.queries import today


def page_of(client) -> str:
    answer = client.get(reverse("dialogue:settings"))
    assert answer.status_code == 200 and not answer.cookies
    return answer.content.decode()


def test_it_works(agreed):
    page = page_of(Client())
    assert "Wie kan zien wat je plaatst?" in page and page.count('type="checkbox"') == len(CODES) == 12
    assert "https://help.instagram.com/" in page and "https://www.helpwanted.nl/" in page


def test_a_parent_reads_u_and_nothing_with_je(agreed, people, client_of):
    page = page_of(client_of(people.karima)).split("<main")[1].split("</main")[0]
    assert "Wie kan zien wat u plaatst?" in page and "Kijk uw instellingen na" in page
    assert " je " not in page.lower() and "jouw" not in page.lower()


def test_every_step_has_its_own_code_and_both_wordings():
    assert len(set(CODES)) == len(CODES)
    for part in PARTS:
        for step in part.steps:
            polite = f"{step.question_polite} {step.what_polite}".lower().split()
            assert not {"je", "jij", "jou", "jouw"} & {word.strip(".,?") for word in polite}


def test_a_link_is_the_front_of_a_site_over_https():
    for each in all_guides():
        assert each.url.startswith("https://") and each.url.count("/") <= 5 and "?" not in each.url
    assert len({each.url for each in all_guides()}) == len(all_guides())


def test_a_link_that_nobody_looked_at_for_a_year_is_not_shown(agreed):
    newest = max(each.checked_on for each in all_guides())
    assert guides_on(newest + timedelta(days=364), "app")
    assert guides_on(newest + timedelta(days=365), "app") == guides_on(newest + timedelta(days=365), "more") == []


def test_without_links_the_list_is_still_there(agreed):
    with standing_still_at(datetime(2031, 1, 1, tzinfo=UTC)):
        page = page_of(Client())
        assert today().year == 2031
    assert "help.instagram.com" not in page and "Wie kan zien wat je plaatst?" in page


@pytest.mark.parametrize("address", ["/gesprek/", "/gesprek/instellingen/"])
def test_it_takes_nothing(address, agreed):
    assert Client().get(address).status_code == 200
    assert Client().post(address, {"x": "y"}).status_code == 405


def test_it_is_reached_from_where_one_needs_it(agreed):
    client, here = Client(), reverse("dialogue:settings")
    for address in ("/", "/gesprek/", "/mag-ik/instellingen-nakijken/?rol=leerling", "/afspraken/leerlingen/4/"):
        assert here in client.get(address, follow=True).content.decode(), address
    assert here not in client.get("/afspraken/leerlingen/7/").content.decode()
