"""A room that is off is not there: no page, no API, no work by itself, no place; opening it asks its papers."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from netjes.lib.actors import system
from netjes.records.models import LogRow
from netjes.schools.actions import open_school
from netjes.schools.actions.rooms import close_room, open_room, open_rooms
from netjes.schools.api_tokens import make_token
from netjes.schools.models import RoomSwitch
from netjes.schools.queries import today
from netjes.site import work
from netjes.site.open_rooms import works
from netjes.site.rooms import ROOMS, room_called

ACTOR = system("tests")


def shut(school, code: str) -> None:
    switch = RoomSwitch.objects.for_school(school).get(room=code, closed_at=None)
    close_room(actor=ACTOR, switch=switch, because="De proef is voorbij.")


def papers(**other):
    """What a keeper fills in."""
    day = today().isoformat()
    return {"reason": "Wij willen het.", "dpia_on": day, "council": "staff", "council_on": day, **other}


def test_it_works(people, agreed, client_of):
    keeper, pupil = client_of(people.oosthoek), client_of(people.noor)
    assert pupil.get("/tekenen/").status_code == 200
    keeper.post("/mensen/ruimtes/signing/sluit/", {"because": "De proef is voorbij."})
    assert pupil.get("/tekenen/").status_code == 404
    assert keeper.post("/mensen/ruimtes/signing/open/", papers()).status_code == 302
    assert pupil.get("/tekenen/").status_code == 200
    acts = LogRow.objects.for_school(people.noor.school_id).filter(subject="room:signing").values_list("act", flat=True)
    assert list(acts) == ["schools.room.opened", "schools.room.closed", "schools.room.opened"]


def test_a_new_school_has_nothing_open(db):
    assert open_rooms(open_school(actor=ACTOR, name="Het Veenlyceum")) == frozenset()


@pytest.mark.parametrize("address", ["/tekenen/", "/tekenen/voortgang/", "/tekenen/wie-zag-wat/1/"])
def test_a_closed_room_looks_like_what_does_not_exist(address, people, agreed, client, client_of):
    shut(people.noor.school, "signing")
    nothing = client.get("/bestaat-niet/").content.replace(b"/bestaat-niet/", address.encode())
    for each in (client, client_of(people.oosthoek)):  # a visitor is not even sent to the page to log in
        answer = each.get(address)
        assert answer.status_code == 404
    assert client.get(address).content == nothing


def test_a_closed_room_has_no_place_and_no_link(people, agreed, client_of):
    shut(people.noor.school, "signing")
    shut(people.noor.school, "api")
    for who in (people.noor, people.karima, people.bos, people.oosthoek):
        client = client_of(who)
        for address in ("/ik/", "/mag-ik/", "/vandaag/", "/afspraken/", "/berichten/"):
            page = client.get(address, follow=True)
            assert page.status_code == 200 and b'href="/tekenen/' not in page.content, (who, address)
    assert b"Koppelingen" not in client_of(people.oosthoek).get("/mensen/").content


def test_the_api_of_a_closed_room_is_not_there(people, agreed, client):
    school = people.noor.school
    code = make_token(actor=ACTOR, school=school, name="elo", scopes=("signing", "agreements"), days=30)
    ask = {"headers": {"authorization": f"Bearer {code}"}}
    assert client.get("/api/v1/signing/rounds", **ask).status_code == 200
    shut(school, "signing")
    assert client.get("/api/v1/signing/rounds", **ask).status_code == 404
    assert client.get("/api/v1/agreements", **ask).status_code == 200
    shut(school, "api")
    assert client.get("/api/v1/agreements", **ask).status_code == 404
    assert client.get("/api/v1/openapi.json").status_code == 404


def test_the_chores_of_a_closed_room_rest_and_the_clocks_go_on(people):
    school = people.noor.school
    shut(school, "signing")
    shut(school, "rosters")
    resting = {word for word, chore in work.CHORES if not works(chore, school)}
    assert resting == {"herinnerd"}


def test_every_chore_of_a_room_is_worked_off():
    worked = {chore for _word, chore in work.CHORES}
    assert not {chore.__name__ for room in ROOMS for chore in room.chores if chore not in worked}


def test_the_core_has_no_switch():
    switched = {page.partition(":")[0] for room in ROOMS for page in room.pages if ":" not in page}
    assert not switched & {"asking", "agreements", "drafting", "schools", "login", "privacy", "notices"}
    assert switched <= set(get_resolver().namespace_dict)


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ({"reason": " "}, "Schrijf op waarom"),
        ({"dpia_on": ""}, "Zonder DPIA"),
        ({"council_on": ""}, "dag in waarop de raad instemde"),
        ({"council": ""}, "welke raad"),
        ({"council": "parents_pupils"}, "welke raad"),  # colleagues are concerned, so their section consents
        ({"council": "not_needed"}, "welke raad"),
    ],
)
def test_without_its_papers_a_room_stays_closed_and_nothing_typed_is_lost(missing, message, people, client_of):
    shut(people.noor.school, "signing")
    answer = client_of(people.oosthoek).post("/mensen/ruimtes/signing/open/", papers(**missing))
    page = answer.content.decode()
    assert answer.status_code == 422 and message in page
    assert "reason" in missing or "Wij willen het." in page
    assert "signing" not in open_rooms(people.noor.school)


def test_a_dpia_or_consent_of_tomorrow_opens_nothing(people):
    shut(people.noor.school, "signing")
    later = today() + timedelta(days=1)
    for days in ({"dpia_on": later}, {"council_on": later}):
        with pytest.raises(ValidationError):
            open_room(
                actor=ACTOR, school=people.noor.school, room="signing", reason="x", council="staff",
                **({"dpia_on": today(), "council_on": today()} | days),
            )  # fmt: skip


def test_closing_asks_why_and_says_what_goes_when(people, client_of):
    keeper = client_of(people.oosthoek)
    page = keeper.get("/mensen/ruimtes/signing/sluit/").content.decode()
    assert "Je antwoord op een afspraak" in page and "Tot twee jaar na vertrek van school" in page
    assert keeper.post("/mensen/ruimtes/signing/sluit/", {"because": " "}).status_code == 422


@pytest.mark.parametrize("who", ["noor", "karima", "bos", "visser"])
@pytest.mark.parametrize("address", ["", "signing/open/", "signing/sluit/"])
def test_only_who_keeps_the_people_opens_and_closes(who, address, people, client_of):
    assert client_of(getattr(people, who)).get(f"/mensen/ruimtes/{address}").status_code == 404


def test_another_schools_rooms_stay_as_they_are(people, other_school):
    shut(people.noor.school, "signing")
    assert "signing" in open_rooms(other_school)


def test_a_room_that_is_none_does_not_exist(people, client_of):
    assert client_of(people.oosthoek).get("/mensen/ruimtes/asking/open/").status_code == 404
    with pytest.raises(KeyError):
        room_called("asking")
