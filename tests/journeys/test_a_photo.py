"""A picture of a class on its way out: ticked, covered, asked, answered and taken along; in a browser."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from netjes.consents.actions import Asked, open_purpose
from netjes.consents.models import Choice
from netjes.consents.queries import wordings_of
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.photos.models import Box, Photo
from netjes.schools.models import Person
from netjes.schools.tests.cast import client_for

ACTOR = system("tests")


@pytest.fixture
def social(school, people):
    """Social media, for which Sami's father said no and Noor's mother wants to be asked."""
    from netjes.site.demo_school import adopt_models

    adopt_models(school)
    purpose = open_purpose(
        actor=ACTOR, school=school, asked=Asked("Sociale media", "Iedereen ziet het.", "Social media", "Everybody."),
        kind=PurposeKind.PICTURE, reach=Reach.EVERYBODY, app="", code="sociale-media", asks_staff=True,
    )  # fmt: skip

    def chose(by: Person, about: Person, answer: Chosen) -> None:
        Choice.objects.create(
            school=school, person=about, purpose=purpose, wording=wordings_of([purpose])[purpose.pk], answer=answer,
            given_by=by, given_at=now(),
        )  # fmt: skip

    chose(people.karima, people.sami, Chosen.YES)
    chose(people.youssef, people.sami, Chosen.NO)
    chose(people.marieke, people.noor, Chosen.ASK_ME)
    return purpose


@pytest.fixture
def picture(tmp_path):
    """Two heads of nobody, to be given a box by hand."""
    image = Image.new("RGB", (1200, 800), "#d5e3ea")
    for x in (200, 800):
        image.paste("#402a20", (x, 200, x + 120, 340))
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Sami Haddad"
    image.save(out, "JPEG", exif=exif.tobytes())
    path = tmp_path / "Sami en Noor.jpg"
    path.write_bytes(out.getvalue())
    return path


def _choose(visitor, picture, school) -> Photo:
    visitor.visit("/plaatsen/fotos/")
    visitor.page.get_by_label("De foto").set_input_files(picture)
    visitor.page.get_by_label("Van welke klas of les?").select_option(label="2A")
    visitor.press("Kijk deze foto na")
    visitor.sees("Kruis aan wie je herkent")
    return Photo.objects.for_school(school).get()


def _draw(visitor, left: float, top: float, right: float, down: float) -> None:
    """A box by mouse, in parts of the picture."""
    at = visitor.page.locator("svg.photo").bounding_box()
    mouse = visitor.page.mouse
    mouse.move(at["x"] + at["width"] * left, at["y"] + at["height"] * top)
    mouse.down()
    mouse.move(at["x"] + at["width"] * right, at["y"] + at["height"] * down, steps=4)
    mouse.up()


def test_from_the_camera_to_the_school_s_page(desk, people, social, picture, school):
    desk.log_in(people.ruud)
    photo = _choose(desk, picture, school)
    page = desk.page
    for number, (left, right) in enumerate(((0.17, 0.27), (0.67, 0.77)), start=1):
        _draw(desk, left, 0.25, right, 0.43)
        expect(page.locator(f"#dek-{number}")).to_be_checked()
        page.get_by_text(str(number), exact=True).locator("visible=true").last.click()
        expect(page.locator(f"#dek-{number}")).not_to_be_checked()
    page.get_by_label("Sami Haddad").check()
    desk.sees("Sami mag hier niet op.")
    page.get_by_label("Noor de Vries").check()
    page.get_by_label("Welk hoofd? Sami Haddad").select_option("1")
    page.get_by_label("Welk hoofd? Noor de Vries").select_option("2")
    desk.look()
    page.get_by_role("button", name="Dek Sami af").click()
    desk.sees("Vraag eerst of Noor op deze foto mag.")
    page.get_by_role("button", name="Nee op alles").click()
    expect(page.get_by_role("button", name="Nee op alles")).to_have_count(0)
    page.get_by_role("button", name="Vraag het voor Noor").click()
    desk.sees("Er is gevraagd of Noor hierop mag.")
    desk.log_in(people.marieke).visit(f"/plaatsen/fotos/{photo.pk}/gevraagd/")
    desk.sees("Het gaat om Noor.")
    desk.press("Naar de vraag over Noor", "link")
    desk.press("Ja, deze keer")
    desk.log_in(people.ruud).visit(f"/plaatsen/fotos/{photo.pk}/")
    desk.sees("Deze foto mag hierheen.")
    with Image.open(BytesIO(desk.fetch(f"/plaatsen/fotos/{photo.pk}/foto.jpg"))) as taken:
        assert not taken.getexif() and taken.getpixel((260, 260)) != taken.getpixel((860, 260))
    desk.visit(f"/plaatsen/fotos/{photo.pk}/gooi-weg/")
    desk.press("Gooi de foto weg")
    assert not Photo.objects.for_school(school).exists()


def test_by_keyboard_on_the_picture(desk, people, social, picture, school):
    desk.log_in(people.ruud)
    photo = _choose(desk, picture, school)
    box = Box.objects.create(school=school, photo=photo, number=1, x=200, y=200, w=120, h=140)
    desk.visit(f"/plaatsen/fotos/{photo.pk}/")
    desk.page.locator("#hoofd-vak-1").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#dek-1")).to_be_checked()
    expect(desk.page.locator("#hoofd-vak-1")).to_be_focused()
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        desk.page.keyboard.press(key)
    expect(desk.page.locator("#bureau")).not_to_have_attribute("aria-busy", "true")
    expect(desk.page.locator("#vak-1-w")).to_have_value("110")
    with desk.page.expect_response(lambda answer: answer.request.method == "POST"):
        desk.page.keyboard.press("Shift+ArrowDown")
    expect(desk.page.locator("#vak-1-w")).to_have_value("110")
    box.refresh_from_db()
    assert box.x > 200 and box.y > 200 and box.w > 120 and box.covered
    desk.page.keyboard.press("Delete")
    expect(desk.page.locator("svg.photo .head")).to_have_count(0)


def test_on_a_phone_without_a_script(chromium, server, people, social, picture, school):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    context.add_cookies(
        [{"name": n, "value": each.value, "url": server.url} for n, each in client_for(people.ruud).cookies.items()]
    )
    page.goto(f"{server.url}/plaatsen/fotos/")
    page.get_by_label("De foto").set_input_files(picture)
    page.get_by_label("Van welke klas of les?").select_option(label="2A")
    page.get_by_role("button", name="Kijk deze foto na").click()
    page.get_by_label("Sami Haddad").check()
    page.get_by_text("Vakken toevoegen").click()
    page.get_by_role("button", name="Voeg een vak toe").click()
    page.get_by_label("Welk hoofd? Sami Haddad").select_option("1")
    page.get_by_role("button", name="Kijk opnieuw").click()
    expect(page.get_by_text("Is er verder niemand te herkennen?")).to_be_visible()
    page.get_by_label("Verder is niemand te herkennen").check()
    page.get_by_role("button", name="Nee op alles").click()
    expect(page.get_by_role("link", name="Download de foto")).to_be_visible()
    context.close()


def test_the_list_of_a_class_on_a_phone(phone, people, social):
    phone.log_in(people.ruud).visit("/plaatsen/fotos/wie-mag-erop/")
    phone.press("2A", "link")
    phone.sees("vraag het eerst", "mag niet")
