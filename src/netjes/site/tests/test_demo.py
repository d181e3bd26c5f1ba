import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import NoReverseMatch, path, reverse

from netjes.schools.viewer import NOBODY, viewer_for
from netjes.site import demo, serve, urls
from netjes.site.demo import EYES, VISITOR, demo_middleware, look_as, person_behind, strip_for

BASE = {name: value for name, value in os.environ.items() if not name.startswith("NETJES_")}


def start_with(
    tmp_path, code: str = "import django; django.setup()", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=BASE | {"DJANGO_SETTINGS_MODULE": "netjes.site.settings", "NETJES_DATA": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def look(school, rf: RequestFactory):
    """Make one request through the strip's middleware and tell what the view saw."""

    def ask(cookies: dict[str, str] | None = None, **meta: str):
        request = rf.get("/", **meta)
        request.school, request.viewer = school, NOBODY
        request.COOKIES.update(cookies or {})
        response = demo_middleware(lambda request: HttpResponse("gezien"))(request)
        return request.viewer, response

    return ask


def press(rf: RequestFactory, school, code: str, viewer=NOBODY, next_page: str = "/") -> HttpResponse:
    request = rf.post("/voorbeeld/kijk-als/", {"rol": code, "next": next_page})
    request.school, request.viewer = school, viewer
    return look_as(request)


NOT_IN_THE_CAST = {VISITOR, "communicatie", "vertrouwenspersoon"}  # the example school has them, the cast has not


@pytest.mark.parametrize("code", [code for code in EYES if code not in NOT_IN_THE_CAST])
def test_it_works(look, rf, school, people, code):
    cookie = press(rf, school, code).cookies["kijkt_als"]
    assert cookie["httponly"]
    viewer, _ = look({"kijkt_als": cookie.value})
    assert viewer.person == person_behind(EYES[code], school) and viewer.through == "demo"
    assert strip_for(viewer).chosen.code == code


@pytest.mark.parametrize(
    ("code", "role"),
    [("leerling", "pupil"), ("ouder", "guardian"), ("mentor", "mentor"), ("teamleider", "team_leader"),
     ("rector", "head"), ("beheerder", "administrator"), ("raad", "council")],
)  # fmt: skip
def test_each_button_is_somebody_with_that_role(look, rf, school, people, code, role):
    viewer, _ = look({"kijkt_als": press(rf, school, code).cookies["kijkt_als"].value})
    assert role in viewer.roles


def test_the_same_button_once_more_gives_the_role_back(rf, school, people):
    viewer = viewer_for(people.marieke, "demo")
    assert press(rf, school, "ouder", viewer=viewer).cookies["kijkt_als"].value == ""
    assert press(rf, school, VISITOR, viewer=viewer).cookies["kijkt_als"].value == ""


def test_who_really_logged_in_stays_themselves_without_the_strip(rf, school, people):
    request = rf.get("/")
    request.school, request.viewer = school, viewer_for(people.bos, "account")
    demo_middleware(lambda request: HttpResponse())(request)
    assert request.viewer.through == "account"


def test_a_role_of_whom_nobody_lives_here_yet_is_nobody(look, rf, school):
    assert look({"kijkt_als": press(rf, school, "rector").cookies["kijkt_als"].value})[0] is NOBODY


def test_a_forged_cookie_is_nobody(look):
    assert look({"kijkt_als": "rector:namaak"})[0] is NOBODY
    assert look({"kijkt_als": "rector"})[0] is NOBODY


def test_it_returns_to_the_same_page_and_to_no_other_site(rf, school):
    assert press(rf, school, "ouder", next_page="/afspraken/?x=1").url == "/afspraken/?x=1"


@pytest.mark.parametrize("page", ["/berichten/brieven/", "/mensen/", "/bestaat-niet/", "/opstellen/3/"])
def test_from_a_page_that_not_everybody_sees_it_leads_to_the_first_page(rf, school, page):
    assert press(rf, school, "leerling", next_page=page).url == "/"


def test_who_works_here_begins_with_today(rf, school):
    assert press(rf, school, "mentor").url == "/vandaag/"
    assert press(rf, school, "mentor", next_page="/mag-ik/?q=telefoon").url == "/mag-ik/?q=telefoon"
    assert press(rf, school, "leerling").url == "/"


def test_an_unknown_role_does_not_exist(rf, school):
    with pytest.raises(Http404):
        press(rf, school, "directeur-generaal")


def test_it_is_pressed_and_never_followed(rf, school):
    assert look_as(rf.get("/voorbeeld/kijk-als/")).status_code == 405


def test_it_never_leads_to_another_site(rf, school, settings):
    settings.ROOT_URLCONF = "netjes.site.urls"
    assert press(rf, school, "ouder", next_page="https://elders.example/").url == "/"


def test_another_machine_is_turned_away(look):
    assert look(REMOTE_ADDR="192.0.2.7")[1].status_code == 404
    assert look(REMOTE_ADDR="127.0.0.1")[1].status_code == 200


def test_a_real_school_is_never_shown_through_someone_elses_eyes(look, school):
    school.slug = "een-echte-school"
    assert look()[1].status_code == 404


def test_outside_the_demo_it_does_not_exist(client, school):
    with pytest.raises(NoReverseMatch):
        reverse("look_as")
    page = client.get("/", headers={"cookie": "kijkt_als=rector"}).content.decode()
    assert "Voorbeeldschool" not in page
    assert client.post("/voorbeeld/kijk-als/", {"rol": "rector"}).status_code == 404


def test_it_does_not_start_with_addresses_beyond_this_machine(tmp_path):
    refused = start_with(tmp_path, NETJES_DEMO="1", NETJES_HOSTS="127.0.0.1,netjes.example")
    assert refused.returncode != 0 and "NETJES_DEMO" in refused.stderr
    assert start_with(tmp_path, NETJES_DEMO="1", NETJES_HOSTS="*").returncode != 0
    assert start_with(tmp_path, NETJES_DEMO="1").returncode == 0
    assert start_with(tmp_path, NETJES_HOSTS="netjes.example").returncode == 0


def test_it_does_not_listen_beyond_this_machine(settings):
    settings.DEMO = True
    with pytest.raises(ImproperlyConfigured, match=r"0\.0\.0\.0"):
        serve.serve("0.0.0.0", 8000, when_ready=lambda: None)


@pytest.mark.parametrize("variables", [{}, {"NETJES_DEMO": "0"}, {"NETJES_HOSTS": "netjes.example"}])
def test_in_production_neither_its_address_nor_its_eyes_are_loaded(tmp_path, variables):
    code = (
        "import django; django.setup(); import sys; from django.conf import settings; from netjes.site import urls; "
        "names = [getattr(p, 'name', '') for p in urls.urlpatterns]; "
        "assert 'look_as' not in names, names; assert 'netjes.site.demo' not in sys.modules; "
        "assert not any('demo' in each for each in settings.MIDDLEWARE)"
    )
    assert start_with(tmp_path, code, **variables).returncode == 0


def test_a_cookie_of_the_demo_opens_nothing_elsewhere(client, school, people, rf):
    cookie = press(rf, school, "rector").cookies["kijkt_als"].value
    client.cookies["kijkt_als"] = cookie
    page = client.get("/berichten/")
    assert page.status_code == 302 and page.url.startswith("/inloggen/")


def test_serving_to_others_refuses_the_demo(tmp_path):
    refused = subprocess.run(
        [sys.executable, "-m", "netjes.cli.main", "serve"],
        env=BASE | {"NETJES_DATA": str(tmp_path), "NETJES_DEMO": "1", "NETJES_HOSTS": "netjes.example"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert refused.returncode == 2
    assert "NETJES_DEMO" in refused.stderr and "Traceback" not in refused.stderr


def test_a_page_in_the_demo_shows_the_strip(client, school, settings, monkeypatch):
    settings.DEMO = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "netjes.site.demo.demo_middleware"]
    monkeypatch.setattr(
        urls, "urlpatterns", [*urls.urlpatterns, path("voorbeeld/kijk-als/", demo.look_as, name="look_as")]
    )
    from django.urls import clear_url_caches

    clear_url_caches()
    try:
        page = client.get("/").content.decode()
    finally:
        clear_url_caches()
    assert "Je kijkt mee als:" in page and 'value="rector"' in page


def test_the_example_keeps_out_of_a_real_database(other_school, school):
    from netjes.schools.models import RoomSwitch, School
    from netjes.site.demo_school import NotADemoDatabase, ready_school

    RoomSwitch.objects.for_school(school).delete()
    school.delete()
    with pytest.raises(NotADemoDatabase):
        ready_school()
    assert School.objects.get() == other_school
