"""What an article leans on, and the weekly look at its links."""

import contextlib
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from netjes.agreements import links
from netjes.agreements.actions import add_source, change_source
from netjes.agreements.chores import check_sources
from netjes.agreements.links import look_at
from netjes.agreements.models import Source
from netjes.lib import calling
from netjes.lib.actors import system
from netjes.lib.calling import is_web_address
from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice

ARTICLE = "/afspraken/leerlingen/1/"
AT = f"{ARTICLE}bronnen/"
CODE = {"title": "Integriteitscode", "url": "https://example.org/code", "edition": "versie 2024"}


@pytest.fixture
def web():
    """A real server of our own: answers what its path asks, and keeps what it was asked."""
    asked: list[tuple[str, str, dict[str, str]]] = []

    class Answers(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append((self.command, self.path, dict(self.headers)))
            first = self.path.strip("/").split("/")[0]
            if first == "only-get":
                self.send_response(405 if self.command == "HEAD" else 200)
            elif first == "round":
                self.send_response(302)
                self.send_header("Location", "/round")
            elif first == "on":
                self.send_response(301)
                self.send_header("Location", self.path.removeprefix("/on"))
            elif first == "away":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
            else:
                self.send_response(int(first))
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.asked = asked
    server.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def source(two):
    def act(url: str) -> Source:
        return add_source(
            actor=system("tests"), agreement=two[0].agreement, article="1", title="Cao", url=url, edition="2025"
        )

    return act


def test_it_works(two, people, client_of, client, read):
    editor = client_of(people.visser)
    assert editor.post(AT, CODE).status_code == 302
    page = read(client, ARTICLE)
    assert 'href="https://example.org/code" rel="noopener noreferrer nofollow">Integriteitscode' in page
    assert "versie 2024. De link is nog niet nagekeken." in page


def test_a_dead_link_is_said_on_the_page_and_editors_are_told_once(source, web, people, client, read, two):
    gone = source(f"{web.url}/404")
    assert check_sources(two[0].school, allow_private=True) == 1
    gone.refresh_from_db()
    assert gone.works is False and gone.finding == "Deze pagina bestaat niet meer."
    assert "De link werkte niet op 24 november 2026. Deze pagina bestaat niet meer." in read(client, ARTICLE)
    told = Notice.objects.for_school(two[0].school)
    assert {n.person_id for n in told} == {people.visser.pk, people.terpstra.pk, people.oosthoek.pk}
    assert {n.channel for n in told} == {"site"} and told[0].path == AT
    assert check_sources(two[0].school, allow_private=True) == 0  # looked at this week
    with standing_still_at(datetime(2026, 12, 1, 9, 1, tzinfo=UTC)):
        assert check_sources(two[0].school, allow_private=True) == 1
    assert told.count() == 3


def test_a_link_that_works_says_when_it_was_looked_at(source, web, client, read, two):
    source(f"{web.url}/200")
    check_sources(two[0].school, allow_private=True)
    assert "2025. De link werkte op 24 november 2026." in read(client, ARTICLE)
    assert not Notice.objects.for_school(two[0].school).exists()


@pytest.mark.parametrize(
    ("path", "works", "finding"),
    [
        ("/200", True, ""), ("/on/on/on/200", True, ""), ("/only-get", True, ""), ("/401", True, "inloggen"),
        ("/429", True, ""), ("/410", False, "bestaat niet meer"), ("/503", False, "storing (503)"),
        ("/418", False, "(418)"), ("/on/on/on/on/200", False, "meer dan 3 keer"), ("/round", False, "meer dan 3 keer"),
        ("/away", False, "geen webpagina"),
    ],
)  # fmt: skip
def test_each_answer_in_words(web, path, works, finding):
    look = look_at(web.url + path, allow_private=True)
    assert look.works is works and finding in look.finding and bool(look.finding) is bool(finding)


def test_nothing_is_told_to_the_other_side_but_that_we_look(web):
    look_at(f"{web.url}/200", allow_private=True)
    command, path, headers = web.asked[0]
    assert (command, path) == ("HEAD", "/200") and headers["User-Agent"].startswith("Netjes")
    assert set(headers) <= {"Host", "User-Agent", "Connection", "Accept", "Accept-Encoding"}


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.8/", "http://192.168.1.1/", "http://169.254.169.254/",
     "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://2130706433/", "http://224.0.0.1/"],
)  # fmt: skip
def test_an_address_in_our_own_network_is_refused(url):
    assert look_at(url).finding.startswith("Het adres ligt in een eigen netwerk.")


def test_a_redirect_into_our_own_network_is_refused(web, monkeypatch):
    monkeypatch.setattr(calling, "_is_public", lambda number: len(web.asked) == 0)
    look = look_at(f"{web.url}/on/200")
    assert not look.works and "eigen netwerk" in look.finding and len(web.asked) == 1


def test_a_server_that_says_nothing_is_given_up(monkeypatch):
    monkeypatch.setattr(links, "TIMEOUT", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        look = look_at(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True)
    assert "antwoordt niet" in look.finding
    assert look_at("http://127.0.0.1:1/", allow_private=True).finding == "De website is niet te bereiken."


def test_a_server_that_answers_a_letter_at_a_time_is_given_up_too(monkeypatch):
    monkeypatch.setattr(links, "TIMEOUT", 0.5)

    def drip(server: socket.socket) -> None:
        line, _ = server.accept()
        with contextlib.suppress(OSError):
            for letter in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 40:
                line.sendall(bytes([letter]))
                time.sleep(0.05)

    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        threading.Thread(target=drip, args=[server], daemon=True).start()
        started = time.monotonic()
        look_at(f"http://127.0.0.1:{server.getsockname()[1]}/", allow_private=True)
    assert time.monotonic() - started < 4


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "ftp://a.example/", "//a.example", "https://",
     "https://a b.example", "https://jan:geheim@a.example/", "https://a.example/\u202e", "https://a.example:99999/",
     "java\tscript:alert(1)", "http://[::1"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url, two, people, client_of):
    assert not is_web_address(url)
    response = client_of(people.visser).post(AT, CODE | {"url": url})
    assert response.status_code == 422 and "Integriteitscode" in response.content.decode()
    assert not Source.objects.for_school(two[0].school).exists()


def test_another_address_has_not_been_looked_at(source, web, two):
    row = source(f"{web.url}/404")
    check_sources(two[0].school, allow_private=True)
    row.refresh_from_db()
    row = change_source(actor=system("tests"), source=row, title="Cao", url=f"{web.url}/200")
    assert (row.checked_at, row.works, row.finding) == (None, None, "")


def test_it_is_mended_and_taken_away(source, people, client_of, two):
    row, editor = source("https://example.org/"), client_of(people.visser)
    assert editor.post(f"/afspraken/bronnen/{row.pk}/", CODE | {"title": "Cao VO"}).headers["Location"] == AT
    row.refresh_from_db()
    assert row.title == "Cao VO"
    assert editor.post(f"/afspraken/bronnen/{row.pk}/weghalen/").status_code == 302
    assert not Source.objects.for_school(two[0].school).exists()


def test_who_looks_once_a_week_looks_again_after_a_week(source, web, two, still_now):
    source(f"{web.url}/200")
    check_sources(two[0].school, allow_private=True)
    soon = datetime(2026, 11, 24, 9, 0, tzinfo=UTC) + timedelta(days=6, hours=23)
    with standing_still_at(soon):
        assert check_sources(two[0].school, allow_private=True) == 0
