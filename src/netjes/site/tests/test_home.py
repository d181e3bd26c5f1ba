import gzip
import re

import pytest
from django.utils.formats import date_format

from netjes.agreements.pages import Link
from netjes.asking.queries import Askable
from netjes.norms.vocabulary import Act
from netjes.reports.help_lines import CHECKED_ON
from netjes.schools.models import School
from netjes.site import home
from netjes.site.home import AgreementLink, Front


def asked(text: str, code: str, url: str) -> Askable:
    return Askable(Act(text), "leerling", text, url, code, depends=False, regulated=True)


FULL = Front(
    often=[
        asked("In de pauze appen", "niet", "/mag-ik/1"),
        asked("Een klassenapp beginnen", "mag", "/mag-ik/2"),
    ],
    articles=[Link("12", summary="Gaat er iets mis, dan praten we eerst.", url="/afspraken/12")],
    agreements=[AgreementLink("Alle 12 voor leerlingen", "/afspraken/leerlingen")],
)


@pytest.fixture
def full(monkeypatch):
    monkeypatch.setattr(home, "front_for", lambda school, role: FULL)


def test_it_works(client, school, full):
    page = client.get("/").content.decode()
    assert "Mag dit?" in page and "Lindekade College" in page
    assert "In de pauze appen<small>Mag niet</small>" in page
    assert "Gaat er iets mis" in page and "Alle 12 voor leerlingen" in page


def test_empty_parts_are_left_out(client, school, monkeypatch):
    monkeypatch.setattr(home, "front_for", lambda school, role: Front())
    page = client.get("/").content.decode()
    assert "Vaak gevraagd" not in page and "Wat we met elkaar afspreken" not in page


def test_help_stands_on_it_with_the_day_it_was_checked(client, school):
    page = client.get("/").content.decode()
    for number in ("tel:112", "tel:08000432", "tel:113", "tel:08002000", "helpwanted.nl"):
        assert number in page
    assert f"nagekeken op {date_format(CHECKED_ON, 'j F Y')}" in page


def test_a_visitor_gets_no_cookie(client, school):
    response = client.get("/")
    assert not response.cookies
    assert "Set-Cookie" not in response


def test_the_rules_for_the_browser_are_strict(client, school):
    response = client.get("/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", ["/", "/mag-ik/", "/afspraken/"])
def test_a_first_visit_weighs_less_than_sixty_kilobytes(client, agreed, page):
    """HTML, styles, scripts, sprite and logo as they go over the line, compressed."""
    response = client.get(page, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    total = len(response.content)
    html = gzip.decompress(response.content).decode()
    parts = set(re.findall(r'(?:href|src)="(/(?:static/|huisstijl|beeldmerk)[^"#]+)', html))
    assert any("sprite" in part for part in parts)
    for part in parts:
        asset = client.get(part, headers={"accept-encoding": "gzip"})
        assert asset.status_code == 200, part
        total += len(asset.getvalue())
    assert total < 60_000, total


def test_the_agreed_language_is_the_schools(client, school):
    School.objects.update(language="en")
    assert "Is this allowed?" in client.get("/").content.decode()


def test_a_chosen_language_wins_and_an_unknown_one_does_not(client, school):
    client.post("/taal/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/").content.decode()
    client.cookies["taal"] = "xx"
    assert '<html lang="nl">' in client.get("/").content.decode()


def test_the_language_switch_leads_nowhere_else(client, school):
    response = client.post("/taal/", {"language": "en", "next": "https://elders.example/"})
    assert response["Location"] == "/"
