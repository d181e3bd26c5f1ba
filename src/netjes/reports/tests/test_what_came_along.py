"""Evidence is looked at by choice, each look is written down, and what should not be here goes with two people."""

import io
from datetime import date

import pytest
from django.urls import reverse
from PIL import Image

from netjes.lib.actors import Actor
from netjes.records.models import LogRow
from netjes.reports.actions.handing_over import hand_over
from netjes.reports.actions.removal import ask_removal, confirm_removal, keep_after_all
from netjes.reports.bringing import brought_file, brought_link
from netjes.reports.contents import First
from netjes.reports.errors import CannotRemove
from netjes.reports.models import Evidence
from netjes.reports.opening import key_by_code, opened
from netjes.reports.queries import SEEN, TAKEN
from netjes.reports.removed import place, remove_again
from netjes.reports.states import Route
from netjes.reports.tests.conftest import PASSPHRASE

STAFF = Actor("person:1", "confidential")
CHAT = """03/05/26 15:01 - Mila: Kijk dit
03/05/26 15:02 - Daan: Haha <script>alert(1)</script>
03/05/26 15:03 - Mila: Stuur door
"""
LETTER = (
    b"From: Rector <rector@lindekade.example>\r\nTo: ik@thuis.example\r\nSubject: Kom even langs\r\n"
    b"Date: Mon, 23 Nov 2026 10:00:00 +0100\r\nMessage-ID: <a@b.example>\r\n\r\nKom nu naar lokaal 12.\r\n"
)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "red").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def open_client(readers, client_of):
    def made(person):
        client = client_of(person)
        client.post(reverse("keyring:open"), {"passphrase": PASSPHRASE})
        return client

    return made


@pytest.fixture
def removed_list(tmp_path, settings):
    settings.DATA = tmp_path
    return place()


def looks(school, act=SEEN):
    return LogRow.objects.for_school(school.pk).filter(act=act).count()


def at(report, name="evidence", number=1, **more):
    return reverse(f"reports:{name}", args=[report.pk, number, *more.values()])


def test_it_works(readers, send, agreed, open_client):
    """A picture: first a blur and no look; after choosing the picture itself and one look, which others read."""
    report = send(brought=[brought_file("IMG_1.png", picture())]).received.report
    client = open_client(readers.adviser)
    page = client.get(at(report)).content.decode()
    assert "waas" in page and "scherp" not in page and looks(agreed) == 0
    page = client.post(at(report)).content.decode()
    assert at(report, "picture", how="scherp") in page
    answer = client.get(at(report, "picture", how="scherp"))
    assert answer.headers["Content-Type"] == "image/jpeg" and looks(agreed) == 1
    assert "Yvette Helder" in client.get(at(report)).content.decode()


def test_the_original_is_a_file_to_keep_and_never_a_page(readers, send, agreed, open_client):
    data = picture()
    report = send(brought=[brought_file("IMG_1.png", data)]).received.report
    answer = open_client(readers.adviser).post(at(report, "original"))
    assert answer.content == data and looks(agreed, TAKEN) == 1
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_chat_is_shown_as_one_with_who_said_what_and_asks_which_day_it_is(readers, send, open_client):
    report = send(brought=[brought_file("chat.txt", CHAT.encode())]).received.report
    client = open_client(readers.adviser)
    page = client.post(at(report)).content.decode()
    assert "Mila" in page and "Stuur door" in page and "&lt;script&gt;" in page and "<script>alert" not in page
    assert "Welke dag is 03/05/26?" in page
    assert "3 mei 2026" in client.post(at(report), {"doe": "dag"}).content.decode()
    assert "Welke dag is" not in client.post(at(report)).content.decode()


def test_a_letter_says_in_words_whether_it_is_really_from_whom_it_says(readers, send, open_client):
    report = send(brought=[brought_file("bericht.eml", LETTER)]).received.report
    page = open_client(readers.adviser).post(at(report)).content.decode()
    assert "niet na te gaan" in page and "rector@lindekade.example" in page and "lokaal 12" in page


