"""A school's document comes in whole, or not at all."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netjes.agreements.models import Audience
from netjes.agreements.queries import in_force
from netjes.drafting.actions.starting import additions_for, start_from_model, start_from_version
from netjes.drafting.actions.uploads import file_name, take_in
from netjes.drafting.compose import read_draft
from netjes.drafting.errors import CannotRead
from netjes.drafting.lost import lost_words
from netjes.drafting.models import Draft, Piece, Upload
from netjes.drafting.tests.documents import HOUSE_RULES
from netjes.lib.actors import system
from netjes.norms.library import model
from netjes.reading.tests.test_words import DOCUMENTS

ACTOR = system("tests")


def test_it_works(school):
    pupils, staff = take_in(actor=ACTOR, school=school, name="regels.txt", content=HOUSE_RULES.encode())
    pieces = list(Piece.objects.for_school(school).filter(draft=pupils, kind="article"))
    assert [each.number for each in pieces] == ["1", "2", "3", "4"]
    assert pieces[0].source.startswith("1. Tijdens de les") and pieces[0].certainty == "certain"
    assert pupils.title == "Afspraken over sociale media voor leerlingen"
    assert (pupils.audience, staff.audience) == (Audience.PUPILS, Audience.STAFF)
    assert read_draft(pupils).mistakes == read_draft(staff).mistakes == ()


@pytest.mark.parametrize(
    "name", [each.name for each in sorted(DOCUMENTS.iterdir()) if each.suffix in (".txt", ".md", ".html")]
)
def test_every_word_of_a_document_stands_somewhere(school, name):
    drafts = take_in(actor=ACTOR, school=school, name=name, content=(DOCUMENTS / name).read_bytes())
    assert lost_words(drafts[0].upload) == ()
    assert all(read_draft(draft).mistakes == () for draft in drafts)


def _zip_with_password():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    content = bytearray(packed.getvalue())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(mark)
        content[at + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.txt", b"", "leeg"),
        ("spaties.txt", b"  \n ", "leeg"),
        ("groot.txt", b"woord " * 2_000_000, "te groot"),
        ("foto.docx", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "in werkelijkheid een afbeelding"),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "oud Word-document"),
        ("dicht.docx", _zip_with_password(), "wachtwoord"),
        ("half.pdf", b"%PDF-1.7 en dan niets", "beschadigd"),
        ("../../x", b"tekst", "soort die Netjes niet leest"),
        ("lijst.txt", b"Home\nContact\nZoeken\n", "geen afspraken"),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_nothing(school, people, client_of, name, content, says):
    answer = client_of(people.oosthoek).post(
        reverse("drafting:new"), {"from": "document", "document": SimpleUploadedFile(name, content)}
    )
    page = answer.content.decode()
    if name.startswith("leeg"):
        assert answer.status_code == 400  # a browser sends no file at all
    else:
        assert answer.status_code == 400 and says in page and "Er is niets bewaard" in page
    assert not Upload.objects.for_school(school).exists() and not Draft.objects.for_school(school).exists()


def test_nothing_is_kept_when_it_breaks_off_half_way(school, monkeypatch):
    monkeypatch.setattr("netjes.drafting.actions.uploads._leave_out", lambda *a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_in(actor=ACTOR, school=school, name="regels.txt", content=HOUSE_RULES.encode())
    assert not Upload.objects.for_school(school).exists() and not Piece.objects.for_school(school).exists()


def test_a_document_with_more_rules_than_anybody_reads_is_refused(school, monkeypatch):
    monkeypatch.setattr("netjes.drafting.actions.uploads.MOST", 3)
    with pytest.raises(CannotRead, match="meer dan 3 regels"):
        take_in(actor=ACTOR, school=school, name="regels.txt", content=HOUSE_RULES.encode())


def test_pasted_text_is_a_document_too_and_comes_back_when_it_is_refused(school, people, client_of):
    client = client_of(people.oosthoek)
    good = client.post(reverse("drafting:new"), {"from": "text", "text": HOUSE_RULES})
    assert good.status_code == 302
    bad = client.post(reverse("drafting:new"), {"from": "text", "text": "Home\nContact\n<b>hoi</b>"})
    assert bad.status_code == 400 and "&lt;b&gt;hoi" in bad.content.decode()


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../x", "x"), ("C:\\map\\regels.docx", "regels.docx"), ("a\0b.txt", "ab.txt"), ("<i>.md", "_i_.md"),
     ("...", "document"), ("n" * 400 + ".pdf", "n" * 150 + ".pdf")],
)  # fmt: skip
def test_a_name_is_no_path(given, kept):
    assert file_name(given) == kept


@pytest.mark.parametrize("audience", [Audience.PUPILS, Audience.STAFF, Audience.PARENTS])
def test_a_draft_from_the_model_says_what_the_model_says(school, audience):
    extra = tuple(each.number for each in additions_for(audience))
    draft = start_from_model(actor=ACTOR, school=school, audience=audience, additions=extra)
    name = {"leerling": "leerlingen", "medewerker": "medewerkers", "ouder": "ouders"}[audience]
    read = read_draft(draft)
    assert read.mistakes == ()
    assert {norm.id for norm in model(name).norms} <= {norm.id for norm in read.agreement.norms}
    assert [a.prose for a in read.agreement.articles][: len(model(name).articles)] == [
        a.prose for a in model(name).articles
    ]


def test_a_draft_from_a_version_is_that_version(agreed):
    version = in_force(agreed)[0].version
    draft = start_from_version(actor=ACTOR, school=agreed, version=version, corrects=True)
    read = read_draft(draft).agreement
    was = in_force(agreed)[0].agreement
    assert (read.norms, read.roles, read.preamble) == (was.norms, was.roles, was.preamble) or [
        (n.id, n.acts) for n in read.norms
    ] == [(n.id, n.acts) for n in was.norms]
    assert draft.corrects and draft.based_on == version and draft.situations == version.situations


def test_without_an_actor_nothing_happens(school):
    with pytest.raises(TypeError, match="Actor"):
        take_in(actor=None, school=school, name="regels.txt", content=HOUSE_RULES.encode())


def test_cannot_read_says_what_to_do(school):
    with pytest.raises(CannotRead, match=r"Kies een ander bestand"):
        take_in(actor=ACTOR, school=school, name="x.txt", content=b" ")
