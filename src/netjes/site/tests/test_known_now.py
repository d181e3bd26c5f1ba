"""*Mag ik?* knows what the lesson page knows: for the pupil who is in, and for nobody else."""

import re
from html import unescape

import pytest

from netjes.lessons.tests.hours import exempt, lesson, permission
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.schools.actions.rooms import close_room
from netjes.schools.models import RoomSwitch

pytestmark = pytest.mark.usefixtures("still_now", "agreed")
PHONE = "/mag-ik/telefoon-gebruiken/"


def page(client, path=PHONE, **query) -> str:
    response = client.get(path, query)
    assert response.status_code == 200
    return unescape(response.content.decode())


def heading(text: str) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", text, re.S)[1]).strip()


@pytest.fixture
def biology(school, people):
    return lesson(school, people.class_2a, teacher=people.bos)


def test_it_works(client_of, people, biology):
    permission(biology, minutes=45)
    seen = page(client_of(people.noor))
    assert heading(seen) == "Mag"
    assert "Je docent heeft het aangezet tot 10.45 uur." in seen
    assert "Volgens het rooster heb je nu les: biologie in 2.14" in seen


def test_without_a_permission_it_says_so(client_of, people, biology):
    seen = page(client_of(people.noor))
    assert heading(seen) == "Mag niet" and "Je docent heeft dit nu niet aangezet." in seen


def test_leave_to_look_something_up_is_no_leave_to_chat(client_of, people, biology):
    permission(biology)
    assert heading(page(client_of(people.noor), "/mag-ik/sociale-media-gebruiken/")) == "Mag niet"


def test_it_is_set_aside_for_another_moment_and_stays_so(client_of, people, biology):
    client = client_of(people.noor)
    seen = page(client)
    aside = re.search(r'href="([^"]+ander-moment=ja[^"]*)"', seen)[1]
    again = unescape(client.get(aside).content.decode())
    assert heading(again) == "Is het nu les?" and "rooster heb je nu les" not in again
    assert 'name="ander-moment" value="ja"' in again
    assert heading(page(client, **{"ander-moment": "ja", "les": "nee"})) == "Mag"


@pytest.mark.parametrize("who", ["visitor", "daan", "marieke", "bos"])
def test_it_is_told_to_nobody_else(client, client_of, people, biology, who):
    permission(biology, person=people.noor)
    seen = page(client if who == "visitor" else client_of(getattr(people, who)), rol="leerling")
    assert "aangezet" not in seen and "biologie" not in seen


def test_a_pupil_who_asks_for_another_role_is_told_nothing(client_of, people, biology):
    assert "biologie" not in page(client_of(people.noor), "/mag-ik/kind-bellen/", rol="ouder")


def test_a_page_with_what_is_known_of_somebody_is_kept_by_no_cache(client_of, people, biology):
    assert client_of(people.noor).get(PHONE)["Cache-Control"] == "private, no-store"


def test_an_exemption_is_told_to_its_owner_and_not_offered_to_be_shared(client_of, people, biology):
    exempt(people.noor)
    seen = page(client_of(people.noor))
    assert heading(seen) == "Mag" and "Je hebt een vaste afspraak met school" in seen
    assert "data-share" not in seen
    assert "vaste afspraak met school over" not in page(client_of(people.sami))


def test_a_closed_room_tells_nothing(client_of, people, biology, school):
    switch = RoomSwitch.objects.for_school(school).get(room="lessons", closed_at=None)
    close_room(actor=system("tests"), switch=switch, because="Voor de tests dicht.")
    assert heading(page(client_of(people.noor))) == "Is het nu les?"


def test_what_is_known_of_now_is_never_older_than_the_question(client_of, people, biology):
    given = permission(biology)
    client = client_of(people.noor)
    assert heading(page(client)) == "Mag"
    given.closed_at = now()
    given.save()
    assert heading(page(client)) == "Mag niet"
