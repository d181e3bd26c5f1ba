"""Seen, not allowed: once a lesson, only where it is not allowed, shown at once, answered, withdrawn, and over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from netjes.lessons.models import Exemption, Permission
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.phones.actions import answer_sighting, settle_step, withdraw_sighting
from netjes.phones.errors import CannotAnswer, CannotDecide, CannotNote
from netjes.phones.ladder import Seen, suggest
from netjes.phones.models import Ladder, Sighting
from netjes.phones.queries import sightings_of, steps_waiting_for, suggestion_for
from netjes.phones.states import Outcome, Step
from netjes.phones.tests.conftest import ACTOR, MORNING, STEPS, a_lesson
from netjes.records.models import LogRow
from netjes.schools.actions.rooms import close_room
from netjes.schools.models import Person, RoomSwitch
from netjes.schools.queries import today
from netjes.schools.viewer import viewer_for
from netjes.timetables.models import LessonTeacher


def told(person: Person, start: str) -> list[Notice]:
    return list(Notice.objects.for_school(person.school).filter(person=person, key__startswith=start))


def open_for_all(people, lesson) -> Permission:
    return Permission.objects.create(
        school=lesson.school, lesson=lesson, given_by=people.ruud, purpose="lookup", starts_at=MORNING,
        ends_at=MORNING + timedelta(minutes=20), token=uuid4(), created_at=now(),
    )  # fmt: skip


def test_it_works(people, morning, see, ladder):
    sighting = see(people.sami)
    assert (sighting.suggested, sighting.step, sighting.ladder) == ("word", "word", ladder)
    assert sighting.expires_on == today() + timedelta(weeks=6)
    assert list(sightings_of(people.sami)) == [sighting]
    assert told(people.sami, "phones.seen") and not told(people.karima, "phones.")
    assert not told(people.bos, "phones.")


def test_two_teachers_do_not_note_one_lesson_twice(people, morning, see):
    LessonTeacher.objects.create(school=people.bos.school, lesson=morning.lesson, person=people.bos)
    first = see(people.sami)
    with pytest.raises(CannotNote, match="al genoteerd"):
        see(people.sami, by=people.bos)
    assert see(people.sami, token=first.token) == first  # the same tap, sent again over a shaky network
    withdraw_sighting(actor=ACTOR, sighting=first)
    assert see(people.sami, by=people.bos) != first


def test_a_permission_stops_it(people, morning, see):
    open_for_all(people, morning.lesson)
    with pytest.raises(CannotNote, match="mag de telefoon nu gebruiken"):
        see(people.sami)
    with standing_still_at(MORNING + timedelta(minutes=20)):
        assert see(people.sami)


def test_an_exemption_stops_it(people, morning, see):
    Exemption.objects.create(
        school=people.sami.school, person=people.sami, given_by=people.visser, starts_on=today(),
        ends_on=today() + timedelta(days=30), created_at=now(),
    )  # fmt: skip
    with pytest.raises(CannotNote, match="mag de telefoon nu gebruiken"):
        see(people.sami)


def test_an_exemption_stops_it_in_a_test_too(people, morning, see):
    morning.lesson.kind = "test"
    morning.lesson.save()
    Exemption.objects.create(
        school=people.sami.school, person=people.sami, given_by=people.visser, starts_on=today(),
        ends_on=today() + timedelta(days=30), created_at=now(),
    )  # fmt: skip
    open_for_all(people, morning.lesson)
    with pytest.raises(CannotNote):
        see(people.sami)
    assert see(people.noor)  # a test goes before a permission


def test_outside_the_lesson_nothing_is_noted(people, morning, see):
    with standing_still_at(MORNING + timedelta(minutes=50)), pytest.raises(CannotNote, match="deze les nu niet"):
        see(people.sami)
    with pytest.raises(CannotNote, match="deze les nu niet"):
        see(people.daan)


def test_a_teacher_notes_nothing_of_their_own_child(people, morning, see):
    lesson = a_lesson(people, people.class_3b, MORNING)
    with pytest.raises(CannotNote, match="eigen familie"):
        see(people.eva, lesson=lesson)


def test_heavier_than_the_ladder_cannot_and_lighter_asks_why(people, see, seen_before):
    seen_before(people.sami)
    seen_before(people.sami, by=people.bos)
    with pytest.raises(CannotNote, match="voor iedereen dezelfde"):
        see(people.sami, step="talk")
    with pytest.raises(CannotNote, match="waarom"):
        see(people.sami, step="word")
    waived = see(people.sami, step="waived", because="Ze belde 112.")
    assert waived.because and suggestion_for(people.sami, waived.ladder).step == Step.CUSTODY


def test_what_is_too_old_does_not_count_and_shows_no_more(people, see, seen_before):
    seen_before(people.sami, days=42)
    seen_before(people.sami, days=43)
    assert see(people.sami).step == Step.WORD
    assert len(sightings_of(people.sami)) == 1


def test_the_pupil_answers_and_the_teacher_takes_it_away(people, see):
    sighting = see(people.sami)
    answer_sighting(actor=ACTOR, sighting=sighting, text="Ik keek hoe laat het was.")
    assert told(people.ruud, "phones.answer")
    with pytest.raises(CannotAnswer):
        answer_sighting(actor=ACTOR, sighting=sighting, text=" ")
    withdraw_sighting(actor=ACTOR, sighting=sighting)
    assert suggestion_for(people.sami, sighting.ladder).number == 1
    with pytest.raises(CannotAnswer):
        answer_sighting(actor=ACTOR, sighting=sighting, text="Toch.")


def test_a_phone_kept_for_what_was_withdrawn_can_be_fetched_at_once(people, see, take, seen_before):
    for _ in range(2):
        seen_before(people.sami)
    sighting = see(people.sami, step="custody")
    slip = take(people.sami, sighting=sighting)
    withdraw_sighting(actor=ACTOR, sighting=sighting)
    slip.refresh_from_db()
    assert slip.due_at == now()


def test_a_talk_waits_for_the_mentor_alone(people, morning, see, seen_before):
    for _ in range(4):
        seen_before(people.sami)
    sighting = see(people.sami, step="talk")
    assert steps_waiting_for(viewer_for(people.bos, "account")) == [sighting]
    for other in (people.kaya, people.visser, people.ruud, people.terpstra, people.karima):
        assert steps_waiting_for(viewer_for(other, "account")) == []
    settle_step(actor=ACTOR, by=people.bos, sighting=sighting, outcome="done")
    assert steps_waiting_for(viewer_for(people.bos, "account")) == []
    with pytest.raises(CannotDecide):
        settle_step(actor=ACTOR, by=people.bos, sighting=sighting, outcome="done")


def test_nothing_goes_home_by_itself(people, morning, see, seen_before, client_of):
    for _ in range(3):
        seen_before(people.sami)
    sighting = see(people.sami, step="home")
    assert not told(people.karima, "phones.") and told(people.bos, "phones.waits")
    settle_step(actor=ACTOR, by=people.bos, sighting=sighting, outcome=Outcome.NO_CONTACT)
    assert (
        "Geen contact gezocht op 24 november"
        in client_of(people.sami).get(reverse("phones:seen_mine")).content.decode()
    )
    assert told(morning.care, "phones.care") and not told(people.karima, "phones.")
    assert "Sami" not in told(morning.care, "phones.care")[0].text


def test_without_a_ladder_nothing_is_noted(people, morning, see):
    Ladder.objects.for_school(people.sami.school).delete()
    with pytest.raises(CannotNote, match="nog geen trap"):
        see(people.sami)


def test_no_page_of_staff_shows_pupils_by_count(people, morning, see, seen_before, client_of):
    for _ in range(3):
        seen_before(people.noor)
    seen_before(people.sami)
    page = client_of(people.ruud).get(reverse("phones:seen_lesson", args=[morning.lesson.pk])).content.decode()
    assert page.index("Lotte") < page.index("Noor") < page.index("Sami")  # by name
    for name in ("phones:noted", "phones:waiting", "phones:index"):
        for who in (people.bos, people.visser, people.terpstra):
            assert "Noor" not in client_of(who).get(reverse(name)).content.decode()


def test_in_two_taps_from_the_class_list(people, morning, ladder, client_of):
    ruud = client_of(people.ruud)
    names = ruud.get(reverse("phones:seen_lesson", args=[morning.lesson.pk])).content.decode()
    second = reverse("phones:see", args=[morning.lesson.pk, people.sami.pk])
    assert second in names
    page = ruud.get(second)
    assert page.context["suggestion"].step == Step.WORD
    given = {"stap": "word", "merk": str(page.context["token"])}
    assert ruud.post(second, given).status_code == ruud.post(second, given).status_code == 302
    assert Sighting.objects.for_school(people.sami.school).count() == 1
    looks = LogRow.objects.for_school(people.sami.school_id).filter(act="phones.suggestion.read")
    assert [row.about for row in looks] == [people.sami.ref]
    mine = client_of(people.sami).get(reverse("phones:seen_mine")).content.decode()
    assert "Meneer Mulder zag je telefoon" in mine and "Telt mee tot 5 januari" in mine


def test_the_same_history_gives_the_same_step_whoever_looks(people, morning, ladder, seen_before):
    seen_before(people.sami, by=people.kaya)
    seen_before(people.noor, by=people.bos)
    assert suggestion_for(people.sami, ladder) == suggestion_for(people.noor, ladder)
    assert suggest(STEPS, [Seen("word", today() + timedelta(days=1))], today()).number == 2


def test_it_is_off_until_the_school_opens_it(people, morning, ladder, client_of):
    switch = RoomSwitch.objects.for_school(people.sami.school).get(room="seen")
    close_room(actor=ACTOR, switch=switch, because="Nog niet.")
    assert client_of(people.ruud).get(reverse("phones:seen_lesson", args=[morning.lesson.pk])).status_code == 404
    assert client_of(people.sami).get(reverse("phones:seen_mine")).status_code == 404
    assert client_of(people.ruud).get(reverse("phones:index")).status_code == 200
