"""The whole way of a passkey through the pages, with a device made of code; a browser's own is in tests/journeys."""

import json
import sys
from random import Random

import pytest
from django.contrib.sessions.models import Session
from django.core.signals import got_request_exception
from django.urls import reverse
from django.utils.html import escape
from django.views.debug import ExceptionReporter
from fido2.utils import websafe_decode, websafe_encode

from netjes.keyring.ceremony import PATIENCE
from netjes.keyring.models import ReadingKey, ReadingPasskey
from netjes.keyring.tests.conftest import PASSPHRASE
from netjes.keyring.tests.device import Device
from netjes.keyring.tests.test_unlocking import everything_on_disk, is_open, keys_made_of, open_in
from netjes.lib.clock import now, standing_still_at
from netjes.sealing import CannotUnseal, unseal, unwrap, unwrap_with_passkey


@pytest.fixture
def adviser(make, readers, client_of):
    """Yvette's browser at an https address, with a key that is shut."""
    make(readers.adviser)
    client = client_of(readers.adviser)
    client.defaults["wsgi.url_scheme"] = "https"
    client.defaults["SERVER_PORT"] = "443"
    return client


def ask(client, voor="openen"):
    answer = client.post(reverse("keyring:ask_passkey"), {"voor": voor})
    return answer.json() if answer.headers["Content-Type"] == "application/json" else answer


def prove(client, device, **other):
    answer, given = device.answer(ask(client, "proeven"))
    return client.post(reverse("keyring:add_passkey"), {"voor": "proeven", "answer": answer, "given": given, **other})


def set_up(client, device=None) -> Device:
    """Make a passkey and let it prove itself; the key is open before and shut after."""
    device = device or Device()
    open_in(client)
    client.post(reverse("keyring:add_passkey"), {"voor": "maken", "answer": device.made(ask(client, "maken"))})
    prove(client, device)
    client.post(reverse("keyring:lock"))
    return device


def open_by(client, device, question=None, **more):
    answer, given = device.answer(question or ask(client))
    return client.post(reverse("keyring:open_with_passkey"), {"answer": answer, "given": given, **more})


def test_it_works(adviser, school):
    device = set_up(adviser)
    assert not is_open(adviser)
    assert "Open met je passkey" in adviser.get(reverse("keyring:open")).content.decode()
    assert open_by(adviser, device, next="/leessleutel/helften/").headers["Location"] == "/leessleutel/helften/"
    assert is_open(adviser)
    passkey = ReadingPasskey.objects.for_school(school).get()
    key = ReadingKey.objects.for_school(school).get()
    given = device.gives(bytes(passkey.salt))
    assert unwrap_with_passkey(bytes(passkey.sealed), given) == unwrap(key.wrapped, PASSPHRASE)
    assert b"\7" * 16 not in bytes(passkey.credential)  # not which make of device


def test_the_question_wants_to_know_who_it_is_and_names_a_salt_for_each(adviser, school):
    set_up(adviser)
    set_up(adviser)
    question = ask(adviser)["publicKey"]
    assert question["userVerification"] == "required" and question["rpId"] == "testserver"
    salts = question["extensions"]["prf"]["evalByCredential"]
    assert set(salts) == {each["id"] for each in question["allowCredentials"]} and len(salts) == 2
    assert len({each["first"] for each in salts.values()}) == 2
    open_in(adviser)
    new = ask(adviser, "maken")["publicKey"]
    assert new["authenticatorSelection"]["userVerification"] == "required" and len(new["excludeCredentials"]) == 2
    assert new["extensions"] == {"prf": {}}


@pytest.mark.parametrize(
    "off",
    [
        {"origin": "https://kwaad.example"},
        {"origin": "https://sub.testserver"},
        {"origin": "https://testserver:8443"},
        {"origin": "http://testserver"},
        {"rp_id": "kwaad.example"},
        {"knows_who": False},
        {"id": b"een andere sleutel"},
        {"private": Device().private},
    ],
    ids=lambda off: "-".join(f"{name}" for name in off),
)
def test_an_answer_that_does_not_hold_opens_nothing(adviser, off):
    """Though what the device gives is right."""
    device = set_up(adviser)
    question = ask(adviser)
    answer, _none = device.but(**off).answer(question)
    _fine, given = device.answer(question)
    page = adviser.post(reverse("keyring:open_with_passkey"), {"answer": answer, "given": given})
    assert page.status_code == 400 and "lukte het niet" in page.content.decode()
    assert given not in page.content.decode()
    assert not is_open(adviser)


def test_the_right_answer_with_what_another_device_gives_opens_nothing(adviser):
    device = set_up(adviser)
    answer, _given = device.answer(ask(adviser))
    page = adviser.post(reverse("keyring:open_with_passkey"), {"answer": answer, "given": websafe_encode(bytes(32))})
    assert page.status_code == 400 and "gaat je sleutel niet open" in page.content.decode()
    assert not is_open(adviser)


