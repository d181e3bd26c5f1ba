import pytest

from netjes.lib.actors import system
from netjes.schools.actions import add_guardian, add_person, give_role, make_group, place_in_group
from netjes.schools.states import GroupKind, Role
from netjes.schools.viewer import viewer_for
from netjes.signing.progress import progress_for

ACTOR = system("tests")
TOKEN = "Omdat ik dat een rare regel vind."


def counted(person):
    [progress] = progress_for(viewer_for(person, "account"))
    return {
        (row.group.name if row.group else None, row.part.value): (row.tally.asked, row.tally.answered, row.split)
        for row in progress.rows
    }


@pytest.fixture
def answered(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round, mentor="1")
    answer_of(client_of(people.sami), pupils_round, "disagreed", woorden=TOKEN)
    return pupils_round


def test_it_works(people, answered):
    assert counted(people.terpstra) == {
        ("2A", "pupils"): (3, 2, True),
        ("3B", "pupils"): (2, 0, True),
        ("2A", "guardians"): (3, 0, True),
        ("3B", "guardians"): (2, 0, True),
    }


def test_a_mentor_sees_only_the_own_class_and_a_team_leader_the_own_department(people, answered):
    assert {group for group, _ in counted(people.bos)} == {"2A"}
    assert {group for group, _ in counted(people.visser)} == {"2A", "3B"}


def test_what_was_answered_is_hidden_while_any_number_is_small(people, answered):
    assert all(split is False for *_, split in counted(people.bos).values())
    assert all(split is False for *_, split in counted(people.visser).values())


def test_from_five_of_each_on_numbers_are_shown(people, answered, client_of, answer_of):
    for number in range(15):
        pupil = add_person(actor=ACTOR, school=people.noor.school, given_name="Leerling", family_name=f"L{number}")
        give_role(actor=ACTOR, person=pupil, role=Role.PUPIL)
        place_in_group(actor=ACTOR, person=pupil, group=people.class_2a)
        given = ("agreed", "question", "disagreed")[number % 3]
        answer_of(client_of(pupil), answered, given, **({} if given == "agreed" else {"woorden": "x"}))
    assert counted(people.bos)["2A", "pupils"] == (18, 17, True)


def test_the_mentor_reads_an_answer_only_with_leave_and_never_the_words(people, answered, client_of):
    page = client_of(people.bos).get(f"/tekenen/voortgang/{answered.pk}/klas/{people.class_2a.pk}/").content.decode()
    assert page.count("heeft geantwoord") == 1  # Sami
    assert page.count("Ik doe mee") == 1  # Noor
    assert "niet eens" not in page
    assert TOKEN not in page


def test_the_mentor_reads_why_when_the_signer_chose_so(people, answered, client_of, answer_of):
    answer_of(client_of(people.sami), answered, "disagreed", woorden=TOKEN, mentor="1")
    url = f"/tekenen/voortgang/{answered.pk}/klas/{people.class_2a.pk}/"
    assert TOKEN in client_of(people.bos).get(url).content.decode()
    for who in (people.visser, people.terpstra):
        assert TOKEN not in client_of(who).get(url).content.decode()


def test_the_head_sees_what_was_chosen_and_never_the_words(people, answered, client_of):
    page = client_of(people.terpstra).get(f"/tekenen/voortgang/{answered.pk}/klas/{people.class_2a.pk}/")
    assert "Ik ben het niet eens" in page.content.decode()
    assert TOKEN not in page.content.decode()


def test_a_mentor_does_not_reach_the_own_family(people, answered, client_of):
    add_guardian(actor=ACTOR, guardian=people.bos, child=people.noor)
    client = client_of(people.bos)
    url = f"/tekenen/voortgang/{answered.pk}/klas/{people.class_2a.pk}/"
    page = client.get(url).content.decode()
    assert "Ik doe mee" not in page
    assert "eigen gezin" in page
    assert client.get(f"{url}papier/{people.noor.pk}/").status_code == 403


def test_the_chase_list_names_who_has_not_answered(people, answered, client_of):
    page = client_of(people.bos).get(f"/tekenen/voortgang/{answered.pk}/nog-niet/").content.decode()
    assert "Jansen, Lotte" in page
    assert "Haddad, Youssef" in page
    for absent in ("Haddad, Sami", "Vries, Daan de", "Mulder, Ruud"):
        assert absent not in page


def test_a_reminder_by_hand_says_how_many(people, answered, client_of):
    client = client_of(people.oosthoek)
    page = client.post(f"/tekenen/voortgang/{answered.pk}/herinner/", follow=True).content.decode()
    assert "7 mensen zijn herinnerd" in page
    again = client.post(f"/tekenen/voortgang/{answered.pk}/herinner/", follow=True).content.decode()
    assert "Vandaag is er al herinnerd" in again


def test_a_round_is_opened_and_closed_on_the_pages(agreed, people, client_of):
    from netjes.agreements.models import Version
    from netjes.signing.models import Round

    version = Version.objects.for_school(agreed).get(agreement__audience="leerling")
    client, url = client_of(people.oosthoek), f"/tekenen/ronde/{version.pk}/"
    assert "Leg versie 1" in client.get(url).content.decode()
    wrong = client.post(url, {"wie": ["pupils"], "voor": "morgen", "om": "7", "keer": "2"})
    assert wrong.status_code == 400
    assert "Kies tot welke dag" in wrong.content.decode()
    client.post(url, {"wie": ["pupils", "<b>"], "voor": "2999-01-01", "om": "7", "keer": "2"})
    round_ = Round.objects.for_school(agreed).get()
    assert (round_.asks_pupils, round_.asks_guardians) == (True, False)
    assert client.get(url).status_code == 302
    client.post(f"/tekenen/voortgang/{round_.pk}/sluit/")
    round_.refresh_from_db()
    assert round_.closed_at


def test_many_classes_are_summed_per_department_first(people, answered, school, client_of):
    upper = make_group(actor=ACTOR, school=school, name="bovenbouw", kind=GroupKind.DEPARTMENT)
    for number in range(11):
        group = make_group(actor=ACTOR, school=school, name=f"4{number}", kind=GroupKind.CLASS, parent=upper)
        pupil = add_person(actor=ACTOR, school=school, given_name="Leerling", family_name=f"L{number}")
        give_role(actor=ACTOR, person=pupil, role=Role.PUPIL)
        place_in_group(actor=ACTOR, person=pupil, group=group)
    [progress] = progress_for(viewer_for(people.terpstra, "account"))
    assert {part.value: [(d.name, d.tally.asked, len(d.rows)) for d in found]
            for part, found in progress.departments.items()} == {
        "pupils": [("onderbouw", 5, 2), ("bovenbouw", 11, 11)]
    }  # fmt: skip
    page = client_of(people.terpstra).get("/tekenen/voortgang/").content.decode()
    assert "Bovenbouw: 11 klassen" in page and "Onderbouw: 2 klassen" in page
