"""Is it really of school, whom do I follow, and how do my settings stand: on a phone, in a browser.

The follow list is a child's own. That it goes nowhere is tried here with a real browser: after the page has loaded,
not one request leaves it, and the page is not even allowed to make one.
"""

import io
import json
import zipfile
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from netjes.accounts.actions import confirm_account, enter_account
from netjes.accounts.actions.registering import Choices
from netjes.accounts.checklist import CODES
from netjes.lib.actors import system
from netjes.schools.actions import give_role
from netjes.schools.states import Role
from netjes.schools.tests.cast import client_for

ACTOR = system("tests")
LIST = "/plaatsen/accounts/mijn-lijst/"
IN_ZIP = "connections/followers_and_following"


@pytest.fixture
def account(school, people):
    """A confirmed account of Kaya's, and agreements that speak of it."""
    from netjes.site.demo_school import adopt_models

    adopt_models(school)
    give_role(actor=ACTOR, person=people.smit, role=Role.CONFIDENTIAL)
    made = enter_account(
        actor=ACTOR, school=school, by=people.kaya, owner=people.kaya, platform="instagram", typed="kaya.legtuit",
        purpose="natuurkunde", choices=Choices(may_be_found=True, is_listed=True, names_owner=True),
    )  # fmt: skip
    confirm_account(actor=ACTOR, account=made, checked=CODES)
    return made


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as export:
        for path, text in files.items():
            export.writestr(path, text)
    return made.getvalue()


def followed(*handles: str) -> str:
    rows = [{"title": "", "string_list_data": [{"href": "", "value": each, "timestamp": 1}]} for each in handles]
    return json.dumps({"relationships_following": rows})


@dataclass
class Chosen:
    """A file that somebody chooses on the page, and what the page then shows."""

    page: Page

    def __call__(self, name: str, content: bytes | str) -> str:
        data = content.encode() if isinstance(content, str) else content
        self.page.set_input_files("#bestand", {"name": name, "mimeType": "", "buffer": data})
        expect(self.page.locator("#stand")).not_to_have_text("Bezig …")
        self.page.wait_for_timeout(150)
        return f"{self.page.locator('#namen').inner_text()} {self.page.locator('#stand').inner_text()}"


def test_a_follow_list_is_read_and_goes_nowhere(phone, people, account):
    phone.log_in(people.noor).visit(LIST)
    phone.page.wait_for_load_state("networkidle")
    left: list[str] = []
    phone.page.on("request", lambda request: left.append(request.url))
    choose = Chosen(phone.page)
    found = choose(
        "instagram-export.zip",
        zipped(**{
            f"{IN_ZIP}/following.json": followed("anneke.bos83", "kaya.legtuit", "nike", "lottejansen"),
            f"{IN_ZIP}/followers_1.json": json.dumps([{"string_list_data": [{"value": "meneer_mulder"}]}]),
            "media/posts/x.jpg": "x" * 5_000,
        }),
    )  # fmt: skip
    phone.sees("Kijk hier zelf even naar", "misschien")
    assert "mevrouw Bos" in found and "jij volgt dit account" in found and "natuurkunde" in found
    assert "meneer Mulder" in found and "volgt jou" in found
    assert "Lotte" not in found and "nike" not in found, "geen leerlingen, en wie nergens op lijkt niet"
    phone.look()
    assert left == []
    # Not only did nothing leave: it cannot.
    refused = phone.page.evaluate("fetch('/').then(() => 'gelukt', () => 'geweigerd')")
    assert refused == "geweigerd" and "Content Security Policy" in " ".join(phone.complaints)
    phone.complaints.clear()
    kept = phone.page.evaluate("JSON.stringify([localStorage.length, sessionStorage.length])")
    assert kept == "[0,0]"


def test_every_kind_of_list_and_what_is_none(phone, people, account):
    phone.log_in(people.noor).go(LIST)
    choose = Chosen(phone.page)
    html = '<a target="_blank" href="https://www.instagram.com/annekebos">annekebos</a>'
    assert "mevrouw Bos" in choose("following.html", html)
    tiktok = {"Activity": {"Following List": {"Following": [{"Date": "", "UserName": "annekebos"}]}}}
    assert "mevrouw Bos" in choose("user_data.json", json.dumps(tiktok))
    assert "mevrouw Bos" in choose("Follower.txt", "Date: 2026-01-01\nUsername: bos_anneke\n")
    snapchat = {"Friends": [{"Username": "zz99", "Display Name": "Anneke Bos"}]}
    assert "mevrouw Bos" in choose("friends.json", json.dumps(snapchat))
    assert "mevrouw Bos" in choose("your_friends.json", json.dumps({"friends_v2": [{"name": "Anneke Bos"}]}))
    assert "alleen nummers" in choose("following.js", "window.YTD.following.part0 = []")
    assert "geen volglijst" in choose("x.zip", zipped(**{"leeg.txt": ""}))
    for name, content in (("x.zip", b"PK\3\4 niets"), ("following.json", "{kapot"), ("following.json", "")):
        assert "kan ik niet lezen" in choose(name, content), name
    assert "te groot" in choose("bom.zip", zipped(**{"following.json": "0" * 70_000_000}))
    choose("following.json", followed("nike"))
    phone.sees("We herkennen niemand")
    phone.page.get_by_role("button", name="Begin opnieuw").click()
    expect(phone.page.get_by_text("We herkennen niemand")).to_be_hidden()


