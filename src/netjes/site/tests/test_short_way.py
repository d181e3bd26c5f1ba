"""The short way in front of Django gives the same answer as the page behind it."""

import io
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler

from netjes.lessons import polling
from netjes.lessons.overlay import overlay_of, sealed
from netjes.lessons.tests.hours import TEN, TODAY, lesson, permission
from netjes.lib.clock import standing_still_at
from netjes.site import short_way as way
from netjes.site.short_way import PATH, short_way

SAME = ("ETag", "Cache-Control", "Content-Type", "Content-Security-Policy", "X-Frame-Options", "Referrer-Policy",
        "X-Content-Type-Options", "Permissions-Policy", "Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy",
        polling.CLOCK)  # fmt: skip


@pytest.fixture(autouse=True)
def closed(agreed, monkeypatch):
    """How often connections were looked after; really closing one would end the test's own transaction."""
    counted = []
    monkeypatch.setattr(way, "close_old_connections", lambda: counted.append(1))
    with standing_still_at(TEN + timedelta(minutes=5)):
        yield counted


@pytest.fixture
def pass_(people, agreed):
    permission(lesson(agreed, people.class_2a))
    return sealed(overlay_of(people.sami, TODAY))


def asked(headers, method="GET", path=PATH, host="testserver", behind=None):
    """Status, headers and body, and whether Django was asked."""
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "SERVER_NAME": host, "SERVER_PORT": "80", "HTTP_HOST": host,
        "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http", "QUERY_STRING": "",
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    }  # fmt: skip
    found, came = {}, []

    def behind_it(environ, start):
        came.append(1)
        return [b""]

    def start(status, given):
        found["status"], found["headers"] = int(status[:3]), dict(given)

    body = b"".join(short_way(behind or behind_it)(environ, start))
    return found.get("status"), found.get("headers"), body, bool(came)


@pytest.mark.parametrize("what", ["good", "again", "none", "forged"])
def test_it_works(client, pass_, what):
    headers = {"good": {"Netjes-Les": pass_}, "none": {}, "forged": {"Netjes-Les": pass_[:-2] + "xx"}}.get(what)
    if headers is None:
        tag = client.get(PATH, headers={"Netjes-Les": pass_})["ETag"]
        headers = {"Netjes-Les": pass_, "If-None-Match": tag}
    page = client.get(PATH, headers=headers)
    status, given, body, came = asked(headers)
    assert not came
    assert status == page.status_code == {"good": 200, "again": 304, "none": 410, "forged": 410}[what]
    assert body == page.content
    assert {name: given.get(name) for name in SAME} == {name: page.get(name) for name in SAME}


def test_connections_are_looked_after_before_and_after(pass_, closed, monkeypatch):
    asked({"Netjes-Les": pass_})
    assert len(closed) == 2
    monkeypatch.setattr(way, "response_to", lambda _request: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        asked({"Netjes-Les": pass_})
    assert len(closed) == 4


def test_head_has_no_body(pass_):
    status, given, body, came = asked({"Netjes-Les": pass_}, "HEAD")
    assert (status, body, came) == (200, b"", False) and int(given["Content-Length"]) > 100


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_another_method_is_refused_by_the_page(client, method):
    assert asked({}, method)[3], "naar Django"
    assert client.generic(method, PATH).status_code == 405


def test_another_path_or_host_is_for_django(pass_):
    assert asked({"Netjes-Les": pass_}, path="/les/stand")[3]
    assert asked({"Netjes-Les": pass_}, host="elders.example")[3]


def test_it_reads_no_session_and_few_rows(pass_, django_assert_num_queries):
    polling.look_at_most_every(60)
    asked({"Netjes-Les": pass_})
    with django_assert_num_queries(0):
        asked({"Netjes-Les": pass_, "Cookie": "binnen=x"})
    polling.look_at_most_every(0)


def test_the_server_goes_this_way():
    from netjes.site import wsgi

    assert not isinstance(wsgi.application, WSGIHandler)
    polling.look_at_most_every(0)
    from netjes.lib.remembered import remember_for

    remember_for(0)
