"""Logging in, links on paper, and what does not open."""

from datetime import timedelta

import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.schools.actions import invite, leave_school, make_entry_link, open_account
from netjes.schools.models import EntryLink

ACTOR = system("tests")
PASSWORD = "drie losse woorden"


@pytest.fixture
def account(people):
    return open_account(actor=ACTOR, person=people.bos, login="A.Bos", password=PASSWORD)


def log_in(client: Client, login: str = "a.bos", password: str = PASSWORD, **more: str):
    return client.post("/inloggen/", {"login": login, "password": password, **more})


def test_it_works(account, client):
    assert log_in(client).url == "/"
    assert client.get("/inloggen/").wsgi_request.viewer.person == account.person


def test_afterwards_one_is_where_one_wanted_to_be(account, client):
    assert client.get("/berichten/").url == "/inloggen/?next=%2Fberichten%2F"
    assert log_in(client, next="/berichten/").url == "/berichten/"
    assert log_in(client, next="https://elders.example/").url == "/"


@pytest.mark.parametrize(("login", "password"), [("a.bos", "iets heel anders"), ("niemand", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(account, client, login, password):
    answer = log_in(client, login, password)
    assert answer.status_code == 400
    assert answer.wsgi_request.viewer.person is None


def test_somebody_who_left_does_not_come_in(account, client):
    log_in(client)
    leave_school(actor=ACTOR, person=account.person)
    assert client.get("/berichten/").status_code == 302
    assert log_in(Client()).status_code == 400


def test_an_account_of_one_school_opens_no_other(account, other_school, settings):
    account.school.host = "lindekade.example"
    account.school.save()
    settings.ALLOWED_HOSTS = ["*"]
    elsewhere = Client(headers={"host": "havenlyceum.example"})
    assert log_in(elsewhere).status_code == 400
    here = Client(headers={"host": "lindekade.example"})
    assert log_in(here).status_code == 302
    elsewhere.cookies = here.cookies
    assert elsewhere.get("/berichten/").status_code == 302


def test_a_link_opens_signing_and_nothing_else(people, client):
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    page = client.get(f"/binnen/{code}/")
    assert "Karima" in page.content.decode()
    assert client.get("/tekenen/").status_code == 302, "kijken alleen is nog niet binnenkomen"
    assert client.post(f"/binnen/{code}/").url == "/tekenen/"
    assert client.get("/tekenen/").status_code == 200
    assert client.get("/berichten/").status_code == 302


def test_a_code_may_be_typed_in_capitals_and_without_dashes(people, client):
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    assert client.get(f"/binnen/{code.replace('-', '').upper()}/").status_code == 200


def test_an_expired_an_unknown_and_a_used_up_link_look_the_same(people, client):
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing", days=3)
    invitation = invite(actor=ACTOR, person=people.marieke)
    EntryLink.objects.for_school(people.marieke.school).filter(purpose="account").update(used_at=now())
    with standing_still_at(now() + timedelta(days=4)):
        pages = {each: client.get(f"/binnen/{each}/") for each in (code, "bcdf-bcdf-bcdf-bcdf", invitation)}
    assert [page.status_code for page in pages.values()] == [410, 410, 410]
    assert len({page.content.replace(each.encode(), b"") for each, page in pages.items()}) == 1


def test_a_link_of_another_person_does_nothing(people, client_of):
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    client = client_of(people.marieke)
    for answer in (client.get(f"/binnen/{code}/"), client.post(f"/binnen/{code}/")):
        assert answer.status_code == 403
        assert "Karima" not in answer.content.decode()
    assert client.get("/berichten/").wsgi_request.viewer.person == people.marieke


def test_an_invitation_makes_one_account(people, client):
    code = invite(actor=ACTOR, person=people.marieke)
    form = {"login": "marieke", "password": PASSWORD, "repeat": PASSWORD}
    assert "niet hetzelfde" in client.post(f"/binnen/{code}/", {**form, "repeat": "x"}).content.decode()
    assert client.post(f"/binnen/{code}/", {**form, "password": "kort", "repeat": "kort"}).status_code == 400
    assert client.post(f"/binnen/{code}/", form).url == "/"
    assert client.get("/berichten/").status_code == 200
    assert Client().get(f"/binnen/{code}/").status_code == 410


def test_a_taken_name_is_said_so_and_the_invitation_stays(account, people, client):
    code = invite(actor=ACTOR, person=people.marieke)
    answer = client.post(f"/binnen/{code}/", {"login": "A.BOS", "password": PASSWORD, "repeat": PASSWORD})
    assert "al in gebruik" in answer.content.decode()
    assert client.get(f"/binnen/{code}/").status_code == 200


def test_going_out_is_going_out(account, client):
    log_in(client)
    client.post("/uitloggen/")
    assert client.get("/berichten/").status_code == 302
