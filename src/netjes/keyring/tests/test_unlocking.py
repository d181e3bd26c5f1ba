"""A key that is open for a session: half of it in a cookie, half in the session, and whole nowhere that lasts."""

import base64
import hashlib
import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from netjes.keyring.actions import change_passphrase, retire_key
from netjes.keyring.models import ReadingKey, RecoveryShare
from netjes.keyring.tests.conftest import ACTOR, PASSPHRASE
from netjes.keyring.unlocking import COOKIE, KEPT
from netjes.lib.clock import now, standing_still_at
from netjes.sealing import CannotUnseal, Wrapped, WrongPassphrase, open_with, seal, unseal, unwrap

OPEN = "Je leessleutel is open"


@pytest.fixture
def adviser(make, readers, client_of):
    """Yvette's browser, with a key that is shut."""
    make(readers.adviser)
    return client_of(readers.adviser)


def open_in(client, passphrase=PASSPHRASE, **more):
    return client.post(reverse("keyring:open"), {"passphrase": passphrase, **more})


def is_open(client) -> bool:
    return OPEN in client.get(reverse("keyring:index")).content.decode()


def test_it_works(adviser):
    assert not is_open(adviser)
    answer = open_in(adviser, next="/leessleutel/wijzig/")
    assert answer.headers["Location"] == "/leessleutel/wijzig/"
    assert is_open(adviser)
    cookie = adviser.cookies[COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and not cookie["max-age"] and not cookie["expires"]


def test_it_shuts_after_half_an_hour_without_a_request_and_after_ten_hours_anyway(adviser):
    open_in(adviser)
    start = now()
    for minutes in range(25, 600, 25):
        with standing_still_at(start + timedelta(minutes=minutes)):
            assert is_open(adviser)
    with standing_still_at(start + timedelta(hours=10)):
        assert not is_open(adviser)
    with standing_still_at(start + timedelta(hours=20)):
        open_in(adviser)
        assert is_open(adviser)
    with standing_still_at(start + timedelta(hours=20, minutes=30)):
        assert not is_open(adviser)
        assert KEPT not in adviser.session and not adviser.cookies[COOKIE].value


def test_locking_and_logging_out_take_both_halves_away(adviser):
    open_in(adviser)
    adviser.post(reverse("keyring:lock"))
    assert not is_open(adviser) and KEPT not in adviser.session and not adviser.cookies[COOKIE].value
    open_in(adviser)
    adviser.post(reverse("schools:log_out"))
    assert not adviser.cookies[COOKIE].value
    assert not Session.objects.exists()


def test_neither_half_alone_opens_anything(adviser, client_of, readers):
    open_in(adviser)
    half = adviser.cookies[COOKIE].value
    del adviser.cookies[COOKIE]
    assert not is_open(adviser)
    elsewhere = client_of(readers.adviser)
    elsewhere.cookies[COOKIE] = half
    assert not is_open(elsewhere)
    adviser.cookies[COOKIE] = "geen sleutel"
    assert not is_open(adviser)


def test_another_person_in_the_same_browser_does_not_have_it(adviser, people, make, settings, client_of):
    open_in(adviser)
    session, half = dict(adviser.session), adviser.cookies[COOKIE].value
    make(people.terpstra)
    head = client_of(people.terpstra)
    kept = head.session
    kept[KEPT] = session[KEPT]
    kept.save()
    head.cookies[COOKIE] = half
    assert not is_open(head)


def test_it_shuts_everywhere_when_the_key_is_wrapped_anew_or_retired(adviser, readers, client_of):
    key = ReadingKey.objects.for_school(readers.adviser.school).select_related("person").get()
    open_in(adviser)
    private = unwrap(key.wrapped, PASSPHRASE)
    change_passphrase(actor=ACTOR, key=key, private=private, passphrase="acht rode bussen zingen")
    assert not is_open(adviser)
    open_in(adviser, "acht rode bussen zingen")
    assert is_open(adviser)
    retire_key(actor=ACTOR, key=key)
    assert "nog geen leessleutel" in adviser.get(reverse("keyring:index")).content.decode()


def test_a_page_that_needs_it_leads_to_the_door_and_back(adviser):
    there = reverse("keyring:holders")
    answer = adviser.get(there)
    assert answer.headers["Location"] == f"{reverse('keyring:open')}?next=%2Fleessleutel%2Fhelften%2F"
    assert open_in(adviser, next=there).headers["Location"] == there
    assert adviser.get(there).status_code == 200


def test_who_has_no_key_is_led_to_making_one(readers, client_of):
    assert client_of(readers.board).get(reverse("keyring:holders")).status_code == 404
    assert client_of(readers.board).get(reverse("keyring:open")).headers["Location"] == reverse("keyring:make")


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_it_leads_nowhere_else(adviser, elsewhere):
    assert open_in(adviser, next=elsewhere).headers["Location"] == reverse("keyring:index")


def test_what_was_typed_while_the_key_shut_is_not_lost(adviser):
    there = reverse("keyring:holders")
    page = adviser.post(there, {"holders": ["12", "13"], "tekst": "lang <verhaal>"})
    assert page.status_code == 403 and page.headers["Cache-Control"] == "no-store"
    assert 'name="c:tekst" value="lang &lt;verhaal&gt;"' in page.content.decode()
    again = open_in(adviser, next=there, **{"c:holders": ["12", "13"], "c:tekst": "lang <verhaal>"}).content.decode()
    assert f'action="{there}"' in again and 'name="tekst" value="lang &lt;verhaal&gt;"' in again
    assert again.count('name="holders"') == 2
    assert is_open(adviser)


def test_a_wrong_passphrase_is_said_and_not_shown_again(adviser):
    page = open_in(adviser, "zeven blauwe vogels")
    assert page.status_code == 400
    assert "klopt niet" in page.content.decode() and "vogels" not in page.content.decode()
    for _each in range(5):
        page = open_in(adviser, "zeven blauwe vogels")
    assert "te vaak" in page.content.decode()


def test_a_process_needs_nothing_of_another_one(adviser):
    """Opened here, read in a process that has seen nothing of it but the cookie and the row of the session."""
    open_in(adviser)
    given = {"kept": adviser.session[KEPT], "cookie": adviser.cookies[COOKIE].value, "at": now().isoformat()}
    script = (
        "import json, sys, django; django.setup()\n"
        "from datetime import datetime\n"
        "from netjes.keyring.unlocking import opened\n"
        "given = json.load(sys.stdin)\n"
        "print(opened(given['kept'], given['cookie'], datetime.fromisoformat(given['at'])).hex())\n"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "netjes.site.settings", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(given), capture_output=True, text=True, env=environment,
        check=True,
    )  # fmt: skip
    key = ReadingKey._every_school.get()
    assert bytes.fromhex(done.stdout.strip()) == unwrap(key.wrapped, PASSPHRASE)


def everything_on_disk() -> list[str | bytes]:
    """Every value of every row of every table, and what the sessions hold."""
    found: list[str | bytes] = []
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values_list(*names):
            found += [bytes(value) if isinstance(value, (bytes, memoryview)) else str(value) for value in row]
    for session in Session.objects.all():
        found.append(json.dumps(session.get_decoded()))
        found += [str(value) for value in session.get_decoded().get(KEPT, {}).values()]
    return found


def keys_made_of(values: list[str | bytes]) -> set[bytes]:
    """Whatever somebody would try as a key: each value, what base64 and hexadecimal make of it, and their hashes."""
    tries: set[bytes] = set()
    for value in [*values, settings.SECRET_KEY]:
        raw = {value if isinstance(value, bytes) else value.encode()}
        for decode in (base64.b64decode, base64.urlsafe_b64decode, lambda each: bytes.fromhex(each.decode())):
            with suppress(ValueError):
                raw.add(decode(next(iter(raw))))
        for each in raw:
            tries |= {each[:32].ljust(32, b"\0"), each[-32:].rjust(32, b"\0"), hashlib.sha256(each).digest()}
            tries |= {hashlib.blake2b(each, digest_size=32).digest(), hashlib.sha512(each).digest()[:32]}
    return tries


def test_who_has_the_database_its_sessions_a_backup_and_the_settings_reads_nothing(halved, readers, client_of):
    """While the key stands open in a browser: everything that is on disk, and no way to the private key."""
    key, private = halved
    report_key = os.urandom(32)
    report = seal(report_key, b"Ik word gepest")
    to_reader = RecoveryShare.objects.for_school(key.school).first()
    assert to_reader
    client = client_of(readers.adviser)
    open_in(client)
    values = everything_on_disk()
    text = "\n".join(value.hex() if isinstance(value, bytes) else value for value in values)
    half = client.cookies[COOKIE].value
    for secret in (private.hex(), base64.b64encode(private).decode(), PASSPHRASE, "fietsen", half, report_key.hex()):
        assert secret not in text

    tries = keys_made_of(values)
    assert private not in tries and len(tries) > 1000
    kept = base64.b64decode(client.session[KEPT]["sealed"])
    for each in tries:
        for sealed in (kept, bytes(key.sealed), report):
            with pytest.raises(CannotUnseal):
                unseal(each, sealed)
    for each in list(tries)[:2000]:
        with pytest.raises(CannotUnseal):
            open_with(each, bytes(to_reader.sealed))
    for value in {value for value in values if isinstance(value, str) and 0 < len(value) < 100} | {settings.SECRET_KEY}:
        with pytest.raises(WrongPassphrase):
            unwrap(Wrapped(bytes(key.salt), key.parameters, bytes(key.sealed)), value)
    assert unseal(base64.urlsafe_b64decode(half), kept) == private  # and with the other half it is one step
