"""Taking a timetable over: again and again without doubles, and a lesson that moves stays the same lesson."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjes.lib.actors import Actor, system
from netjes.lib.clock import standing_still_at
from netjes.records.models import LogRow
from netjes.schools.actions import make_group
from netjes.timetables.actions import (
    ask_again,
    hand_in,
    look_over,
    match_name,
    remove_timetable,
    take_over,
    take_over_at_once,
)
from netjes.timetables.chores import forget_waiting
from netjes.timetables.errors import CannotMatch, CannotTakeOver
from netjes.timetables.models import Lesson, NameFor, Timetable
from netjes.timetables.queries import (
    day_bounds,
    end_of_day_of,
    lessons_at,
    lessons_of_pupil,
    lessons_of_teacher,
    lessons_on,
)
from netjes.timetables.tests.samples import LIST, appointment, event, ics, unix, zermelo

pytestmark = pytest.mark.usefixtures("still_now")
ACTOR = system("tests")
DAY = datetime(2026, 11, 24).date()


def take(school, content, **more):
    return take_over_at_once(actor=ACTOR, school=school, name="Rooster", file_name="r", content=content, **more)


def lessons(school):
    return list(Lesson.objects.for_school(school).order_by("starts_at", "pk"))


def test_it_works(school, people):
    made = take(school, LIST.encode())
    first, second = lessons(school)
    assert made.counts["new"] == 2
    assert list(first.teachers.all()) == [people.bos], "naar wat voor de @ van het adres staat"
    assert set(second.groups.all()) == {people.class_2a, people.class_3b}
    assert list(lessons_of_pupil(people.sami, DAY)) == [first, second]
    assert list(lessons_of_teacher(people.kaya, DAY)) == [second]
    assert end_of_day_of(people.daan, DAY) == second.ends_at


@pytest.mark.parametrize("content", [LIST.encode(), ics(event()), zermelo(appointment())])
def test_taking_over_twice_changes_nothing(school, people, content):
    take(school, content)
    before = list(Lesson.objects.for_school(school).values())
    rows = LogRow.objects.for_school(school.pk).count()
    assert take(school, content).is_empty
    assert list(Lesson.objects.for_school(school).values()) == before
    assert LogRow.objects.for_school(school.pk).count() == rows


ROWS = st.lists(
    st.builds(
        lambda key, version, hour, cancelled, group, valid: appointment(
            appointmentInstance=key, version=version, start=unix(2026, 11, 24, hour), end=unix(2026, 11, 24, hour + 1),
            cancelled=cancelled, groups=[group], valid=valid,
        ),
        st.integers(1, 6), st.integers(0, 3), st.integers(5, 20), st.booleans(), st.sampled_from(["2A", "3B", "9Z"]),
        st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, ROWS)
def test_whatever_came_before_taking_over_twice_changes_nothing(school, people, before, after):
    take(school, zermelo(*before), may_vanish=True)
    first = take(school, zermelo(*after), may_vanish=True)
    assert take(school, zermelo(*after), may_vanish=True).is_empty
    assert len({lesson.uid for lesson in lessons(school)}) == len(lessons(school))
    assert first.reading.slots.keys() >= first.whom.keys()


def test_a_lesson_that_moves_stays_the_same_lesson(school, people):
    take(school, zermelo(appointment()))
    (lesson,) = lessons(school)
    made = take(school, zermelo(appointment(version=2, start=unix(2026, 11, 24, 13), end=unix(2026, 11, 24, 14))))
    (moved,) = lessons(school)
    assert made.counts["moved"] == 1
    assert moved.pk == lesson.pk
    assert moved.changed_at is not None
    assert not lessons_at(school, lesson.starts_at)


def test_a_lower_version_never_replaces_a_higher_one(school, people):
    take(school, zermelo(appointment(version=5)))
    made = take(school, zermelo(appointment(version=4, start=unix(2026, 11, 24, 13), end=unix(2026, 11, 24, 14))))
    assert made.is_empty
    assert made.older == 1


def test_a_lesson_is_cancelled_and_comes_back(school, people):
    take(school, zermelo(appointment()))
    assert take(school, zermelo(appointment(version=2, cancelled=True))).counts["cancelled"] == 1
    assert not lessons_on(school, DAY)
    assert take(school, zermelo(appointment(version=3))).counts["back"] == 1
    assert len(lessons_on(school, DAY)) == 1


def test_what_is_gone_from_the_days_of_the_file_is_cancelled_and_other_days_stay(school, people):
    later = appointment(appointmentInstance=2, start=unix(2026, 11, 26, 9), end=unix(2026, 11, 26, 10))
    take(school, zermelo(appointment(), appointment(appointmentInstance=3), later))
    made = take(school, zermelo(appointment()))
    assert [lesson.uid for lesson in made.gone] == ["zermelo|3"]
    assert [lesson.is_cancelled for lesson in lessons(school)] == [False, True, False]


def test_what_was_over_stays_as_it_was(school, people):
    take(school, zermelo(appointment(), appointment(appointmentInstance=3)))
    with standing_still_at(datetime(2026, 11, 24, 14, tzinfo=UTC)):
        moved = appointment(version=2, start=unix(2026, 11, 24, 8), end=unix(2026, 11, 24, 9))
        assert take(school, zermelo(moved)).is_empty


def test_a_row_that_is_not_understood_keeps_what_we_know_of_it(school, people):
    take(school, zermelo(appointment(), appointment(appointmentInstance=3)))
    made = take(school, zermelo(appointment(), appointment(appointmentInstance=3, start="?")))
    assert not made.gone


def test_more_than_half_gone_is_asked_first(school, people):
    rows = [appointment(appointmentInstance=at) for at in range(30)]
    take(school, zermelo(*rows))
    with pytest.raises(CannotTakeOver):
        take(school, zermelo(rows[0]))
    assert len(lessons_on(school, DAY)) == 30
    assert take(school, zermelo(rows[0]), may_vanish=True).counts["gone"] == 29


def test_two_teachers_and_two_lessons_at_once_are_all_there(school, people):
    take(school, zermelo(appointment(teachers=["bos", "kaya"]), appointment(appointmentInstance=78)))
    both, other = lessons(school)
    assert set(both.teachers.all()) == {people.bos, people.kaya}
    assert list(lessons_of_pupil(people.noor, DAY)) == [both, other]


def test_an_unknown_teacher_does_not_keep_the_class_from_its_lesson(school, people):
    take(school, zermelo(appointment(teachers=["xyz"])))
    (lesson,) = lessons(school)
    assert list(lesson.groups.all()) == [people.class_2a]
    (name,) = NameFor.objects.for_school(school)
    assert match_name(actor=ACTOR, name=name, person=people.ruud) == 1
    assert list(lesson.teachers.all()) == [people.ruud]
    assert take(school, zermelo(appointment(teachers=["XYZ"]))).is_empty


def test_a_name_that_is_two_is_never_guessed(school, people):
    make_group(actor=ACTOR, school=school, name="2A", kind="cluster")
    made = take(school, zermelo(appointment()))
    assert made.unknown == {("group", "2a"): 1}
    assert not lessons(school)[0].groups.exists()


def test_what_was_said_wrongly_of_a_name_is_said_again(school, people):
    content = zermelo(appointment(teachers=["xyz"]))
    take(school, content)
    (name,) = NameFor.objects.for_school(school)
    match_name(actor=ACTOR, name=name, person=people.ruud)
    assert take(school, content).is_empty
    assert ask_again(actor=ACTOR, name=name) == 1
    assert not lessons(school)[0].teachers.exists()
    assert take(school, content).is_empty
    match_name(actor=ACTOR, name=name, person=people.kaya)
    assert list(lessons(school)[0].teachers.all()) == [people.kaya]


def test_a_name_can_be_left_out(school, people):
    take(school, zermelo(appointment(groups=["2A", "zaal"])))
    (name,) = NameFor.objects.for_school(school)
    match_name(actor=ACTOR, name=name, ignore=True)
    assert not take(school, zermelo(appointment(groups=["2A", "zaal"]))).unknown


def test_a_class_name_does_not_stand_for_a_teacher(school, people, other_school):
    take(school, zermelo(appointment(groups=["zaal"])))
    (name,) = NameFor.objects.for_school(school)
    for wrong in ({"person": people.bos}, {}, {"group": make_group(actor=ACTOR, school=other_school, name="X")}):
        with pytest.raises(CannotMatch):
            match_name(actor=ACTOR, name=name, **wrong)


def test_an_agenda_names_class_and_teacher_in_its_title(school, people):
    take(school, ics(event()))
    (lesson,) = lessons(school)
    assert (list(lesson.groups.all()), list(lesson.teachers.all())) == ([people.class_2a], [people.bos])
    assert lesson.subject == "biologie"


def test_only_what_was_looked_at_is_taken_over(school, people):
    actor = Actor(people.oosthoek.ref, "administrator")
    timetable = hand_in(actor=actor, school=school, name="Rooster", file_name="r.csv", content=LIST.encode())
    seen = look_over(timetable).fingerprint
    with pytest.raises(CannotTakeOver):
        take_over(actor=actor, timetable=timetable, seen="x")
    assert take_over(actor=actor, timetable=timetable, seen=seen).counts["new"] == 2
    timetable.refresh_from_db()
    assert bytes(timetable.waiting) == b""
    with pytest.raises(CannotTakeOver):
        take_over(actor=actor, timetable=timetable, seen=seen)


def test_a_file_that_nobody_took_over_goes_after_a_day(school, people):
    hand_in(actor=ACTOR, school=school, name="Rooster", file_name="r.csv", content=LIST.encode())
    assert forget_waiting(school) == 0
    with standing_still_at(datetime(2026, 11, 25, 9, 1, tzinfo=UTC)):
        assert forget_waiting(school) == 1
    assert not Timetable.objects.for_school(school).exists()


def test_stopping_cancels_what_is_to_come(school, people):
    take(school, LIST.encode())
    (timetable,) = Timetable.objects.for_school(school)
    assert remove_timetable(actor=ACTOR, timetable=timetable) == 2
    assert not lessons_on(school, DAY)


def test_a_day_has_23_or_25_hours_when_the_clock_changes():
    for day, hours in ((datetime(2027, 3, 28), 23), (datetime(2026, 10, 25), 25), (datetime(2026, 11, 24), 24)):
        start, end = day_bounds(day.date())
        assert (end.astimezone(UTC) - start.astimezone(UTC)) == timedelta(hours=hours)


STRANGE = "a\0b\ud800\u202e😀 ' -- <b>" * 40


def test_strange_letters_are_kept_out_or_kept_whole(school, people):
    rows = [
        appointment(appointmentInstance=STRANGE, groups=[STRANGE, "2A"], teachers=[STRANGE], subjects=[STRANGE]),
        appointment(appointmentInstance="\0", locations=[STRANGE], type=STRANGE),
    ]
    take(school, zermelo(*rows))
    assert len(lessons(school)) == 2
    assert take(school, zermelo(*rows)).is_empty


def test_the_log_holds_no_names(school, people):
    take(school, zermelo(appointment(teachers=["xyz"])))
    rows = LogRow.objects.for_school(school.pk).filter(act__startswith="timetables.")
    assert rows
    assert not any("xyz" in row.detail or "2A" in row.detail for row in rows)
