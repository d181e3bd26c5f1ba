"""A password that was forgotten: the same answer and the same work for everybody, and a link that works once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.login.chores import forget_old, send_links
from netjes.login.models import ResetRequest
from netjes.schools.actions import invite, leave_school, open_account

ACTOR = system("tests")
PASSWORD, NEW = "drie losse woorden", "vier heel andere woorden"


@pytest.fixture
def account(people, settings):
    settings.EMAIL_HOST = "mail.example"
    return open_account(actor=ACTOR, person=people.ruud, login="ruud", password=PASSWORD)


def ask(typed: str, client: Client | None = None):
    return (client or Client()).post("/inloggen/vergeten/", {"typed": typed})


def link_in(message) -> str:
    found = re.search(r"(/binnen/\S+)", message.body)
    assert found
    return found[1]


@pytest.mark.parametrize("typed", ["ruud", " RUUD ", "Ruud@School.example"])
def test_it_works(account, client, typed):
    old = Client()
    old.post("/inloggen/", {"login": "ruud", "password": PASSWORD})
    page = client.get(ask(typed, client).url).content.decode()
    assert "We hebben het ontvangen" in page
    assert send_links(account.school) == 1
    path = link_in(mail.outbox[0])
    assert mail.outbox[0].to == ["ruud@school.example"]
    assert "De inlognaam is ruud" in client.get(path).content.decode()
    assert client.post(path, {"password": NEW, "repeat": NEW}).url == "/"
    assert client.get("/berichten/").status_code == 200
    assert old.get("/berichten/").status_code == 302, "elders is het account uitgelogd"
    assert Client().post("/inloggen/", {"login": "ruud", "password": NEW}).status_code == 302
    assert Client().get(path).status_code == 410


def test_the_answer_and_the_work_are_the_same_for_everybody(account, people):
    answers, work = [], []
    for typed in ("ruud", "niemand", "noor"):
        with CaptureQueriesContext(connection) as asked:
            answer = ask(typed)
        answers.append((answer.status_code, answer.url))
        work.append(len(asked))
    assert len(set(answers)) == 1
    assert len(set(work)) == 1
    assert not mail.outbox, "er gaat niets weg terwijl iemand wacht"


def test_nobody_we_do_not_know_gets_mail(account, people):
    leave_school(actor=ACTOR, person=people.smit)
    for typed in ("niemand", "smit@school.example", "kaya@school.example"):
        ask(typed)
    assert send_links(account.school) == 0
    assert not ResetRequest.objects.for_school(account.school).exists()


def test_asking_often_sends_one_mail(account):
    for _n in range(5):
        ask("ruud")
        send_links(account.school)
    assert len(mail.outbox) == 1


def test_without_mail_the_request_is_forgotten_after_a_day(account, settings):
    settings.EMAIL_HOST = ""
    ask("ruud")
    assert send_links(account.school) == 0
    with standing_still_at(now() + timedelta(hours=25)):
        assert forget_old(account.school) == 1


def test_an_invitation_of_the_school_renews_a_password_too(account):
    code = invite(actor=ACTOR, person=account.person)
    client = Client()
    assert client.post(f"/binnen/{code}/", {"password": "kort", "repeat": "kort"}).status_code == 400
    assert client.post(f"/binnen/{code}/", {"password": NEW, "repeat": "x"}).status_code == 400
    assert client.post(f"/binnen/{code}/", {"password": NEW, "repeat": NEW}).status_code == 302
    assert Client().get(f"/binnen/{code}/").status_code == 410


def test_a_link_is_no_way_around_the_second_step(account, client):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(account, generate_totp_secret())
    code = invite(actor=ACTOR, person=account.person)
    assert client.post(f"/binnen/{code}/", {"password": NEW, "repeat": NEW}).url == "/inloggen/tweede-stap/"
    assert client.get("/berichten/").status_code == 302


def test_nobody_signs_up(school, client):
    for path in ("/inloggen/signup/", "/inloggen/account/signup/", "/accounts/signup/", "/inloggen/aanmelden/"):
        assert client.get(path).status_code == 404


def test_nothing_filled_in_is_said_so(account):
    answer = ask("")
    assert answer.status_code == 400
    assert "Vul een inlognaam" in answer.content.decode()
