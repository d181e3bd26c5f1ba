"""The administrator sets up where a school's people log in."""

import pytest

from netjes.lib.actors import system
from netjes.login.actions import keep_provider
from netjes.login.errors import CannotKeepProvider
from netjes.login.models import LoginProvider
from netjes.login.sealing import CannotUnseal, seal, unseal

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