def test_an_answer_holds_once_and_for_five_minutes(adviser):
    device = set_up(adviser)
    question = ask(adviser)
    assert open_by(adviser, device, question).status_code == 302
    adviser.post(reverse("keyring:lock"))
    assert open_by(adviser, device, question).status_code == 400
    question = ask(adviser)
    with standing_still_at(now() + PATIENCE):
        assert open_by(adviser, device, question).status_code == 400
    answer, given = device.answer(ask(adviser))
    ask(adviser)  # another question: the one before is over
    assert adviser.post(reverse("keyring:open_with_passkey"), {"answer": answer, "given": given}).status_code == 400


def test_an_answer_to_adding_does_not_open(adviser):
    device = set_up(adviser)
    open_in(adviser)
    other = Device()
    adviser.post(reverse("keyring:add_passkey"), {"voor": "maken", "answer": other.made(ask(adviser, "maken"))})
    question = ask(adviser, "proeven")
    adviser.post(reverse("keyring:lock"))
    assert open_by(adviser, other, question).status_code == 400
    assert open_by(adviser, device, question).status_code == 400
    assert not is_open(adviser)


def test_somebody_elses_passkey_does_not_open_mine(adviser, make, readers, client_of):
    set_up(adviser)
    make(readers.board)
    board = client_of(readers.board)
    board.defaults["wsgi.url_scheme"] = "https"
    theirs = set_up(board)
    assert open_by(adviser, theirs).status_code == 400
    assert not is_open(adviser)


@pytest.mark.parametrize("off", [{"origin": "https://kwaad.example"}, {"rp_id": "kwaad.example"}, {"knows_who": False}])
def test_a_passkey_that_was_made_elsewhere_or_by_nobody_is_not_added(adviser, off, school):
    open_in(adviser)
    made = Device(**off).made(ask(adviser, "maken"))
    page = adviser.post(reverse("keyring:add_passkey"), {"voor": "maken", "answer": made})
    assert page.status_code == 400 and "lukte niet" in page.content.decode()
    assert "why" in ask(adviser, "proeven")


def test_without_proof_nothing_is_added(adviser, school):
    """Another passkey than was made, or nothing given: then it begins anew."""
    for off in ({"knows_who": False}, {"private": Device().private}, {}):
        open_in(adviser)
        device = Device()
        adviser.post(reverse("keyring:add_passkey"), {"voor": "maken", "answer": device.made(ask(adviser, "maken"))})
        assert "Probeer je passkey" in adviser.get(reverse("keyring:add_passkey")).content.decode()
        page = prove(adviser, device.but(**off), **({} if off else {"given": "AAAA"}))
        assert page.status_code == 400 and "Maak de passkey" in page.content.decode()
    assert not ReadingPasskey.objects.for_school(school).exists()


def test_adding_takes_an_open_key_and_what_was_given_goes_along_nowhere(adviser, school):
    there = reverse("keyring:add_passkey")
    assert adviser.get(there).headers["Location"] == f"{reverse('keyring:open')}?next=%2Fleessleutel%2Fpasskey%2F"
    device = Device()
    open_in(adviser)
    adviser.post(there, {"voor": "maken", "answer": device.made(ask(adviser, "maken"))})
    answer, given = device.answer(ask(adviser, "proeven"))
    adviser.post(reverse("keyring:lock"))
    page = adviser.post(there, {"voor": "proeven", "answer": answer, "given": given})
    assert page.status_code == 302 and not page.content
    assert ask(adviser, "maken").status_code == 403
    assert not ReadingPasskey.objects.for_school(school).exists()


def test_taking_it_away_shuts_what_it_opened_and_nothing_else(adviser, school, readers, client_of):
    device = set_up(adviser)
    elsewhere = client_of(readers.adviser)
    open_in(elsewhere)
    open_by(adviser, device)
    assert is_open(adviser) and "Toegevoegd op 24 november 2026" in adviser.get("/leessleutel/").content.decode()
    passkey = ReadingPasskey.objects.for_school(school).get()
    assert adviser.post(reverse("keyring:remove_passkey", args=[passkey.pk])).status_code == 302
    assert not is_open(adviser) and is_open(elsewhere)
    assert "why" in ask(adviser)
    assert "passkey" not in adviser.get(reverse("keyring:open")).content.decode()


def test_nobody_takes_away_anothers(adviser, make, readers, client_of, school):
    set_up(adviser)
    make(readers.board)
    passkey = ReadingPasskey.objects.for_school(school).get()
    assert client_of(readers.board).post(reverse("keyring:remove_passkey", args=[passkey.pk])).status_code == 404
    assert ReadingPasskey.objects.for_school(school).exists()


def test_what_was_typed_while_it_shut_goes_along(adviser):
    device = set_up(adviser)
    there = reverse("keyring:holders")
    page = adviser.post(there, {"tekst": "lang verhaal"}).content.decode()
    assert page.count('name="c:tekst" value="lang verhaal"') == 2  # with a passkey, and with the passphrase
    again = open_by(adviser, device, next=there, **{"c:tekst": "lang verhaal"}).content.decode()
    assert f'action="{there}"' in again and 'name="tekst" value="lang verhaal"' in again and "given" not in again


