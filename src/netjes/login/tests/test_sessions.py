"""Where somebody is logged in, logging out from afar, and a password that changes."""

import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.login.models import LoginSession
from netjes.login.where import described
from netjes.schools.actions import open_account

ACTOR = system("tests")
PASSWORD = "drie losse woorden"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0"


@pytest.fixture
def account(people):
    return open_account(actor=ACTOR, person=people.ruud, login="ruud", password=PASSWORD)


def at(device: str, password: str = PASSWORD, login: str = "ruud") -> Client:
    client = Client(headers={"user-agent": device}, REMOTE_ADDR="203.0.113.7")
    assert client.post("/inloggen/", {"login": login, "password": password}).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/berichten/").status_code == 200


def test_it_works(account):
    phone, laptop = at(PHONE), at(LAPTOP)
    page = laptop.get("/inloggen/sessies/").content.decode()
    assert "Edge op Windows" in page
    assert "Safari op iPhone" in page
    pk = LoginSession.objects.for_school(account.school).get(system="iPhone").pk
    laptop.post("/inloggen/sessies/", {"which": pk})
    assert not is_in(phone)
    assert is_in(laptop)
    assert "iPhone" not in laptop.get("/inloggen/sessies/").content.decode()


def test_everywhere_is_everywhere(account):
    phone, laptop = at(PHONE), at(LAPTOP)
    assert laptop.post("/inloggen/sessies/", {"which": "all"}).url == "/inloggen/"
    assert not is_in(phone)
    assert not is_in(laptop)


def test_the_device_in_hand_can_be_logged_out_too(account):
    phone = at(PHONE)
    pk = LoginSession.objects.for_school(account.school).get().pk
    assert phone.post("/inloggen/sessies/", {"which": pk}).url == "/inloggen/"
    assert not is_in(phone)


def test_what_is_kept_about_ones_ways_in_stands_on_ones_own_page(account):
    phone = at(PHONE)
    at(LAPTOP)
    assert "Ingelogd op 2 apparaten." in phone.get("/ik/").content.decode()


def test_nobody_ends_the_session_of_another(account, people):
    open_account(actor=ACTOR, person=people.noor, login="noor", password=PASSWORD)
    phone, noor = at(PHONE), at(LAPTOP, login="noor")
    pk = LoginSession.objects.for_school(account.school).get(account=account).pk
    for which in (pk, 999_999, "x", ""):
        assert noor.post("/inloggen/sessies/", {"which": which}).status_code == 404
    assert is_in(phone)
    assert "iPhone" not in noor.get("/inloggen/sessies/").content.decode()


def test_who_logs_out_is_no_longer_listed(account):
    at(PHONE).post("/uitloggen/")
    assert not LoginSession.objects.for_school(account.school).exists()


def test_another_password_ends_every_other_session(account):
    phone, laptop = at(PHONE), at(LAPTOP)
    new = "vier heel andere woorden"
    form = {"current": PASSWORD, "password": new, "repeat": new}
    assert laptop.post("/inloggen/wachtwoord/", form).url == "/inloggen/sessies/"
    assert not is_in(phone)
    assert is_in(laptop)
    assert [device.here for device in laptop.get("/inloggen/sessies/").context["devices"]] == [True]
    assert is_in(at(PHONE, new))
    assert Client().post("/inloggen/", {"login": "ruud", "password": PASSWORD}).status_code == 400


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"current": "mis"}, "klopt niet"),
        ({"repeat": "anders"}, "niet hetzelfde"),
        ({"password": "kort", "repeat": "kort"}, "Neem minstens 10"),
        ({"current": ""}, "Kijk de velden"),
    ],
)
def test_a_password_that_cannot_be_says_why(account, change, says):
    laptop = at(LAPTOP)
    new = "vier heel andere woorden"
    answer = laptop.post("/inloggen/wachtwoord/", {"current": PASSWORD, "password": new, "repeat": new} | change)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert is_in(at(PHONE))


def test_guessing_the_password_of_an_open_session_is_slowed_down_too(account):
    laptop = at(LAPTOP)
    new = "vier heel andere woorden"
    form = {"password": new, "repeat": new}
    for n in range(6):
        laptop.post("/inloggen/wachtwoord/", form | {"current": f"mis {n}"})
    answer = laptop.post("/inloggen/wachtwoord/", form | {"current": PASSWORD})
    assert "te vaak" in answer.content.decode()


def test_no_address_is_kept(account):
    at(PHONE)
    from django.contrib.sessions.models import Session

    kept = str(list(LoginSession.objects.for_school(account.school).values()))
    kept += str([row.get_decoded() for row in Session.objects.all()])
    assert "203.0.113.7" not in kept
    assert "Mozilla" not in kept


def test_a_visitor_gets_no_session_and_no_cookie(school, client):
    for path in ("/", "/mag-ik/", "/afspraken/"):
        assert not client.get(path).cookies


@pytest.mark.parametrize(
    ("said", "device"),
    [
        (PHONE, ("Safari", "iPhone")),
        (LAPTOP, ("Edge", "Windows")),
        ("Mozilla/5.0 (X11; CrOS x86_64 1) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", ("Chrome", "Chromebook")),
        ("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", ("Firefox", "Android")),
        ("", ("", "")),
    ],
)
def test_a_device_in_two_words(said, device):
    assert described(said) == device
