"""What has to go: when a yes ends, for who is shielded, when its time is over, and when somebody asks."""

from datetime import timedelta

import pytest

from netjes.lib.clock import standing_still_at
from netjes.notices.models import Notice
from netjes.publishing.actions import taking_down
from netjes.publishing.actions.publishing import note_placed, publish, send
from netjes.publishing.actions.taking_down import ask_take_down, note_gone, refuse_take_down, take_down
from netjes.publishing.chores import find_to_take_down
from netjes.publishing.errors import CannotReach, CannotTakeDown
from netjes.publishing.models import Publication, TakeDown
from netjes.publishing.published import in_feed, published_with, tasks_open
from netjes.publishing.states import PublicationState, TakeDownCause, TakeDownState
from netjes.publishing.tests.conftest import MORNING, as_actor
from netjes.schools.actions.rooms import close_room
from netjes.schools.models import RoomSwitch
from netjes.schools.queries import today


@pytest.fixture
def placed(people, desk, ready, says):
    """`placed(people=[people.noor])`: it stands in the feed, with everybody's yes."""

    def made(channel=None, **plan) -> Publication:
        publication = publish(actor=as_actor(people.ruud), by=people.ruud, publication=ready(channel, **plan))
        if publication.channel.is_reached:
            send(publication)
        else:
            note_placed(actor=as_actor(people.ruud), publication=publication)
        publication.refresh_from_db()
        return publication

    return made


@pytest.fixture
def with_noor(people, says, placed):
    says(people.marieke, "yes", about=people.noor)
    return placed(people=[people.noor])


def test_it_works(people, desk, says, with_noor, school):
    """A yes ends: a task, the desk hears it, one tap, and it is gone everywhere."""
    says(people.marieke, "no", about=people.noor)
    (task,) = tasks_open(school)
    assert (task.publication, task.person, task.cause) == (with_noor, people.noor, TakeDownCause.WITHDRAWN)
    assert Notice.objects.for_school(school).filter(person=desk.iris, key="publishing.takedown").exists()
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=with_noor)
    task.refresh_from_db()
    with_noor.refresh_from_db()
    assert task.state == TakeDownState.DONE and task.done_by == desk.iris and task.gone_on == today()
    assert with_noor.state == PublicationState.TAKEN_DOWN and in_feed(desk.feed) == []


def test_whose_no_it_was_stands_nowhere(people, says, placed, school, desk):
    for parent in (people.karima, people.youssef):
        says(parent, "yes", about=people.sami)
    placed(people=[people.sami])
    says(people.youssef, "no", about=people.sami)
    task = tasks_open(school).get()
    assert task.asked_by is None and task.words == ""
    notice = Notice.objects.for_school(school).get(person=desk.iris, key="publishing.takedown")
    assert "Sami" not in notice.subject + notice.text


def test_one_thing_is_one_task(people, says, with_noor, school):
    says(people.marieke, "no", about=people.noor)
    says(people.marieke, "yes", about=people.noor)
    says(people.marieke, "no", about=people.noor)
    find_to_take_down(school)
    assert tasks_open(school).count() == 1


def test_what_did_not_go_out_yet_no_longer_does(people, desk, ready, says, school):
    says(people.marieke, "yes", about=people.noor)
    waiting = publish(
        actor=as_actor(people.ruud), by=people.ruud, publication=ready(desk.paper, people=[people.noor])
    )  # fmt: skip
    says(people.marieke, "no", about=people.noor)
    waiting.refresh_from_db()
    assert waiting.state == PublicationState.TAKEN_DOWN and not tasks_open(school).exists()


def test_what_may_have_gone_out_gets_a_task(people, desk, ready, says, school):
    says(people.marieke, "yes", about=people.noor)
    made = publish(actor=as_actor(people.ruud), by=people.ruud, publication=ready(people=[people.noor]))
    Publication.objects.for_school(school).filter(pk=made.pk).update(state="failed", attempts=2)
    says(people.marieke, "no", about=people.noor)
    assert tasks_open(school).count() == 1


def test_a_shield_is_found_and_the_feed_is_quicker(people, desk, with_noor, school):
    people.noor.shielded = True
    people.noor.save()
    assert in_feed(desk.feed) == []
    assert find_to_take_down(school) == 1 and find_to_take_down(school) == 0
    assert tasks_open(school).get().cause == TakeDownCause.SHIELDED


def test_what_has_had_its_time_is_found(desk, placed, school):
    placed(stays_until=today() + timedelta(days=2))
    assert find_to_take_down(school) == 0
    with standing_still_at(MORNING + timedelta(days=2)):
        assert in_feed(desk.feed) == []
        assert find_to_take_down(school) == 1 and find_to_take_down(school) == 0


