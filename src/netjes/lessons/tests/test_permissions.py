"""Opening the use of phones in a lesson, changing it and ending it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjes.consents.actions import Asked, Given, choose, open_purpose
from netjes.consents.states import Chosen, PurposeKind, Reach
from netjes.lessons.actions import (
    Choice,
    close_all,
    close_permission,
    extend_permission,
    open_permission,
    pause_permission,
    resume_permission,
)
from netjes.lessons.chores import take_back_cancelled
from netjes.lessons.consent import who_need_another
from netjes.lessons.errors import CannotChange, CannotOpen
from netjes.lessons.models import ClassApp, Permission
from netjes.lessons.moments import picture_of
from netjes.lessons.queries import going_on_in, last_choice, pupils_in
from netjes.lessons.states import PermissionState
from netjes.lessons.tests.hours import TEN, lesson
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now, standing_still_at
from netjes.notices.models import Notice
from netjes.records.models import LogRow
from netjes.timetables.models import Lesson

LOOKUP = Choice("lookup", minutes=15)


@pytest.fixture(autouse=True)
def _ten_o_clock():
    with standing_still_at(TEN):
        yield


@pytest.fixture
def biology(people):
    return lesson(people.bos.school, people.class_2a, teacher=people.bos)


def opened(people, lesson, choice=LOOKUP, token=None, teacher=None):
    teacher = teacher or people.bos
    return open_permission(
        actor=Actor(teacher.ref, "teacher"), lesson=lesson, teacher=teacher, choice=choice, token=token or uuid4()
    )


def actor(people):
    return Actor(people.bos.ref, "teacher")


def later(minutes):
    return standing_still_at(TEN + timedelta(minutes=minutes))


def test_it_works(people, biology):
    given_ = opened(people, biology)
    assert given_.state_at(now()) is PermissionState.OPEN and given_.until == TEN + timedelta(minutes=15)
    row = LogRow.objects.for_school(people.bos.school_id).filter(act="lessons.permission.given").get()
    assert row.subject == given_.ref and row.actor == people.bos.ref
    with later(15):
        assert given_.state_at(now()) is PermissionState.OVER


def test_the_same_tap_sent_twice_opens_once(people, biology):
    token = uuid4()
    first, second = opened(people, biology, token=token), opened(people, biology, token=token)
    assert first == second and Permission.objects.for_school(biology.school).count() == 1


def test_a_tap_of_another_lesson_opens_nothing(people, biology):
    token = uuid4()
    opened(people, biology, token=token)
    other = lesson(people.bos.school, people.class_3b, teacher=people.bos)
    with pytest.raises(CannotOpen, match="andere les"):
        opened(people, other, token=token)


def test_a_new_choice_replaces_what_is_on_for_the_same_pupils(people, biology):
    first = opened(people, biology)
    second = opened(people, biology, Choice("capture", minutes=10))
    assert [each.pk for each in going_on_in(biology, now())] == [second.pk]
    first.refresh_from_db()
    assert first.state_at(now()) is PermissionState.OVER


def test_two_parts_of_a_class_can_do_different_things(people, biology):
    one = opened(people, biology, Choice("lookup", minutes=10, people=frozenset({people.noor.pk})))
    two = opened(people, biology, Choice("capture", minutes=10, people=frozenset({people.sami.pk})))
    assert {each.pk for each in going_on_in(biology, now())} == {one.pk, two.pk}
    opened(people, biology)  # for everybody: it takes the place of both
    assert len(going_on_in(biology, now())) == 1


def test_two_teachers_in_one_lesson_see_and_stop_each_others(people, biology):
    first = opened(people, biology, teacher=people.kaya)
    close_permission(actor=actor(people), permission=first)
    assert going_on_in(biology, now()) == []


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        (Choice("lookup", minutes=0), "1 tot en met 240"),
        (Choice("lookup", minutes=241), "1 tot en met 240"),
        (Choice("nothing", minutes=5), "waarvoor"),
        (Choice("app", minutes=5), "welke app"),
        (Choice("other", "  ", minutes=5), "waarvoor"),
        (Choice("other", "x" * 121, minutes=5), "hoogstens 120"),
        (Choice("lookup", minutes=5, alternative="x" * 121), "hoogstens 120"),
        (Choice("lookup", minutes=5, groups=frozenset({987})), "groepen"),
        (Choice("lookup", minutes=5, people=frozenset({987})), "leerlingen"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_changes_nothing(people, biology, choice, why):
    before = opened(people, biology)
    with pytest.raises(CannotOpen, match=why):
        opened(people, biology, choice)
    assert [each.pk for each in going_on_in(biology, now())] == [before.pk]


def test_a_pupil_of_another_class_is_not_in_this_lesson(people, biology):
    with pytest.raises(CannotOpen, match="leerlingen"):
        opened(people, biology, Choice("lookup", minutes=5, people=frozenset({people.daan.pk})))


def test_a_lesson_that_is_over_or_cancelled_opens_nothing(people, biology):
    with later(50), pytest.raises(CannotOpen, match="voorbij"):
        opened(people, biology)
    Lesson.objects.for_school(biology.school).filter(pk=biology.pk).update(is_cancelled=True)
    with pytest.raises(CannotOpen, match="gaat niet door"):
        opened(people, biology)


def test_longer_pause_and_on_again(people, biology):
    given_ = opened(people, biology)
    assert extend_permission(actor=actor(people), permission=given_).until == TEN + timedelta(minutes=20)
    assert pause_permission(actor=actor(people), permission=given_).state_at(now()) is PermissionState.PAUSED
    assert resume_permission(actor=actor(people), permission=given_).state_at(now()) is PermissionState.OPEN
    assert close_permission(actor=actor(people), permission=given_).state_at(now()) is PermissionState.OVER
    assert close_permission(actor=actor(people), permission=given_).closed_at == TEN  # again is no mistake
    for change in (extend_permission, pause_permission, resume_permission):
        with pytest.raises(CannotChange, match="voorbij"):
            change(actor=actor(people), permission=given_)


def test_it_never_lasts_longer_than_the_lesson(people, biology):
    whole = opened(people, biology, Choice("lookup"))
    assert whole.until == biology.ends_at
    with pytest.raises(CannotChange, match="einde van de les"):
        extend_permission(actor=actor(people), permission=whole)
    long = opened(people, biology, Choice("lookup", minutes=240))
    assert long.until == biology.ends_at


def test_all_at_once(people, biology):
    opened(people, biology, Choice("lookup", minutes=10, people=frozenset({people.noor.pk})))
    opened(people, biology, Choice("lookup", minutes=10, people=frozenset({people.sami.pk})))
    assert close_all(actor=actor(people), lesson=biology) == 2 and going_on_in(biology, now()) == []


def test_what_was_opened_in_a_lesson_does_not_open_by_itself_when_it_moves(people, biology):
    given_ = opened(people, biology, Choice("lookup"))
    moved = Lesson.objects.for_school(biology.school).filter(pk=biology.pk)
    moved.update(starts_at=TEN + timedelta(hours=2), ends_at=TEN + timedelta(hours=3))
    given_ = Permission.objects.for_school(biology.school).select_related("lesson").get(pk=given_.pk)
    for minutes in (0, 121):
        with later(minutes):
            assert given_.state_at(now()) is PermissionState.OVER
            assert going_on_in(given_.lesson, now()) == []
            assert [each.permissions for each in picture_of(biology.school, now()).lessons] in ([], [()])


def test_what_was_made_ready_moves_along_with_the_lesson(people):
    biology = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN + timedelta(hours=1))
    given_ = opened(people, biology, Choice("lookup"))
    moved = Lesson.objects.for_school(biology.school).filter(pk=biology.pk)
    moved.update(starts_at=TEN + timedelta(hours=2), ends_at=TEN + timedelta(hours=3))
    given_ = Permission.objects.for_school(biology.school).select_related("lesson").get(pk=given_.pk)
    with later(61):
        assert given_.state_at(now()) is PermissionState.PLANNED
    with later(121):
        assert given_.state_at(now()) is PermissionState.OPEN
    moved.update(is_cancelled=True)
    given_.lesson.refresh_from_db()
    with later(121):
        assert given_.state_at(now()) is PermissionState.OVER


def test_beforehand_the_class_is_told_to_bring_the_phone(people):
    tomorrow = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN + timedelta(days=1))
    given_ = opened(people, tomorrow, Choice("capture", bring_phone=True))
    assert given_.state_at(now()) is PermissionState.PLANNED and given_.lasts_whole_lesson
    told = Notice.objects.for_school(tomorrow.school).filter(key=f"lessons:bring:{tomorrow.pk}")
    assert {each.person for each in told} == {people.noor, people.sami, people.lotte}
    assert all("25 november om 10.00" in each.text for each in told)
    close_permission(actor=actor(people), permission=given_)
    assert not told.filter(read_at=None).exists()


def test_beforehand_for_one_pupil_only_that_one_is_told(people):
    tomorrow = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN + timedelta(days=1))
    opened(people, tomorrow, Choice("capture", people=frozenset({people.noor.pk}), bring_phone=True))
    told = Notice.objects.for_school(tomorrow.school).filter(key=f"lessons:bring:{tomorrow.pk}")
    assert {each.person for each in told} == {people.noor}


def test_who_need_not_bring_it_any_more_reads_so_no_longer(people):
    tomorrow = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN + timedelta(days=1))
    told = Notice.objects.for_school(tomorrow.school).filter(key=f"lessons:bring:{tomorrow.pk}", read_at=None)
    noor, sami = (
        Choice("capture", people=frozenset({each.pk}), bring_phone=True) for each in (people.noor, people.sami)
    )
    opened(people, tomorrow, Choice("capture", bring_phone=True))
    first = opened(people, tomorrow, noor)
    assert set(told.values_list("person", flat=True)) == {people.noor.pk}
    opened(people, tomorrow, sami)
    close_permission(actor=actor(people), permission=first)
    assert set(told.values_list("person", flat=True)) == {people.sami.pk}
    opened(people, tomorrow, Choice("lookup"))
    assert not told.exists()


def test_a_lesson_that_is_cancelled_asks_no_phone(people):
    tomorrow = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN + timedelta(days=1))
    told = Notice.objects.for_school(tomorrow.school).filter(key=f"lessons:bring:{tomorrow.pk}", read_at=None)
    opened(people, tomorrow, Choice("capture", bring_phone=True))
    assert take_back_cancelled(tomorrow.school) == 0 and told.count() == 3
    Lesson.objects.for_school(tomorrow.school).filter(pk=tomorrow.pk).update(is_cancelled=True)
    assert take_back_cancelled(tomorrow.school) == 3 and not told.exists()
    assert take_back_cancelled(tomorrow.school) == 0


def test_last_time_is_of_this_class_first(people, biology):
    with standing_still_at(TEN - timedelta(days=3)):
        old = lesson(people.bos.school, people.class_2a, teacher=people.bos, at=TEN - timedelta(days=3))
        mine = opened(people, old, Choice("capture", minutes=10))
    with standing_still_at(TEN - timedelta(days=2)):
        other = lesson(people.bos.school, people.class_3b, teacher=people.bos, at=TEN - timedelta(days=2))
        elsewhere = opened(people, other)
    assert last_choice(people.bos, biology, now()) == mine
    third = lesson(people.bos.school, people.class_3b, teacher=people.bos)
    assert last_choice(people.bos, third, now()) == elsewhere and last_choice(people.kaya, biology, now()) is None


def test_who_is_surely_sixteen_needs_no_parent(people, biology):
    school = people.noor.school
    ClassApp.objects.create(school=school, name="Beeldplein", is_social=True)
    ClassApp.objects.create(school=school, name="Rekenrad", is_social=False)
    people.noor.turns, people.noor.turns_on = 18, TEN.date() + timedelta(days=400)
    people.noor.save()
    here = pupils_in(biology)
    assert {each.pk for each in who_need_another(school, "beeldplein ", here)} == {people.sami.pk, people.lotte.pk}
    assert who_need_another(school, "Rekenrad", here) == [] == who_need_another(school, " ", here)
    assert len(who_need_another(school, "Nooit gehoord", here)) == 2  # what school does not know may be social


def test_who_has_consent_for_the_app_joins_and_who_said_no_does_not(people, biology):
    purpose = open_purpose(
        actor=system("tests"), school=biology.school, asked=Asked("Beeldkring", "De klas ziet het."), app="Beeldkring",
        kind=PurposeKind.APP, reach=Reach.INSIDE,
    )  # fmt: skip
    for who, about, answer in (
        (people.karima, people.sami, Chosen.YES), (people.youssef, people.sami, Chosen.YES),
        (people.noor, people.noor, Chosen.NO),
    ):  # fmt: skip
        choose(actor=system("tests"), person=about, answers={purpose: answer}, given=Given(by=who))
    needs = who_need_another(biology.school, "beeldkring", pupils_in(biology))
    assert people.sami not in needs and people.noor in needs and people.lotte in needs


@settings(max_examples=200)
@given(
    start=st.integers(-120, 120), length=st.integers(1, 240), lesson_at=st.integers(-60, 60),
    lesson_for=st.integers(10, 120), at=st.integers(-200, 400), whole=st.booleans(),
    closed=st.booleans(), cancelled=st.booleans(), paused=st.booleans(),
)  # fmt: skip
def test_open_is_never_outside_the_lesson_nor_after_a_stop(
    start, length, lesson_at, lesson_for, at, whole, closed, cancelled, paused
):
    def minute(n):
        return TEN + timedelta(minutes=n)

    its = Lesson(starts_at=minute(lesson_at), ends_at=minute(lesson_at + lesson_for), is_cancelled=cancelled)
    each = Permission(
        lesson=its, starts_at=minute(start), ends_at=minute(start + length), lasts_whole_lesson=whole,
        created_at=minute(start), closed_at=minute(0) if closed else None, paused_at=minute(0) if paused else None,
    )  # fmt: skip
    if each.state_at(minute(at)) is PermissionState.OPEN:
        assert its.starts_at <= minute(at) < its.ends_at and minute(at) >= each.starts_at
        assert not closed and not cancelled and not paused and (whole or minute(at) < each.ends_at)
