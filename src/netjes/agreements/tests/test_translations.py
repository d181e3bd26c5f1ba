"""An article in other languages, beside the Dutch."""

import re
from datetime import UTC, date, datetime

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.languages import LANGUAGES
from netjes.agreements.models import Audience, Translation
from netjes.agreements.tests.agreed_texts import PHONE, text
from netjes.lib.actors import system
from netjes.lib.clock import standing_still_at
from netjes.records.models import LogRow

ARTICLE = "/afspraken/leerlingen/1/"
AT = f"{ARTICLE}vertalingen/"
ARABIC = {"language": "ar", "title": "الهاتف", "text": "لا تستخدم **هاتفك** في الدرس.", "made_by": "Taalbrug"}


@pytest.fixture
def editor(people, client_of):
    return client_of(people.visser)


def test_it_works(two, editor, client, read):
    assert editor.post(AT, ARABIC).headers["Location"] == f"{ARTICLE}?taal=ar"
    page = read(client, f"{ARTICLE}?taal=ar")
    assert re.search(r'<div class="stack s" id="vertaling" lang="ar" dir="rtl"><h2 class="h1">الهاتف</h2>', page)
    assert "<strong>هاتفك</strong>" in page and "Vertaald door Taalbrug." in page
    assert page.index("In de les gebruik je je telefoon niet.") < page.index("الهاتف</h2>")
    assert "De Nederlandse tekst geldt." in page and 'data-read="#vertaling"' in page
    assert 'hreflang="ar" lang="ar"' in read(client, ARTICLE) and "هاتفك" not in read(client, ARTICLE)
    assert LogRow.objects.for_school(two[0].school_id).filter(act="agreements.translation.saved").count() == 1


def test_english_is_one_of_them_and_says_in_english_that_the_dutch_holds(two, editor, client, read):
    editor.post(AT, {"language": "en", "title": "The phone", "text": "No phone in class.", "made_by": ""})
    page = read(client, f"{ARTICLE}?taal=en")
    assert '<p lang="en">The Dutch text is the one that holds.' in page and 'lang="en" dir="ltr"' in page


def test_the_whole_agreement_has_it_too(two, editor, client, read):
    editor.post(AT, ARABIC)
    page = read(client, "/afspraken/leerlingen/?taal=ar")
    assert 'lang="ar" dir="rtl"' in page and "De Nederlandse tekst geldt." in page
    assert "الهاتف" not in read(client, "/afspraken/leerlingen/?taal=tr")


def test_after_the_dutch_changed_it_says_that_it_belongs_to_an_earlier_text(two, editor, client, read):
    editor.post(AT, ARABIC)
    assert "hoort bij een eerdere tekst" not in read(client, f"{ARTICLE}?taal=ar")
    publish_version(
        actor=system("tests"), school=two[0].school, audience=Audience.PUPILS, correction=True,
        text=text(PHONE.replace("Buiten", "Daarbuiten")), in_force_from=date(2026, 12, 1),
    )  # fmt: skip
    with standing_still_at(datetime(2026, 12, 2, 9, 0, tzinfo=UTC)):
        assert "Deze vertaling hoort bij een eerdere tekst." in read(client, f"{ARTICLE}?taal=ar")


def test_the_same_language_again_takes_the_place_of_the_first(two, editor, people):
    editor.post(AT, ARABIC)
    editor.post(AT, ARABIC | {"title": "هاتف"})
    assert [t.title for t in Translation.objects.for_school(two[0].school)] == ["هاتف"]
    assert "هاتف" in editor.get(f"{AT}?taal=ar").content.decode()


def test_it_can_be_taken_away(two, editor):
    editor.post(AT, ARABIC)
    assert editor.post(f"{AT}ar/weghalen/").status_code == 302
    assert not Translation.objects.for_school(two[0].school).exists()
    assert editor.post(f"{AT}ar/weghalen/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "x" * 2_000_000, "er passen er 20000 in"),
        ("title", "x" * 201, "er passen er 200 in"),
        ("title", "", "Hier staat nog niets"),
        ("language", "tlh", "uit de lijst"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(two, editor, field, value, said):
    response = editor.post(AT, ARABIC | {field: value})
    page = response.content.decode()
    assert response.status_code == 422 and said in page and 'role="alert"' in page
    assert "Taalbrug" in page and (field == "language" or value[:50].replace("\0", "") in page.replace("\0", ""))
    assert not Translation.objects.for_school(two[0].school).exists()


def test_a_script_is_text_everywhere(two, editor, client):
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))"
    editor.post(AT, ARABIC | {"title": bad, "text": bad, "made_by": bad})
    for path in (f"{ARTICLE}?taal=ar", "/afspraken/leerlingen/?taal=ar", f"{AT}?taal=ar"):
        page = editor.get(path).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page and 'href="javascript' not in page


def test_languages_have_codes_their_own_names_and_a_direction():
    assert 25 <= len(LANGUAGES) <= 32
    assert {code for code, each in LANGUAGES.items() if each.rtl} == {"ar", "fa", "prs", "ps", "ckb", "he", "ur"}
    assert all(each.own_name and str(each.name) for each in LANGUAGES.values())
