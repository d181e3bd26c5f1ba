"""Publishing follows the verdict; what was approved is what goes out; without a yes of everybody nothing does."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.photos.models import Box, Photo, Pictured
from netjes.publishing import channels
from netjes.publishing.actions import publishing as actions
from netjes.publishing.actions.answering import answer_doubt
from netjes.publishing.actions.preparing import ask_to_publish
from netjes.publishing.actions.publishing import note_placed, publish, send, send_again
from netjes.publishing.actions.taking_down import take_down
from netjes.publishing.channels import Sent
from netjes.publishing.chores import send_waiting
from netjes.publishing.errors import CannotAnswerDoubt, CannotPublish, CannotReach
from netjes.publishing.models import Publication, SchoolChannel
from netjes.publishing.published import in_feed
from netjes.publishing.states import ChannelKind, DraftState, PublicationState
from netjes.publishing.tests.conftest import CLEAR, MORNING, as_actor
from netjes.publishing.weighing import weigh
from netjes.schools.queries import today


@pytest.fixture
def out(people):
    """`out(publication)`: Ruud places it, and it is sent."""

    def placed(publication: Publication) -> Publication:
        made = publish(actor=as_actor(people.ruud), by=people.ruud, publication=publication)
        send(made)
        made.refresh_from_db()
        return made

    return placed


@pytest.fixture
def ask_and_approve(people):
    def asked(publication: Publication, approve=True):
        doubt = ask_to_publish(actor=as_actor(people.ruud), author=people.ruud, publication=publication)
        actor = as_actor(people.visser, "team_leader")
        answer_doubt(actor=actor, by=people.visser, doubt=doubt, approve=approve, answer="Prima.")
        publication.refresh_from_db()
        return publication

    return asked


def test_it_works(desk, ready, out):
    made = out(ready())
    assert made.state == PublicationState.OUT and made.verdict == "allowed" and made.out_at == now()
    assert [row.title for row in in_feed(desk.feed)] == ["De musical"]
    made.draft.refresh_from_db()
    assert made.draft.state == DraftState.PUBLISHED


def test_twice_is_once(people, ready, out):
    made = out(ready())
    again = publish(actor=as_actor(people.ruud), by=people.ruud, publication=made)
    assert again.state == PublicationState.OUT and not send(again)


def test_overleg_goes_out_as_it_was_approved_and_no_other_way(people, ready, out, ask_and_approve):
    made = ready(facts=CLEAR | {"twijfel": True})
    assert weigh(made).ruling.value == "ask"
    with pytest.raises(CannotPublish, match="eerst akkoord"):
        out(made)
    approved = ask_and_approve(made)
    assert approved.approved_by == people.visser
    assert out(approved).state == PublicationState.OUT


def test_an_edit_after_the_approval_goes_back(ready, out, ask_and_approve, write):
    draft = write()
    approved = ask_and_approve(ready(draft=draft, facts=CLEAR | {"twijfel": True}))
    draft.refresh_from_db()
    draft.text = "Iets heel anders."
    draft.save()
    with pytest.raises(CannotPublish, match="veranderd"):
        out(approved)
    with pytest.raises(CannotPublish, match="Vraag het opnieuw"):
        out(ready(draft=draft, facts=CLEAR | {"twijfel": True}))


def test_another_channel_is_another_approval(desk, ready, out, ask_and_approve, write):
    draft = write()
    ask_and_approve(ready(draft=draft, facts=CLEAR | {"twijfel": True}))
    with pytest.raises(CannotPublish, match="Vraag het opnieuw"):
        out(ready(desk.paper, draft=draft, facts=CLEAR | {"twijfel": True}))


def test_what_changed_while_it_was_asked_is_not_approved(people, desk, ready, write):
    """Who answers says yes to what they saw: the picture, the channel and the people too."""
    draft, facts = write(), CLEAR | {"twijfel": True}
    made = ready(draft=draft, facts=facts)
    doubt = ask_to_publish(actor=as_actor(people.ruud), author=people.ruud, publication=made)
    ready(draft=draft, facts=facts, people=[people.noor])
    with pytest.raises(CannotAnswerDoubt, match="intussen veranderd"):
        answer_doubt(actor=as_actor(people.visser), by=people.visser, doubt=doubt, approve=True)


def test_mag_niet_goes_to_the_supervisor_and_not_out(people, ready, out, write):
    made = ready(draft=write("Het BSN van Sami Haddad is 111222333 en hij heeft een 3 voor wiskunde."))
    assert weigh(made).ruling.value == "not_allowed"
    with pytest.raises(CannotPublish, match="mag"):
        out(made)
    doubt = ask_to_publish(actor=as_actor(people.ruud), author=people.ruud, publication=made)
    with pytest.raises(CannotAnswerDoubt, match="niet mag"):
        answer_doubt(actor=as_actor(people.visser), by=people.visser, doubt=doubt, approve=True)


def test_a_password_never_goes_out(ready, out, write):
    made = ready(draft=write("Log in met wachtwoord: Zomer2026!Kat"))
    assert weigh(made).ruling.value == "not_allowed"
    with pytest.raises(CannotPublish):
        out(made)


def test_tone_is_no_verdict(ready, write):
    assert weigh(ready(draft=write("Wat een stomme idiote rotwedstrijd was dat."))).ruling.value == "allowed"


def test_what_nobody_answered_is_no_yes(ready):
    weighed = weigh(ready(facts={}))
    assert weighed.ruling.value == "ask" and len(weighed.to_answer) >= 3


def test_without_a_yes_of_who_is_in_it_nothing_goes_out(people, ready, out, says, ask_and_approve):
    made = ready(people=[people.noor])
    with pytest.raises(CannotPublish, match="nog geen ja van Noor"):
        out(made)
    with pytest.raises(CannotPublish, match="nog geen ja van Noor"):
        out(ask_and_approve(made))
    says(people.marieke, "yes", about=people.noor)
    made.draft.refresh_from_db()
    assert out(made).state == PublicationState.OUT


def test_a_no_and_a_shield_beat_an_approval(people, ready, out, says, write):
    says(people.marieke, "no", about=people.noor)
    with pytest.raises(CannotPublish, match="Noor"):
        out(ready(people=[people.noor]))
    says(people.marieke, "yes", about=people.daan)
    people.daan.shielded = True
    people.daan.save()
    with pytest.raises(CannotPublish, match="Daan"):
        out(ready(people=[people.daan]))


def test_a_private_draft_and_somebody_elses_go_nowhere(people, ready, write):
    with pytest.raises(CannotPublish, match="namens school"):
        ready(draft=write(voice="own"))
    with pytest.raises(CannotPublish, match="namens school"):
        ready(draft=write(by=people.kaya))


def test_a_day_that_is_over_is_no_end(ready):
    with pytest.raises(CannotPublish, match="voorbij"):
        ready(stays_until=today())


def test_by_hand_it_is_out_when_somebody_says_so(people, desk, ready, out):
    made = out(ready(desk.paper))
    assert made.state == PublicationState.WAITING
    with pytest.raises(CannotPublish, match="webadres"):
        note_placed(actor=as_actor(people.ruud), publication=made, address="javascript:alert(1)")
    assert note_placed(actor=as_actor(people.ruud), publication=made).state == PublicationState.OUT


class Failing:
    """A channel that fails as it is told, and then works."""

    def __init__(self, *failures: CannotReach) -> None:
        self.failures, self.keys = list(failures), []

    def put(self, channel, publication) -> Sent:
        self.keys.append(publication.key)
        if self.failures:
            raise self.failures.pop(0)
        return Sent("7", "https://school.example/7")


@pytest.fixture
def website(desk, agreed):
    return SchoolChannel.objects.create(
        school=agreed, kind=ChannelKind.MASTODON, name="Mastodon", slug="mastodon", purpose=desk.website,
        address="https://social.example", created_at=now(),
    )  # fmt: skip


@pytest.fixture
def fails(monkeypatch):
    def failing(*failures: CannotReach) -> Failing:
        program = Failing(*failures)
        monkeypatch.setattr(actions, "reach", lambda channel: program)
        return program

    return failing


BUSY = CannotReach("Het kanaal heeft een storing.", again=True)


def test_a_failure_is_tried_again_later_with_the_same_key(website, ready, out, fails, school):
    program = fails(BUSY)
    made = out(ready(website))
    assert made.state == PublicationState.WAITING and made.fault and made.next_try_at > now()
    assert send_waiting(school) == 0
    with standing_still_at(MORNING + timedelta(minutes=2)):
        assert send_waiting(school) == 1
    made.refresh_from_db()
    assert made.state == PublicationState.OUT and made.remote_id == "7" and made.fault == ""
    assert program.keys == [made.key, made.key]


def test_a_refusal_is_not_tried_again_and_its_author_hears_so(people, website, ready, out, fails, school):
    fails(CannotReach("De toegang werkt niet meer.", again=False))
    made = out(ready(website))
    assert made.state == PublicationState.FAILED and made.next_try_at is None
    assert Notice.objects.for_school(school).filter(person=people.ruud, key=f"publishing.stuck:{made.pk}").exists()
    fails()
    send(send_again(actor=as_actor(people.ruud), publication=made))
    made.refresh_from_db()
    assert made.state == PublicationState.OUT


def test_it_is_given_up_in_time(website, ready, out, fails, school):
    fails(*[BUSY] * 9)
    made = out(ready(website))
    for minutes in (2, 8, 20, 52, 90):
        with standing_still_at(MORNING + timedelta(minutes=minutes)):
            send_waiting(school)
    made.refresh_from_db()
    assert made.state == PublicationState.FAILED and made.attempts == 5


def test_what_a_program_left_halfway_is_taken_up_once(website, ready, people, fails, school):
    program = fails()
    made = publish(actor=as_actor(people.ruud), by=people.ruud, publication=ready(website))
    assert actions._claim(made) is not None and not send(made)
    with standing_still_at(MORNING + timedelta(minutes=11)):
        assert send_waiting(school) == 1
    assert len(program.keys) == 1


def test_mastodon_is_not_tried_after_the_hour_that_it_remembers(website, ready, people, fails, school):
    program = fails()
    made = publish(actor=as_actor(people.ruud), by=people.ruud, publication=ready(website))
    actions._claim(made)
    with standing_still_at(MORNING + timedelta(hours=2)):
        send_waiting(school)
    made.refresh_from_db()
    assert made.state == PublicationState.FAILED and "Kijk eerst" in made.fault and program.keys == []


def test_a_yes_that_ended_while_it_waited_stops_it(people, website, ready, out, fails, says, school):
    says(people.marieke, "yes", about=people.noor)
    fails(BUSY)
    made = out(ready(website, people=[people.noor]))
    says(people.marieke, "no", about=people.noor)
    with standing_still_at(MORNING + timedelta(minutes=5)):
        assert send_waiting(school) == 0
    made.refresh_from_db()
    assert made.state == PublicationState.FAILED


def test_a_channel_that_answers_nonsense_stops_nothing_else(website, ready, out, monkeypatch):
    class Nonsense:
        def put(self, channel, publication):
            raise KeyError("id")

    monkeypatch.setattr(actions, "reach", lambda channel: Nonsense())
    assert out(ready(website)).state == PublicationState.FAILED


def test_every_kind_that_is_reached_has_a_program(website):
    for kind in set(ChannelKind) - {ChannelKind.BY_HAND}:
        program = channels.reach(SchoolChannel(kind=kind))
        assert all(callable(getattr(program, name)) for name in ("put", "remove", "greet"))


def test_a_key_is_nobodys_twice(ready):
    assert ready().key != uuid4()


@pytest.fixture
def photo(people, desk):
    """Of Ruud's, with Noor at the first head and somebody without a name at the second."""
    out = BytesIO()
    Image.new("RGB", (200, 100), "#A9BA8B").save(out, "JPEG")
    made = Photo.objects.create(
        school=people.ruud.school, by=people.ruud, picture=out.getvalue(), small=out.getvalue(), width=200, height=100,
        purpose=desk.website, created_at=now(), goes_at=now() + timedelta(hours=20),
    )  # fmt: skip
    for number in (1, 2):
        Box.objects.create(school=made.school, photo=made, number=number, x=number * 60, y=10, w=40, h=40)
    first = Box.objects.for_school(made.school).get(number=1)
    Pictured.objects.create(school=made.school, photo=made, person=people.noor, box=first, added_at=now())
    return made


