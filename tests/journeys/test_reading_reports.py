"""Reading and answering a report on a phone, in a real browser: that there is something, then with the key open."""

import pytest

from netjes.keyring.actions import make_key
from netjes.lib.actors import system
from netjes.reports.actions.intake import take_in
from netjes.reports.bringing import brought_file
from netjes.reports.contents import First
from netjes.reports.models import Report
from netjes.reports.routing import Concerned
from netjes.reports.states import Route
from netjes.schools.actions import add_person, give_role
from netjes.schools.states import Role
from netjes.sealing import Hardness, Keypair, ReceiptKeys, wrapping

ACTOR = system("tests")
WORDS = "vier gele fietsen zwijgen"
CHAT = b"24/11/26 19:02 - Mila: een sticker van hem\n24/11/26 19:03 - Daan: haha stuur door\n"


@pytest.fixture
def adviser(school, people, monkeypatch):
    monkeypatch.setattr(wrapping, "HARDNESS", Hardness(1, 1))
    person = add_person(actor=ACTOR, school=school, given_name="Yvette", family_name="Helder", honorific="mevrouw")
    give_role(actor=ACTOR, person=person, role=Role.CONFIDENTIAL)
    make_key(actor=ACTOR, person=person, passphrase=WORDS, holders=())
    first = First(
        want="sent", topic="iets doorgestuurd", words="Ze maken stickers.", involved=(("Daan", ""),), naked=True
    )
    take_in(
        school=school, first=first, route=Route.CONFIDENTIAL, concerned=Concerned(),
        receipt=ReceiptKeys(b"0" * 32, Keypair.new()), brought=[brought_file("chat.txt", CHAT)],
    )  # fmt: skip
    return person


def test_a_report_is_read_looked_at_and_answered(phone, adviser):
    phone.log_in(adviser)
    phone.visit("/melden/binnen/")
    phone.sees("Er wacht 1 melding op jou")
    phone.page.get_by_role("link", name="Lees", exact=True).click()
    phone.page.get_by_label("leeszin").fill(WORDS)
    phone.page.keyboard.press("Enter")
    phone.page.get_by_text("Ze maken stickers.").wait_for()
    phone.look()
    phone.page.get_by_label("Je antwoord").fill("Goed dat je dit vertelt. Mag ik zijn mentor vragen om op te letten?")
    phone.press("Stuur antwoord")
    phone.sees("Beantwoord. Wie meldde, is nu aan zet.")
    phone.page.get_by_role("link", name="Chat uit WhatsApp").click()
    phone.press("Kijk")
    phone.sees("haha stuur door")
    assert Report.objects.for_school(adviser.school).get().state == "answered"


def test_an_incident_takes_four_taps(phone, people, school):
    phone.log_in(people.ruud)
    phone.visit("/melden/incidenten/")
    phone.page.get_by_label("Vechten of slaan").check()
    phone.page.get_by_label("In de les").check()
    phone.press("Bewaar")
    phone.sees("Wat jij de laatste week noteerde", "Vechten of slaan, in de les")


def test_a_call_takes_two_taps(phone, people, school):
    phone.log_in(people.bos)
    phone.visit(f"/melden/gebeld/{people.sami.pk}/")
    phone.page.get_by_label("Met tolk").check()
    phone.press("Een ouder of verzorger")
    phone.sees("Eerder gebeld", "met tolk")
