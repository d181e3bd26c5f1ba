import pytest

from netjes.lib.actors import system
from netjes.notices.models import Notice
from netjes.schools.actions import add_guardian, end_position
from netjes.schools.models import Position
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.schools.viewer import viewer_for
from netjes.signing.council import reasons_for
from netjes.signing.models import Signature
from netjes.signing.queries import questions_for
from netjes.signing.routing import desk_for
from netjes.signing.states import Part

ACTOR = system("tests")


def without_role(person, role):
    for position in Position.objects.for_school(person.school).on(today()).filter(person=person, role=role):
        end_position(actor=ACTOR, position=position)


def waiting(person):
    return questions_for(viewer_for(person, "account"))


@pytest.fixture
def asked(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round, "question", woorden="Mag het in de pauze?", artikel="3")
    return Signature.objects.for_school(people.noor.school).get()


def test_it_works(people, asked, client_of):
    client = client_of(people.bos)
    assert "Mag het in de pauze?" in client.get("/tekenen/vragen/").content.decode()
    assert client.post(f"/tekenen/vragen/{asked.pk}/", {"antwoord": "Ja, in de aula."}).status_code == 302
    asked.refresh_from_db()
    assert (asked.reply, asked.replied_by) == ("Ja, in de aula.", people.bos)
    page = client_of(people.noor).get(f"/tekenen/bewijs/{asked.pk}/").content.decode()
    assert "Mevrouw Bos antwoordde" in page
    notices = Notice.objects.for_school(people.noor.school).filter(person=people.noor)
    assert "aula" not in "".join(n.subject + n.text for n in notices)
    assert client.get(f"/tekenen/vragen/{asked.pk}/").status_code == 404


def test_the_mentor_is_told_that_there_is_a_question_and_not_what(people, asked):
    notice = Notice.objects.for_school(people.bos.school).get(person=people.bos, key__startswith="signing.questions")
    assert "pauze" not in notice.subject + notice.text


@pytest.mark.parametrize("who", ["kaya", "visser", "terpstra", "ruud"])
def test_only_who_was_named_reads_it(people, asked, client_of, who):
    assert client_of(getattr(people, who)).get(f"/tekenen/vragen/{asked.pk}/").status_code == 404


def test_an_empty_or_too_long_reply_is_refused_and_not_lost(people, asked, client_of):
    client, url = client_of(people.bos), f"/tekenen/vragen/{asked.pk}/"
    assert "Schrijf eerst je antwoord" in client.post(url, {"antwoord": " "}).content.decode()
    response = client.post(url, {"antwoord": "z" * 3000})
    assert response.status_code == 400
    assert "z" * 3000 in response.content.decode()


def test_a_class_without_a_mentor_goes_to_the_team_leader_and_the_page_says_so(people, pupils_round, client_of):
    without_role(people.bos, Role.MENTOR)
    page = client_of(people.noor).get(f"/tekenen/{pupils_round.pk}/?antwoord=question").content.decode()
    assert "Deze klas heeft nu geen mentor" in page
    assert "Mevrouw Visser" in page


def test_without_a_team_leader_it_goes_to_the_head(people, pupils_round, asked):
    without_role(people.bos, Role.MENTOR)
    without_role(people.visser, Role.TEAM_LEADER)
    assert waiting(people.terpstra) == [asked]
    assert waiting(people.visser) == []


def test_nobody_answers_their_own_family(people, pupils_round, asked):
    add_guardian(actor=ACTOR, guardian=people.bos, child=people.noor)
    assert waiting(people.bos) == []
    assert waiting(people.visser) == [asked]


def test_a_colleague_is_answered_by_who_leads_them_and_never_by_themselves(people):
    assert desk_for(Part.STAFF, people.bos, None).people == (people.visser,)
    assert desk_for(Part.STAFF, people.ruud, None).people == (people.terpstra,)
    assert people.terpstra not in desk_for(Part.STAFF, people.terpstra, None).people


def test_a_question_that_was_taken_back_waits_no_more(people, pupils_round, asked, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round)
    assert waiting(people.bos) == []


def test_the_council_reads_reasons_without_names_and_only_from_five_on(people, pupils_round, client_of, answer_of):
    said = "Omdat het te streng is."
    for number, pupil in enumerate((people.noor, people.sami, people.lotte, people.daan)):
        answer_of(client_of(pupil), pupils_round, "disagreed", woorden=f"{said} {number}", artikel="2")
    council = client_of(people.lotte)
    page = council.get("/tekenen/redenen/").content.decode()
    assert "Minder dan vijf mensen" in page
    assert said not in page
    answer_of(client_of(people.eva), pupils_round, "disagreed", woorden=f"{said} 4")
    page = council.get("/tekenen/redenen/").content.decode()
    assert page.count(said) == 5
    assert "Over artikel 2" in page
    for name in ("Noor", "Haddad", "Daan", "Mulder"):
        assert name not in page
    [reasons] = reasons_for(people.noor.school)
    assert reasons.people == 5
