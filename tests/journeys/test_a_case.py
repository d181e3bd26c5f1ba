"""A case in a browser: from taking it up to a measure that runs, and the other side of it on a phone."""

from netjes.cases.models import Case, Measure
from netjes.cases.states import MeasureState


def test_from_taking_up_to_a_measure_that_runs(desk, phone, people, school):
    from netjes.site.demo_school import adopt_models

    adopt_models(school)
    desk.log_in(people.visser).visit("/zaken/")
    desk.press("Neem iets op als zaak", "link")
    desk.page.get_by_label("Zoek op naam").fill("sami")
    desk.tap("Zoek")
    desk.page.get_by_label("Haddad, Sami").check()
    desk.page.get_by_label("Waar gaat het over?").fill("Nepaccount op naam van een klasgenoot")
    desk.press("Neem het op")
    desk.page.get_by_label("9d.").check()
    desk.page.get_by_label("Ernstig", exact=True).check()
    desk.page.get_by_role("textbox", name="Waarom?").fill("Het ging lang door.")
    desk.press("Leg dit vast")
    desk.page.get_by_label("Wat is er besproken?").fill("Samen het account bekeken.")
    desk.press("Leg het gesprek vast")
    desk.page.get_by_label("Schrijf het op in hun woorden").fill("Het was een grap.")
    desk.press("Leg het verslag vast")
    desk.sees("Welke maatregel past hierbij?", "Het is de eerste keer.")
    desk.page.get_by_label("Een opdracht of nablijven").check()
    desk.page.get_by_label("Waarom is dit genoeg, en niet te veel?").fill("Het is rechtgezet.")
    desk.page.get_by_label("Hoeveel schooldagen?").fill("2")
    desk.tap("Leg het voorstel vast")
    desk.press("Besluit dit")
    desk.sees("Is het thuis veilig voor Sami?")
    desk.tap("Ik heb het gevraagd")
    desk.press("Ik heb de ouders gesproken")
    desk.press("Sami Haddad schrijf de brief", "link")
    desk.page.get_by_label("Wat er gebeurde").fill("Er was een account op naam van een ander.")
    desk.press("Bekijk hem eerst")
    desk.press("Maak de brief")
    desk.press("Verstuur de brief")
    desk.press("Laat de maatregel ingaan", "link")
    desk.press("Laat de maatregel ingaan")
    desk.sees("Deze maatregel begint nog")
    assert Measure.objects.for_school(school).get().state == MeasureState.RUNNING
    case = Case.objects.for_school(school).get()
    phone.log_in(people.visser).visit(f"/zaken/{case.pk}/")
    phone.log_in(people.sami).go("/ik/").tap("Lees wat er staat", "link")
    phone.look()
    phone.page.get_by_label("Waarom klopt het besluit niet?").fill("Anderen deden ook mee.")
    phone.press("Maak bezwaar")
    phone.sees("Bezwaar van")
    desk.go(f"/zaken/{case.pk}/").sees("Anderen deden ook mee.")


def test_the_lists_and_the_decisions(desk, phone, people, school):
    """The pages that are opened less often: the list of measures, its editing, an emergency and closing."""
    phone.log_in(people.karima).visit("/zaken/maatregelen/")
    desk.log_in(people.terpstra).visit("/zaken/maatregelen/")
    desk.press("Neem deze lijst over en pas hem aan")
    desk.press("Verander Schorsen", "link")
    desk.visit("/zaken/maatregelen/regels/")
