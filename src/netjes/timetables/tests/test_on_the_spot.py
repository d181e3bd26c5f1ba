"""A lesson that is in no timetable."""

import uuid
from datetime import timedelta

import pytest

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.timetables.actions import open_on_the_spot
from netjes.timetables.errors import CannotOpenLesson
from netjes.timetables.models import Lesson
from netjes.timetables.queries import lessons_at

HOUR = timedelta(hours=1)


def opened(people, **changed):
    asked = {
        "actor": Actor(people.bos.ref, "teacher"), "teacher": people.bos, "groups": [people.class_2a],
        "subject": "biologie", "ends_at": now() + HOUR, "kind": "lesson", **changed,
    }  # fmt: skip
    return open_on_the_spot(**asked)


def test_it_works(school, people, still_now):
    lesson = opened(people)
    assert list(lessons_at(school, now())) == [lesson]
    assert list(lesson.groups.all()) == [people.class_2a]
    assert list(lesson.teachers.all()) == [people.bos]


def test_the_same_tap_sent_twice_opens_one_lesson(school, people):
    token = uuid.uuid4()
    assert opened(people, token=token).pk == opened(people, token=token).pk
    assert Lesson.objects.for_school(school).count() == 1


@pytest.mark.parametrize(
    "changed",
    [{"groups": []}, {"subject": "  "}, {"subject": "x" * 81}, {"kind": "party"}, {"ends_at": None}, {"ends_at": 5}],
)
def test_what_is_no_lesson_is_refused(school, people, still_now, changed):
    if "ends_at" in changed:
        changed = {"ends_at": now() + HOUR * (changed["ends_at"] or 0)}
    with pytest.raises(CannotOpenLesson):
        opened(people, **changed)
    assert not Lesson.objects.for_school(school).exists()
