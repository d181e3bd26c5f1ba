"""Telling something and reading the answer, on a phone in a real browser, with and without its scripts."""

import re

import pytest
from playwright.sync_api import expect

from netjes.keyring.actions import make_key
from netjes.lib.actors import system
from netjes.reports.actions.thread import mark_read, school_answers
from netjes.reports.flood import CODES, REPORTS
from netjes.reports.models import Report, ReportRules
from netjes.reports.opening import key_by_reader
from netjes.schools.actions import add_person, give_role
from netjes.schools.states import Role
from netjes.sealing import Hardness, codes, wrapping

ACTOR = system("tests")


@pytest.fixture
def adviser(school, people, monkeypatch):
    """Somebody who reads, with their private key."""
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))
    monkeypatch.setattr(codes, "HARDNESS", Hardness(1, 1))
    REPORTS.clear()
    CODES.clear()
    person = add_person(actor=ACTOR, school=school, given_name="Yvette", family_name="Helder", honorific="mevrouw")
    give_role(actor=ACTOR, person=person, role=Role.CONFIDENTIAL)
    _key, private = make_key(actor=ACTOR, person=person, passphrase="vier gele fietsen zwijgen", holders=())
    return person, private


def press(visitor, name, role="button"):
    """Press what brings another page, with or without a new line in the history, and look at it."""
    visitor.page.evaluate("document.querySelector('main').dataset.before = ''")
    exact = {"exact": True} if isinstance(name, str) else {}
    visitor.page.get_by_role(role, name=name, **exact).first.click()
    visitor.page.locator("main:not([data-before])").wait_for()
    visitor.complaints[:] = [each for each in visitor.complaints if "429" not in each]
    visitor.look()


def start(visitor, want="Ik wil iets vertellen"):
    visitor.visit("/melden/")
    press(visitor, re.compile(f"^{want}"))


def tell(visitor, words="In de klassenapp maken ze stickers van een jongen uit 3B."):
    start(visitor)
    press(visitor, re.compile("^Nare berichten"))
    press(visitor, "Ja")
    press(visitor, re.compile("^De vertrouwenspersoon"))
    visitor.page.get_by_label("Wat is er?").fill(words)
    press(visitor, "Ga verder")
    press(visitor, re.compile("^Zonder mijn naam"))


def code_of(visitor) -> str:
    return visitor.page.locator("#code").inner_text()


def test_a_pupil_tells_and_reads_the_answer(phone, adviser):
    person, private = adviser
    elsewhere: list[str] = []
    phone.page.on("request", lambda asked: asked.url.startswith(phone.base) or elsewhere.append(asked.url))
    tell(phone)
    press(phone, "Stuur het nu")
    phone.sees("We hebben het ontvangen", "schrijf hem op alsof het een telefoonnummer is")
    code = code_of(phone)
    report = Report.objects.for_school(person.school).get()
    mark_read(actor=ACTOR, report=report)
    school_answers(
        actor=ACTOR, by=person, report=report, key=key_by_reader(report, person, private),
        words="Mag ik zijn mentor vragen om op te letten?", choices=("Ja, dat is goed", "Liever niet"),
    )  # fmt: skip
    press(phone, "Ik heb de code, ga verder")
    phone.page.get_by_label("Je code").fill(code)
    press(phone, "Open het gesprek")
    phone.sees("Mag ik zijn mentor vragen", "Ontvangen en gelezen")
    press(phone, "Ja, dat is goed")
    phone.sees("Uiterlijk")
    press(phone, "Schermafdruk erbij")
    press(phone, "Ja")
    phone.sees("Stuur het beeld niet mee")
    press(phone, "Terug naar het gesprek")
    phone.page.get_by_label("Schrijf iets").fill("Dank je wel.")
    press(phone, "Stuur bericht")
    phone.sees("Dank je wel.")
    assert elsewhere == [], "niets gaat naar een ander"
    assert phone.page.context.cookies() == []
    assert phone.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_history_has_one_line_and_going_back_shows_no_answer(phone, adviser):
    phone.go("/")
    before = phone.page.evaluate("history.length")
    tell(phone, "Dit mag niemand teruglezen")
    assert phone.page.url == f"{phone.base}/melden/", "geen adres zegt hoe ver iemand is"
    assert phone.page.title().startswith("Hulp"), "en de titel ook niet"
    assert phone.page.evaluate("history.length") == before + 1
    press(phone, "Stuur het nu")
    phone.page.go_back()
    assert "Dit mag niemand teruglezen" not in phone.page.content()


