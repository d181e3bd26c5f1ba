"""Being in through a link: a signed cookie, looked up on every request, and no session in the database."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.lib.remembered import remember_for
from netjes.schools.actions import make_entry_link, open_account
from netjes.schools.models import EntryLink

ACTOR = system("tests")
PASSWORD = "drie losse woorden"


@pytest.fixture
def inside(people, client):
    """A browser in which Karima is in through her link."""
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    client.get(f"/binnen/{code}/")
    client.post(f"/binnen/{code}/")
    return client


def is_in(client: Client) -> bool:
    return client.get("/tekenen/").status_code == 200


def test_it_works(inside):
    assert is_in(inside)
    assert not Session.objects.exists()
    cookie = inside.cookies["link"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["max-age"] == 24 * 3600


def test_going_out_is_going_out(inside):
    inside.post("/uitloggen/")
    assert not is_in(inside)


def test_a_link_that_was_withdrawn_or_is_over_opens_nothing_any_more(inside, people):
    links = EntryLink.objects.for_school(people.karima.school)
    links.update(expires_at=now() - timedelta(seconds=1))
    assert not is_in(inside)
    links.update(expires_at=now() + timedelta(days=1))
    assert is_in(inside)
    links.delete()
    assert not is_in(inside)


def test_a_link_opens_longer_than_its_last_day_nowhere(inside):
    with standing_still_at(now() + timedelta(days=31)):
        assert not is_in(inside)


@pytest.mark.parametrize("change", [lambda v: v[:-1] + ("A" if v[-1] != "A" else "B"), lambda v: "x", lambda v: ""])
def test_a_cookie_that_we_did_not_sign_opens_nothing(inside, change):
    inside.cookies["link"] = change(inside.cookies["link"].value)
    assert not is_in(inside)


def test_the_cookie_of_one_school_opens_no_other(inside, people, other_school, settings):
    people.karima.school.host = "lindekade.example"
    people.karima.school.save()
    settings.ALLOWED_HOSTS = ["*"]
    assert inside.get("/tekenen/", headers={"host": "lindekade.example"}).status_code == 200
    assert inside.get("/tekenen/", headers={"host": "havenlyceum.example"}).status_code == 302


def test_logging_in_ends_what_the_link_opened(inside, people):
    open_account(actor=ACTOR, person=people.bos, login="a.bos", password=PASSWORD)
    inside.post("/inloggen/", {"login": "a.bos", "password": PASSWORD})
    assert inside.get("/tekenen/").wsgi_request.viewer.person == people.bos
    inside.post("/uitloggen/")
    assert not is_in(inside)


def test_the_next_link_in_one_browser_takes_the_place_of_the_first(inside, people):
    code = make_entry_link(actor=ACTOR, person=people.marieke, purpose="signing")
    inside.post(f"/binnen/{code}/")
    assert inside.get("/tekenen/").wsgi_request.viewer.person == people.marieke


def test_who_may_change_something_never_sees_what_was_remembered(inside, people, client_of):
    remember_for(60)
    try:
        keeper = client_of(people.terpstra)
        assert people.karima.school.name in inside.get("/tekenen/").content.decode()
        people.karima.school.name = "Havenlyceum aan de Lek"
        people.karima.school.save()
        assert "aan de Lek" in keeper.get("/").content.decode()
        assert "aan de Lek" not in inside.get("/tekenen/").content.decode()
    finally:
        remember_for(0)
