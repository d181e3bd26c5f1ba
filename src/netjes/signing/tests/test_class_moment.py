from datetime import timedelta

import pytest

from netjes.lib.clock import now, standing_still_at
from netjes.signing.models import ClassMoment, Signature


@pytest.fixture
def moment(people, pupils_round, client_of):
    client_of(people.bos).post(f"/tekenen/voortgang/{pupils_round.pk}/klas/{people.class_2a.pk}/samen/")
    return ClassMoment.objects.for_school(people.bos.school).get()


def test_it_works(people, pupils_round, moment, client_of):
    pupil = client_of(people.noor)
    response = pupil.get(f"/tekenen/klas/{moment.pk}/")
    assert response.url == f"/tekenen/{pupils_round.pk}/?klas={moment.pk}"
    page = pupil.get(response.url).content.decode()
    assert f'name="klas" value="{moment.pk}"' in page
    pupil.post(f"/tekenen/{pupils_round.pk}/", {"antwoord": "agreed", "klas": moment.pk})
    assert Signature.objects.for_school(people.noor.school).get().way == "class"
    board = client_of(people.bos).get(f"/tekenen/bord/{moment.pk}/").content.decode()
    assert "1 van 3 hebben geantwoord" in board
    assert "<svg" in board


def test_the_board_has_no_names(people, moment, client_of):
    board = client_of(people.bos).get(f"/tekenen/bord/{moment.pk}/").content.decode()
    for pupil in (people.noor, people.sami, people.lotte):
        assert pupil.family_name not in board


def test_opening_twice_is_one_moment(people, pupils_round, moment, client_of):
    client_of(people.bos).post(f"/tekenen/voortgang/{pupils_round.pk}/klas/{people.class_2a.pk}/samen/")
    assert ClassMoment.objects.for_school(people.bos.school).count() == 1


@pytest.mark.parametrize("how", ["stopped", "an hour later"])
def test_after_it_closed_an_answer_is_an_ordinary_one(people, pupils_round, moment, client_of, how):
    client = client_of(people.noor)
    client.get(f"/tekenen/{pupils_round.pk}/")
    if how == "stopped":
        client_of(people.bos).post(f"/tekenen/bord/{moment.pk}/sluit/")
    later = now() + timedelta(hours=how != "stopped")
    with standing_still_at(later + timedelta(seconds=1)):
        assert "klas=" not in client.get(f"/tekenen/klas/{moment.pk}/").url
        client.post(f"/tekenen/{pupils_round.pk}/", {"antwoord": "agreed", "klas": moment.pk})
        assert "Dit moment is voorbij" in client_of(people.bos).get(f"/tekenen/bord/{moment.pk}/").content.decode()
    assert Signature.objects.for_school(people.noor.school).get().way == "screen"


def test_another_class_does_not_come_in_here(people, pupils_round, moment, client_of):
    client = client_of(people.daan)
    assert client.get(f"/tekenen/klas/{moment.pk}/").status_code == 404
    client.get(f"/tekenen/{pupils_round.pk}/")
    client.post(f"/tekenen/{pupils_round.pk}/", {"antwoord": "agreed", "klas": moment.pk})
    assert Signature.objects.for_school(people.daan.school).get().way == "screen"
