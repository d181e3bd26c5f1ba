"""`netjes doctor`: each mistake is found, with what to do about it."""

import json
import smtplib
import socket
import ssl
from datetime import timedelta

import pytest
from django.core import mail

from netjes.cli.main import main
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.schools.actions import open_account
from netjes.schools.models import Position
from netjes.schools.states import Role
from netjes.site import lately
from netjes.site.doctor import machine, mailing
from netjes.site.doctor.configured import settings_found
from netjes.site.doctor.findings import State
from netjes.site.doctor.machine import clock_found, disk_found, files_found, routine_found
from netjes.site.doctor.mailing import mail_found
from netjes.site.doctor.school import schools_found
from netjes.site.doctor.stored import database_found
from netjes.site.doctor.whole import everything


@pytest.fixture
def data(settings, tmp_path):
    """A data folder as it should be."""
    tmp_path.chmod(0o700)
    settings.DATA = tmp_path
    (tmp_path / "secret-key").write_text(settings.SECRET_KEY)
    (tmp_path / "secret-key").chmod(0o600)
    return tmp_path


@pytest.fixture
def out_in_the_world(settings):
    """Set up as a school would be: behind a proxy, at an address of its own."""
    settings.ALLOWED_HOSTS, settings.HTTPS = ["netjes.school.example"], True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.PUBLIC_ADDRESS = "https://netjes.school.example"
    settings.SECRET_KEY = "kN3vS0qY8b1Zr6Wc9Tg2Hj5Lx7Pd4Fm0Ua" * 2
    return settings


def states(found) -> list[tuple[str, str]]:
    return [(each.area, each.state.value) for each in found if each.state is not State.WELL]


def said(found) -> str:
    return " ".join(f"{each.what} {each.do}" for each in found)


def test_it_works(agreed, people, data, out_in_the_world, capsys):
    open_account(actor=system("tests"), person=people.oosthoek, login="k", password="lang genoeg woord")
    lately.note(lately.ROUND)
    lately.note(lately.BACKUP)
    out_in_the_world.EMAIL_HOST = ""
    assert sorted(states(everything())) == [("mail", "advice"), ("reports", "advice")]  # nobody has a reading key yet
    assert all(each.do for each in everything() if each.state is not State.WELL)
    assert main(["doctor"]) == 0
    assert "goed    database: De database is bijgewerkt." in capsys.readouterr().out
    assert main(["doctor", "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {tuple(each) for each in findings} == {("area", "state", "what", "do")}


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("ALLOWED_HOSTS", ["*"], "NETJES_HOSTS laat elk adres toe"),
        ("HTTPS", False, "leesbaar over het net"),
        ("SECURE_PROXY_SSL_HEADER", None, "NETJES_BEHIND_PROXY"),
        ("PUBLIC_ADDRESS", "http://127.0.0.1:8000", "NETJES_ADDRESS"),
        ("PUBLIC_ADDRESS", "http://netjes.school.example", "https:// ervoor"),
        ("DEBUG", True, "NETJES_DEBUG"),
        ("SECRET_KEY", "geheim", "te raden"),
        ("SECRET_KEY", "a" * 64, "te raden"),
    ],
)
def test_a_setting_that_is_wrong_is_found(out_in_the_world, setting, value, says):
    assert states(settings_found()) == []
    setattr(out_in_the_world, setting, value)
    found = [each for each in settings_found() if each.state is State.WRONG]
    assert len(found) == 1 and says in said(found)


def test_a_wrong_thing_ends_with_1(agreed, data, capsys):
    assert main(["doctor"]) == 1
    assert "FOUT    lindekade: Niemand is beheerder." in capsys.readouterr().out


def test_the_database_is_well(school):
    assert states(database_found()) == []


def test_migrations_that_wait_are_found_and_the_site_is_not_ready(school, client):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="notices").delete()
    assert "De database is niet bijgewerkt." in said(database_found())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content.decode()) == (503, "de database is niet bijgewerkt\n")
    assert client.get("/healthz").status_code == 200


def test_a_database_of_a_newer_netjes_is_found(school):
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder(connection).record_applied("schools", "9999_from_the_future")
    assert "nieuwere Netjes" in said(database_found())


