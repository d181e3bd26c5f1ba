"""Guessing is slowed down without locking out a school, an owner, or telling who exists."""

from datetime import timedelta

import pytest
from django.test import Client

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.login.chores import forget_old
from netjes.login.devices import COOKIE
from netjes.login.guesses import FREE, LONGEST_WAIT, wait_after
from netjes.login.models import GuessCount
from netjes.schools.actions import open_account
from netjes.schools.backends import Argon2

ACTOR = system("tests")
PASSWORD = "drie losse woorden"


@pytest.fixture
def accounts(people):
    return [
        open_account(actor=ACTOR, person=person, login=login, password=PASSWORD)
        for person, login in ((people.bos, "a.bos"), (people.ruud, "r.mulder"))
    ]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Two hundred real hashes take half a minute; how often one is asked for is what counts."""
    monkeypatch.setattr(Argon2, "time_cost", 1)
    monkeypatch.setattr(Argon2, "memory_cost", 8)


def log_in(client: Client, login: str, password: str = PASSWORD):
    return client.post("/inloggen/", {"login": login, "password": password})


def guess(times: int, login: str = "a.bos") -> list[int]:
    return [log_in(Client(), login, f"poging nummer {n}").status_code for n in range(times)]


def test_it_works(accounts, still_now):
    assert guess(FREE) == [400] * FREE
    assert guess(3) == [429] * 3
    assert log_in(Client(), "a.bos").status_code == 429


def test_two_hundred_guesses_from_one_address_keep_nobody_else_out(accounts, still_now):
    guess(200)
    assert log_in(Client(), "r.mulder").status_code == 302, "zelfde adres, ander account"


def test_the_owner_comes_in_on_a_device_that_is_known(accounts, still_now):
    own = Client()
    log_in(own, "a.bos")
    own.post("/uitloggen/")
    guess(200)
    assert log_in(Client(), "a.bos").status_code == 429
    assert log_in(own, "a.bos").status_code == 302


def test_a_known_device_has_a_count_of_its_own(accounts, still_now):
    own = Client()
    log_in(own, "a.bos")
    own.post("/uitloggen/")
    assert [log_in(own, "a.bos", "mis").status_code for _n in range(FREE + 1)] == [400] * FREE + [429]
    assert log_in(Client(), "a.bos").status_code == 302, "elders telt dat niet mee"


def test_a_device_known_for_one_account_is_not_known_for_another(accounts, still_now):
    own = Client()
    log_in(own, "r.mulder")
    own.post("/uitloggen/")
    guess(10)
    assert log_in(own, "a.bos").status_code == 429


def test_a_made_up_device_cookie_helps_nobody(accounts, still_now):
    guess(10)
    forged = Client()
    forged.cookies[COOKIE] = "verzonnen:abc:def"
    assert log_in(forged, "a.bos").status_code == 429


def test_after_the_wait_the_right_password_works_and_the_count_is_gone(accounts):
    moment = now()
    with standing_still_at(moment):
        guess(FREE + 1)
    with standing_still_at(moment + timedelta(seconds=16)):
        assert log_in(Client(), "a.bos").status_code == 302
    assert not GuessCount.objects.for_school(accounts[0].school).exists()


def test_the_wait_doubles_up_to_a_quarter_of_an_hour():
    assert [wait_after(n).total_seconds() for n in (1, 4, 5, 6, 7)] == [0, 0, 15, 30, 60]
    assert wait_after(500) == LONGEST_WAIT


def test_guessing_during_the_wait_does_not_make_it_longer(accounts):
    moment = now()
    with standing_still_at(moment):
        guess(50)
    with standing_still_at(moment + timedelta(seconds=16)):
        assert log_in(Client(), "a.bos").status_code == 302


def test_a_name_that_does_not_exist_gets_the_same_answers(accounts, still_now):
    known, unknown = guess(10, "a.bos"), guess(10, "niemand")
    assert known == unknown
    pages = [log_in(Client(), login).content.decode() for login in ("a.bos", "niemand")]
    assert _without_token(pages[0]).replace("a.bos", "") == _without_token(pages[1]).replace("niemand", "")


def test_a_known_and_an_unknown_name_cost_the_same_work(accounts, monkeypatch, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    hashed = []
    encode, verify = Argon2.encode, Argon2.verify
    monkeypatch.setattr(Argon2, "encode", lambda self, *args: hashed.append(1) or encode(self, *args))
    monkeypatch.setattr(Argon2, "verify", lambda self, *args: hashed.append(1) or verify(self, *args))
    work = []
    for login in ("a.bos", "niemand"):
        hashed.clear()
        with CaptureQueriesContext(connection) as asked:
            assert log_in(Client(), login, "helemaal mis").status_code == 400
        work.append((len(hashed), len(asked)))
    assert work[0] == work[1]
    assert work[0][0] == 1


def test_no_name_is_kept_of_a_guess(accounts, still_now):
    guess(1, "mijn-wachtwoord-per-ongeluk")
    assert "per-ongeluk" not in str(list(GuessCount.objects.for_school(accounts[0].school).values()))


def test_after_a_day_a_guess_is_forgotten(accounts):
    guess(2)
    with standing_still_at(now() + timedelta(hours=25)):
        assert forget_old(accounts[0].school) == 1


def _without_token(page: str) -> str:
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