def test_a_mentor_finds_a_pupil_of_their_class(desk, people, account):
    desk.log_in(people.bos).visit(LIST)
    found = Chosen(desk.page)("following.json", followed("sami.haddad", "daandevries", "noor_de_vries_08"))
    assert "Sami Haddad" in found and "Noor de Vries" in found and "Daan" not in found


def test_a_visitor_asks_whether_it_is_real(phone, people, account):
    phone.visit("/plaatsen/accounts/echt-van-school/")
    phone.page.get_by_label("Hoe heet het account?").fill("https://www.instagram.com/Kaya.Legtuit/")
    phone.press("Kijk of het echt is")
    phone.sees("Ja, dit is echt", "meneer Kaya")
    phone.page.get_by_label("Hoe heet het account?").fill("kaya.legtu1t")
    phone.press("Kijk of het echt is")
    phone.sees("Nee, dat kennen we niet")
    phone.press("Vraag het na", "link")
    phone.sees("Vraag het bij school na")


def test_a_pupil_asks_in_confidence(phone, people, account):
    phone.log_in(people.sami).visit("/plaatsen/accounts/volgen/")
    phone.press("Iemand zegt van school te zijn", "link")
    phone.page.get_by_label("Wat is er?").fill("Iemand zegt de nieuwe gymleraar te zijn.")
    phone.press("Stuur je vraag")
    phone.sees("We hebben het ontvangen")
    phone.log_in(people.smit).visit("/vandaag/")
    phone.visit("/plaatsen/accounts/vragen/")
    phone.page.get_by_role("link", name="Gevraagd op").click()
    phone.page.get_by_label("Je antwoord").fill("Die werkt hier niet.")
    phone.look()
    phone.press("Verstuur")
    phone.log_in(people.sami).visit("/plaatsen/accounts/vraag/")
    phone.page.get_by_role("link", name="Er is antwoord").click()
    phone.sees("Die werkt hier niet.")


def test_an_owner_enters_and_confirms(desk, people, account):
    desk.log_in(people.ruud).visit("/plaatsen/accounts/")
    desk.press("Geef een werkaccount op", "link")
    desk.page.get_by_label("Hoe heet het account?").fill("@mulder.biologie")
    desk.page.get_by_label("Waarvoor is het?").fill("biologie")
    desk.press("Ga door naar het nakijken")
    for box in desk.page.get_by_role("checkbox").all():
        box.check()
    desk.press("Bevestig voor een jaar")
    desk.sees("bevestigd")
    desk.log_in(people.terpstra).visit("/plaatsen/accounts/alle/")
    desk.visit("/plaatsen/accounts/bereikbaar/")


def test_without_script_there_is_a_list_and_the_agreement(chromium, server, people, account):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    context.add_cookies(
        [
            {"name": name, "value": each.value, "url": server.url}
            for name, each in client_for(people.noor).cookies.items()
        ]
    )
    page = context.new_page()
    page.goto(server.url + LIST)
    expect(page.get_by_text("Zonder script kan je browser de lijst niet lezen.")).to_be_visible()
    expect(page.get_by_text("Mag niet").first).to_be_visible()
    expect(page.locator("#bestand")).to_be_hidden()
    page.goto(server.url + "/gesprek/instellingen/")
    page.get_by_label("Wie kan zien wat je plaatst?").check()
    context.close()


def test_ticks_stay_on_the_device(phone, people, account):
    phone.visit("/gesprek/instellingen/")
    phone.page.get_by_label("Wie kan zien wat je plaatst?").check()
    phone.sees("Nog 11 te gaan")
    phone.visit("/gesprek/instellingen/")
    phone.sees("Nog 11 te gaan")
    expect(phone.page.get_by_label("Wie kan zien wat je plaatst?")).to_be_checked()
    phone.page.get_by_role("button", name="Begin opnieuw voor een andere app").click()
    assert phone.page.evaluate("localStorage.length") == 0
    phone.visit("/gesprek/")
