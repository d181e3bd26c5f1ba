"""The administrator sets up where a school's people log in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from netjes.lib.actors import system
from netjes.login.actions import keep_provider
from netjes.login.errors import CannotKeepProvider
from netjes.login.models import LoginProvider, LoginSession
from netjes.login.sealing import CannotUnseal, seal, unseal
from netjes.records.models import LogRow
from netjes.schools.actions import add_person, open_account

ENTRA = {
    "kind": "oidc", "name": "Schoolaccount", "slug": "school", "client_id": "abc", "secret": "heel geheim",
    "issuer": "https://login.microsoftonline.com/0f1e/v2.0", "match_by": "email", "own_domains": "school.example",
    "is_open": "on",
}  # fmt: skip
ACTOR = system("tests")


def rows(people):
    return LoginProvider.objects.for_school(people.bos.school)


def test_it_works(people, client_of):
    keeper = client_of(people.oosthoek)
    assert keeper.post("/inloggen/aanbieders/nieuw/", ENTRA).url == "/inloggen/aanbieders/"
    page = keeper.get("/inloggen/aanbieders/").content.decode()
    assert "/inloggen/oidc/school/login/callback/" in page
    assert rows(people).get().secret == "heel geheim"


def test_the_secret_stays_and_is_never_shown(people, client_of):
    keeper = client_of(people.oosthoek)
    keeper.post("/inloggen/aanbieders/nieuw/", ENTRA)
    assert "heel geheim" not in keeper.get("/inloggen/aanbieders/school/").content.decode()
    keeper.post("/inloggen/aanbieders/school/", ENTRA | {"secret": "", "name": "Anders"})
    row = rows(people).get()
    assert (row.name, row.secret) == ("Anders", "heel geheim")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"issuer": "https://login.microsoftonline.com/common/v2.0"}, "iedereen ter wereld"),
        ({"issuer": "http://login.example/"}, "https://"),
        ({"client_id": ""}, "client-id"),
        ({"match_by": "external_id"}, "welk veld"),
        ({"kind": "saml"}, "metadata"),
        ({"kind": "saml", "metadata_url": "https://idp.example/m"}, "BRIN"),
        ({"name": ""}, "Kijk de velden"),
    ],
)
def test_what_cannot_be_says_how_to_mend_it(people, client_of, change, says):
    answer = client_of(people.oosthoek).post("/inloggen/aanbieders/nieuw/", ENTRA | change)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not rows(people).exists()


def test_the_same_short_word_twice_is_refused(people):
    def row():
        return LoginProvider(
            school=people.bos.school, slug="x", kind="oidc", name="X", issuer="https://x.example", client_id="c"
        )

    keep_provider(actor=ACTOR, provider=row())
    with pytest.raises(CannotKeepProvider):
        keep_provider(actor=ACTOR, provider=row())


@pytest.mark.parametrize("who", ["noor", "marieke", "bos", "visser", "terpstra", "smit"])
def test_only_the_administrator_sees_it(people, client_of, who):
    client = client_of(getattr(people, who))
    for path in ("", "nieuw/", "school/"):
        assert client.get(f"/inloggen/aanbieders/{path}").status_code == 404


def test_a_visitor_is_asked_to_log_in(people, client):
    assert client.get("/inloggen/aanbieders/").url.startswith("/inloggen/?")


def test_a_provider_that_is_not_there(people, client_of):
    assert client_of(people.oosthoek).get("/inloggen/aanbieders/weg/").status_code == 404


def test_a_secret_opens_only_with_its_own_key_and_purpose(settings):
    sealed = seal("geheim", purpose="provider")
    assert unseal(sealed, purpose="provider") == "geheim"
    with pytest.raises(CannotUnseal):
        unseal(sealed, purpose="second step")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "een heel andere sleutel die lang genoeg is"
    with pytest.raises(CannotUnseal):
        unseal(sealed, purpose="provider")
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed, purpose="provider") == "geheim"


@pytest.fixture
def lost(people):
    """A head with a second step, logged in somewhere."""
    account = open_account(actor=ACTOR, person=people.terpstra, login="rector", password="drie losse woorden")
    client = Client()
    client.post("/inloggen/", {"login": "rector", "password": "drie losse woorden"})
    TOTP.activate(account, generate_totp_secret())
    return account


def test_an_administrator_helps_who_lost_a_phone(lost, people, client_of):
    keeper = client_of(people.oosthoek)
    address = f"/inloggen/van/{people.terpstra.pk}/"
    assert "Haal de tweede stap weg" in keeper.get(address).content.decode()
    assert keeper.post(address, {"what": "steps"}).url == address
    assert not Authenticator.objects.filter(user=lost).exists()
    assert not LoginSession.objects.for_school(lost.school).filter(account=lost).exists()
    acts = LogRow.objects.for_school(lost.school_id).filter(about=people.terpstra.ref).values_list("act", flat=True)
    assert "login.second_step.taken_away" in list(acts)


def test_nobody_takes_ones_own_second_step_away_like_this(people, client_of):
    keeper = client_of(people.oosthoek)
    address = f"/inloggen/van/{people.oosthoek.pk}/"
    assert "Vraag een andere beheerder" in keeper.get(address).content.decode()
    assert keeper.post(address, {"what": "steps"}).status_code == 404


@pytest.mark.parametrize("who", ["noor", "bos", "visser", "smit", "terpstra"])
def test_nobody_else_can(lost, people, client_of, who):
    client = client_of(getattr(people, who))
    address = f"/inloggen/van/{people.terpstra.pk}/"
    assert client.get(address).status_code == 404
    assert client.post(address, {"what": "steps"}).status_code == 404


def test_somebody_of_another_school_or_without_an_account_is_not_there(people, client_of, other_school):
    stranger = add_person(actor=ACTOR, school=other_school, given_name="Van", family_name="Elders")
    people.bos.school.host = "testserver"
    people.bos.school.save()
    keeper = client_of(people.oosthoek)
    for pk in (stranger.pk, people.kaya.pk, 999_999):
        assert keeper.get(f"/inloggen/van/{pk}/").status_code == 404
