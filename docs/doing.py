"""What somebody does on a page of the example school before its picture is taken."""

from urllib.parse import urlsplit

from playwright.sync_api import Page
from walk import look_as

PASSPHRASE = "vier gele fietsen zwijgen"  # noqa: S105 - of every reading key of the example school
MESSAGE = (
    "Noor de Vries uit 2A is ziek. Ze brak haar pols en zit thuis. "
    "Stuur haar een kaartje, of bel haar moeder: 06 12345678."
)
TOLD = "In de klassenapp maken ze me elke avond belachelijk. Ik durf er niets van te zeggen."
ANSWERED = "Goed dat je dit vertelt. Jij kiest wat er nu gebeurt. Wil je er morgen met mij over praten?"
CONCERNED = "Eva Mulder"  # in the second case of the example school
OWN_WORDS = "drie losse woorden"  # of somebody whom the strip does not offer


def press(page: Page, words: str) -> None:
    """A button that sends a form; some answers come without a new page."""
    with page.expect_response(lambda each: each.request.method == "POST"):
        page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def check_message(page: Page) -> None:
    page.get_by_label("Je bericht").fill(MESSAGE)
    press(page, "Kijk na")


def tell(page: Page) -> None:
    """As far as the page on which somebody writes what there is."""
    press(page, "Ik wil hulp")
    press(page, "Nare berichten of pesten")
    words = page.locator("textarea[name=words]")
    while not words.count():
        press(page, "Sla deze vraag over")
    words.fill(TOLD)


def send(page: Page) -> None:
    """As far as the receipt with its code."""
    tell(page)
    press(page, "Ga verder")
    press(page, "Zonder mijn naam")
    press(page, "Stuur het nu")
    page.locator("#code").wait_for(timeout=60_000)


def come_back(page: Page) -> None:
    """Tell something, and read with the code what the confidential adviser answers."""
    adviser = beside(page, "vertrouwenspersoon")
    before = unread(adviser)
    send(page)
    code = page.locator("#code").inner_text()
    answer(adviser, (unread(adviser) - before).pop())
    press(page, "Ik heb de code")
    page.get_by_label("Je code").fill(code)
    press(page, "Open het gesprek")
    page.get_by_role("heading", name="Je gesprek").wait_for(timeout=60_000)


def read(page: Page) -> None:
    """The report about a picture that goes round."""
    links = page.get_by_role("link", name="Lees").all()
    for address in [each.get_attribute("href") for each in links]:
        page.goto(f"{base_of(page)}{address}")
        if page.get_by_label("Leeszin").count():
            open_key(page)
        if page.get_by_role("heading", name="Een foto of filmpje").count():
            return
    raise SystemExit("docs/doing.py: de melding over een foto of filmpje staat er niet.")


def open_key(page: Page) -> None:
    page.get_by_label("Leeszin").fill(PASSPHRASE)
    press(page, "Open mijn sleutel")


def unread(adviser: Page) -> set[str]:
    """The addresses of what waits to be read for the first time."""
    adviser.goto(f"{base_of(adviser)}/melden/binnen/")
    links = adviser.get_by_role("link", name="Lees", exact=True).all()
    return {str(each.get_attribute("href")) for each in links}


def answer(adviser: Page, report: str) -> None:
    adviser.goto(f"{base_of(adviser)}{report}")
    open_key(adviser)
    adviser.get_by_label("Je antwoord", exact=True).fill(ANSWERED)
    adviser.get_by_text("Antwoorden om op te tikken erbij").click()
    for choice in adviser.locator("input[name=keuze]").all()[:2]:
        choice.check()
    press(adviser, "Stuur antwoord")
    adviser.context.close()


def see_own_file(page: Page) -> None:
    """As the pupil whom it concerns, whom the strip does not offer: with a link that an administrator makes."""
    own = beside(page, "beheerder")
    own.goto(f"{base_of(page)}/mensen/?q={CONCERNED}")
    own.locator(".people-rows a").first.click()
    own.locator("a[href$='/uitnodiging/']").click()
    press(own, "Maak de link")
    page.goto(own.locator("#link").inner_text())
    own.context.close()
    secrets = page.locator("main input[type=password]")
    for each in secrets.all():
        each.fill(OWN_WORDS)
    secrets.last.press("Enter")
    page.wait_for_load_state("networkidle")
    page.goto(f"{base_of(page)}/zaken/mij/2/")
    page.wait_for_load_state("networkidle")


def beside(page: Page, eyes: str) -> Page:
    """A page of somebody else, in a window of their own."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(locale="nl-NL")
    look_as(context.request, base_of(page), eyes)
    other = context.new_page()
    other.goto(base_of(page))
    return other


def base_of(page: Page) -> str:
    where = urlsplit(page.url)
    return f"{where.scheme}://{where.netloc}"
