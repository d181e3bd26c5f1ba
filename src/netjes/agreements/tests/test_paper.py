"""The agreement on paper, through its address."""

import pytest

from netjes.agreements import paper
from netjes.printing import documents
from netjes.printing.errors import CannotPrint


@pytest.mark.parametrize("name", ["afspraken", "poster"])
@pytest.mark.parametrize("version", ["", "versies/1/", "versies/2/"])
def test_it_works(client, two, name, version):
    response = client.get(f"/afspraken/leerlingen/{version}{name}.pdf")
    assert response.status_code == 200 and response.content.startswith(b"%PDF-")
    assert response.headers["Content-Type"] == "application/pdf"
    assert f"{name}-leerlingen-versie-{'2' if '2' in version else '1'}.pdf" in response.headers["Content-Disposition"]


def test_the_same_text_is_set_once(client, two, monkeypatch):
    paper._agreement.cache_clear()
    made: list[object] = []

    def once(**asked):
        made.append(asked)
        return b"%PDF-"

    monkeypatch.setattr(documents, "agreement_pdf", once)
    for _ in range(3):
        client.get("/afspraken/leerlingen/afspraken.pdf")
    assert len(made) == 1
    school = two[0].school
    school.accent = "#007A3D"
    school.save()
    client.get("/afspraken/leerlingen/afspraken.pdf")
    assert len(made) == 2  # another look is another sheet
    paper._agreement.cache_clear()


def test_what_cannot_be_printed_says_why(client, two, monkeypatch):
    paper._poster.cache_clear()

    def refuse(**asked):
        raise CannotPrint("De tekst past niet op één vel.")

    monkeypatch.setattr(documents, "poster_pdf", refuse)
    response = client.get("/afspraken/leerlingen/poster.pdf")
    assert response.status_code == 422 and "De tekst past niet op één vel." in response.content.decode()


def test_what_is_not_there_is_not_found(client, two):
    for path in ("ouders/afspraken.pdf", "leerlingen/versies/9/afspraken.pdf", "leerlingen/versies/9/poster.pdf"):
        assert client.get(f"/afspraken/{path}").status_code == 404


def test_the_agreement_leads_to_paper(client, two, read):
    page = read(client, "/afspraken/leerlingen/versies/2/")
    assert "/afspraken/leerlingen/versies/2/afspraken.pdf" in page and "/versies/2/poster.pdf" in page
    assert "/afspraken/leerlingen/afspraken.pdf" in read(client, "/afspraken/leerlingen/")
