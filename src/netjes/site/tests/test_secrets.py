"""What opens something stands nowhere in the clear: not in a table, not in a log line."""

import logging

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.test import Client

from netjes.lib.actors import system
from netjes.login.models import LoginProvider
from netjes.schools.actions import invite, make_entry_link, open_account
from netjes.schools.api_tokens import make_token
from netjes.site.logs import WithoutQuery

ACTOR = system("tests")
PASSWORD, MISTYPED = "paarse olifant danst traag", "paarse olifant danst gauw"
CLIENT_SECRET = "Xy7-het-geheim-van-de-aanbieder"


class Heard(logging.Handler):
    """Everything that any part of the program says, as our handler would write it, and as it was said."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        WithoutQuery().filter(record)
        self.lines.append(self.format(record))


@pytest.fixture
def heard():
    handler, root = Heard(), logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in ("django", "django.request", "netjes", "allauth"))]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.lines
    for logger in loggers:
        logger.removeHandler(handler)


def everything_kept() -> str:
    """Every value in every column of every table."""
    rows = []
    for model in apps.get_models(include_auto_created=True):
        rows += [
            repr(bytes(v) if isinstance(v, memoryview) else v) for row in QuerySet(model).values_list() for v in row
        ]
    return "\n".join(rows)


def a_day(agreed, people, client_of) -> dict[str, str]:
    """Accounts, mistakes, links, a token, a provider and a second step; returns what must stay secret."""
    open_account(actor=ACTOR, person=people.terpstra, login="head", password=PASSWORD)
    client, secrets = Client(), {"password": PASSWORD, "mistyped password": MISTYPED, "client secret": CLIENT_SECRET}
    client.post("/inloggen/", {"login": "head", "password": MISTYPED})
    client.post("/inloggen/", {"login": MISTYPED, "password": "head"})  # in the wrong box
    client.post("/inloggen/", {"login": "head", "password": PASSWORD})
    client.get("/inloggen/beveiliging/app/")
    page = client.get("/inloggen/beveiliging/app/")
    seed = page.context["form"].secret
    code = format_hotp_value(hotp_value(seed, next(iter(yield_hotp_counters_from_time()))))
    client.post("/inloggen/beveiliging/app/", {"code": code})
    secrets["seed of the second step"] = seed
    secrets["session"] = client.cookies[settings.SESSION_COOKIE_NAME].value

    secrets["invitation"] = invite(actor=ACTOR, person=people.noor)
    secrets["personal link"] = make_entry_link(actor=ACTOR, person=people.sami, purpose="signing")
    for link in ("invitation", "personal link"):
        Client().get(f"/binnen/{secrets[link]}/")
        Client().get(f"/binnen/{secrets[link]}x/")
    secrets["token"] = make_token(actor=ACTOR, school=agreed, name="Rooster", scopes=["verdict"], days=30)
    Client().get("/api/v1/agreements", headers={"authorization": f"Bearer {secrets['token']}"})
    keeper = client_of(people.oosthoek)
    keeper.post(
        "/inloggen/aanbieders/nieuw/",
        {
            "kind": "oidc", "name": "Entra", "slug": "school", "client_id": "abc", "secret": CLIENT_SECRET,
            "issuer": "https://login.microsoftonline.com/0f1e/v2.0", "match_by": "email",
            "own_domains": "school.example", "is_open": "on",
        },
    )  # fmt: skip
    assert LoginProvider.objects.for_school(agreed).get().secret == CLIENT_SECRET
    return secrets


def test_it_works(agreed, people, client_of, heard):
    secrets = a_day(agreed, people, client_of) | {"key of the installation": settings.SECRET_KEY}
    kept, said = everything_kept(), "\n".join(heard)
    assert "argon2" in kept and "head" in kept  # so this looks where it should
    assert [name for name, secret in secrets.items() if secret in kept] == []
    assert [name for name, secret in secrets.items() if secret in said] == []


def test_an_error_betrays_no_secret_either(agreed, people, heard, monkeypatch):
    """A page that breaks is logged with its traceback, without what was sent to it."""
    from netjes.login.views import coming

    def broken(*_, **__):
        raise RuntimeError("stuk")

    open_account(actor=ACTOR, person=people.terpstra, login="head", password=PASSWORD)
    monkeypatch.setattr(coming, "render", broken)
    code = invite(actor=ACTOR, person=people.noor)
    client = Client(raise_request_exception=False)
    client.get(f"/binnen/{code}/")
    client.post("/inloggen/?q=geheim-in-adres", {"login": "head", "password": PASSWORD + "x"})
    said = "\n".join(heard)
    assert "stuk" in said
    assert code not in said and PASSWORD not in said and "geheim-in-adres" not in said
