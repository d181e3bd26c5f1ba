"""A lesson that is moved, or falls out, while the teacher has opened phones in it: the permission goes along."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from netjes.lessons.models import Permission
from netjes.lessons.states import PermissionState, Purpose
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.timetables.actions import take_over_at_once
from netjes.timetables.models import Lesson
from netjes.timetables.tests.samples import appointment, unix, zermelo

pytestmark = pytest.mark.usefixtures("still_now")
EIGHT = {"start": unix(2026, 11, 24, 8, 30), "end": unix(2026, 11, 24, 9, 20)}  # it is 9.00 in UTC


def take(school, **changed):
    take_over_at_once(
        actor=system("tests"), school=school, name="R", file_name="r", content=zermelo(appointment(**EIGHT | changed))
    )


@pytest.fixture
def opened(school, people):
    take(school)
    lesson = Lesson.objects.for_school(school).get()
    return Permission.objects.create(
        school=school, lesson=lesson, given_by=people.bos, purpose=Purpose.LOOKUP, starts_at=now(),
        ends_at=now() + timedelta(minutes=20), lasts_whole_lesson=True, token=uuid4(), created_at=now(),
    )  # fmt: skip


def state(opened, moment=None) -> PermissionState:
    return Permission.objects.for_school(opened.school).get(pk=opened.pk).state_at(moment or now())


def test_it_works(school, opened):
    assert state(opened) is PermissionState.OPEN


def test_it_does_not_open_by_itself_when_the_lesson_moves_to_later_today(school, opened):
    take(school, version=2, start=unix(2026, 11, 24, 13), end=unix(2026, 11, 24, 14))
    assert state(opened) is PermissionState.OVER
    assert state(opened, datetime(2026, 11, 24, 13, 30, tzinfo=UTC)) is PermissionState.OVER


def test_it_lasts_as_long_as_the_lesson_does_by_now(school, opened):
    take(school, version=2, end=unix(2026, 11, 24, 9, 50))
    assert state(opened, datetime(2026, 11, 24, 9, 49, tzinfo=UTC)) is PermissionState.OPEN
    assert state(opened, datetime(2026, 11, 24, 9, 50, tzinfo=UTC)) is PermissionState.OVER


def test_it_is_over_when_the_lesson_falls_out_and_holds_when_it_comes_back(school, opened):
    take(school, version=2, cancelled=True)
    assert state(opened) is PermissionState.OVER
    take(school, version=3)
    assert state(opened) is PermissionState.OPEN
