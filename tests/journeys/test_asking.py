"""From *Mag ik?* to an answer, on a phone and at a desk, with and without script."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(autouse=True)
def _agreed(agreed):
    return agreed


def test_a_pupil_asks_on_a_phone(phone):
    """Search with a spelling mistake, three taps, an answer with its article; nothing is left behind."""
    phone.visit("/mag-ik/")
    phone.page.get_by_label("Mag ik …").fill("telefon in de les")
    found = phone.page.locator("#gevonden")
    expect(found.get_by_role("link", name="Mijn telefoon gebruiken")).to_be_visible()
    found.get_by_role("link", name="Mijn telefoon gebruiken").click()
    phone.look()
    phone.press("Ja, het is les")
    phone.press("Dat weet ik niet")
    assert phone.page.get_by_role("heading", level=1).inner_text() == "Overleg"
    assert phone.page.get_by_role("heading", name="Vraag het aan je leraar").is_visible()
    phone.page.get_by_role("link", name="Ja, mijn leraar vond het goed").click()
    phone.look()
    phone.press("Nee, geen toets")
    assert phone.page.get_by_role("heading", level=1).inner_text() == "Mag"
    assert phone.page.get_by_text("Als dit klopt").is_visible()
    phone.page.get_by_role("link", name="Lees artikel 7").click()
    phone.look()
    assert phone.page.get_by_role("heading", name="Bijvoorbeeld").is_visible()
    assert phone.page.context.cookies() == []
    assert phone.page.evaluate("localStorage.length") == 0
    kept = phone.page.evaluate("JSON.stringify(sessionStorage)")
    assert "les=" not in kept, f"de antwoorden staan nog in de browser: {kept}"


def test_back_is_one_question_back(phone):
    phone.visit("/mag-ik/telefoon-gebruiken/?rol=leerling")
    first = phone.page.get_by_role("heading", level=1).inner_text()
    phone.press("Ja, het is les")
    second = phone.page.get_by_role("heading", level=1).inner_text()
    assert first != second
    phone.press("Terug", role="link")
    assert phone.page.get_by_role("heading", level=1).inner_text() == first


def test_a_teacher_asks_at_a_desk(desk):
    desk.visit("/mag-ik/?rol=medewerker")
    desk.page.get_by_label("Mag ik …").fill("leerling volgen")
    desk.press("Vraag het")
    answers = {
        "Is de een leerling en de ander medewerker van school?": "Ja, leerling en medewerker",
        "Is het een werkaccount zonder privézaken van de medewerker?": "Nee, een privéaccount",
        "Kennen jullie elkaar van familie of een club?": "Nee, alleen van school",
    }
    for _ in answers:
        heading = desk.page.get_by_role("heading", level=1).inner_text()
        if heading not in answers:
            break
        desk.press(answers[heading])
    assert desk.page.get_by_role("heading", level=1).inner_text() == "Mag niet"
    assert desk.page.get_by_role("heading", name="Wanneer is het anders?").is_visible()


def test_it_works_without_script(chromium, server):
    """The whole way with plain forms and links; what needs script is not shown."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/mag-ik/?rol=leerling")
    page.get_by_label("Mag ik …").fill("appen")
    page.get_by_role("button", name="Vraag het").click()
    for _ in range(8):
        if page.locator(".verdict").count():
            break
        page.locator("button.answer").nth(1).click()
    assert page.locator(".verdict h1").inner_text() in ("Mag", "Mag niet", "Overleg")
    assert page.get_by_role("button", name="Kopieer deze vraag").count() == 0
    assert page.get_by_role("button", name="Deel dit antwoord").count() == 0
    context.close()


def test_copying_says_that_it_is_done(phone):
    phone.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.visit("/mag-ik/foto-plaatsen/?rol=leerling&over-een-ander=ja&toestemming-van-die-ander=weet-niet")
    phone.page.get_by_role("button", name="Kopieer deze vraag").click()
    expect(phone.page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert "Vind je dat goed?" in phone.page.evaluate("navigator.clipboard.readText()")


PAGES = [
    "/mag-ik/",
    "/mag-ik/?q=fietsen+maken",
    "/mag-ik/?rol=ouder",
    "/mag-ik/foto-plaatsen/?rol=leerling",
    "/mag-ik/gamen-in-de-pauze/?rol=leerling",
    "/mag-ik/iemand-bedreigen/?rol=leerling",
    "/afspraken/",
    "/afspraken/leerlingen/",
    "/afspraken/leerlingen/9/",
    "/afspraken/medewerkers/12/",
    "/afspraken/ouders/",
]


@pytest.mark.parametrize("screen", ["phone", "desk"])
def test_every_page_is_whole(screen, request):
    visitor = request.getfixturevalue(screen)
    for path in PAGES:
        visitor.visit(path)


def test_every_page_fits_the_narrowest_screen(narrow):
    for path in PAGES:
        narrow.page.goto(narrow.base + path)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_in_english_the_page_speaks_english_and_the_agreement_dutch(phone):
    phone.visit("/mag-ik/telefoon-gebruiken/?rol=leerling")
    phone.visit("/")
    phone.press("English")
    phone.visit("/mag-ik/iemand-bedreigen/?rol=leerling")
    assert phone.page.get_by_role("heading", level=1).inner_text() == "Not allowed"


def test_an_article_prints_with_its_text(desk):
    desk.visit("/afspraken/leerlingen/")
    desk.page.emulate_media(media="print")
    assert desk.page.locator(".bar, .top").first.is_hidden()


def test_the_print_button_prints(desk):
    desk.visit("/afspraken/leerlingen/7/")
    desk.page.evaluate("window.print = () => { window.printed = true }")
    desk.page.get_by_role("button", name="Print deze pagina").click()
    assert desk.page.evaluate("window.printed") is True
