"""Who tells something is nobody: no session, no cookie, no address and no file before it is sealed."""

import io
import logging
import tempfile

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from netjes.records.models import LogRow
from netjes.reports.middleware import nobody_middleware
from netjes.reports.models import Evidence, Report
from netjes.reports.tests import conftest as reporting
from netjes.reports.tests.test_reporting import CODE, HIDDEN, Teller
from netjes.reports.uploads import MOST_TOGETHER
from netjes.schools.tests.cast import client_for
from netjes.site.logs import WithoutQuery
from netjes.site.whole_bodies import IN_MEMORY, LARGEST_CONFIDENTIAL, whole_bodies

readers, _light = reporting.readers, reporting._light  # its fixtures


def test_it_works(readers, people):
    """Somebody who is logged in tells something: their session is not read, not touched, and still there after."""
    client = client_for(people.sami)
    before = dict(client.cookies)
    teller = Teller(client)
    teller.begin()
    assert people.sami.given_name not in teller.tell("Er is iets")
    teller.post()
    assert "We hebben het ontvangen" in teller.html
    assert dict(client.cookies) == before
    assert client.get("/ik/").status_code == 200


def test_no_session_is_opened_for_whoever_comes(readers, people, monkeypatch):
    client = client_for(people.sami)

    def opened(*_given, **_more):
        raise AssertionError("een sessie is gelezen")

    monkeypatch.setattr(SessionBase, "_get_session", opened)
    teller = Teller(client)
    teller.begin()
    teller.tell()
    teller.post()
    assert teller.status == 200
    teller.open(" ".join(CODE.findall(teller.html)[:5]))
    assert teller.status == 200


@pytest.mark.parametrize("deed", [{}, {"doe": "code"}, {"doe": "verstuur", "words": "x"}, {"doe": "gesprek"}])
def test_no_answer_sets_a_cookie_or_may_be_kept(readers, deed):
    client = Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}=verzonnen; x=y"})
    answer = client.post("/melden/", deed) if deed else client.get("/melden/")
    assert not answer.cookies and "Set-Cookie" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_tells_who_asks_is_gone_before_anything_looks():
    seen = {}

    def respond(request):
        seen.update(request.META, cookies=request.COOKIES)
        from django.http import HttpResponse

        return HttpResponse("")

    request = RequestFactory().post(
        "/melden/", headers={
            "user-agent": "Telefoon van Sami", "x-forwarded-for": "10.9.8.7", "forwarded": "for=10.9.8.7",
            "referer": "https://lindekade.example/les/", "accept-language": "ar", "x-real-ip": "10.9.8.7",
            "cookie": "binnen=geheim; taal=en", "x-anything": "Sami",
        },
        REMOTE_ADDR="10.9.8.7", REMOTE_HOST="sami.example",
    )  # fmt: skip
    nobody_middleware(respond)(request)
    said = repr(seen)
    assert "10.9.8.7" not in said and "Sami" not in said and "sami" not in said and "geheim" not in said
    assert seen["cookies"] == {"taal": "en"}


def test_that_somebody_told_something_stands_in_no_log(readers, school):
    before = LogRow.objects.for_school(school.pk).count()
    teller = Teller(Client())
    teller.begin()
    teller.tell()
    teller.post()
    code = " ".join(CODE.findall(teller.html)[:5])
    teller.open(code)
    teller.post(daad="schrijf", woorden="Nog iets")
    teller.post(daad="wis-echt")
    assert LogRow.objects.for_school(school.pk).count() == before


@pytest.fixture
def no_files(monkeypatch):
    """Whoever wants a temporary file in the program gets an exception."""

    def made(*_given, **_more):
        raise AssertionError("er is een tijdelijk bestand gemaakt")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, made)
    monkeypatch.setattr("netjes.site.whole_bodies.SpooledTemporaryFile", made)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", made)


