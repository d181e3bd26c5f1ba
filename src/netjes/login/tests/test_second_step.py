"""The second step: who must take it, with an app or a key, and the codes for when the phone is gone."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from netjes.lib.actors import system
from netjes.lib.clock import now, standing_still_at
from netjes.login.states import TWO_STEPS
from netjes.login.used_codes import LAST
from netjes.records.models import LogRow
from netjes.schools.actions import give_role, make_entry_link, open_account
from netjes.schools.queries import today
from netjes.schools.states import FOR_A_GROUP, Role

ACTOR = system("tests")
PASSWORD = "drie losse woorden"


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def log_in(login: str = "head", client: Client | None = None) -> Client:
    client = client or Client()
    assert client.post("/inloggen/", {"login": login, "password": PASSWORD}).status_code == 302
    return client


def set_up_app(client: Client) -> str:
    """Sets up the app and returns its secret."""
    page = client.get("/inloggen/beveiliging/app/")
    assert page.status_code == 200, page
    secret = page.context["form"].secret
    answer = client.post("/inloggen/beveiliging/app/", {"code": code_of(secret)})
    assert answer.url == "/inloggen/beveiliging/codes/"
    return secret


def again(client: Client) -> None:
    """A code works once, as does its moment: the next test step is half a minute later."""
    for app in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        app.data.pop(LAST, None)
        app.save()


@pytest.fixture
def head(people):
    return open_account(actor=ACTOR, person=people.terpstra, login="head", password=PASSWORD)


@pytest.fixture
def teacher(people):
    return open_account(actor=ACTOR, person=people.ruud, login="teacher", password=PASSWORD)


def test_it_works(head):
    client = log_in()
    assert client.get("/berichten/?x=1").url == "/inloggen/eerst-beveiligen/?next=%2Fberichten%2F%3Fx%3D1"
    assert client.get("/inloggen/eerst-beveiligen/").url == "/inloggen/beveiliging/"
    assert "Stel daarom eerst een tweede stap in" in client.get("/inloggen/beveiliging/").content.decode()
    secret = set_up_app(client)
    assert client.get("/berichten/").status_code == 200
    again(client)
    other = log_in()
    assert other.get("/berichten/").status_code == 302, "het wachtwoord alleen is nog niet binnen"
    assert other.post("/inloggen/tweede-stap/", {"code": code_of(secret)}).url == "/"
    assert other.get("/berichten/").status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.GUARDIAN}))
def test_exactly_who_reads_about_others_must(people, role):
    group = people.class_2a if role in FOR_A_GROUP else None
    give_role(actor=ACTOR, person=people.ruud, role=role, group=group, starts_on=today())
    open_account(actor=ACTOR, person=people.ruud, login="r", password=PASSWORD)
    client = log_in("r")
    goes = client.get("/berichten/").status_code
    assert goes == (302 if role in TWO_STEPS else 200)


def test_there_is_no_way_around(head, client):
    client = log_in()
    for path in (
        "/",
        "/ik/",
        "/mag-ik/",
        "/afspraken/",
        "/api/v1/",
        "/mensen/",
        "/tekenen/",
        "/opstellen/",
        "/inloggen/aanbieders/",
        "/inloggen/van/1/",
        "/inloggen/sessies/",
        "/inloggen/wachtwoord/",
    ):
        assert client.get(path).url.startswith("/inloggen/eerst-beveiligen/"), path
    assert client.post("/berichten/").url.startswith("/inloggen/eerst-beveiligen/")
    assert client.post("/uitloggen/").url == "/"


def test_anybody_may_use_one_and_is_then_asked_for_it(teacher):
    client = log_in("teacher")
    assert client.get("/berichten/").status_code == 200
    set_up_app(client)
    assert log_in("teacher").get("/berichten/").status_code == 302


def test_a_wrong_code_does_not_come_in_and_guessing_stops(head):
    set_up_app(log_in())
    other = log_in()
    statuses = [other.post("/inloggen/tweede-stap/", {"code": f"{n:06}"}) for n in range(7)]
    assert {answer.status_code for answer in statuses} == {400}
    assert "Deze code klopt niet" in statuses[0].content.decode()
    assert "te vaak" in statuses[6].content.decode()
    assert other.get("/berichten/").url.startswith("/inloggen/?")


def test_the_first_step_is_forgotten_after_a_while(head, monkeypatch):
    secret = set_up_app(log_in())
    other = log_in()
    monkeypatch.setattr("netjes.login.ways.PATIENCE", -1)
    assert other.post("/inloggen/tweede-stap/", {"code": code_of(secret)}).url == "/inloggen/"


def test_without_a_first_step_there_is_no_second(school, client):
    assert client.get("/inloggen/tweede-stap/").url == "/inloggen/"


def test_a_recovery_code_works_once(head):
    first = log_in()
    set_up_app(first)
    page = first.get("/inloggen/beveiliging/codes/")
    codes = page.context["unused_codes"]
    assert len(codes) == 10
    assert all(code in page.content.decode() for code in codes)
    assert log_in().post("/inloggen/tweede-stap/", {"code": codes[0]}).status_code == 302
    assert log_in().post("/inloggen/tweede-stap/", {"code": codes[0]}).status_code == 400


def test_secrets_are_sealed(head):
    secret = set_up_app(log_in())
    rows = str(list(Authenticator.objects.values()))
    assert secret not in rows


def test_who_must_cannot_take_the_last_one_away(head, teacher):
    client = log_in()
    set_up_app(client)
    assert "nodig" in client.post("/inloggen/beveiliging/app/weg/").content.decode()
    assert Authenticator.objects.filter(user=head, type="totp").exists()
    free = log_in("teacher")
    set_up_app(free)
    assert free.post("/inloggen/beveiliging/app/weg/").status_code == 302
    assert not Authenticator.objects.filter(user=teacher).exists(), "ook de herstelcodes gaan dan weg"


def test_a_session_with_the_password_alone_sets_up_nothing_beside_what_there_is(teacher):
    thief, owner = log_in("teacher"), log_in("teacher")
    set_up_app(owner)
    assert thief.get("/berichten/").status_code == 302, "wie alleen het wachtwoord had, is er dan uit"


def test_a_session_that_did_not_take_the_step_is_asked_for_it_first(teacher):
    client = log_in("teacher")
    set_up_app(client)
    session = client.session
    del session["second_step"]
    session.save()
    for path in ("", "sleutel/", "codes/", "codes/nieuw/", "app/weg/"):
        assert client.get(f"/inloggen/beveiliging/{path}").url.startswith("/inloggen/eerst-beveiligen/")


def test_each_change_is_written_down(head):
    set_up_app(log_in())
    acts = LogRow.objects.for_school(head.school_id).filter(about=head.person.ref).values_list("act", flat=True)
    assert "login.second_step.added" in list(acts)


def test_after_a_while_the_password_is_asked_before_the_second_step_changes(teacher):
    import time

    client = log_in("teacher")
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 3600
    session.save()
    answer = client.get("/inloggen/beveiliging/app/")
    assert answer.url.startswith("/inloggen/nogmaals/?")
    assert client.post(answer.url, {"password": "mis"}).status_code == 200
    assert client.post(answer.url, {"password": PASSWORD}).url == "/inloggen/beveiliging/app/"
    assert client.get("/inloggen/beveiliging/app/").status_code == 200


def test_a_role_that_comes_later_asks_for_the_second_step_in_the_session_there_is(teacher):
    secret = set_up_app(log_in("teacher"))
    again(Client())
    client = log_in("teacher")
    client.post("/inloggen/tweede-stap/", {"code": code_of(secret)})
    session = client.session
    del session["second_step"]
    session.save()
    give_role(actor=ACTOR, person=teacher.person, role=Role.CONFIDENTIAL, starts_on=today())
    answer = client.get("/berichten/", follow=False)
    page = client.get(answer.url)
    assert page.url.startswith("/inloggen/nogmaals/code/?next=")
    again(client)
    assert client.post(page.url, {"code": code_of(secret)}).url == "/berichten/"
    assert client.get("/berichten/").status_code == 200


def test_a_link_on_paper_asks_for_none(people):
    code = make_entry_link(actor=ACTOR, person=people.terpstra, purpose="signing")
    client = Client()
    client.post(f"/binnen/{code}/")
    assert client.get("/tekenen/").status_code == 200


def test_the_pages_are_there_for_accounts_only(people, client):
    code = make_entry_link(actor=ACTOR, person=people.karima, purpose="signing")
    client.post(f"/binnen/{code}/")
    for path in ("", "app/", "sleutel/", "codes/", "codes/nieuw/"):
        assert client.get(f"/inloggen/beveiliging/{path}").url.startswith("/inloggen/?")
    assert client.get("/inloggen/sessies/").url.startswith("/inloggen/?")


def test_a_role_that_has_ended_asks_for_nothing(people):
    give_role(actor=ACTOR, person=people.ruud, role=Role.CONFIDENTIAL, starts_on=today() - timedelta(days=9))
    open_account(actor=ACTOR, person=people.ruud, login="r", password=PASSWORD)
    client = log_in("r")
    assert client.get("/berichten/").status_code == 302
    from netjes.schools.models import Position

    Position.objects.for_school(people.ruud.school).filter(role=Role.CONFIDENTIAL).update(ends_on=today())
    assert client.get("/berichten/").status_code == 200


def test_an_ordinary_page_asks_the_database_nothing_more_for_it(people, settings, client_of):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        client = client_of(people.bos)
        client.get("/berichten/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/berichten/").status_code == 200
        return len(asked)

    after = cost()
    ours = ("netjes.login.second_step.second_step_middleware", "allauth.account.middleware.AccountMiddleware")
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each not in ours]
    assert cost() == after


def test_the_session_is_seen_once_a_day(teacher):
    from netjes.login.models import LoginSession

    client = log_in("teacher")
    with standing_still_at(now() + timedelta(days=2)):
        client.get("/berichten/")
        row = LoginSession.objects.for_school(teacher.school).get()
        assert row.last_used_on == today()


def test_a_code_works_once_in_every_process(head):
    secret = set_up_app(log_in())
    code = code_of(secret)

    def tried():
        cache.clear()  # what a process remembers, another does not have
        return log_in().post("/inloggen/tweede-stap/", {"code": code}).status_code

    assert tried() == 302
    assert tried() == 400


def test_a_code_of_before_the_last_one_is_refused(head):
    secret = set_up_app(log_in())
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    app.data[LAST] = next(iter(yield_hotp_counters_from_time())) + 5
    app.save()
    assert log_in().post("/inloggen/tweede-stap/", {"code": code_of(secret)}).status_code == 400