@pytest.mark.parametrize("keys", [(), ("Escape", "Escape")])
def test_the_way_out_leaves_nothing_to_come_back_to(phone, adviser, keys):
    phone.page.route(
        "https://www.knmi.nl/**", lambda route: route.fulfill(body="<h1>Weer</h1>", content_type="text/html")
    )
    phone.go("/")
    tell(phone, "Dit mag niemand teruglezen")
    if keys:
        for key in keys:
            phone.page.keyboard.press(key)
    else:
        phone.page.get_by_role("link", name="Snel weg").click()
    expect(phone.page.get_by_role("heading", name="Weer")).to_be_visible()
    phone.page.go_back()
    assert phone.page.url == f"{phone.base}/" and "teruglezen" not in phone.page.content()


@pytest.fixture
def without_scripts(chromium, server):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    context.set_default_timeout(20_000)
    yield context.new_page(), server.url
    context.close()


def test_all_of_it_works_without_scripts(without_scripts, adviser):
    page, base = without_scripts
    page.goto(f"{base}/melden/")
    for name in ("Ik wil iets vertellen", "Nare berichten", "Ja", "De vertrouwenspersoon"):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()
    page.get_by_label("Wat is er?").fill("Zonder scripts")
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Terug").click()
    expect(page.get_by_label("Wat is er?")).to_have_value("Zonder scripts")
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name=re.compile("^Zonder mijn naam")).click()
    page.get_by_role("button", name="Stuur het nu").click()
    code = page.locator("#code").inner_text()
    page.get_by_role("button", name="Ik heb de code, ga verder").click()
    page.get_by_label("Je code").fill(code)
    page.get_by_label("Je code").press("Enter")
    expect(page.get_by_text("Zonder scripts")).to_be_visible()
    expect(page.get_by_role("link", name="Snel weg")).to_have_attribute("href", re.compile("knmi"))


def test_above_the_budget_the_phone_works_by_itself(phone, adviser):
    person, _private = adviser
    ReportRules.objects.create(school=person.school, budget=0)
    tell(phone)
    press(phone, "Stuur het nu")
    phone.sees("We hebben het ontvangen")


def test_on_paper_there_is_only_a_number(desk, adviser):
    tell(desk)
    press(desk, "Stuur het nu")
    desk.page.emulate_media(media="print")
    seen = desk.page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.children.length == 0 && e.checkVisibility() "
        "&& e.textContent.trim() && !e.matches('script, .vh')).map(e => e.textContent.trim()).join(' ')"
    )
    assert re.fullmatch(r"(\d{4} ?){5}", seen), seen


def test_every_page_of_the_way_fits_a_narrow_screen(narrow, adviser):
    start(narrow, "Ik kreeg iets toegestuurd")
    press(narrow, re.compile("^Een foto of filmpje"))
    press(narrow, re.compile("^Ja"))
    narrow.sees("Stuur het beeld niet mee")
    press(narrow, "Terug")
    press(narrow, "Nee")
    press(narrow, "Nee")
    press(narrow, re.compile("^Ik praat er eerst zelf over"))
    press(narrow, "Vertel het liever hier")
    press(narrow, "Ga verder")
    press(narrow, re.compile("^Zonder mijn naam"))
    narrow.sees("Stuur iets mee")
    start(narrow, "Ik wil hulp")
    press(narrow, re.compile("^Een medewerker"))
    narrow.page.get_by_label("Achternaam").fill("bos")
    press(narrow, "Zoek")
    press(narrow, re.compile("Bos"))
    press(narrow, "Nee")


def test_the_head_keeps_the_help_lines_right(phone, people):
    phone.log_in(people.terpstra).visit("/melden/hulplijnen/")
    phone.press("Ik heb alles vandaag nagekeken")
    phone.page.get_by_role("link", name=re.compile("Kindertelefoon")).click()
    phone.look()
    phone.page.get_by_label("Tot").fill("22:00")
    phone.press("Bewaar, nagekeken vandaag")
    phone.page.context.clear_cookies()
    phone.visit("/melden/")
    phone.sees("Van 11.00 tot 22.00 uur")
