"""Following an address: what comes is taken over, what goes wrong is said once, our own network is left alone."""

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at
from netjes.login.sealing import seal
from netjes.notices.models import Notice
from netjes.timetables.actions import fetch, subscribe
from netjes.timetables.chores import fetch_timetables, pause_at
from netjes.timetables.models import Lesson, Timetable
from netjes.timetables.tests.samples import event, ics

pytestmark = pytest.mark.usefixtures("still_now")
ACTOR = system("tests")


class Web(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.status, self.body, self.headers = [], 200, ics(event()), {"ETag": '"1"'}
        self.url = f"http://127.0.0.1:{self.server_address[1]}/rooster.ics"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        web = self.server
        web.asked.append(dict(self.headers))
        fresh = web.status == 200 and self.headers.get("If-None-Match") == web.headers.get("ETag")
        self.send_response(304 if fresh else web.status)
        for name, value in web.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0" if fresh else str(len(web.body)))
        self.end_headers()
        if not fresh:
            self.wfile.write(web.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def web():
    server = Web()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def followed(school, people, web):
    made = subscribe(actor=ACTOR, school=school, name="Agenda", address="webcal://rooster.example/x.ics")
    made.sealed_address = seal(web.url, purpose="timetable")
    made.save()
    return made


def again(timetable) -> bool:
    timetable.refresh_from_db()
    return fetch(timetable=timetable, allow_private=True)


def test_it_works(school, followed, web):
    assert again(followed)
    assert Lesson.objects.for_school(school).count() == 1
    assert again(followed)
    assert web.asked[1]["If-None-Match"] == '"1"'
    assert set(web.asked[0]) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_once_a_day_all_of_it_is_read(followed, web):
    again(followed)
    with standing_still_at(datetime(2026, 11, 25, 8, tzinfo=UTC)):
        again(followed)
    assert "If-None-Match" not in web.asked[1]


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (404, b"", "nieuwe link"), (500, b"", "storing"), (200, b"<html>", "webpagina"), (200, b"", "leeg"),
        (200, ics(event())[:-20], "niet heel"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told_once_and_lessons_stay(school, people, followed, web, status, body, said):
    again(followed)
    web.status, web.body, web.headers = status, body, {}
    assert not again(followed)
    assert not again(followed)
    followed.refresh_from_db()
    assert said in followed.trouble
    told = Notice.objects.for_school(school).filter(key=f"timetable:{followed.pk}")
    assert {notice.person for notice in told} == {people.oosthoek, people.terpstra}
    assert Lesson.objects.for_school(school).filter(is_cancelled=False).count() == 1
    web.status, web.body = 200, ics(event())
    assert again(followed)
    followed.refresh_from_db()
    assert followed.trouble == ""
    assert not told.filter(read_at__isnull=True)


def test_an_answer_without_end_is_cut_off(followed, web, monkeypatch):
    monkeypatch.setattr("netjes.timetables.actions.following.LARGEST", 100)
    assert not again(followed)
    followed.refresh_from_db()
    assert "groter" in followed.trouble


@pytest.mark.parametrize(
    "where", ["https://elders.example/", "http://127.0.0.1:1/", "file:///etc", "//elders.example/"]
)
def test_it_is_not_sent_on_to_another_site(followed, web, where):
    web.status, web.headers = 302, {"Location": where}
    assert not again(followed)
    followed.refresh_from_db()
    assert "andere website" in followed.trouble


def test_going_round_ends(followed, web):
    web.status, web.headers = 302, {"Location": "/rooster.ics"}
    assert not again(followed)
    assert len(web.asked) == 4


def test_our_own_network_is_not_knocked_on(followed, web):
    followed.sealed_address = seal(web.url.replace("http:", "https:"), purpose="timetable")
    followed.save()
    assert not fetch(timetable=followed)
    followed.refresh_from_db()
    assert "eigen netwerk" in followed.trouble
    assert not web.asked


def test_every_ten_minutes_in_school_hours_and_else_every_hour(school, followed, web):
    assert pause_at(datetime(2026, 11, 24, 9, tzinfo=UTC)).total_seconds() == 600
    assert pause_at(datetime(2026, 11, 24, 22, tzinfo=UTC)).total_seconds() == 3600
    assert pause_at(datetime(2026, 11, 28, 9, tzinfo=UTC)).total_seconds() == 3600
    assert fetch_timetables(school, allow_private=True) == 1
    assert fetch_timetables(school, allow_private=True) == 0
    with standing_still_at(datetime(2026, 11, 24, 9, 10, tzinfo=UTC)):
        assert fetch_timetables(school, allow_private=True) == 1
    assert Timetable.objects.for_school(school).get().trouble == ""
