"""From a school's own document to a split that somebody confirmed, in a browser."""

import pytest
from playwright.sync_api import expect

from netjes.drafting.models import Draft, Piece
from netjes.drafting.tests.documents import HOUSE_RULES


def log_in(visitor, client_of, person):
    cookies = client_of(person).cookies
    visitor.page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": visitor.base} for name, cookie in cookies.items()]
    )
    return visitor


@pytest.fixture
def karin(desk, client_of, people):
    return log_in(desk, client_of, people.oosthoek)


def hand_in(visitor):
    visitor.visit("/opstellen/nieuw/")
    visitor.page.get_by_label("Kies het bestand").set_input_files(
        {"name": "regels.txt", "mimeType": "text/plain", "buffer": HOUSE_RULES.encode()}
    )
    visitor.press("Lees dit document")


def pieces(school):
    draft = Draft.objects.for_school(school).get(audience="leerling")
    return draft, list(Piece.objects.for_school(school).filter(draft=draft))


def test_a_document_is_confirmed_at_a_desk(karin, school):
    page = karin.page
    hand_in(karin)
    page.get_by_role("button", name="Klopt").first.click()
    expect(page.get_by_text("1 van 4 nagekeken")).to_be_visible()
    expect(page.get_by_role("button", name="Klopt").first).to_be_focused()  # the next one, without a mouse
    karin.press("Splits", "link")
    karin.press("Splits hier")
    page.get_by_role("main").get_by_text("Meer", exact=True).nth(1).click()
    page.get_by_role("button", name="Voeg bij het stuk erboven").first.click()
    expect(page.get_by_role("button", name="Maak samenvoegen van artikel 5 ongedaan")).to_be_visible()
    page.get_by_role("button", name="Maak samenvoegen van artikel 5 ongedaan").click()
    expect(page.get_by_role("button", name="Doe samenvoegen van artikel 5 opnieuw")).to_be_visible()
    assert len([each for each in pieces(school)[1] if each.kind == "article"]) == 5
    karin.press("Neem normen over", "link")
    karin.press("Neem deze normen over")
    expect(page.get_by_text("2 normen")).to_be_visible()
    expect(page.get_by_text("Alle woorden uit het document staan ergens.")).to_be_visible()
    karin.visit(f"/opstellen/{pieces(school)[0].pk}/")
    karin.visit("/opstellen/")


def test_what_is_typed_is_kept_and_never_said_to_be_kept_when_it_is_not(karin, school):
    page = karin.page
    hand_in(karin)
    karin.press("Pas aan", "link")
    page.get_by_label("Tekst", exact=True).fill("Je telefoon zit in je kluis.")
    expect(page.get_by_role("status").filter(has_text="Bewaard om")).to_be_visible()
    assert pieces(school)[1][0].text == "Je telefoon zit in je kluis."
    page.context.set_offline(True)
    page.get_by_label("Tekst", exact=True).fill("Je telefoon zit in je tas.")
    expect(page.get_by_text("Nog niet bewaard: geen verbinding.")).to_be_visible()
    assert page.get_by_text("Bewaard om").count() == 0
    page.context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="Bewaard om")).to_be_visible(timeout=10_000)
    assert pieces(school)[1][0].text == "Je telefoon zit in je tas."
    session = page.context.cookies()
    page.context.clear_cookies(name="binnen")
    page.get_by_label("Tekst", exact=True).fill("Je telefoon zit in je tas. Altijd.")
    expect(page.get_by_text("je bent uitgelogd")).to_be_visible()
    page.context.clear_cookies()  # logging in again brings another token against forgery
    page.context.add_cookies([each for each in session if each["name"] == "binnen"])
    expect(page.get_by_role("status").filter(has_text="Bewaard om")).to_be_visible(timeout=10_000)
    piece = pieces(school)[1][0]
    Piece.objects.for_school(school).filter(pk=piece.pk).update(text="Van een ander.", revision=piece.revision + 1)
    page.get_by_label("Tekst", exact=True).fill("Van mij.")
    expect(page.get_by_text("Druk op Bewaar om beide teksten te zien.")).to_be_visible()
    karin.complaints.clear()  # the browser reports the two answers that said no
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", name="Twee mensen schreven tegelijk")).to_be_visible()
    karin.complaints.clear()
    karin.look()
    assert "Van een ander." in page.content() and "Van mij." in page.content()


def test_the_same_pages_on_a_phone(phone, client_of, people, school):
    log_in(phone, client_of, people.oosthoek)
    phone.visit("/opstellen/")
    hand_in(phone)
    draft, found = pieces(school)
    for path in ("", "indelen/", "document/", f"indelen/{found[0].pk}/tekst/", f"indelen/{found[0].pk}/splitsen/",
                 f"indelen/{found[0].pk}/normen/"):  # fmt: skip
        phone.visit(f"/opstellen/{draft.pk}/{path}")
