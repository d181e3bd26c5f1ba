"""Colleagues show each other how they did it well."""

import pytest

from netjes.agreements.models import GoodExample

ARTICLE = "/afspraken/medewerkers/3/"
AT = f"{ARTICLE}voorbeeld/"
TEXT = "Ik vroeg eerst wie er op de foto wilde."


@pytest.fixture
def shared(agreed, people, client_of):
    client_of(people.bos).post(AT, {"text": TEXT})
    return GoodExample.objects.for_school(agreed).get()


def test_it_works(shared, people, client_of, read):
    page = read(client_of(people.kaya), ARTICLE)
    assert TEXT in page and "Anneke Bos" in page and "Noem geen namen van leerlingen." in page
    assert "Trek in" not in page


def test_pupils_parents_and_visitors_do_not_see_it(shared, people, client_of, client, read):
    for reader in (client, client_of(people.noor), client_of(people.karima)):
        page = read(reader, ARTICLE)
        assert TEXT not in page and "Zo deden collega" not in page


def test_a_teacher_sees_it_only_beside_articles_for_staff(shared, people, client_of, read):
    assert "Zo deden collega" not in read(client_of(people.bos), "/afspraken/leerlingen/3/")
    assert client_of(people.bos).post("/afspraken/leerlingen/3/voorbeeld/", {"text": TEXT}).status_code == 404


def test_one_withdraws_ones_own_and_an_editor_any(shared, people, client_of, read):
    out = f"/afspraken/voorbeelden/{shared.pk}/intrekken/"
    assert client_of(people.kaya).post(out).status_code == 404
    assert client_of(people.bos).post(out).status_code == 302
    assert TEXT not in read(client_of(people.kaya), ARTICLE)
    assert client_of(people.visser).post(out).status_code == 404  # it is gone already
    client_of(people.kaya).post(AT, {"text": "Nog een."})
    other = GoodExample.objects.for_school(shared.school).get(withdrawn_at=None)
    assert client_of(people.visser).post(f"/afspraken/voorbeelden/{other.pk}/intrekken/").status_code == 302


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Hier staat nog niets"), ("x" * 1001, "er passen er 1000 in"), ("x" * 2_000_000, "er passen er 1000 in")],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_stays_in_the_field(agreed, people, client_of, text, said):
    response = client_of(people.bos).post(AT, {"text": text})
    page = response.content.decode()
    assert response.status_code == 422 and said in page and text[:1000] in page
    assert not GoodExample.objects.for_school(agreed).exists()


def test_a_script_and_text_from_right_to_left_are_text(agreed, people, client_of):
    teacher = client_of(people.bos)
    teacher.post(AT, {"text": "<script>alert(1)</script>\u202e مرحبا"})
    page = teacher.get(ARTICLE).content.decode()
    assert "<script>alert" not in page and '<p class="said" dir="auto">&lt;script&gt;' in page