HOSTILE = [
    "", "x", "[]", "null", "{}", '{"id": 1}', "[" * 15_000, '{"id": "AA", "rawId": "AA"}',
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30"}}),
    *(
        json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {
            "clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(data),
            "authenticatorData": websafe_encode(data), "signature": "AA",
        }})
        for said in (b"{}", b"[]", b"\xff", b'{"type": "webauthn.get", "challenge": 3, "origin": "http://[x"}')
        for data in (b"", b"\x81" * 5000, b"\xa0", b"\xff" * 40, b"\x00" * 37, b"\xc0" * 37 + b"\x40" * 60)
    ),
]  # fmt: skip


@pytest.mark.parametrize("answer", HOSTILE, ids=range(len(HOSTILE)))
def test_what_no_device_says_is_refused(adviser, answer):
    set_up(adviser)
    ask(adviser)
    sent = {"answer": answer, "given": websafe_encode(bytes(32))}
    assert adviser.post(reverse("keyring:open_with_passkey"), sent).status_code == 400
    open_in(adviser)
    ask(adviser, "maken")
    assert adviser.post(reverse("keyring:add_passkey"), {"voor": "maken", **sent}).status_code == 400


def test_a_mangled_passkey_is_refused_or_opens_nothing(adviser, school):
    """Bytes that are nearly right: the library trips over them in many ways, and some it only notices at the proof."""
    random = Random(7)
    open_in(adviser)
    for _each in range(60):
        device = Device()
        answer = json.loads(device.made(ask(adviser, "maken")))
        data = bytearray(websafe_decode(answer["response"]["attestationObject"]))
        for at in random.sample(range(len(data) // 2, len(data)), random.randint(1, 4)):
            data[at] ^= random.randint(1, 255)
        answer["response"]["attestationObject"] = websafe_encode(bytes(data[: random.choice([None, -3, -40])]))
        sent = {"voor": "maken", "answer": json.dumps(answer)}
        if adviser.post(reverse("keyring:add_passkey"), sent).status_code == 302:
            assert prove(adviser, device).status_code == 400
    assert not ReadingPasskey.objects.for_school(school).exists()


@pytest.mark.parametrize("given", ["", "x", "é" * 43, "A" * 42, "A" * 44, "A" * 43 + "=", "+" * 43])
def test_what_no_device_gives_is_refused(adviser, given):
    device = set_up(adviser)
    answer, _given = device.answer(ask(adviser))
    page = adviser.post(reverse("keyring:open_with_passkey"), {"answer": answer, "given": given})
    assert page.status_code == 400 and not is_open(adviser)


def test_who_has_the_database_its_sessions_and_the_settings_opens_nothing(adviser, school):
    """While a passkey is there and the key stands open by it, and while another is half made."""
    device = set_up(adviser)
    open_by(adviser, device)
    adviser.post(reverse("keyring:add_passkey"), {"voor": "maken", "answer": Device().made(ask(adviser, "maken"))})
    ask(adviser, "proeven")
    passkey = ReadingPasskey.objects.for_school(school).get()
    given = device.gives(bytes(passkey.salt))
    values = everything_on_disk()
    text = "\n".join(value.hex() if isinstance(value, bytes) else value for value in values)
    for secret in (given.hex(), websafe_encode(given), device.secret.hex()):
        assert secret not in text
    assert Session.objects.exists()
    for each in keys_made_of(values):
        with pytest.raises(CannotUnseal):
            unseal(each, bytes(passkey.sealed))
        with pytest.raises(CannotUnseal):
            unwrap_with_passkey(bytes(passkey.sealed), each)
    assert len(unwrap_with_passkey(bytes(passkey.sealed), given)) == 32  # and with it, it is one step


def test_what_a_device_gives_stands_in_no_error_report(adviser, monkeypatch, settings):
    """Whatever breaks while it opens, however deep: neither the form nor a variable shows it."""

    def breaks(*_sealed_and_given: bytes) -> bytes:
        raise RuntimeError("stuk")

    reports = []

    def report(request, **_more: object) -> None:
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.append(reporter.get_traceback_html() + reporter.get_traceback_text())

    device = set_up(adviser)
    answer, given = device.answer(ask(adviser))
    monkeypatch.setattr("netjes.keyring.actions.passkeys.unwrap_with_passkey", breaks)
    settings.DEBUG = False
    adviser.raise_request_exception = False
    got_request_exception.connect(report)
    try:
        adviser.post(reverse("keyring:open_with_passkey"), {"answer": answer, "given": given})
    finally:
        got_request_exception.disconnect(report)
    (said,) = reports
    raw = websafe_decode(given)
    assert "stuk" in said and "_sealed_and_given" in said
    for secret in (given, repr(raw), escape(repr(raw)), repr(raw)[2:20], escape(repr(raw)[2:20])):
        assert secret not in said
