"""The lessons of the example school: nobody and no room is in two places at once, and there is something to see now."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest
from django.db import transaction

from netjes.lessons.models import Exemption, Permission
from netjes.lessons.moments import holds_for, picture_of
from netjes.lessons.overlay import overlay_of
from netjes.lib.clock import standing_still_at
from netjes.schools.models import Person
from netjes.site.demo_school import ready_school
from netjes.site.demo_school.classes import CLASSES
from netjes.site.demo_school.hours import DAYS, HOURS, SLOTS, coloured, shared_out, week_of
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher
from netjes.timetables.queries import lessons_at

TEN_PAST_ELEVEN = datetime(2026, 11, 24, 10, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing_still_at(TEN_PAST_ELEVEN), transaction.atomic():
        yield ready_school()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_it_works(example):
    noor = Person.objects.for_school(example).get(given_name="Noor", family_name="Vries")
    bos = Person.objects.for_school(example).get(given_name="Anneke", family_name="Bos")
    together = lessons_at(example, TEN_PAST_ELEVEN).filter(groups__memberships__person=noor, teachers=bos)
    assert [lesson.subject for lesson in together.distinct()] != []
    holding = holds_for(picture_of(example, TEN_PAST_ELEVEN), overlay_of(noor, TEN_PAST_ELEVEN.date()), TEN_PAST_ELEVEN)
    assert holding.verdict is not None and len(holding.lessons) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "whose"), [(LessonTeacher, "person_id"), (LessonGroup, "group_id")])
def test_nobody_is_in_two_lessons_at_once(example, model, whose):
    rows = model.objects.for_school(example).filter(lesson__is_cancelled=False)
    seen = Counter(rows.values_list(whose, "lesson__starts_at"))
    assert max(seen.values()) == 1


@pytest.mark.django_db
def test_no_room_has_two_lessons_at_once(example):
    rows = Lesson.objects.for_school(example).filter(is_cancelled=False).exclude(location="")
    assert max(Counter(rows.values_list("location", "starts_at")).values()) == 1


@pytest.mark.django_db
def test_whoever_a_visitor_looks_as_has_a_lesson_at_every_hour(example):
    given = Lesson.objects.for_school(example).filter(is_cancelled=False)
    assert given.filter(groups__name="2A").distinct().count() == 4 * SLOTS
    assert given.filter(teachers__given_name="Anneke", teachers__family_name="Bos").distinct().count() == 4 * SLOTS


@pytest.mark.django_db
def test_there_is_some_of_everything(example):
    kinds = set(Lesson.objects.for_school(example).values_list("kind", flat=True))
    assert kinds == {"lesson", "quiz", "test", "exam", "trip"}
    assert Lesson.objects.for_school(example).filter(is_cancelled=True).exists()
    given = Permission.objects.for_school(example)
    assert given.filter(starts_at__lte=TEN_PAST_ELEVEN, ends_at__gt=TEN_PAST_ELEVEN).count() >= 3
    assert given.filter(bring_phone=True, starts_at__gt=TEN_PAST_ELEVEN).count() == 1
    assert Exemption.objects.for_school(example).count() == 3


def test_a_week_never_clashes_and_two_meet_every_day():
    lines = shared_out(CLASSES, range(88), {name: place for place, name in enumerate(CLASSES)}, CLASSES.index("2A"))
    bos = CLASSES.index("2A")
    assert max(coloured(lines)) < SLOTS
    week = week_of(Random(1), lines, ("2A", bos), 3)
    assert sum(len(each) for each in week.values()) == len(lines)
    for slot, found in week.items():
        assert len({line.class_name for line in found}) == len({line.teacher for line in found}) == len(found), slot
    for day in range(DAYS):
        assert any((line.class_name, line.teacher) == ("2A", bos) for line in week[day * HOURS + 3])
    full = [slot for slot, found in week.items() if any(line.class_name == "2A" for line in found)]
    assert len(full) == SLOTS
