"""Who may do what, for every address of this room."""

import pytest
from django.urls import get_resolver

from netjes.agreements import urls
from netjes.agreements.actions import add_example, add_source, publish_safety
from netjes.agreements.models import GoodExample, Source
from netjes.agreements.queries import in_force
from netjes.agreements.starter import SAFETY
from netjes.lib.actors import system

PUBLIC = {
    "index": "", "safety": "veiligheid/", "agreement": "medewerkers/", "talk": "medewerkers/praten/",
    "paper": "medewerkers/afspraken.pdf", "poster": "medewerkers/poster.pdf", "versions": "medewerkers/versies/",
    "version": "medewerkers/versies/1/", "version_article": "medewerkers/versies/1/3/",
    "version_paper": "medewerkers/versies/1/afspraken.pdf", "version_poster": "medewerkers/versies/1/poster.pdf",
    "article": "medewerkers/3/", "changes": "medewerkers/versies/1/veranderd/",
}  # fmt: skip
# address, and what it is asked with: a get for a page, a post for a deed
EDITORS = {
    "write_safety": ("get", "veiligheid/schrijven/"),
    "tell_safety": ("post", "veiligheid/vertellen/"),
    "translations": ("get", "medewerkers/3/vertalingen/"),
    "remove_translation": ("post", "medewerkers/3/vertalingen/ar/weghalen/"),
    "sources": ("get", "medewerkers/3/bronnen/"),
    "source": ("get", "bronnen/{source}/"),
    "remove_source": ("post", "bronnen/{source}/weghalen/"),
}
COLLEAGUES = {
    "example": ("post", "medewerkers/3/voorbeeld/"),
    "withdraw_example": ("post", "voorbeelden/{example}/intrekken/"),
}


@pytest.fixture
def beside(agreed, people):
    staff = next(s for s in in_force(agreed) if s.version.agreement.audience == "medewerker").version.agreement
    actor = system("tests")
    source = add_source(actor=actor, agreement=staff, article="3", title="Code", url="https://example.org/")
    example = add_example(actor=actor, agreement=staff, article="3", person=people.visser, text="Zo ging het goed.")
    publish_safety(actor=actor, school=agreed, **SAFETY)
    return {"source": source.pk, "example": example.pk}


def test_it_works_for_every_address():
    assert {pattern.name for pattern in urls.urlpatterns} == {*PUBLIC, *EDITORS, *COLLEAGUES}
    assert get_resolver()


def test_a_visitor_reads_everything_that_is_public(beside, client):
    for name, path in PUBLIC.items():
        expected = 404 if name == "changes" else 200  # the first version changed nothing
        assert client.get(f"/afspraken/{path}").status_code == expected, name


def test_a_visitor_is_asked_to_log_in_and_who_has_no_such_role_finds_nothing(beside, client, people, client_of):
    for method, path in (*EDITORS.values(), *COLLEAGUES.values()):
        url = f"/afspraken/{path.format(**beside)}"
        first = getattr(client, method)(url)
        assert first.status_code == 302 and first.headers["Location"].startswith("/inloggen/"), url
        for person in (people.noor, people.karima, people.lotte):
            assert getattr(client_of(person), method)(url).status_code == 404, url


def test_a_teacher_keeps_no_texts(beside, people, client_of):
    for method, path in EDITORS.values():
        for person in (people.ruud, people.bos, people.smit):
            assert getattr(client_of(person), method)(f"/afspraken/{path.format(**beside)}").status_code == 404, path
    assert client_of(people.bos).post(f"/afspraken/voorbeelden/{beside['example']}/intrekken/").status_code == 404


def test_an_editor_comes_everywhere(beside, people, client_of):
    for person in (people.visser, people.terpstra, people.oosthoek):
        for method, path in EDITORS.values():
            if method == "get":
                assert client_of(person).get(f"/afspraken/{path.format(**beside)}").status_code == 200, path


def test_a_deed_is_done_by_posting_only(beside, people, client_of):
    editor = client_of(people.visser)
    for method, path in (*EDITORS.values(), *COLLEAGUES.values()):
        if method == "post":
            assert editor.get(f"/afspraken/{path.format(**beside)}").status_code == 405, path
    assert Source.objects.for_school(people.visser.school).exists()
    assert GoodExample.objects.for_school(people.visser.school).filter(withdrawn_at=None).exists()


def test_what_belongs_to_another_school_is_not_found(beside, other_school, people, client_of, settings):
    from netjes.agreements.models import Agreement
    from netjes.lib.clock import now

    settings.ALLOWED_HOSTS = ["*"]
    theirs = Agreement.objects.for_school(other_school).create(
        school=other_school, audience="medewerker", slug="medewerkers", created_at=now()
    )
    source = add_source(actor=system("tests"), agreement=theirs, article="3", title="Van hen")
    people.visser.school.host = "lindekade.example"
    people.visser.school.save()
    editor = client_of(people.visser)
    for path in (f"bronnen/{source.pk}/", "medewerkers/3/"):
        there = editor.get(f"/afspraken/{path}", headers={"host": "lindekade.example"})
        assert there.status_code == (404 if "bronnen" in path else 200)
    assert (
        editor.post(f"/afspraken/bronnen/{source.pk}/weghalen/", headers={"host": "lindekade.example"}).status_code
        == 404
    )
    assert Source.objects.for_school(other_school).exists()
