"""A pupil's phone and the board of the class, while a teacher opens and closes; and what is left without a network."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from netjes.lessons import polling
from netjes.lessons.models import Permission
from netjes.lessons.tests.hours import TEN, exempt, lesson, permission
from netjes.lib.clock import now, standing_still_at

SOON = 9_000  # milliseconds


@pytest.fixture(autouse=True)
def _now(agreed, still_now, monkeypatch):
    monkeypatch.setattr(polling, "IN_LESSON", 1.0)


@pytest.fixture
def biology(agreed, people):
    return lesson(agreed, people.class_2a, teacher=people.bos)


def heading(visitor):
    return visitor.page.get_by_role("heading", level=1)


def close(given):
    Permission.objects.for_school(given.school).filter(pk=given.pk).update(closed_at=now())


def test_it_works(phone, desk, people, biology, agreed):
    lesson(agreed, people.class_2a, at=TEN.replace(hour=11), subject="Frans", kind="test", location="1.07")
    phone.log_in(people.sami).visit("/les/nu/")
    assert heading(phone).inner_text() == "Mag niet"
    desk.log_in(people.bos).go(f"/les/{biology.pk}/")
    desk.page.get_by_label("Iets opzoeken").check()
    desk.page.get_by_label("25").check()
    desk.page.get_by_role("button", name=re.compile("^Zet aan")).click()
    expect(heading(phone)).to_have_text("Mag", timeout=SOON)
    phone.sees("Je mag je telefoon gebruiken om iets op te zoeken.", "Nog 25 minuten")
    expect(phone.page.locator("li.now .pill")).to_contain_text("mag tot 10.25")
    expect(phone.page.locator("#mededeling")).to_contain_text("Mag. Je mag je telefoon")
    phone.look()
    desk.page.get_by_role("button", name="Stop nu").click()
    expect(heading(phone)).to_have_text("Mag niet", timeout=SOON)
    phone.look()


def test_a_standing_arrangement(phone, people, biology):
    exempt(people.sami)
    phone.log_in(people.sami).visit("/les/nu/")
    phone.sees("Jouw vaste afspraak:")


def test_at_the_end_it_is_over_at_once(phone, people, biology):
    permission(biology)
    phone.page.clock.install()
    phone.log_in(people.sami).go("/les/nu/")
    phone.page.context.set_offline(True)
    shortened = "until => { document.querySelector('#stand [data-until]').dataset.until = until }"
    phone.page.evaluate(shortened, int(now().timestamp()) + 5)
    phone.page.clock.run_for(7_000)
    expect(heading(phone)).to_have_text("Voorbij")
    phone.sees("Het mocht tot 10.20 uur. Leg je telefoon weg.")


def test_without_a_network_a_green_answer_does_not_stay(phone, people, biology):
    permission(biology)
    phone.page.clock.install()
    phone.log_in(people.sami).go("/les/nu/")
    assert heading(phone).inner_text() == "Mag"
    phone.page.context.set_offline(True)
    phone.page.clock.run_for(20_000)
    expect(heading(phone)).to_have_text("Niet zeker")
    clock = phone.page.evaluate(
        "(at) => { const d = new Date(at); return d.getHours() + '.' + String(d.getMinutes()).padStart(2, '0') }",
        now().timestamp() * 1000,
    )
    phone.sees(f"Je bent offline. Dit klopte om {clock} uur. Vraag je docent.")
    expect(phone.page.locator("[data-v=mag]")).to_have_count(0)


@pytest.fixture
def really_now() -> Iterator[None]:
    """The browser says how old what it kept is, so here the server's clock has to be the browser's."""
    with standing_still_at(datetime.now(UTC)):
        yield


def test_what_is_kept_on_the_phone_is_shown_with_its_time_and_wiped_at_log_out(phone, really_now, people, agreed):
    permission(lesson(agreed, people.class_2a, at=now() - timedelta(seconds=20)))
    phone.log_in(people.sami).go("/les/nu/")
    page = phone.page
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function("() => caches.has('netjes-les')")
    kept = page.evaluate("caches.open('netjes-les').then(c => c.keys()).then(k => k.map(r => new URL(r.url).pathname))")
    assert kept == ["/les/nu/"]
    page.context.set_offline(True)
    page.goto(phone.base + "/les/nu/")
    expect(heading(phone)).to_have_text("Niet zeker", timeout=30_000)
    assert "Dit klopte om" in page.locator("[data-sentence]").inner_text()
    page.goto(phone.base + "/ik/")
    assert heading(phone).inner_text() == "Je bent offline", "geen andere pagina van iemand wordt bewaard"
    page.context.set_offline(False)
    phone.complaints.clear()
    phone.go("/ik/")
    phone.tap("Uitloggen")
    page.wait_for_function("() => caches.has('netjes-les').then(there => !there)")


def test_it_can_be_installed(phone, people, biology):
    phone.log_in(people.sami).go("/les/nu/")
    session = phone.page.context.new_cdp_session(phone.page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == [] and found["url"].endswith("/app.webmanifest")
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
def test_the_board_fits_and_follows(desk, people, biology, width, height):
    desk.page.set_viewport_size({"width": width, "height": height})
    desk.log_in(people.bos).visit(f"/les/{biology.pk}/bord/")
    assert heading(desk).inner_text() == "Mag niet"
    given = permission(biology, purpose="app", words="Kahoot over cellen en organen")
    expect(heading(desk)).to_have_text("Mag", timeout=SOON)
    expect(desk.page.locator(".board-min")).to_have_text("20")
    fits = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
    assert desk.page.evaluate(fits), "het bord past niet"
    close(given)
    permission(biology, person=people.sami)
    expect(heading(desk)).to_have_text("Overleg", timeout=SOON)
    assert desk.page.evaluate(fits)
    desk.look()


def test_the_clock_of_a_phone_may_be_wrong(phone, people, biology):
    permission(biology)
    phone.page.clock.install(time=timezone.localtime(now()).replace(hour=3))
    phone.log_in(people.sami).go("/les/nu/")
    phone.page.clock.run_for(1_500)
    phone.sees("Nog 20 minuten")
