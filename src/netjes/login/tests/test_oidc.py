"""Logging in at an OpenID Connect provider: whole round trips with one that others made."""

import pytest

from netjes.lib.actors import system
from netjes.login.actions import keep_provider, untie_identity
from netjes.login.models import ExternalIdentity, LoginProvider
from netjes.login.tests.idp import browser, log_in_at_oidc, oidc_provider
from netjes.schools.actions import leave_school, open_account
from netjes.schools.models import Account

pytestmark = pytest.mark.provider
ACTOR = system("tests")
BOS = {"email": "bos@school.example", "email_verified": True, "name": "A. Bos", "roles": ["head"]}


@pytest.fixture
def issuer():
    users = {
        "s-bos": BOS,
        "s-bos-again": BOS,
        "s-unchecked": BOS | {"email_verified": False},
        "s-silent": {"email": "bos@school.example"},
        "s-stranger": {"email": "vreemd@school.example", "email_verified": True},
        "s-number": {"employee": "P-17"},
        "s-head": {"email": "terpstra@school.example", "email_verified": True, "amr": ["pwd", "mfa"]},
        "s-head-weak": {"email": "terpstra@school.example", "email_verified": True, "amr": ["pwd"]},
    }
    with oidc_provider(users) as address:
        yield address


@pytest.fixture
def provider(people, issuer):
    row = LoginProvider(
        school=people.bos.school, slug="school", kind="oidc", name="Schoolaccount", issuer=issuer, client_id="netjes"
    )
    return keep_provider(actor=ACTOR, provider=row, secret="heel geheim")


def test_it_works(provider, people):
    client = browser()
    assert "Log in met Schoolaccount" in client.get("/inloggen/").content.decode()
    answer = log_in_at_oidc(client, "school", "s-bos", after="/berichten/")
    assert answer.url == "/berichten/"
    viewer = client.get("/berichten/").wsgi_request.viewer
    assert viewer.person == people.bos
    assert not viewer.has("head"), "rollen komen nooit van de aanbieder"
    assert log_in_at_oidc(browser(), "school", "s-bos").url == "/"
    assert Account.objects.for_school(provider.school).count() == 1


def test_the_account_that_somebody_had_is_the_one_they_get(provider, people):
    account = open_account(actor=ACTOR, person=people.bos, login="bos", password="drie losse woorden")
    client = browser()
    log_in_at_oidc(client, "school", "s-bos")
    assert client.get("/berichten/").wsgi_request.user == account


@pytest.mark.parametrize("subject", ["s-stranger", "s-unchecked", "s-silent", "s-number"])
def test_who_the_school_does_not_know_gets_a_friendly_page_and_nothing_is_made(provider, subject):
    client = browser()
    answer = log_in_at_oidc(client, "school", subject)
    assert answer.status_code == 403
    assert "We kennen deze login nog niet" in answer.content.decode()
    assert client.get("/berichten/").status_code == 302
    assert not ExternalIdentity.objects.for_school(provider.school).exists()
    assert not Account.objects.for_school(provider.school).exists()


def test_an_address_of_the_schools_own_domain_counts_where_the_provider_says_nothing(provider):
    provider.own_domains = "School.example"
    keep_provider(actor=ACTOR, provider=provider)
    assert log_in_at_oidc(browser(), "school", "s-silent").status_code == 302
    provider.own_domains = "elders.example"
    keep_provider(actor=ACTOR, provider=provider)
    untie_identity(actor=ACTOR, account=Account.objects.for_school(provider.school).get())
    assert log_in_at_oidc(browser(), "school", "s-bos").status_code == 403


def test_an_address_that_was_handed_out_again_opens_nothing(provider, people):
    assert log_in_at_oidc(browser(), "school", "s-bos").status_code == 302
    assert log_in_at_oidc(browser(), "school", "s-bos-again").status_code == 403
    account = Account.objects.for_school(provider.school).get(person=people.bos)
    assert untie_identity(actor=ACTOR, account=account) == 1
    assert log_in_at_oidc(browser(), "school", "s-bos-again").status_code == 302


