"""Asking that something is mended or goes, and what a school then does; with proof, and never about oneself."""

from datetime import timedelta

import pytest

from netjes.lib.actors import system
from netjes.notices.models import Notice
from netjes.privacy.actions import answer_request, ask, erase_person, plan_of
from netjes.privacy.errors import CannotAnswer, CannotErase
from netjes.privacy.models import PrivacyRequest
from netjes.privacy.states import RequestKind, RequestState
from netjes.privacy.tests.rows import make_row
from netjes.records.holds import place_hold
from netjes.records.models import Erasure, LogRow
from netjes.schools.actions import give_role, leave_school
from netjes.schools.models import Guardianship, Membership, Person
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.signing.models import Signature

ACTOR = system("tests")


@pytest.fixture
def officer(people) -> Person:
    """Smit keeps watch over privacy, besides teaching."""
    give_role(actor=ACTOR, person=people.smit, role=Role.PRIVACY)
    return people.smit


def asked_by(person: Person, about: Person | None = None, kind: RequestKind = RequestKind.ERASURE) -> PrivacyRequest:
    return ask(actor=ACTOR, person=person, about=about or person, kind=kind, text="Mag dit weg?")


def test_it_works(people, officer, client_of):
    pupil, desk = client_of(people.noor), client_of(officer)
    told = pupil.post("/ik/klopt-niet/", {"text": "Ik heet De Vries."}, follow=True).content.decode()
    request = PrivacyRequest.objects.for_school(officer.school).get()
    assert "Je vraag is aangekomen" in told and request.promised_on == today() + timedelta(days=7)
    assert "Noor de Vries: iets klopt niet" in desk.get("/privacy/vragen/").content.decode()
    desk.post(f"/privacy/vragen/{request.pk}/", {"deed": "done", "answer": "Het is verbeterd."})
    assert "Het is verbeterd." in pupil.get(f"/ik/gevraagd/{request.pk}/").content.decode()
    assert Notice.objects.for_school(officer.school).filter(person=people.noor).exists()


def test_erasing_is_promised_within_a_month(people):
    assert asked_by(people.noor).promised_on == today() + timedelta(days=30)


def test_who_keeps_privacy_is_told_and_nothing_of_what_was_asked_travels(people, officer):
    asked_by(people.noor)
    notices = Notice.objects.for_school(officer.school)
    assert {notice.person for notice in notices} == {officer, people.oosthoek}
    assert not any("Mag dit weg?" in notice.subject + notice.text for notice in notices)


def test_nobody_answers_about_themselves(people, officer):
    request = asked_by(officer)
    with pytest.raises(CannotAnswer, match="Een collega geeft het antwoord"):
        answer_request(actor=ACTOR, by=officer, request=request, answer="Ja.", done=True)


def test_nobody_answers_twice(people, officer):
    request = asked_by(people.noor)
    answer_request(actor=ACTOR, by=officer, request=request, answer="Nee.", done=False)
    with pytest.raises(CannotAnswer, match="heeft al een antwoord"):
        answer_request(actor=ACTOR, by=officer, request=request, answer="Toch wel.", done=True)


@pytest.mark.parametrize("sent", [{}, {"deed": "done", "answer": " "}, {"deed": "other", "answer": "Ja."}])
def test_an_answer_that_says_nothing_keeps_the_request_open(sent, people, officer, client_of):
    request = asked_by(people.noor)
    answer = client_of(officer).post(f"/privacy/vragen/{request.pk}/", sent)
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_a_parent_asks_about_their_own_child_and_about_no_other(people, client_of):
    client_of(people.karima).post("/ik/mag-weg/", {"text": "Dit.", "about": people.sami.pk})
    client_of(people.karima).post("/ik/mag-weg/", {"text": "Dat.", "about": people.noor.pk})
    found = PrivacyRequest.objects.for_school(people.sami.school).order_by("pk")
    assert [each.about for each in found] == [people.sami, people.karima]


def test_an_empty_request_is_not_sent(people, client_of):
    answer = client_of(people.noor).post("/ik/klopt-niet/", {"text": "  "})
    assert answer.status_code == 422 and "Schrijf in een paar woorden" in answer.content.decode()


def test_a_request_is_its_askers_own(people, client_of):
    request = asked_by(people.noor)
    assert client_of(people.noor).get(f"/ik/gevraagd/{request.pk}/").status_code == 200
    for other in (people.sami, people.marieke, people.oosthoek):
        assert client_of(other).get(f"/ik/gevraagd/{request.pk}/").status_code == 404


def test_at_school_the_name_stays_and_what_is_not_needed_goes(people):
    make_row(Notice, people.noor.school, person=people.noor)
    make_row(Signature, people.noor.school, person=people.noor)
    proof = erase_person(actor=ACTOR, person=people.noor, why="request")
    people.noor.refresh_from_db()
    assert people.noor.given_name == "Noor" and proof.erased == {"notices.notice": 1}
    assert {"signing.signature", "schools.person", "schools.membership"} <= set(proof.stayed)
    assert not Notice.objects.for_school(people.noor.school).filter(person=people.noor).exists()


