"""Netjes on a home screen: what the browser is told, the icons, and what the service worker keeps."""

import io
import json
import re

import pytest
from django.urls import reverse
from PIL import Image

from netjes.site.installing import drawn, icon_url


def test_it_works(client, school):
    answer = client.get("/app.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    told = json.loads(answer.content)
    assert told["name"] == "Netjes · Lindekade College"
    assert told["theme_color"] == school.accent and told["display"] == "standalone"
    assert told["start_url"].startswith("/les/")
    assert {(each["sizes"], each["purpose"]) for each in told["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for each in told["icons"]:
        picture = Image.open(io.BytesIO(client.get(each["src"]).content))
        assert f"{picture.width}x{picture.height}" == each["sizes"]


def test_the_page_names_the_manifest(client, school):
    assert b'rel="manifest" href="/app.webmanifest"' in client.get("/").content


def test_a_maskable_icon_is_filled_to_its_edges_and_keeps_the_middle():
    picture = Image.open(io.BytesIO(drawn(192, "maskable", "#2349A5", b""))).convert("RGB")
    assert picture.getpixel((0, 0)) == (0x23, 0x49, 0xA5)
    edge = {picture.getpixel((at, 10)) for at in range(192)}
    assert edge == {(0x23, 0x49, 0xA5)}, "buiten de middelste vier vijfde staat niets"


def test_a_logo_is_the_icon_and_a_broken_one_is_not():
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#FF0000").save(out, "PNG")
    picture = Image.open(io.BytesIO(drawn(192, "any", "#2349A5", out.getvalue()))).convert("RGB")
    assert picture.getpixel((96, 96)) == (255, 0, 0) and picture.getpixel((2, 2)) == (255, 255, 255)
    assert drawn(192, "any", "#2349A5", b"geen plaatje") == drawn(192, "any", "#2349A5", b"")


def test_an_icon_of_another_size_is_not_made(client, school):
    assert client.get(icon_url(school, 512, "any").replace("512", "9000")).status_code == 404


def test_the_service_worker_answers_for_the_whole_site(client, school):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/" and answer["Cache-Control"] == "no-cache"
    kept = json.loads(re.search(r"const KEPT = (\[.*\]);", answer.content.decode())[1])
    for url in kept:
        assert client.get(url).status_code == 200, url
        assert url.startswith(("/static/", "/huisstijl.", "/beeldmerk.", "/offline/")), "niets van iemand"


@pytest.mark.parametrize("path", ["manifest", "service_worker", "offline"])
def test_nothing_here_says_who_looks(client_of, people, path):
    mine, nobody = client_of(people.noor), client_of(people.ruud)
    assert mine.get(reverse(path)).content == nobody.get(reverse(path)).content
