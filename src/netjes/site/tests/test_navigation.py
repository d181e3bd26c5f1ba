"""Where one can go from a page: five places on a phone, eight at a desk, and no way into what is not for you."""

import re

import pytest

from netjes.schools.actions import give_role
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.site.navigation import MOST_AT_DESK, MOST_ON_PHONE
from netjes.site.tests.test_rooms import ACTOR, shut

NAV = re.compile(r"<nav[^>]*>(.*?)</nav>", re.DOTALL)
PLACE = re.compile(r'<a href="([^"]+)"( aria-current="page")?>.*?</svg>([^<]+)', re.DOTALL)
GO = re.compile(r'<a class="go" href="([^"]+)"')


def menus(answer) -> tuple[list[tuple[str, bool, str]], list[tuple[str, bool, str]]]:
    """The sidebar and the phone's bar: (address, whether one is there, label)."""
    page = answer.content.decode()
    side = next((nav for nav in NAV.findall(page) if "icon" in nav and "tool" not in nav), "")
    bar = re.search(r'<nav class="bar phone-only".*?</nav>', page, re.DOTALL)

    def said(html: str) -> list[tuple[str, bool, str]]:
        return [(url, bool(here), label.strip()) for url, here, label in PLACE.findall(html)]

    return said(side), said(bar.group() if bar else "")


def labels(places) -> list[str]:
    return [label for _, _, label in places]


def test_it_works(people, agreed, client_of):
    """The head, who may enter most: the day's work first, and one page that has everything."""
    side, bar = menus(client_of(people.terpstra).get("/vandaag/"))
    assert labels(bar) == ["Vandaag", "Mag ik?", "Zaken", "Meldingen", "Meer"]
    assert labels(side) == ["Vandaag", "Mag ik?", "Zaken", "Meldingen", "Afspraken", "Opstellen", "Ik", "Meer"]
    everything = set(GO.findall(client_of(people.terpstra).get("/meer/").content.decode()))
    assert {url for url, _, _ in side + bar} - {"/meer/"} < everything
    assert "/mensen/" in everything


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PUPIL, Role.GUARDIAN}))
def test_nobody_has_more_places_than_fit_and_each_of_them_opens(role, people, agreed, client_of):
    group = people.class_2a if role == Role.MENTOR else None
    give_role(actor=ACTOR, person=people.smit, role=role, group=group, starts_on=today())
    client = client_of(people.smit)
    side, bar = menus(client.get("/meer/"))
    assert 3 <= len(bar) <= MOST_ON_PHONE and len(side) <= MOST_AT_DESK
    addresses = {url for url, _, _ in [*side, *bar]} | set(GO.findall(client.get("/meer/").content.decode()))
    wrong = [url for url in addresses if client.get(url, follow=True).status_code != 200]
    assert wrong == []


def test_one_place_at_most_is_where_one_is(people, agreed, client_of):
    for address in ("/vandaag/", "/meer/", "/mensen/", "/mensen/ruimtes/", "/les/cijfers/"):
        side, bar = menus(client_of(people.terpstra).get(address))
        assert sum(here for _, here, _ in side) == 1, address
        assert sum(here for _, here, _ in bar) == 1, address


def test_what_has_no_place_of_its_own_lies_under_more(people, agreed, client_of):
    side, bar = menus(client_of(people.terpstra).get("/mensen/"))
    assert [label for _, here, label in side if here] == [label for _, here, label in bar if here] == ["Meer"]


def test_any_colleague_is_one_step_from_noting_what_happened(people, agreed, client_of):
    client = client_of(people.ruud)
    side, bar = menus(client.get("/vandaag/"))
    assert "Meldingen" in labels(side) and "Meldingen" in labels(bar)
    assert 'href="/melden/incidenten/"' in client.get("/melden/binnen/").content.decode()


def test_a_closed_room_has_no_place(people, agreed, client_of):
    shut(people.terpstra.school, "cases")
    client = client_of(people.terpstra)
    side, bar = menus(client.get("/vandaag/"))
    assert "Zaken" not in labels([*side, *bar]) and "/zaken/" not in GO.findall(client.get("/meer/").content.decode())


def test_pupils_and_parents_have_five_places_and_no_more_page(people, agreed, client_of):
    _, bar = menus(client_of(people.noor).get("/"))
    assert labels(bar) == ["Les", "Mag ik?", "Afspraken", "Hulp", "Ik"]
    _, bar = menus(client_of(people.karima).get("/"))
    assert labels(bar) == ["Mag ik?", "Afspraken", "Toestemming", "Hulp", "Ik"]
    assert client_of(people.noor).get("/meer/").status_code == 302
