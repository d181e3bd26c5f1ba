"""A Tuesday morning at school: a lesson of 2A by Ruud, the agreements in force, a ladder, and a clock that stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from netjes.lib.actors import Actor, system
from netjes.lib.clock import now, standing_still_at
from netjes.phones.actions import note_sighting, set_ladder, take_phone
from netjes.phones.actions.custody import Place
from netjes.phones.models import CustodySlip, Ladder, Sighting
from netjes.schools.actions import add_person, give_role
from netjes.schools.models import Person
from netjes.schools.queries import today
from netjes.schools.states import Role
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # 10.00 in Amsterdam
ACTOR = system("tests")
STEPS = ["word", "word", "custody", "home", "talk"]


@dataclass(frozen=True)
class Morning:
    """`lesson` is now (till 10.50); the day of 2A ends at 14.40. `desk` is a concierge, `care` coordinates care."""

    lesson: Lesson
    last: Lesson
    desk: Person
    care: Person


def a_lesson(people, group, starts_at: datetime, minutes: int = 50, teacher: Person | None = None) -> Lesson:
    lesson = Lesson.objects.create(
        school=group.school, uid=uuid4().hex, subject="biologie", starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
    )  # fmt: skip
    LessonGroup.objects.create(school=group.school, lesson=lesson, group=group)
    LessonTeacher.objects.create(school=group.school, lesson=lesson, person=teacher or people.ruud)
    return lesson


@pytest.fixture
def clock() -> Iterator[None]:
    with standing_still_at(MORNING):
        yield


@pytest.fixture
def morning(clock, agreed, people) -> Morning:
    desk = add_person(actor=ACTOR, school=agreed, given_name="Wim", family_name="Poort", honorific="meneer")
    care = add_person(actor=ACTOR, school=agreed, given_name="Fatma", family_name="Aydin", honorific="mevrouw")
    give_role(actor=ACTOR, person=desk, role=Role.CONCIERGE)
    give_role(actor=ACTOR, person=care, role=Role.CARE_COORDINATOR)
    return Morning(
        lesson=a_lesson(people, people.class_2a, MORNING),
        last=a_lesson(people, people.class_2a, MORNING + timedelta(hours=3, minutes=50)),
        desk=desk,
        care=care,
    )


@pytest.fixture
def ladder(morning, agreed) -> Ladder:
    return set_ladder(
        actor=ACTOR, school=agreed, steps=STEPS, article="12", counts_weeks=6, holds_from=today()
    )  # fmt: skip


@pytest.fixture
def take(people, morning):
    """`take(people.sami)`: Ruud keeps this pupil's phone."""

    def taken(pupil: Person, by: Person | None = None, **given) -> CustodySlip:
        by = by or people.ruud
        place = Place(given.pop("place", "Kluis bij de balie"), **given.pop("more", {}))
        return take_phone(
            actor=Actor(by.ref, "teacher"), by=by, pupil=pupil, place=place,
            home_is_safe=given.pop("home_is_safe", True), **given,
        )  # fmt: skip

    return taken


@pytest.fixture
def see(people, morning, ladder):
    """`see(people.sami)`: Ruud notes that this pupil used a phone, with the step that the ladder suggests."""

    def seen(pupil: Person, step: str = "word", lesson: Lesson | None = None, **given) -> Sighting:
        by = given.pop("by", people.ruud)
        return note_sighting(
            actor=Actor(by.ref, "teacher"), by=by, pupil=pupil, lesson=lesson or morning.lesson, step=step,
            token=given.pop("token", None) or uuid4(), **given,
        )  # fmt: skip

    return seen


@pytest.fixture
def seen_before(people, morning, ladder):
    """Something that counts already: seen by somebody some days ago."""

    def before(pupil: Person, by: Person | None = None, step: str = "word", days: int = 7, **given) -> Sighting:
        at = now() - timedelta(days=days)
        return Sighting.objects.create(
            school=pupil.school, pupil=pupil, seen_by=by or people.kaya, ladder=ladder, seen_at=at, suggested=step,
            step=step, expires_on=at.date() + timedelta(weeks=6), token=uuid4(), **given,
        )  # fmt: skip

    return before
