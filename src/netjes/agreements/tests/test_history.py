"""Old versions readable for ever, what is announced, and what changes."""

import re
from datetime import UTC, date, datetime

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience
from netjes.agreements.tests.agreed_texts import PHONE, text
from netjes.agreements.tests.conftest import LATER
from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at

AT = "/afspraken/leerlingen/versies/"


def test_it_works(client, two, read):
    page = read(client, AT)
    assert "Vanaf 1 december 2026." in page and "komt eraan" in page
    assert "Van 1 september 2026 tot 1 december 2026. Vastgesteld door de raad op 18 juni 2026." in page
    assert "De school kijkt er op 1 november 2026 opnieuw naar." in page and "geldt nu" in page
    assert all(version.sha256 in page for version in two)


def test_an_announced_version_says_so_and_answers_with_its_own_rules(client, two, read):
    page = read(client, f"{AT}2/1/")
    assert "Dit geldt vanaf 1 december 2026, en nu nog niet." in page
    assert "Daarbuiten ook niet." in page
    assert re.search(r"Sami belt in de pauze.*?Mag niet", page, re.S)
    now = read(client, "/afspraken/leerlingen/1/")
    assert re.search(r"Sami belt in de pauze.*?</svg>Mag<", now, re.S) and "Daarbuiten ook niet." not in now


def test_an_old_version_keeps_its_text_its_answers_and_leads_to_the_new_one(client, two, read):
    with standing_still_at(datetime(2027, 2, 1, 9, 0, tzinfo=UTC)):
        page = read(client, f"{AT}1/1/")
        assert "Dit is een oude versie. Versie 1 gold van 1 september 2026 tot 1 december 2026." in re.sub(
            r"</?b>", "", page
        )
        assert "Hier is de nieuwe: versie 2" in page and 'href="/afspraken/leerlingen/1/"' in page
        assert "Buiten de les wel." in page and re.search(r"Sami belt in de pauze.*?</svg>Mag<", page, re.S)
        assert "Vraag of het mag" not in page  # that would ask what holds now
        assert two[0].sha256 in read(client, f"{AT}1/")


def test_the_version_in_force_has_an_address_that_stays(client, two, read):
    assert "Dit is versie 1, en die geldt nu." in read(client, f"{AT}1/")


def test_what_changes_stands_word_by_word_with_the_answer_and_the_reason(client, two, read):
    page = read(client, f"{AT}2/veranderd/")
    assert "<h1>Wat er verandert</h1>" in page and "De leerlingenraad vroeg hierom." in page
    assert "Op 1 december 2026 komt versie 2 in de plaats van versie 1." in page
    assert re.search(r"<del> ?Buiten de les wel\.</del>", page) and re.search(
        r"<ins> ?Daarbuiten ook niet\.</ins>", page
    )
    assert re.search(r"Je telefoon gebruiken.*?Mag<.*?Mag niet<", page, re.S)
    assert "Eén artikel is anders. Het andere blijft zoals het was." in page


def test_a_text_that_moved_is_shown_as_moved(client, school, still_now, read):
    sentence = "Vraag het gerust aan je mentor als je iets niet begrijpt."
    rest = "Dan nog iets anders, dat hier gewoon blijft staan.\n\nEn dit is het slot."
    body = f"## Artikel 1. Eerst\n\n{sentence}\n\n{rest}"
    moved = f"## Artikel 1. Eerst\n\n{rest}\n\n{sentence}"
    for source, day in ((body, date(2026, 9, 1)), (moved, date(2026, 12, 1))):
        publish_version(
            actor=system("tests"), school=school, audience=Audience.PUPILS, text=text(source), in_force_from=day
        )
    page = read(client, f"{AT}2/veranderd/")
    assert '<mark class="moved">' in page and "<ins>" not in page


def test_changes_can_be_told_since_an_earlier_version(client, two, read):
    newer = PHONE.replace("Buiten de les wel.", "Nooit.")
    publish_version(
        actor=system("tests"), school=two[0].school, audience=Audience.PUPILS, text=text(newer),
        in_force_from=date(2027, 1, 1),
    )  # fmt: skip
    assert "in de plaats van versie 1." in read(client, f"{AT}3/veranderd/?sinds=1")
    assert "in de plaats van versie 2." in read(client, f"{AT}3/veranderd/")


@pytest.mark.parametrize(
    "path",
    ["1/veranderd/", "2/veranderd/?sinds=2", "2/veranderd/?sinds=9", "9/", "9/1/", "1/99/", "2.1/", "x/veranderd/"],
)
def test_what_there_never_was_is_not_found(client, two, path):
    assert client.get(AT + path).status_code == 404


def test_a_correction_has_its_own_label_and_what_it_mended_never_held(client, two, read):
    publish_version(
        actor=system("tests"), school=two[0].school, audience=Audience.PUPILS, text=LATER + "\n",
        in_force_from=date(2026, 12, 1), correction=True,
    )  # fmt: skip
    assert "Deze tekst heeft geen dag gegolden." in read(client, f"{AT}2/")
    assert "Geen enkel artikel zegt nu iets anders." in read(client, f"{AT}2.1/veranderd/")


def test_the_index_puts_ones_own_agreement_first_and_tells_what_comes(agreed, people, client_of, read, client):
    def order(page: str) -> list[str]:
        return re.findall(r'href="/afspraken/(leerlingen|medewerkers|ouders)/"', page)

    assert order(read(client_of(people.karima), "/afspraken/"))[0] == "ouders"
    assert order(read(client_of(people.bos), "/afspraken/"))[0] == "medewerkers"
    assert order(read(client, "/afspraken/"))[0] == "leerlingen"


def test_the_index_tells_what_comes_and_editors_what_is_late(two, people, client_of, read, client):
    page = read(client, "/afspraken/")
    assert "Vanaf 1 december 2026 geldt versie 2." in page and f"{AT}2/veranderd/" in page
    assert "opnieuw naar kijken" not in page
    assert "Op 1 november 2026 zou de school hier opnieuw naar kijken" in read(client_of(people.visser), "/afspraken/")
    assert "opnieuw naar kijken" not in read(client_of(people.bos), "/afspraken/")


def test_another_schools_versions_are_not_found(client, two, other_school):
    other = client.get(AT, headers={"host": "havenlyceum.example"})
    assert other.status_code in (400, 404)


def test_a_script_in_a_reason_or_a_body_is_text(client, school, still_now, read):
    bad = "<script>alert(1)</script>"
    for number, day in ((1, date(2026, 9, 1)), (2, date(2026, 12, 1))):
        publish_version(
            actor=system("tests"), school=school, audience=Audience.PUPILS, why=bad, adopted_by=bad,
            in_force_from=day, text=text(f"## Artikel 1. {bad}\n\nTekst {number} {bad}\n"),
        )  # fmt: skip
    for path in ("", "1/", "1/1/", "2/veranderd/"):
        assert "<script>alert" not in client.get(AT + path).content.decode()
