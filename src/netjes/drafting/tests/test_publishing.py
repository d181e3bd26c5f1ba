"""From a text to an agreement: adopted, and made known as a new version or as a correction."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netjes.agreements.models import Version
from netjes.agreements.queries import in_force
from netjes.drafting.actions.decisions import Launch, adopt, publish
from netjes.drafting.decision_files import DOCX, ODT, PDF, content_type_of
from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Comment, Draft, Piece
from netjes.drafting.states import DraftState
from netjes.drafting.tests.drafts import ACTOR, draft_of_model
from netjes.lib.clock import now
from netjes.records.queries import breaks_in
from netjes.schools.queries import today

PAPER = b"%PDF-1.7\n" + b"x" * 100


@pytest.fixture
def draft(agreed, people) -> Draft:
    return draft_of_model(agreed)


@pytest.fixture
def adopted(draft) -> Draft:
    return adopt(actor=ACTOR, draft=draft, body="de raad", on=today())


def address(name: str, draft: Draft) -> str:
    return reverse(f"drafting:{name}", args=[draft.pk])


def newest(draft: Draft) -> Version:
    found = Version.objects.for_school(draft.school).filter(agreement__audience=draft.audience)
    return max(found, key=lambda version: (version.number, version.revision))


def change(draft: Draft, number: str, text: str) -> None:
    Piece.objects.for_school(draft.school).filter(draft=draft, number=number).update(text=text)


def zipped(**files: str) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("Types", "Types"), content)
    return box.getvalue()


def test_it_works(draft, people, client_of):
    """A norm changed through the form, tried, laid before the council, answered, adopted, in force as version 2."""
    writer, head, smit = client_of(people.visser), client_of(people.terpstra), client_of(people.smit)
    article = Piece.objects.for_school(draft.school).get(draft=draft, number="9")
    norm = {"effect": "verbiedt", "acts": ["gamen in de les"], "roles": ["leerling"], "when_fact": ["les"],
            "when_is": ["wel"], "revision": "1"}  # fmt: skip
    assert writer.post(reverse("drafting:norm_new", args=[draft.pk, article.pk]), norm).status_code == 302
    tried = {"rol": "leerling", "handeling": "gamen in de les", "feit:les": "ja"}
    assert "Mag niet" in writer.get(reverse("drafting:article", args=[draft.pk, article.pk]), tried).content.decode()
    start = {"councils": ["staff"], "until": (today() + timedelta(days=14)).isoformat()}
    assert writer.post(address("consult_start", draft), start).status_code == 302
    assert smit.post(address("comment", draft), {"artikel": "9", "text": "Goed zo."}).status_code == 302
    comment = Comment.objects.for_school(draft.school).get()
    where = reverse("drafting:comment_answer", args=[draft.pk, comment.pk])
    assert writer.post(where, {"outcome": "answered", "answer": "Dank je."}).status_code == 302
    paper = SimpleUploadedFile("verslag ‘mr’.pdf", PAPER)
    sent = {"body": "de medezeggenschapsraad", "on": today().isoformat(), "decision": paper}
    assert head.post(address("adopt", draft), sent).status_code == 302
    kept = head.get(address("decision", draft))
    assert kept.content == PAPER and kept["Content-Type"] == PDF and "attachment" in kept["Content-Disposition"]
    assert "Vraag iedereen opnieuw" in head.get(address("publish", draft)).content.decode()
    launch = {"from": today().isoformat(), "review": "2999-01-01", "why": "Er werd veel gegamed.", "how": "version"}
    assert head.post(address("publish", draft), launch).status_code == 302
    version = newest(draft)
    assert (version.label, version.why, version.adopted_by) == ("2", "Er werd veel gegamed.", sent["body"])
    assert version.decision_name == paper.name and bytes(version.decision) == PAPER and version.situations
    assert "versie: 2" in version.text and "9-gamen-in-de-les" in version.text
    assert [v.version.pk for v in in_force(draft.school) if v.version.agreement.audience == draft.audience] == [
        version.pk
    ]
    draft.refresh_from_db()
    assert draft.state == DraftState.PUBLISHED and draft.version == version
    assert "Versie 2 is bekendgemaakt" in head.get(address("publish", draft)).content.decode()
    assert not list(breaks_in(draft.school.pk))


def test_a_typo_becomes_a_correction_from_the_first_day(draft, people, client_of):
    running = newest(draft)
    old = Piece.objects.for_school(draft.school).get(draft=draft, number="2").text
    change(draft, "2", old.replace("netjes", "heel netjes", 1))
    adopt(actor=ACTOR, draft=draft, body="de raad", on=today())
    sent = {"from": running.in_force_from.isoformat(), "how": "correction", "why": ""}
    assert client_of(people.oosthoek).post(address("publish", draft), sent).status_code == 302
    version = newest(draft)
    assert version.label == "1.1" and version.in_force_from == running.in_force_from
    page = client_of(people.oosthoek).get(address("publish", draft)).content.decode()
    assert "verbetering" in page and "tekenen/ronde" not in page


@pytest.mark.parametrize(
    ("number", "text", "sentence"),
    [
        ("2", "Je doet maar.\n\n```norm 2-x\nwie: leerling\nstaat toe: iemand pesten\n```\n", "mag niet"),
        ("2", None, "is weg"),
    ],
)
def test_what_changes_for_somebody_is_no_correction_without_a_reason(draft, people, client_of, number, text, sentence):
    if text is None:
        Piece.objects.for_school(draft.school).filter(draft=draft, number=number).delete()
    else:
        change(draft, number, text)
    adopt(actor=ACTOR, draft=draft, body="de raad", on=today())
    client = client_of(people.oosthoek)
    sent = {"from": today().isoformat(), "how": "correction", "why": "Daarom."}
    refused = client.post(address("publish", draft), sent)
    page = refused.content.decode()
    assert refused.status_code == 400 and "meer dan een verbetering" in page and sentence in page and "Daarom." in page
    assert newest(draft).label == "1"
    assert client.post(address("publish", draft), sent | {"reason": "Zo was het bedoeld."}).status_code == 302
    draft.refresh_from_db()
    assert newest(draft).label == "1.1" and draft.corrects_because == "Zo was het bedoeld."


def test_who_changes_an_adopted_text_takes_the_decision_back(adopted, people, client_of):
    article = Piece.objects.for_school(adopted.school).get(draft=adopted, number="2")
    client = client_of(people.visser)
    page = client.get(reverse("drafting:article", args=[adopted.pk, article.pk])).content.decode()
    assert "dan is dit weer een concept" in page
    sent = {"title": article.title, "prose": "Anders.", "revision": "1"}
    client.post(reverse("drafting:article_text", args=[adopted.pk, article.pk]), sent)
    adopted.refresh_from_db()
    assert (adopted.state, adopted.adopted_by, adopted.adopted_on) == (DraftState.EDITING, "", None)
    with pytest.raises(CannotChangeDraft, match="eerst vast"):
        publish(actor=ACTOR, draft=adopted, launch=Launch(today()))


def test_a_published_text_does_not_change_any_more(adopted, people, client_of):
    publish(actor=ACTOR, draft=adopted, launch=Launch(today()))
    article = Piece.objects.for_school(adopted.school).get(draft=adopted, number="2")
    where = reverse("drafting:article_text", args=[adopted.pk, article.pk])
    sent = client_of(people.visser).post(where, {"title": "x", "prose": "Anders.", "revision": "1"})
    assert sent.status_code == 400 and "verandert niet meer" in sent.content.decode()
    with pytest.raises(CannotChangeDraft):
        publish(actor=ACTOR, draft=adopted, launch=Launch(today()))


def test_open_comments_are_pointed_out_and_do_not_block(draft, people, client_of):
    Comment.objects.create(
        school=draft.school, draft=draft, text="Hm.", person=people.smit, role="council_staff", at=now()
    )
    client = client_of(people.terpstra)
    assert "1 opmerking heeft nog geen antwoord" in client.get(address("adopt", draft)).content.decode()
    sent = {"body": "de raad", "on": today().isoformat()}
    assert client.post(address("adopt", draft), sent).status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": ""}, "Vul in wie"),
        ({"body": "x" * 200}, "langer dan"),
        ({"on": "2999-01-01"}, "moet nog komen"),
        ({"on": "ooit"}, "Vul de dag in"),
        ({"decision": SimpleUploadedFile("besluit.pdf", b"MZ\x90\x00 programma")}, "geen pdf"),
        ({"decision": SimpleUploadedFile("besluit.pdf", b"")}, "leeg"),
        ({"decision": SimpleUploadedFile("besluit.pdf", PAPER + b"x" * 5_000_000)}, "groter dan 5 MB"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(draft, people, client_of, changes, sentence):
    sent = {"body": "de raad", "on": today().isoformat()} | changes
    refused = client_of(people.terpstra).post(address("adopt", draft), sent)
    draft.refresh_from_db()
    assert refused.status_code == 400 and sentence in refused.content.decode() and draft.state == DraftState.EDITING


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"from": "2001-01-01"}, "al voorbij"),
        ({"from": "morgen"}, "vanaf welke dag"),
        ({"review": "2001-01-01"}, "ligt niet na"),
        ({"review": "ooit"}, "geen datum"),
        ({"why": "x" * 3000}, "2.000 tekens"),
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_is_lost(adopted, people, client_of, changes, sentence):
    sent = {"from": today().isoformat(), "how": "version", "why": "Omdat het beter is."} | changes
    refused = client_of(people.terpstra).post(address("publish", adopted), sent)
    page = refused.content.decode()
    assert refused.status_code == 400 and sentence in page and sent["why"] in page and newest(adopted).label == "1"


def test_a_document_is_told_by_its_content():
    assert content_type_of(PAPER) == PDF and content_type_of(b"\x89PNG\r\n\x1a\n") == "image/png"
    assert content_type_of(zipped(**{"[Content_Types]_xml": "", "word__document_xml": ""})) == DOCX
    assert content_type_of(zipped(mimetype=ODT, content_xml="")) == ODT
    assert content_type_of(zipped(mimetype="x", content_xml="")) == content_type_of(b"PK\x03\x04 kapot") == ""
    assert content_type_of(b"") == content_type_of(b"<html>") == ""


@pytest.mark.parametrize("name", ["adopt", "publish", "decision"])
def test_only_who_decides_gets_in(adopted, people, client_of, client, name):
    adopted.decision_name, adopted.decision = "b.pdf", PAPER
    adopted.save()
    assert client.get(address(name, adopted)).status_code == 302
    for who in (people.visser, people.smit, people.lotte, people.ruud, people.marieke, people.noor):
        assert client_of(who).get(address(name, adopted)).status_code == 404
    for who in (people.terpstra, people.oosthoek):
        assert client_of(who).get(address(name, adopted)).status_code == 200