def test_a_link_is_words_and_nothing_to_press(readers, send, open_client):
    report = send(brought=[brought_link("https://nep.example/foto?x=1")]).received.report
    page = open_client(readers.adviser).post(at(report)).content.decode()
    assert "nep.example" in page and 'href="https://nep.example' not in page


@pytest.mark.parametrize("name", ["evidence", "original", "remove_evidence"])
def test_who_does_not_read_the_report_reaches_nothing_of_it(people, readers, send, open_client, name):
    report = send(brought=[brought_link("https://nep.example/")]).received.report
    assert open_client(people.terpstra).post(at(report, name)).status_code == 404


def two_readers(readers, send):
    sent = send(brought=[brought_file("IMG_1.png", picture())])
    report, key = sent.received.report, key_by_code(sent.received.report, sent.receipt)
    hand_over(
        actor=STAFF, by=readers.adviser, report=report, key=key, first=First(), to=readers.care, is_not_involved=True
    )  # fmt: skip
    return report, key, Evidence.objects.for_school(report.school).get(report=report)


def test_removing_takes_two_and_takes_everything(readers, send, agreed, open_client, removed_list):
    report, key, piece = two_readers(readers, send)
    with pytest.raises(CannotRemove, match="Eerst vraagt"):
        confirm_removal(actor=STAFF, by=readers.care, evidence=piece)
    ask_removal(actor=STAFF, by=readers.adviser, evidence=piece)
    assert open_client(readers.care).get(at(report, "picture", how="scherp")).status_code == 404
    with pytest.raises(CannotRemove, match="met zijn tweeën"):
        confirm_removal(actor=STAFF, by=readers.adviser, evidence=piece)
    confirm_removal(actor=STAFF, by=readers.care, evidence=piece)
    piece.refresh_from_db()
    assert bytes(piece.sealed_original) == bytes(piece.sealed_view) == b"" and piece.size == 0
    assert opened(report, key).evidence == ((piece, None),)
    assert open_client(readers.care).get(at(report)).status_code == 404


def test_what_was_removed_does_not_come_back_with_a_backup(
    readers, send, removed_list, django_capture_on_commit_callbacks
):
    _report, _key, piece = two_readers(readers, send)
    rows = Evidence.objects.for_school(piece.school).filter(pk=piece.pk)
    before = rows.values("sealed_original", "sealed_view").get()
    ask_removal(actor=STAFF, by=readers.adviser, evidence=piece)
    with django_capture_on_commit_callbacks(execute=True):
        confirm_removal(actor=STAFF, by=readers.care, evidence=piece)
    assert removed_list.read_text().split() == [str(piece.pk)]
    rows.update(removed_on=None, removed_by=None, **before)
    assert remove_again() == 1 and remove_again() == 0
    piece.refresh_from_db()
    assert bytes(piece.sealed_original) == b"" and piece.removed_on == date(2026, 11, 24)


def test_it_can_stay_after_all(readers, send):
    _report, _key, piece = two_readers(readers, send)
    ask_removal(actor=STAFF, by=readers.adviser, evidence=piece)
    assert keep_after_all(actor=STAFF, evidence=piece).removal_asked_by is None


def test_the_head_confirms_without_seeing_it_and_not_what_is_about_staff(people, readers, send, open_client, agreed):
    pieces = []
    for route in (Route.CONFIDENTIAL, Route.OFFENCE):
        report = send(route=route, brought=[brought_link("https://nep.example/")]).received.report
        piece = Evidence.objects.for_school(agreed).get(report=report)
        pieces.append(ask_removal(actor=STAFF, by=readers.adviser, evidence=piece))
    client = open_client(people.terpstra)
    page = client.get(reverse("reports:removals")).content.decode()
    assert "Er is 1 ding dat weg moet" in page and "nep.example" not in page
    answers = [client.post(reverse("reports:removals"), {"stuk": p.pk, "doe": "bevestig"}).status_code for p in pieces]
    assert answers == [302, 404]