TROUBLES = {
    "no such name": (socket.gaierror(), "bestaat niet"),
    "refused": (ConnectionRefusedError(111, "Connection refused"), "Kijk de poort na"),
    "silent": (TimeoutError(), "firewall"),
    "not trusted": (ssl.SSLCertVerificationError(), "certificaat"),
    "wrong password": (smtplib.SMTPAuthenticationError(535, b"no"), "neemt de naam en het wachtwoord niet aan"),
    "no starttls": (smtplib.SMTPNotSupportedError(), "STARTTLS"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_is_wrong_with_mail_is_said(settings, monkeypatch, trouble):
    error, says = TROUBLES[trouble]

    def refuse():
        raise error

    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.school.example", "netjes@school.example"
    monkeypatch.setattr(mailing, "_connected", refuse)
    assert states(mail_found()) == [("mail", "wrong")] and says in said(mail_found())


def test_a_password_is_not_sent_in_the_clear(settings, monkeypatch):
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "mail.school.example", "n", "geheim"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    monkeypatch.setattr(mailing, "_connected", lambda: pytest.fail("verbonden"))
    assert "?starttls" in said(mail_found()) and "geheim" not in said(mail_found())


def test_mail_goes_out_only_when_asked(settings):
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Sink

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(Sink(), hostname="127.0.0.1", port=port)
    server.start()
    try:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.DEFAULT_FROM_EMAIL = "127.0.0.1", port, "n@school.example"
        assert states(mail_found()) == [] and "laat Netjes binnen" in said(mail_found()) and mail.outbox == []
        assert "is aangenomen" in said(mail_found("ict@school.example"))
        assert [each.to for each in mail.outbox] == [["ict@school.example"]]
    finally:
        server.stop()


@pytest.mark.parametrize(("free", "state"), [(100_000_000, "wrong"), (1_000_000_000, "advice")])
def test_a_full_disk_is_found(data, monkeypatch, free, state):
    assert states(disk_found()) == []
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": free}))
    assert states(disk_found()) == [("schijf", state)]


def test_data_that_others_may_open_is_found(data):
    data.chmod(0o755)
    assert f"chmod 700 {data}" in said(disk_found())
    data.chmod(0o700)
    (data / "secret-key").chmod(0o644)
    assert "chmod 600" in said(disk_found())


def test_a_clock_that_is_off_is_found(school, data, monkeypatch):
    assert states(clock_found()) in ([], [("klok", "advice")])
    monkeypatch.setattr(machine, "_differences", lambda: iter([timedelta(seconds=-20)]))
    assert states(clock_found()) == [("klok", "advice")]
    monkeypatch.setattr(machine, "_differences", lambda: iter([timedelta(hours=1)]))
    assert states(clock_found()) == [("klok", "wrong")] and "timedatectl" in said(clock_found())


def test_a_log_from_the_future_is_found(school, data, monkeypatch):
    monkeypatch.setattr(machine, "_newest_log_row", lambda: now() + timedelta(days=1))
    assert "loopt achter" in said(clock_found())


def test_chores_and_backups_that_stopped_are_found(data):
    assert states(routine_found()) == [("werk", "wrong"), ("reservekopie", "advice")]
    lately.note(lately.ROUND)
    lately.note(lately.BACKUP)
    assert states(routine_found()) == []
    for name in (lately.ROUND, lately.BACKUP):
        (data / name).write_text((now() - timedelta(days=3)).isoformat())
    assert "voor het laatst gedraaid op" in said(routine_found()) and "geen reservekopie sinds" in said(routine_found())


def test_a_round_of_chores_is_noted(school, data, monkeypatch):
    from netjes.site import work

    monkeypatch.setattr(work, "close_old_connections", lambda: None)  # the test's own
    list(work.rounds(pause=1, once=True))
    assert now() - lately.last(lately.ROUND) < timedelta(minutes=1)


def test_files_that_are_not_ready_are_found(settings, tmp_path, monkeypatch):
    assert states(files_found()) == []
    settings.STATIC_ROOT = tmp_path
    assert "opmaak" in said(files_found())
    (tmp_path / "vertaling.po").write_text("")
    monkeypatch.setattr(machine.messages, "catalogue_path", lambda app: tmp_path / "vertaling.po")
    assert "De vertaling is niet klaar" in said(files_found())


def test_no_school_is_found(db):
    assert "netjes init" in said(schools_found())


def test_an_example_with_a_real_school_is_found(other_school, settings):
    settings.DEMO = True
    assert "Haal NETJES_DEMO meteen weg." in said(schools_found())


def test_a_school_without_what_it_needs_is_found(school, people):
    assert "Geen beheerder kan inloggen." in said(schools_found())
    assert "Er gelden nog geen afspraken." in said(schools_found())
    Position.objects.for_school(school).filter(role=Role.ADMINISTRATOR).delete()
    assert "Niemand is beheerder." in said(schools_found())


def test_a_round_in_a_class_without_mentor_is_found(agreed, people, monkeypatch):
    from netjes.site.doctor import school as found

    monkeypatch.setattr(found, "open_rounds", lambda school: [1])
    assert "geen mentor" not in said(schools_found())
    Position.objects.for_school(agreed).filter(person=people.kaya, role=Role.MENTOR).delete()
    assert "deze klassen hebben geen mentor: 3B." in said(schools_found())


def test_a_secret_that_another_key_sealed_is_found(school, people, settings):
    from netjes.login.models import LoginProvider

    row = LoginProvider(
        school=school, slug="x", kind="oidc", name="Entra", issuer="https://x.example", client_id="c", created_at=now()
    )
    row.secret = "geheim"
    row.save()
    assert "Entra" not in said(schools_found())
    settings.SECRET_KEY = "een andere sleutel " * 4
    assert "Inloggen met Entra lukt niet." in said(schools_found())
