"""Before you post: a pupil looks a message over on a phone, and cleans a picture that never leaves it."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageOps, ImageStat, PngImagePlugin

GPS, ORIENTATION, MODEL, TAKEN = 0x8825, 0x0112, 0x0110, 0x9003


@pytest.fixture
def agreed_here(school, people):
    from netjes.site.demo_school import adopt_models

    adopt_models(school)
    return school


def test_a_message_is_looked_over_mended_and_mended_back(phone, people, agreed_here):
    phone.log_in(people.noor).visit("/plaatsen/")
    phone.page.get_by_label("Je bericht").fill("yo Sami Haddad zn nr is 06-12345678 🙈")
    phone.press("Kijk na")
    phone.sees("Kijk hier nog even naar", "Alleen jij ziet dit.", "Vraag eerst of diegene het goedvindt")
    phone.press("Doe voorstel 1 en 2")
    phone.sees("Lees je bericht nog één keer", "yo S. H. zn nr is [nummer] 🙈", "We vonden niets")
    phone.press("Maak ongedaan")
    phone.sees("06-12345678")
    phone.press("Schrijf verder")
    assert phone.page.get_by_label("Je bericht").input_value() == "yo Sami Haddad zn nr is 06-12345678 🙈"
    phone.page.get_by_label("Stel geen vragen over de toon").check()
    phone.visit("/plaatsen/")
    assert phone.page.get_by_label("Stel geen vragen over de toon").is_checked()  # this device remembers, nobody else


def a_photo(kind: str, *, turned: int = 1) -> bytes:
    """A picture with all there is to hide: place, time, device, words, a preview, and something behind its end."""
    picture = Image.effect_noise((320, 240), 40).convert("RGB")
    picture.paste((250, 250, 250), (240, 0, 320, 120))  # so that a wrong turn shows
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL] = turned, "Telefoon 12"
    exif.get_ifd(0x8769)[TAKEN] = "2026:11:20 10:15:00"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 22.0, 1.2), 3: "E", 4: (4.0, 53.0, 5.4)})
    out = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><tiff:Model>Telefoon 12</tiff:Model></x:xmpmeta>"
    if kind == "png":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", "Sami Haddad")
        picture.save(out, "PNG", exif=exif, pnginfo=words)
    elif kind == "webp":
        picture.save(out, "WEBP", exif=exif, xmp=xmp)
    else:
        picture.save(out, "JPEG", exif=exif, comment=b"Sami Haddad", xmp=xmp, progressive=True)
    return out.getvalue() + (b"GEHEIM-ERACHTER" if kind != "webp" else b"")


@pytest.mark.parametrize(("kind", "turned"), [("jpeg", 1), ("jpeg", 6), ("png", 1), ("webp", 1), ("webp", 8)])
def test_a_picture_is_cleaned_and_no_request_leaves_the_page(phone, people, agreed_here, tmp_path, kind, turned):
    before = a_photo(kind, turned=turned)
    phone.log_in(people.noor).go("/plaatsen/eigen-foto/")
    phone.page.wait_for_load_state("networkidle")
    left: list[str] = []
    phone.page.on("request", lambda request: left.append(request.url))
    phone.page.get_by_label("Kies een foto").set_input_files(
        {"name": "IMG_20261120_101500.jpg", "mimeType": f"image/{kind}", "buffer": before}
    )
    phone.sees(
        "Dit zat erin verborgen", "Waar de foto is gemaakt", "52.367° N, 4.885° E", "Telefoon 12", "20-11-2026 10:15"
    )
    clean = downloaded(phone.page, tmp_path)
    assert [url for url in left if not url.startswith("blob:")] == []
    nothing_hidden_in(clean)
    was, made = Image.open(io.BytesIO(before)), Image.open(io.BytesIO(clean))
    if kind == "jpeg" or turned == 1:  # the same pixels, to the last one
        assert was.tobytes() == made.tobytes()
        assert made.getexif().get(ORIENTATION, 1) == turned
    else:
        assert made.size == was.size[::-1]  # drawn again, upright
        upright = ImageOps.exif_transpose(was).convert("L")
        for corner in ((0, 0, 60, 60), (180, 260, 240, 320), (180, 0, 240, 60)):
            assert abs(mean(upright.crop(corner)) - mean(made.convert("L").crop(corner))) < 8


def test_faces_are_covered_by_hand_and_by_keyboard(phone, people, agreed_here, tmp_path):
    phone.log_in(people.noor).visit("/plaatsen/eigen-foto/")
    phone.page.get_by_label("Kies een foto").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": a_photo("jpeg")}
    )
    phone.sees("Dek gezichten af")
    canvas = phone.page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    edge = canvas.bounding_box()
    phone.page.mouse.move(edge["x"] + edge["width"] * 0.1, edge["y"] + edge["height"] * 0.1)
    phone.page.mouse.down()
    phone.page.mouse.move(edge["x"] + edge["width"] * 0.4, edge["y"] + edge["height"] * 0.4, steps=4)
    phone.page.mouse.up()
    phone.page.get_by_role("button", name="Voeg een vlak toe").click()
    phone.page.keyboard.press("Shift+ArrowRight")
    phone.page.keyboard.press("ArrowDown")
    phone.look()
    clean = downloaded(phone.page, tmp_path)
    nothing_hidden_in(clean)
    made = Image.open(io.BytesIO(clean)).convert("RGB")
    for spot in ((64, 48), (160, 125)):  # inside the drawn box, and inside the one from the button
        assert max(abs(a - b) for a, b in zip(made.getpixel(spot), (24, 30, 45), strict=True)) < 12
    phone.page.get_by_role("button", name="Haal weg").first.click()
    assert phone.page.locator("[data-boxes] li").count() == 1


def test_what_cannot_be_read_is_drawn_again_and_the_page_says_so(phone, people, agreed_here, tmp_path):
    out = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("P").save(out, "GIF", comment=b"Sami Haddad")
    phone.log_in(people.noor).go("/plaatsen/eigen-foto/")
    phone.page.get_by_label("Kies een foto").set_input_files(
        {"name": "a.gif", "mimeType": "image/gif", "buffer": out.getvalue()}
    )
    phone.sees("Wat erin zat, kunnen we niet lezen")
    clean = downloaded(phone.page, tmp_path)
    nothing_hidden_in(clean)
    assert Image.open(io.BytesIO(clean)).format == "PNG"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "geen foto die we kunnen",
        ),
        (b"\xff\xd8\xff\xe0kapot", "niet openen of niet schoon krijgen"),
        (b"", "geen foto die we kunnen"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\2\0\0\0\0\0\0\0",
            "te groot om hier",
        ),
    ],
)
def test_what_is_no_picture_gets_a_clear_answer(phone, people, agreed_here, content, says):
    phone.log_in(people.noor).go("/plaatsen/eigen-foto/")
    phone.page.get_by_label("Kies een foto").set_input_files(
        {"name": "a.svg", "mimeType": "image/jpeg", "buffer": content}
    )
    phone.sees(says)
    assert not phone.page.locator("[data-work]").is_visible()


def mean(picture: Image.Image) -> float:
    return ImageStat.Stat(picture).mean[0]


def downloaded(page, folder: Path) -> bytes:
    page.wait_for_selector("[data-save][href]:not([aria-disabled])")
    with page.expect_download() as download:
        page.get_by_role("link", name="Bewaar de schone foto").click()
    assert download.value.suggested_filename.startswith("foto.")
    download.value.save_as(folder / "clean")
    return (folder / "clean").read_bytes()


def nothing_hidden_in(clean: bytes) -> None:
    """Read back with another reader, and byte by byte."""
    picture = Image.open(io.BytesIO(clean))
    assert set(picture.getexif()) <= {ORIENTATION}
    assert not set(picture.info) & {"comment", "xmp", "XML:com.adobe.xmp", "Author", "photoshop"}
    for secret in (b"Telefoon 12", b"Sami", b"2026:11:20", b"GEHEIM", b"xmpmeta", b"GPSLat"):
        assert secret not in clean


def test_what_another_app_shares_comes_in_the_body_and_only_fills_the_field(phone, people, agreed_here):
    phone.log_in(people.noor).visit("/plaatsen/")
    browser = phone.page.context.new_cdp_session(phone.page)
    found = browser.send("Page.getAppManifest")
    assert not found["errors"], found["errors"]
    target = json.loads(found["data"])["share_target"]
    assert target["method"] == "POST" and "files" not in target["params"]
    # As the phone's share sheet does it: a form of its own, without a token of ours.
    with phone.page.expect_navigation():
        phone.page.evaluate(
            """target => {
              const { action, enctype } = target, made = document.createElement("form");
              const form = Object.assign(made, { method: "post", action, enctype });
              const add = (name, value) => form.append(Object.assign(document.createElement("input"), { name, value }));
              add(target.params.title, "Roddel");
              add(target.params.text, "Sami Haddad is blijven zitten");
              add(target.params.url, "https://voorbeeld.example/1");
              document.body.append(form);
              form.submit();
            }""",
            target,
        )
    phone.look()
    said = "Roddel\nSami Haddad is blijven zitten\nhttps://voorbeeld.example/1"
    assert phone.page.get_by_label("Je bericht").input_value() == said
    assert "Sami" not in phone.page.url and phone.page.locator("mark").count() == 0
    phone.press("Kijk na")
    phone.sees("Hier staat een naam")


def test_without_javascript_it_all_works_but_the_picture_which_says_why(chromium, server, people, agreed_here):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server.url}/plaatsen/")
    page.get_by_label("Medewerker").check(force=True)
    page.get_by_label("Je bericht").fill("mn ww is hondje123")
    page.get_by_role("button", name="Kijk na").click()
    assert "Plaats dit zo nog niet" in page.content()
    page.get_by_role("button", name="Haal dit weg").first.click()
    assert "hondje123" not in page.locator(".draft").inner_text()
    page.get_by_role("button", name="Maak ongedaan").click()
    assert "hondje123" in page.locator(".draft").inner_text()
    page.goto(f"{server.url}/plaatsen/eigen-foto/")
    assert "Dit werkt alleen met JavaScript" in page.content() and not page.locator("#foto").is_visible()
    context.close()


def test_it_fits_the_narrowest_screen(narrow, people, agreed_here):
    narrow.log_in(people.ruud).visit("/plaatsen/")
    narrow.page.get_by_label("Je bericht").fill(
        "Sami Haddad heeft een hersenschudding https://lang.example/" + "a" * 200 + " en zijn nummer is 06-12345678"
    )
    narrow.press("Kijk na")
    narrow.sees("Plaats dit zo nog niet")
    narrow.visit("/plaatsen/eigen-foto/")
