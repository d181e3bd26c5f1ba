"""In the lesson, on a teacher's phone: two taps, longer, stop; a network that falters; a lesson on the spot."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from netjes.lessons.models import Permission
from netjes.lessons.tests.hours import lesson
from netjes.lib.clock import now


@pytest.fixture
def biology(agreed, people):
    return lesson(people.bos.school, people.class_2a, teacher=people.bos, at=now() - timedelta(minutes=5))


def open_in(biology):
    given = Permission.objects.for_school(biology.school).filter(lesson=biology).select_related("lesson")
    return [each for each in given if each.state_at(now()).value == "open"]


def test_a_teacher_opens_in_two_taps_makes_it_longer_and_stops(biology, people, phone):
    visitor, page = phone.log_in(people.bos), phone.page
    visitor.visit("/les/")
    assert page.url.endswith(f"/les/{biology.pk}/")
    page.get_by_text("Foto of film", exact=True).click()
    expect(page.locator("[data-button]")).to_contain_text("Zet aan tot")
    with page.expect_navigation():
        page.locator("[data-button]").click()
    visitor.look()
    expect(page.locator(".on")).to_contain_text("Aan tot", timeout=20_000)
    first = open_in(biology)[0]
    visitor.press("5 minuten erbij")
    assert open_in(biology)[0].until == first.until + timedelta(minutes=5)
    visitor.press("Zet even stil")
    assert open_in(biology) == []
    visitor.press("Zet weer aan")
    visitor.press("Stop nu")
    assert open_in(biology) == []
    visitor.press("Net als vorige keer Zet 15 minuten aan, voor foto of film")
    assert len(open_in(biology)) == 1


def test_without_a_network_nothing_shows_as_open_until_the_server_said_so(biology, people, phone):
    visitor, page = phone.log_in(people.bos), phone.page
    visitor.go(f"/les/{biology.pk}/")
    page.context.set_offline(True)
    page.locator("[data-button]").click()
    expect(page.locator("#wacht")).to_contain_text("De klas ziet dit nog niet.")
    expect(page.get_by_text("De telefoons zijn nu weg.")).to_be_visible()
    assert open_in(biology) == []
    page.locator("[data-button]").dispatch_event("click")  # a second tap meanwhile
    page.context.set_offline(False)
    expect(page.locator(".on")).to_contain_text("Aan tot", timeout=20_000)
    assert len(open_in(biology)) == 1
    visitor.complaints.clear()  # the browser reports that it was offline


def test_a_tap_can_be_taken_back_while_it_waits(biology, people, phone):
    visitor, page = phone.log_in(people.bos), phone.page
    visitor.go(f"/les/{biology.pk}/")
    page.context.set_offline(True)
    page.locator("[data-button]").click()
    page.get_by_role("button", name="Verstuur dit niet meer").click()
    expect(page.locator("#wacht")).to_be_hidden()
    page.context.set_offline(False)
    page.wait_for_timeout(2500)
    assert open_in(biology) == []
    visitor.complaints.clear()


def test_a_lesson_on_the_spot_and_an_app_that_is_not_for_everybody(agreed, people, phone):
    visitor, page = phone.log_in(people.kaya), phone.page
    visitor.visit("/les/")
    visitor.press("Open een losse les", role="link")
    page.get_by_label("Welke klas?").select_option(label="2A")
    page.get_by_label("Welk vak?").fill("mentoruur")
    visitor.press("Open de les")
    page.get_by_text("Quiz of app", exact=True).click()
    page.get_by_label("Welke app?").fill("Beeldplein")
    page.get_by_label("Welke app?").blur()
    expect(page.get_by_text("Voor 3 leerlingen mag deze app niet.")).to_be_visible()
    visitor.look()
    visitor.press("Bekijk wie het zijn", role="link")
    expect(page.get_by_text("Noor de Vries")).to_be_visible()


def test_the_pages_of_a_teacher_fit_every_screen(biology, people, desk, narrow):
    for visitor in (desk, narrow):
        visitor.log_in(people.bos)
        for path in ("/les/?alle", f"/les/{biology.pk}/", f"/les/{biology.pk}/vast/", "/les/los/"):
            visitor.visit(path)
        visitor.log_in(people.karima).visit("/les/")