def test_after_leaving_the_names_go_and_the_proof_of_an_answer_stays(people):
    make_row(Signature, people.noor.school, person=people.noor)
    leave_school(actor=ACTOR, person=people.noor)
    reasons = {part.rule.code: part.stays_because for part in plan_of(people.noor)}
    assert "bewijs" in reasons["signing.signature"] and not reasons["schools.person"]
    proof = erase_person(actor=ACTOR, person=people.noor, why="request")
    people.noor.refresh_from_db()
    assert (people.noor.given_name, people.noor.family_name, people.noor.email) == ("Iemand", "(gewist)", "")
    assert proof.stayed == {"signing.signature": 1} and proof.erased["schools.guardianship"] == 1
    assert not Membership.objects.for_school(people.noor.school).filter(person=people.noor).exists()
    assert not Guardianship.objects.for_school(people.noor.school).filter(child=people.noor).exists()
    log = LogRow.objects.for_school(people.noor.school_id).get(act="privacy.person.erased")
    assert log.subject == proof.ref and "Noor" not in log.detail


def test_erasing_does_not_touch_anybody_else(people):
    leave_school(actor=ACTOR, person=people.noor)
    before = Person.objects.for_school(people.noor.school).exclude(pk=people.noor.pk).values_list()
    before = list(before)
    erase_person(actor=ACTOR, person=people.noor, why="request")
    assert list(Person.objects.for_school(people.noor.school).exclude(pk=people.noor.pk).values_list()) == before


def test_what_is_held_is_not_erased(people, officer, client_of):
    place_hold(
        actor=ACTOR, school_key=officer.school_id, about=people.noor.ref, reason="court",
        until_on=today() + timedelta(days=9),
    )  # fmt: skip
    with pytest.raises(CannotErase, match="mag nu niets"):
        erase_person(actor=ACTOR, person=people.noor, why="request")
    request = asked_by(people.noor)
    answer = client_of(officer).post(f"/privacy/vragen/{request.pk}/", {"deed": "erase", "answer": "Gedaan."})
    assert answer.status_code == 422 and "mag nu niets" in answer.content.decode()
    assert not Erasure.objects.for_school(officer.school_id).exists()


def test_a_request_that_is_granted_leaves_a_proof_to_read(people, officer, client_of):
    make_row(Notice, people.noor.school, person=people.noor)
    request = asked_by(people.noor)
    desk = client_of(officer)
    desk.post(f"/privacy/vragen/{request.pk}/", {"deed": "erase", "answer": "Alles wat kon, is weg."})
    proof = Erasure.objects.for_school(officer.school_id).get()
    page = desk.get(f"/privacy/gewist/{proof.pk}/").content.decode()
    assert "Berichten die je kreeg" in page and "Joost Smit" in page and "Noor" not in page
    assert "is gewist" in client_of(people.noor).get(f"/ik/gevraagd/{request.pk}/").content.decode()


def test_by_hand_erasing_asks_twice(people, officer, client_of):
    make_row(Notice, people.noor.school, person=people.noor)
    desk, address = client_of(officer), f"/privacy/mensen/{people.noor.pk}/wissen/"
    assert desk.post(address, {"why": "request"}).status_code == 422
    assert desk.post(address, {"sure": "yes"}).status_code == 422
    assert desk.post(address, {"why": "request", "sure": "yes"}).status_code == 302


def test_a_hold_is_placed_and_lifted_on_a_page(people, officer, client_of):
    desk, person = client_of(officer), f"/privacy/mensen/{people.noor.pk}/"
    assert desk.post(f"{person}vasthouden/", {"reason": "court", "until": "nooit"}).status_code == 422
    until = (today() + timedelta(days=3)).isoformat()
    assert desk.post(f"{person}vasthouden/", {"reason": "court", "until": until}).status_code == 302
    assert "rechtszaak" in desk.get("/privacy/vragen/").content.decode()
    assert "rechtszaak" not in client_of(people.noor).get("/ik/alles/").content.decode()
    from netjes.records.models import LegalHold

    desk.post(f"/privacy/vasthouden/{LegalHold.objects.for_school(officer.school_id).get().pk}/opheffen/")
    assert "rechtszaak" not in desk.get("/privacy/vragen/").content.decode()


def test_the_one_it_is_about_sees_who_looked(people, officer, client_of):
    client_of(officer).get(f"/privacy/vragen/{asked_by(people.noor).pk}/")
    client_of(officer).get(f"/privacy/mensen/{people.noor.pk}/")
    client_of(people.oosthoek).get(f"/mensen/{people.noor.pk}/")
    page = client_of(people.noor).get("/ik/").content.decode()
    for words in ("las wat er over je gegevens is gevraagd", "gewist kan worden", "bekeek je gegevens"):
        assert words in page
    assert "meneer Smit" in page and "mevrouw Oosthoek" in page