def sent_over_the_server(fields: dict[str, object]) -> bytes:
    """The form as the real server takes it in, so with the body read before there is a page."""
    body = encode_multipart(BOUNDARY, fields)
    environ = RequestFactory()._base_environ(
        PATH_INFO="/melden/", REQUEST_METHOD="POST", CONTENT_TYPE=MULTIPART_CONTENT, CONTENT_LENGTH=str(len(body)),
        HTTP_HOST="testserver", **{"wsgi.input": io.BytesIO(body)},
    )  # fmt: skip
    made = WSGIHandler()

    def pages(asked, start_response):
        try:
            return [b"".join(made(asked, start_response))]
        finally:
            connections.close_all()  # of the thread that made it

    return b"".join(whole_bodies(pages, at_once=1)(environ, lambda *_given: None))


@pytest.mark.django_db(transaction=True)
def test_what_is_brought_touches_no_disk_before_it_is_sealed(readers, school, no_files):
    teller = Teller(Client())
    teller.begin(want="sent")
    teller.tell(topic="beeld", naked="nee")
    large = b"Wat er gezegd is, staat hier.\n" * 30_000
    assert len(large) > 3 * IN_MEMORY
    fields = dict(HIDDEN.findall(teller.html)) | {"bestand": SimpleUploadedFile("gesprek.txt", large)}
    assert b"We hebben het ontvangen" in sent_over_the_server(fields)
    [piece] = Evidence.objects.for_school(school)
    assert b"Wat er gezegd is" not in bytes(piece.sealed_original)


def test_files_that_are_too_much_together_are_refused_and_the_words_stay(readers, school):
    teller = Teller(Client())
    teller.begin()
    teller.tell("Deze woorden blijven", topic="beeld", naked="nee")
    page = teller.post(bestand=SimpleUploadedFile("groot.txt", b"a" * (MOST_TOGETHER + 1)))
    assert teller.status == 400 and "Samen is dit te groot" in page and "Deze woorden blijven" in page
    assert not Report.objects.for_school(school).exists()


def test_the_server_takes_in_no_more_than_that_for_these_pages():
    taken = []

    def pages(environ, start_response):
        taken.append(len(environ["wsgi.input"].read()))
        start_response("200 OK", [])
        return [b""]

    application = whole_bodies(pages, at_once=1)
    for size in (10, LARGEST_CONFIDENTIAL, LARGEST_CONFIDENTIAL + 1):
        environ = {"CONTENT_LENGTH": str(size), "PATH_INFO": "/melden/", "wsgi.input": io.BytesIO(b"x" * size)}
        b"".join(application(environ, lambda *_given: None))
    assert taken == [10, LARGEST_CONFIDENTIAL, 0]


@pytest.mark.parametrize("name", ["x.svg", "x.mp4", "x.exe", "x.docx"])
def test_what_cannot_be_taken_says_what_to_do_instead(readers, school, name):
    starts = {
        "x.svg": b"<svg xmlns='x'></svg>", "x.mp4": b"\0\0\0\x18ftypmp42", "x.exe": b"MZ\x90\0",
        "x.docx": b"PK\x03\x04",
    }  # fmt: skip
    teller = Teller(Client())
    teller.begin()
    teller.tell(topic="beeld", naked="nee")
    page = teller.post(bestand=SimpleUploadedFile(name, starts[name] + b"\0" * 200))
    assert teller.status == 400 and name in page and 'role="alert"' in page
    assert not Report.objects.for_school(school).exists()


def test_of_a_fault_on_this_page_the_log_has_only_the_day(readers, monkeypatch):
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    kept = Kept()
    kept.addFilter(WithoutQuery())
    kept.setFormatter(logging.Formatter("{asctime} {message}", style="{"))
    monkeypatch.setattr("netjes.reports.views.start.lines_of", lambda _school: 1 / 0)
    logging.getLogger("django.request").addHandler(kept)
    try:
        Client(raise_request_exception=False).get("/melden/")
    finally:
        logging.getLogger("django.request").removeHandler(kept)
    assert lines and all(" 00:00:00,000 " in line.splitlines()[0] for line in lines), lines


def test_that_it_is_too_busy_is_no_line_in_a_log(readers, caplog):
    Client().post("/melden/", {"doe": "verstuur", "words": "x", "kaartje": "x"})
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
