import logging

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import RequestFactory, override_settings
from django.urls import path

from netjes.schools.models import RoomSwitch
from netjes.site import errors, urls


def raises(error: Exception):
    def view(request):
        raise error

    return view


class Addresses:
    urlpatterns = [
        *urls.urlpatterns,
        path("geweigerd/", raises(PermissionDenied("van een ander"))),
        path("vreemd/", raises(SuspiciousOperation("raar"))),
        path("kapot/", raises(RuntimeError("geheim"))),
    ]
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def pages(client, school):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Addresses):
        yield client


def test_it_works(pages):
    response = pages.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()


def test_refused_and_absent_cannot_be_told_apart(pages):
    absent, refused = pages.get("/bestaat-niet/"), pages.get("/geweigerd/")
    assert absent.status_code == refused.status_code == 404
    assert absent.content.decode().replace("bestaat-niet", "X") == refused.content.decode().replace("geweigerd", "X")


@pytest.mark.parametrize(("page", "status"), [("/vreemd/", 400), ("/kapot/", 500)])
def test_every_fault_has_a_way_on_and_tells_no_secrets(pages, page, status):
    response = pages.get(page)
    text = response.content.decode()
    assert response.status_code == status
    assert "Naar het begin" in text
    assert "geheim" not in text and "Traceback" not in text


def test_a_form_without_its_proof_says_what_to_do(school, rf: RequestFactory):
    request = rf.post("/")
    request.school = school
    response = errors.csrf_failure(request)
    assert response.status_code == 403
    assert "stond te lang open" in response.content.decode()


def test_without_a_school_it_says_so(client, db):
    response = client.get("/")
    assert response.status_code == 503
    assert "nog geen school" in response.content.decode()


def test_health_is_told_without_a_school(client, db, school):
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").content == b"ok\n"
    RoomSwitch.objects.for_school(school).delete()
    school.delete()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_a_log_line_never_holds_what_someone_asked():
    from netjes.site.logs import WithoutQuery

    record = logging.makeLogRecord({"msg": "Niet gevonden: %s", "args": ("/mag-ik/?q=mijn+geheim",)})
    WithoutQuery().filter(record)
    assert record.getMessage() == "Niet gevonden: /mag-ik/?…"