def test_who_is_on_the_photo_comes_along_and_the_photo_stays_as_long_as_it_is_out(
    people, desk, ready, out, says, photo
):
    made = ready(photo=photo, alt="Een veld.")
    assert [row.person for row in made.people.all()] == [people.noor] and bytes(made.picture)[:2] == b"\xff\xd8"
    with pytest.raises(CannotPublish, match="nog geen ja van Noor"):
        out(made)
    says(people.marieke, "yes", about=people.noor)
    assert out(made).state == PublicationState.OUT
    photo.refresh_from_db()
    assert photo.goes_at is None
    take_down(actor=as_actor(desk.iris), by=desk.iris, publication=made)
    photo.refresh_from_db()
    made.refresh_from_db()
    assert photo.goes_at is not None and not made.picture


def test_who_is_covered_is_not_on_it(people, ready, out, photo):
    Box.objects.for_school(photo.school).filter(photo=photo, number=1).update(covered=True)
    Photo.objects.for_school(photo.school).filter(pk=photo.pk).update(nobody_recognisable=True)
    photo.refresh_from_db()
    made = ready(photo=photo, alt="Een veld.")
    assert not made.people.exists() and out(made).state == PublicationState.OUT


def test_somebody_from_outside_who_was_not_asked_is_no_yes(people, ready, photo, says):
    says(people.marieke, "yes", about=people.noor)
    Photo.objects.for_school(photo.school).filter(pk=photo.pk).update(outsiders="unasked")
    photo.refresh_from_db()
    assert weigh(ready(photo=photo, alt="Een veld.")).ruling.value == "ask"


def test_a_photo_needs_a_sentence_for_who_cannot_see_it(ready, photo):
    with pytest.raises(CannotPublish, match="niet kan zien"):
        ready(photo=photo)