def test_a_no_while_the_room_was_closed_is_found_afterwards(people, says, with_noor, school):
    switch = RoomSwitch.objects.for_school(school).get(room="publishing", closed_at__isnull=True)
    close_room(actor=as_actor(people.terpstra, "head"), switch=switch, because="Even dicht.")
    with standing_still_at(MORNING + timedelta(minutes=5)):
        says(people.marieke, "no", about=people.noor)
    assert not tasks_open(school).exists()
    assert find_to_take_down(school) == 1


def test_by_hand_it_is_ticked_with_a_day(people, desk, placed, says, school):
    says(people.marieke, "yes", about=people.noor)
    made = placed(desk.paper, people=[people.noor])
    says(people.marieke, "no", about=people.noor)
    task = tasks_open(school).get()
    with pytest.raises(CannotTakeDown, match="zelf weg"):
        take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)
    with pytest.raises(CannotTakeDown, match="vandaag"):
        note_gone(actor=as_actor(desk.iris), by=desk.iris, task=task, on=today() + timedelta(days=1))
    note_gone(actor=as_actor(desk.iris), by=desk.iris, task=task, on=today())
    made.refresh_from_db()
    assert made.state == PublicationState.TAKEN_DOWN and made.taken_down_by == desk.iris


def test_a_channel_that_does_not_answer_leaves_the_task(people, desk, with_noor, says, school, monkeypatch):
    class Broken:
        def remove(self, channel, publication):
            raise CannotReach("Het adres antwoordt niet.", again=True)

    says(people.marieke, "no", about=people.noor)
    monkeypatch.setattr(taking_down, "reach", lambda channel: Broken())
    with pytest.raises(CannotTakeDown, match="antwoordt niet"):
        take_down(actor=as_actor(desk.iris), by=desk.iris, publication=with_noor)
    with_noor.refresh_from_db()
    assert with_noor.state == PublicationState.OUT and tasks_open(school).count() == 1


def test_who_is_on_it_asks_and_hears_what_became_of_it(people, desk, with_noor, school):
    assert published_with(people.noor) == [(people.noor, [with_noor])]
    task = ask_take_down(actor=as_actor(people.noor), by=people.noor, person=people.noor, publication=with_noor)
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=with_noor)
    task.refresh_from_db()
    assert task.state == TakeDownState.DONE
    notice = Notice.objects.for_school(school).get(person=people.noor, key=f"publishing.outcome:{task.pk}")
    assert notice.text == "Het is weg."


def test_a_parent_asks_for_a_child_also_outside_the_log(people, desk, school):
    marieke = as_actor(people.marieke, "guardian")
    task = ask_take_down(
        actor=marieke, by=people.marieke, person=people.noor, address="https://app.example/p/1", words="De klassenfoto."
    )  # fmt: skip
    refuse_take_down(actor=as_actor(desk.iris), by=desk.iris, task=task, outcome="Dit is niet van school.")
    notice = Notice.objects.for_school(school).get(person=people.marieke, key=f"publishing.outcome:{task.pk}")
    assert notice.text == "Het blijft staan. U leest op de site waarom."
    with pytest.raises(CannotTakeDown, match="wie erop staat"):
        ask_take_down(actor=marieke, by=people.marieke, person=people.sami, words="Weg ermee.")
    with pytest.raises(CannotTakeDown, match="Zeg waar"):
        ask_take_down(actor=marieke, by=people.marieke, person=people.noor)
    with pytest.raises(CannotTakeDown, match="geen link"):
        ask_take_down(actor=marieke, by=people.marieke, person=people.noor, address="javascript:alert(1)")


def test_a_no_is_never_refused_and_nobody_decides_about_their_own(people, desk, with_noor, says, school):
    asked = ask_take_down(actor=as_actor(desk.iris), by=desk.iris, person=desk.iris, words="De foto van het feest.")
    with pytest.raises(CannotTakeDown, match="jezelf"):
        refuse_take_down(actor=as_actor(desk.iris), by=desk.iris, task=asked, outcome="Nee.")
    says(people.marieke, "no", about=people.noor)
    task = tasks_open(school).get(cause=TakeDownCause.WITHDRAWN)
    with pytest.raises(CannotTakeDown, match="geen ja meer"):
        refuse_take_down(actor=as_actor(desk.iris), by=desk.iris, task=task, outcome="Nee.")


def test_asking_twice_is_one_task(people, with_noor, school):
    for by in (people.noor, people.noor, people.marieke):
        ask_take_down(actor=as_actor(by), by=by, person=people.noor, publication=with_noor)
    assert TakeDown.objects.for_school(school).count() == 1
