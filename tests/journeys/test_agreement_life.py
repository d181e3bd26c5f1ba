"""The life of an agreement: a school's own document, confirmed, talked about, adopted, and answered by everybody."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect

from netjes.drafting.models import Draft, Piece
from netjes.lib.actors import system
from netjes.printing.tests.reading_a_pdf import read
from netjes.schools.actions import make_entry_link
from netjes.signing.models import Round, Signature
from netjes.signing.tests.conftest import opened

ACTOR = system("tests")
ARTICLES = (
    "Onder schooltijd en daarbuiten blijf je netjes tegen elkaar, ook online.",
    "Wat je plaatst of doorstuurt, daar ben je zelf verantwoordelijk voor.",
    "Tijdens de les zit je telefoon in je tas. Je gebruikt hem alleen als je docent dat goedvindt. Bij een toets "
    "gaat hij in de bak vooraan.",
    "Je plaatst geen foto of filmpje van een ander zonder dat die ander het goedvindt.",
    "Je deelt je wachtwoord met niemand en je gebruikt geen account van een ander.",
    "Je pest niemand, je bedreigt niemand en je sluit niemand buiten.",
    "Je doet je online niet voor als een ander.",
    "Docenten en leerlingen zijn geen vrienden op sociale media.",
    "Je hackt het netwerk van school niet en je downloadt er niets op.",
    "Gaat er iets mis? Ga dan naar je mentor of naar de vertrouwenspersoon.",
    "Zie je dat een ander gepest wordt, dan help je of je haalt hulp.",
    "Wie zich hier niet aan houdt, krijgt eerst een gesprek. De directie kan daarna een maatregel nemen.",
)


def document() -> bytes:
    """Twelve articles for pupils as a school might send them in, with the menu of the page they came from."""
    made = Document()
    made.add_paragraph("Home | Onze school | Ouders | Contact | Inloggen")
    made.add_heading("Zo doen wij het online", 0)
    made.add_paragraph("Iedereen op school gebruikt sociale media. Dat is leerzaam, zolang we er goed mee omgaan.")
    made.add_heading("Voor leerlingen", 1)
    for number, text in enumerate(ARTICLES, start=1):
        made.add_paragraph(f"{number}. {text}")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def paper(text: str) -> dict[str, object]:
    return {"name": "besluit.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + text.encode() * 20}


def test_it_works_from_a_document_to_a_pupil_who_signs(desk, phone, school, people):
    draft = hand_in(desk.log_in(people.oosthoek), school)
    confirm(desk)
    change_a_norm(desk, draft)
    talk_it_over(desk, phone, draft, people)
    version = adopt_and_publish(desk.log_in(people.terpstra), draft)
    desk.press("Vraag iedereen om te tekenen", "link")
    desk.tap("Open de ronde")
    desk.sees("De ronde is open en iedereen krijgt bericht.")
    phone.visit("/afspraken/leerlingen/")
    phone.visit("/afspraken/leerlingen/3/")
    phone.log_in(people.noor).go("/tekenen/")
    phone.tap(re.compile("versie 1"), "link")
    phone.sees("Tijdens de les zit je telefoon in je kluis.", "Lees ze rustig door.")
    phone.press("Ik heb het gelezen en doe mee")
    given = Signature.objects.for_school(school).get()
    assert (given.person, given.answer, given.version) == (people.noor, "agreed", version)


def hand_in(desk, school) -> Draft:
    desk.visit("/opstellen/nieuw/")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    desk.page.get_by_label("Kies het bestand").set_input_files(
        {"name": "online.docx", "mimeType": word, "buffer": document()}
    )
    desk.press("Lees dit document")
    draft = Draft.objects.for_school(school).get()
    pieces = Piece.objects.for_school(school).filter(draft=draft)
    assert [each.text for each in pieces if each.kind == "article"] == list(ARTICLES)
    assert "Home | Onze school" in "".join(each.source for each in pieces if each.kind == "left_out")
    return draft


def confirm(desk) -> None:
    """One article is two, two are one, the last thing is undone; then all of it is right."""
    page = desk.page
    page.locator("li[id^=stuk-]", has_text="Tijdens de les").get_by_role("link", name="Splits", exact=True).click()
    page.get_by_role("button", name="Splits hier").last.click()
    last = page.locator("li[id^=stuk-]", has_text="Wie zich hier niet aan houdt")
    last.get_by_text("Meer", exact=True).click()
    last.get_by_role("button", name="Voeg bij het stuk erboven").click()
    page.get_by_role("button", name=re.compile("Maak samenvoegen van .* ongedaan")).click()
    expect(page.get_by_role("button", name=re.compile("Doe samenvoegen .* opnieuw"))).to_be_visible()
    page.locator("li[id^=stuk-]", has_text="Tijdens de les").get_by_role("link", name="Neem normen over").click()
    desk.press("Neem deze normen over")
    desk.sees("Alle woorden uit het document staan ergens.")
    while (left := page.get_by_role("button", name="Klopt", exact=True)).count():
        count = left.count()
        left.first.click()
        expect(left).to_have_count(count - 1)


def change_a_norm(desk, draft) -> None:
    """In the text: another place for the telephone. In the norms: downloading becomes a matter to talk about."""
    page = desk.page
    phones = Piece.objects.for_school(draft.school).get(draft=draft, text__contains="telefoon in je tas")
    desk.go(f"/opstellen/{draft.pk}/artikel/{phones.pk}/tekst/")
    prose = page.get_by_label("Tekst", exact=True)
    prose.fill(prose.input_value().replace("in je tas", "in je kluis"))
    desk.tap("Bewaar de tekst")
    network = Piece.objects.for_school(draft.school).get(draft=draft, text__contains="hackt het netwerk")
    desk.go(f"/opstellen/{draft.pk}/artikel/{network.pk}/")
    desk.tap("Norm toevoegen", "link")
    page.get_by_label("Handeling 1").first.fill("downloaden")
    page.get_by_label("leerling", exact=True).check()
    desk.tap("Bewaar de norm")
    assert tried(desk, "downloaden") == "Mag niet"
    page.get_by_role("link", name="Pas aan norm a").click()
    page.locator("input[name=effect][value='vraagt overleg bij']").check()
    page.get_by_label("Bij wie vraag je het?").select_option(index=1)
    desk.look()
    desk.tap("Bewaar de norm")
    assert tried(desk, "downloaden") == "Overleg"
    desk.look()


def tried(desk, act: str) -> str:
    box = desk.page.locator("#probeer")
    box.get_by_label("Wie", exact=True).select_option("leerling")
    box.get_by_label("Wil", exact=True).select_option(act)
    box.get_by_role("button", name="Kijk wat het antwoord is").click()
    desk.page.wait_for_load_state()
    return desk.page.locator("#probeer .pill").first.inner_text().strip()


def talk_it_over(desk, phone, draft, people) -> None:
    """The council gets it, a pupil in it says something about a sentence, and reads what was done with that."""
    desk.go(f"/opstellen/{draft.pk}/overleg/")
    desk.tap("Leg het concept voor")
    phone.log_in(people.lotte).go(f"/opstellen/{draft.pk}/overleg/")
    phone.page.get_by_role("link", name=re.compile("^Bij een toets gaat hij in de bak vooraan")).click()
    phone.page.get_by_label("Jouw opmerking").fill("In lokaal 12 staat geen bak.")
    phone.press("Zeg het")
    desk.go(f"/opstellen/{draft.pk}/overleg/")
    desk.page.locator(".saids").get_by_role("link").first.click()
    desk.page.get_by_label("Ik neem het over").check()
    desk.page.get_by_label("Antwoord", exact=True).fill("Die komt er voor de kerst.")
    desk.tap("Bewaar het antwoord")
    phone.go(f"/opstellen/{draft.pk}/overleg/")
    phone.sees("In lokaal 12 staat geen bak.", "Die komt er voor de kerst.")


def adopt_and_publish(desk, draft):
    """By whom, on which day, with the paper; then from today, with the reason that everybody reads."""
    desk.go(f"/opstellen/{draft.pk}/vaststellen/")
    desk.page.get_by_label("Wie heeft de afspraken vastgesteld?").fill("de medezeggenschapsraad")
    desk.page.get_by_label("Het besluit").set_input_files(paper("besluit"))
    desk.press("Stel de afspraken vast")
    desk.go(f"/opstellen/{draft.pk}/bekendmaken/")
    desk.page.get_by_label("Waarom komt deze versie er?").fill("We hadden nog geen afspraken over onze telefoons.")
    desk.press("Vraag iedereen opnieuw")
    desk.sees("Versie 1 is bekendgemaakt")
    draft.refresh_from_db()
    assert (draft.version.label, draft.version.adopted_by) == ("1", "de medezeggenschapsraad")
    assert bytes(draft.version.decision).startswith(b"%PDF")
    return draft.version


@pytest.fixture
def asked(agreed, people) -> Round:
    return opened(agreed, "leerling")


def answers(school) -> set[tuple[str, str, str, str]]:
    found = Signature.objects.for_school(school).filter(replaced_at=None).select_related("person", "child")
    return {
        (each.person.given_name, each.child.given_name if each.child else "", each.answer, each.way) for each in found
    }


def test_a_pupil_asks_and_the_mentor_answers(asked, people, phone, desk, school):
    phone.log_in(people.sami).go(f"/tekenen/{asked.pk}/")
    phone.page.get_by_role("button", name=re.compile("Ik heb een vraag")).click()
    phone.page.get_by_label("Wat is je vraag?").fill("Mag mijn telefoon in mijn jas?")
    phone.press("Stel je vraag")
    desk.log_in(people.bos).go("/vandaag/")
    desk.tap("Lees en antwoord", "link")
    desk.page.get_by_role("link", name=re.compile("Mag mijn telefoon in mijn jas")).click()
    desk.page.get_by_label("Je antwoord").fill("Ja, als je jas aan de kapstok hangt.")
    desk.press("Verstuur je antwoord")
    receipt = Signature.objects.for_school(school).get()
    phone.visit(f"/tekenen/bewijs/{receipt.pk}/")
    phone.sees("Mevrouw Bos antwoordde", "Ja, als je jas aan de kapstok hangt.")


def test_both_guardians_sign_apart_and_see_only_their_own(asked, people, phone, desk, school):
    """Karima with her account, Youssef with the link of his letter; neither page tells of the other."""
    desk.log_in(people.karima).go("/tekenen/")
    desk.tap(re.compile("Voor Sami"), "link")
    desk.press("Ik heb het gelezen en doe mee")
    phone.go(f"/binnen/{make_entry_link(actor=ACTOR, person=people.youssef, purpose='signing')}/")
    phone.press(re.compile("Ja, ik ben Youssef"))
    phone.go(f"/tekenen/{asked.pk}/kind/{people.sami.pk}/")
    phone.page.get_by_role("button", name=re.compile("Ik ben het niet eens")).click()
    phone.page.get_by_label("Waarom bent u het niet eens?").fill("Een telefoon hoort thuis.")
    phone.press("Geef uw antwoord")
    assert answers(school) == {("Karima", "Sami", "agreed", "screen"), ("Youssef", "Sami", "disagreed", "link")}
    for visitor, other in ((desk, "Youssef"), (phone, "Karima")):
        for path in ("/tekenen/", "/tekenen/bewijzen/", f"/tekenen/{asked.pk}/kind/{people.sami.pk}/"):
            assert other not in visitor.go(path).page.content()
    hers = Signature.objects.for_school(school).get(person=people.karima)
    assert phone.page.request.get(f"{phone.base}/tekenen/bewijs/{hers.pk}/").status == 404


def test_a_guardian_of_two_reads_once_and_signs_for_each(asked, people, phone, school):
    phone.log_in(people.marieke).go("/tekenen/")
    phone.tap(re.compile("Voor Daan"), "link")
    phone.sees("1 van 2")
    phone.tap("Ik heb het gelezen en doe mee")
    phone.press("Ga verder voor Noor", "link")
    phone.sees("Deze tekst las u al. Voor Noor hoeft u alleen nog te antwoorden.")
    phone.tap("Ik heb het gelezen en doe mee")
    phone.sees("Er wacht nu niets meer op u.")
    assert answers(school) == {("Marieke", child, "agreed", "screen") for child in ("Daan", "Noor")}


def test_staff_sign_theirs_and_keep_a_receipt(agreed, people, desk, school):
    opened(agreed, "medewerker")
    desk.log_in(people.ruud).go("/vandaag/")
    desk.tap("Lees en onderteken", "link")
    desk.tap(re.compile("medewerkers"), "link")
    desk.tap("Ik heb het gelezen en doe mee")
    desk.tap("Bekijk je bewijs", "link")
    desk.look()
    desk.sees("Ruud Mulder", "Vingerafdruk van de tekst:")
    assert answers(school) == {("Ruud", "", "agreed", "screen")}
    link = desk.page.get_by_role("link", name="Bewaar als pdf").get_attribute("href")
    found = read(desk.fetch(link))
    assert "Ruud Mulder" in found.text and Signature.objects.for_school(school).get().version.sha256[:16] in found.text


def test_a_mentor_takes_over_what_was_signed_on_paper(asked, people, desk, phone, school):
    desk.log_in(people.bos).go(f"/tekenen/voortgang/{asked.pk}/klas/{people.class_2a.pk}/")
    desk.page.get_by_role("link", name=re.compile("Papier overnemen.*Lotte")).click()
    desk.page.get_by_label("Ik doe mee").check()
    desk.page.get_by_label("Opmerking van jou").fill("Het papier ligt in de map van 2A.")
    desk.press("Neem dit antwoord over")
    assert answers(school) == {("Lotte", "", "agreed", "paper")}
    phone.log_in(people.lotte).go(f"/tekenen/bewijs/{Signature.objects.for_school(school).get().pk}/")
    phone.sees("Het papier ligt in de map van 2A.")


def test_what_is_printed_can_be_read_aloud(asked, people, desk):
    """The PDFs as the site gives them: tagged, in Dutch, with a title that the reader shows."""
    people_class = f"/tekenen/voortgang/{asked.pk}/klas/{people.class_2a.pk}"
    desk.log_in(people.bos)
    for path, words in {
        "/afspraken/leerlingen/afspraken.pdf": "maatregel nemen",
        "/afspraken/leerlingen/poster.pdf": "maatregel nemen",
        f"{people_class}/lijst.pdf": "Jansen",
    }.items():
        found = read(desk.fetch(path))
        root = found.reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"].value is True and "/H1" in found.kinds(), path
        assert root["/Lang"] == "nl" and found.reader.metadata.title, path
        assert words in found.text, path