def test_a_school_may_recognise_people_by_the_number_in_its_administration(provider, people):
    people.ruud.external_id = "P-17"
    people.ruud.save()
    provider.match_by, provider.attribute = "external_id", "employee"
    keep_provider(actor=ACTOR, provider=provider)
    client = browser()
    log_in_at_oidc(client, "school", "s-number")
    assert client.get("/berichten/").wsgi_request.viewer.person == people.ruud


def test_an_address_that_two_people_share_names_nobody(provider, people):
    people.smit.email = "bos@school.example"
    people.smit.save()
    assert log_in_at_oidc(browser(), "school", "s-bos").status_code == 403


def test_somebody_who_left_does_not_come_in(provider, people):
    log_in_at_oidc(browser(), "school", "s-bos")
    leave_school(actor=ACTOR, person=people.bos)
    assert log_in_at_oidc(browser(), "school", "s-bos").status_code == 403


def test_stopping_halfway_changes_nothing(provider):
    answer = log_in_at_oidc(browser(), "school", "s-bos", cancel=True)
    assert answer.status_code == 400
    assert "Inloggen lukte niet" in answer.content.decode()


def test_an_answer_that_was_not_asked_for_is_refused(provider):
    assert browser().get("/inloggen/oidc/school/login/callback/?code=x&state=verzonnen").status_code == 400


def test_elsewhere_is_not_where_one_ends_up(provider):
    assert log_in_at_oidc(browser(), "school", "s-bos", after="https://elders.example/").url == "/"


def test_the_providers_second_step_counts_only_when_the_school_says_so(provider):
    client = browser()
    log_in_at_oidc(client, "school", "s-head")
    assert client.get("/berichten/").url.startswith("/inloggen/eerst-beveiligen/")
    provider.trusts_mfa = True
    keep_provider(actor=ACTOR, provider=provider)
    client = browser()
    log_in_at_oidc(client, "school", "s-head")
    assert client.get("/berichten/").status_code == 200


def test_a_password_at_the_provider_is_no_second_step(provider):
    provider.trusts_mfa = True
    keep_provider(actor=ACTOR, provider=provider)
    client = browser()
    log_in_at_oidc(client, "school", "s-head-weak")
    assert client.get("/berichten/").url.startswith("/inloggen/eerst-beveiligen/")


def test_a_closed_provider_is_not_there(provider):
    provider.is_open = False
    keep_provider(actor=ACTOR, provider=provider)
    assert browser().get("/inloggen/oidc/school/login/").status_code == 404


def test_the_provider_of_another_school_is_not_there(provider, other_school, settings):
    settings.ALLOWED_HOSTS = ["*"]
    elsewhere = type(browser())(headers={"host": other_school.host})
    assert elsewhere.get("/inloggen/oidc/school/login/").status_code == 404
    assert "Schoolaccount" not in elsewhere.get("/inloggen/").content.decode()


def test_the_secret_is_not_in_the_database(provider):
    row = LoginProvider.objects.for_school(provider.school).values().get()
    assert "heel geheim" not in str(row)
    assert LoginProvider.objects.for_school(provider.school).get().secret == "heel geheim"


def test_of_who_logs_in_only_a_hash_is_kept(provider):
    log_in_at_oidc(browser(), "school", "s-bos")
    row = str(ExternalIdentity.objects.for_school(provider.school).values().get())
    assert "s-bos" not in row


def test_a_provider_that_is_away_says_so(provider):
    provider.issuer = "http://localhost:9"
    keep_provider(actor=ACTOR, provider=provider)
    answer = browser().get("/inloggen/oidc/school/login/")
    assert answer.status_code == 400
    assert "Inloggen lukte niet" in answer.content.decode()


def test_a_secret_that_no_longer_opens_says_so(provider, settings):
    settings.SECRET_KEY = "een heel andere sleutel die lang genoeg is"
    assert browser().get("/inloggen/oidc/school/login/").status_code == 400
    assert browser().get("/inloggen/").status_code == 200


def test_another_issuer_ties_everybody_anew(provider):
    log_in_at_oidc(browser(), "school", "s-bos")
    provider.issuer = "https://elders.example"
    keep_provider(actor=ACTOR, provider=provider)
    assert not ExternalIdentity.objects.for_school(provider.school).exists()
