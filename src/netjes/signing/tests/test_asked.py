from datetime import date, timedelta

import pytest

from netjes.agreements.actions import publish_version
from netjes.agreements.models import Audience, Version
from netjes.lib.actors import system
from netjes.schools.actions import add_guardian, add_person, give_role, leave_school, place_in_group
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.signing.actions import open_round
from netjes.signing.errors import CannotOpen
from netjes.signing.models import Round, Signature
from netjes.signing.queries import asked, asks_of, roll_of, standing
from netjes.signing.states import Part
from netjes.signing.tests.conftest import opened

ACTOR = system("tests")


def children(person, on=None):
    return [ask.child for ask in asked(person, on)]


def next_version(school, *, days=1, correction=False, change=("Bijna iedereen", "Vrijwel iedereen")):
    last = Version.objects.for_school(school).filter(agreement__audience="leerling").first()
    return publish_version(
        actor=ACTOR, school=school, audience=Audience.PUPILS, text=last.text.replace(*change),
        situations=last.situations, in_force_from=today() + timedelta(days=days), correction=correction,
    )  # fmt: skip


def test_it_works(people, pupils_round):
    assert [(a.round, a.part, a.child) for a in asked(people.noor)] == [(pupils_round, Part.PUPILS, None)]


def test_each_guardian_is_asked_for_each_child(people, pupils_round):
    assert children(people.marieke) == [people.daan, people.noor]
    assert children(people.karima) == children(people.youssef) == [people.sami]


def test_a_guardian_without_authority_is_asked_nothing(people, pupils_round):
    add_guardian(actor=ACTOR, guardian=people.youssef, child=people.sami, has_authority=False)
    assert asked(people.youssef) == []


def test_staff_are_asked_about_their_own(people, pupils_round, staff_round):
    assert [(a.round, a.part) for a in asked(people.bos)] == [(staff_round, Part.STAFF)]


def test_a_teacher_who_is_a_parent_has_both(people, pupils_round, staff_round):
    found = {(a.round.pk, a.part, a.child) for a in asked(people.ruud)}
    assert found == {(staff_round.pk, Part.STAFF, None), (pupils_round.pk, Part.GUARDIANS, people.eva)}


def test_a_new_pupil_in_march_is_asked(people, pupils_round):
    march = date(today().year + (today().month > 3), 3, 2)
    new = add_person(actor=ACTOR, school=people.noor.school, given_name="Yara", family_name="Blom")
    give_role(actor=ACTOR, person=new, role=Role.PUPIL, starts_on=march)
    place_in_group(actor=ACTOR, person=new, group=people.class_2a, starts_on=march)
    assert asked(new) == []
    assert len(asked(new, on=march)) == 1


def test_somebody_who_left_is_not_asked_and_nor_are_their_parents(people, pupils_round):
    leave_school(actor=ACTOR, person=people.sami)
    people.sami.refresh_from_db()
    assert asked(people.sami) == []
    assert asked(people.karima) == []


def test_who_is_asked_one_by_one_is_who_is_on_the_roll(people, pupils_round, staff_round):
    school = people.noor.school
    for round_ in (pupils_round, staff_round):
        each = standing(school, round_.pk)
        rolled = {e.key for e in roll_of(school).expected(each)}
        everybody = [p for p in vars(people).values() if hasattr(p, "family_name")]
        one_by_one = {
            (p.pk, a.child.pk if a.child else None) for p in everybody for a in asks_of(p) if a.round == round_
        }
        assert rolled == one_by_one


def test_a_correction_asks_nobody_and_shows_the_mended_text(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round)
    mended = next_version(people.noor.school, days=0, correction=True)
    assert asked(people.noor) == []
    [ask] = asked(people.sami)
    assert ask.version.pk == mended.pk
    assert "Vrijwel iedereen" in client_of(people.sami).get(f"/tekenen/{pupils_round.pk}/").content.decode()
    answer_of(client_of(people.sami), pupils_round)
    signed = Signature.objects.for_school(people.noor.school)
    assert signed.get(person=people.noor).version.label == "1"
    assert signed.get(person=people.sami).version.label == "1.1"
    with pytest.raises(CannotOpen, match="verbetering vraagt niemand"):
        open_round(actor=ACTOR, version=mended, parts=[Part.PUPILS], due_on=today())


def test_the_text_that_was_open_during_a_correction_is_the_one_recorded(people, pupils_round, client_of):
    client, url = client_of(people.noor), f"/tekenen/{pupils_round.pk}/"
    client.get(url)
    next_version(people.noor.school, days=0, correction=True)
    client.post(url, {"antwoord": "agreed", "tekst": pupils_round.version.pk})
    assert Signature.objects.for_school(people.noor.school).get().version == pupils_round.version


def test_version_two_asks_everybody_of_its_own_and_nobody_else(people, pupils_round, staff_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round)
    answer_of(client_of(people.bos), staff_round)
    next_version(people.noor.school)
    again = opened(people.noor.school, "leerling")
    assert [a.round for a in asked(people.noor)] == [again]
    assert [a.round for a in asked(people.sami)] == [again]
    assert asked(people.bos) == []
    page = client_of(people.noor).get(f"/tekenen/{again.pk}/").content.decode()
    assert "Wat zeg jij?" in page


def test_only_what_changed_since_ones_own_answer_stands_open(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round)
    next_version(people.noor.school, change=("netjes, en zo dat", "aardig, en zo dat"))
    again = opened(people.noor.school, "leerling")
    hers = client_of(people.noor).get(f"/tekenen/{again.pk}/").content.decode()
    assert "Voor jou verandert één artikel" in hers
    assert "<del> netjes</del>" in hers.replace("<del>netjes", "<del> netjes")
    newcomer = client_of(people.sami).get(f"/tekenen/{again.pk}/").content.decode()
    assert "Voor jou verandert" not in newcomer


def test_a_replaced_version_leads_to_the_newest(people, pupils_round, client_of):
    next_version(people.noor.school)
    again = opened(people.noor.school, "leerling")
    client, url = client_of(people.noor), f"/tekenen/{pupils_round.pk}/"
    for response in (client.get(url), client.post(url, {"antwoord": "agreed"})):
        assert response.status_code == 410
        assert "Deze versie is vervangen" in response.content.decode()
        assert f"/tekenen/{again.pk}/" in response.content.decode()
    assert not Signature.objects.for_school(people.noor.school).exists()


def test_a_version_that_a_newer_one_replaced_is_not_asked_even_while_its_round_is_open(people, pupils_round):
    version = next_version(people.noor.school, days=1)
    assert asked(people.noor)
    assert asked(people.noor, on=version.in_force_from) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"parts": []}, "Kies aan wie"),
        ({"due_on": date(2020, 1, 1)}, "in het verleden"),
        ({"remind_every": 0}, "1 tot 60 dagen"),
    ],
)
def test_a_round_that_makes_no_sense_is_not_opened(agreed, people, given, why):
    with pytest.raises(CannotOpen, match=why):
        opened(agreed, "leerling", **given)
    assert not Round.objects.for_school(agreed).exists()


def test_the_same_version_is_not_asked_about_twice(agreed, people, pupils_round):
    with pytest.raises(CannotOpen, match="al gevraagd"):
        opened(agreed, "leerling")
