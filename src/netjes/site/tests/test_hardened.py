"""What a browser and a server are told, and what Django itself finds of the settings that a school runs with."""

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from netjes.site import soundness
from netjes.site.headers import SWITCHED_OFF
from netjes.site.logs import WithoutQuery

ROOT = Path(__file__).parents[4]
PUBLIC = ["/", "/mag-ik/", "/mag-ik/telefoon-gebruiken/", "/afspraken/", "/afspraken/leerlingen/", "/inloggen/"]
OWN = ["/", "/ik/", "/vandaag/", "/berichten/", "/afspraken/leerlingen/", "/ik/alles/", "/ik/alles.json"]
OTHER = ["/bestaat-niet/", "/huisstijl.x.css", "/afspraken/leerlingen/afspraken.pdf", "/api/v1/agreements", "/healthz"]


def is_dressed(answer):
    told = answer.headers
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["X-Frame-Options"] == "DENY"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = told["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy and "http" not in policy
    assert "camera=()" in told["Permissions-Policy"] and told["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Server" not in told and "X-Powered-By" not in told


@pytest.mark.parametrize("address", [*PUBLIC, *OTHER])
def test_it_works(agreed, client, address):
    is_dressed(client.get(address))


def test_a_refusal_without_a_school_is_dressed_too(client, db):
    answer = client.get("/")
    assert answer.status_code == 503
    is_dressed(answer)


def test_passkeys_are_not_switched_off():
    assert not {name for name in SWITCHED_OFF if name.startswith("publickey")}


@pytest.mark.parametrize("address", OWN)
def test_no_cache_keeps_a_page_of_somebody_who_is_in(agreed, people, client_of, address):
    for person in (people.sami, people.oosthoek):
        answer = client_of(person).get(address)
        is_dressed(answer)
        assert "no-store" in answer["Cache-Control"], address


def test_what_everybody_sees_may_be_kept_by_the_browser_of_who_is_in(agreed, people, client_of):
    page = client_of(people.sami).get("/").content.decode()
    sheet = re.search(r'href="(/huisstijl\.[^"]+)"', page)[1]
    assert "immutable" in client_of(people.sami).get(sheet)["Cache-Control"]


@pytest.mark.parametrize("cookie", ["LANGUAGE", "SESSION", "CSRF"])
def test_no_cookie_is_for_scripts_or_for_other_sites(cookie):
    assert getattr(settings, f"{cookie}_COOKIE_HTTPONLY") and getattr(settings, f"{cookie}_COOKIE_SAMESITE") == "Lax"
    assert getattr(settings, f"{cookie}_COOKIE_DOMAIN") is None and getattr(settings, f"{cookie}_COOKIE_PATH") == "/"


def test_an_answer_of_the_api_is_no_page(agreed, client):
    for address in ("/api/v1/openapi.json", "/api/v1/agreements", "/api/v1/er-is-niets"):
        assert client.get(address)["Content-Disposition"] == 'attachment; filename="api.json"'


def test_no_other_site_reads_along(agreed, client):
    for address in (*PUBLIC, "/api/v1/openapi.json"):
        answer = client.get(address, headers={"origin": "https://kwaad.example"})
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_a_download_has_a_name_of_ours(agreed, people, client_of):
    client = client_of(people.oosthoek)
    for address in ("/ik/alles.json", "/ik/alles.html", "/afspraken/leerlingen/afspraken.pdf"):
        told = client.get(address, {"filename": "kwaad.bat"})["Content-Disposition"]
        assert re.fullmatch(r'(attachment|inline); filename="[a-z0-9.-]+"', told), told


def test_a_log_line_is_one_line():
    record = logging.LogRecord("x", logging.ERROR, "", 0, "Kapot: %s", ("/a\nERROR django: alles is weg\x1b[2J",), None)
    WithoutQuery().filter(record)
    assert record.getMessage() == r"Kapot: /a\nERROR django: alles is weg\x1b[2J"


def test_nothing_writes_a_table_in_which_a_formula_would_run():
    """Nobody exports to CSV. Who begins to puts an apostrophe before = + - @ and tab, and a test of that here."""
    writes = re.compile(r"csv\.writer|DictWriter|text/csv|openpyxl|xlsxwriter")
    sources = [path for path in (ROOT / "src" / "netjes").rglob("*.py") if "tests" not in path.parts]
    assert sources and not [path for path in sources if writes.search(path.read_text(encoding="utf-8"))]


# --- what may come in ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "sent"),
    [("/mag-ik/?q=a%00b", {}), ("/afspraken/x%00/", {}), ("/", {"HTTP_COOKIE": 'binnen="\\000"'}), ("/?%00", {})],
)
def test_no_text_gets_a_page_that_says_so(agreed, client, address, sent):
    answer = client.get(address, **sent)
    assert answer.status_code == 400
    assert "Dit konden we niet lezen" in answer.content.decode()
    is_dressed(answer)


@pytest.mark.parametrize("body", [b"login=ka%00rima", b"login=karima%00", b"%00login=karima"])
def test_of_a_field_the_typed_text_stays(agreed, client, body):
    answer = client.post("/inloggen/", body, content_type="application/x-www-form-urlencoded")
    assert 'value="karima"' in answer.content.decode()


def test_a_file_stays_as_it_came_beside_a_field_that_does_not(rf):
    came = []
    file = SimpleUploadedFile("klas.csv", b"a\0b")
    request = rf.post("/x/", {"naam": "Sa\0mi", "lijst": file})

    def page(request):
        came.append((request.POST, request.FILES))
        return HttpResponse()

    soundness.soundness_middleware(page)(request)
    fields, files = came[0]
    assert fields["naam"] == "Sami" and files["lijst"].read() == b"a\0b"


def test_half_a_letter_is_no_text():
    assert soundness._is_text("heel 🏴 gewoon") and not soundness._is_text("half \ud800")


def test_what_is_too_large_is_not_read(agreed, client):
    answer = client.generic("POST", "/inloggen/", b"", CONTENT_LENGTH=str(settings.LARGEST_REQUEST + 1))
    assert answer.status_code == 413
    assert "Er is niets opgeslagen" in answer.content.decode()


def test_fields_that_are_too_large_together_too(agreed, client):
    body = b"login=" + b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = client.post("/inloggen/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "ONZIN"])
def test_other_methods_change_nothing(agreed, people, client_of, method):
    answer = client_of(people.oosthoek).generic(method, reverse("schools:add_person"), b"given_name=X")
    assert answer.status_code in (403, 405)


def test_every_form_needs_its_proof(agreed, people, client_of):
    client = client_of(people.oosthoek)
    client.handler.enforce_csrf_checks = True
    for address in ("/inloggen/", "/uitloggen/", reverse("schools:add_person"), reverse("drafting:new")):
        assert client.post(address, {"a": "b"}).status_code == 403, address


def test_logging_in_gives_a_new_session(agreed, people):
    from netjes.lib.actors import system
    from netjes.schools.actions import open_account

    open_account(actor=system("tests"), person=people.sami, login="sami", password="paarse olifant danst traag")
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = given = "a" * 32
    answer = client.post("/inloggen/", {"login": "sami", "password": "paarse olifant danst traag"})
    assert answer.status_code == 302
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != given


@pytest.mark.parametrize("target", ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:x"])
def test_no_form_leads_to_another_site(agreed, client, target):
    answer = client.post("/taal/", {"language": "en", "next": target}, headers={"referer": target})
    assert "kwaad" not in answer["Location"] and "javascript" not in answer["Location"]


# --- as a school runs it ------------------------------------------------------------------------------------------

ASK = """
import django; django.setup()
from django.conf import settings as s
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
assert s.SESSION_COOKIE_NAME.startswith("__Host-") and s.CSRF_COOKIE_NAME.startswith("__Host-")
from netjes.schools.doors import COOKIE
assert COOKIE == "__Host-link"
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.LANGUAGE_COOKIE_SECURE
assert s.SECURE_SSL_REDIRECT and s.SECURE_HSTS_SECONDS >= 365 * 24 * 3600
assert not s.DEBUG and not s.DEMO and "*" not in s.ALLOWED_HOSTS
"""


def test_django_finds_nothing_in_the_settings_of_a_school(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NETJES_", "DJANGO_"))} | {
        "DJANGO_SETTINGS_MODULE": "netjes.site.settings",
        "NETJES_DATA": str(tmp_path),
        "NETJES_HOSTS": "netjes.school.example",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
