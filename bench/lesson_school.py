"""A school between two lessons: pupils with a pass, teachers with a cookie, and a lesson for each of them.

`python -m bench.lesson_school open PUPILS TEACHERS` makes it in the database of the environment; `… give LESSON` opens
a lesson and `… close PERMISSION` ends that. In a process of their own, so that who measures loads no Django.
"""

import json
import sys
import time
from typing import Any

from bench.signing_day import asked


def opened(environment: dict[str, str], pupils: int, teachers: int) -> dict[str, Any]:
    """The school: `pupils` with a pass and a lesson each, `teachers` with a cookie and a lesson, and all `lessons`."""
    found: dict[str, Any] = json.loads(
        asked(environment, "-m", "bench.lesson_school", "open", str(pupils), str(teachers)).splitlines()[-1]
    )
    return found


def _open(pupils: int, teachers: int) -> dict[str, Any]:
    from datetime import timedelta
    from uuid import uuid4

    from netjes.cli.database import ready

    ready(migrate=True)
    from netjes.lessons.overlay import overlay_of, sealed
    from netjes.lib.clock import now
    from netjes.schools.actions import make_group
    from netjes.schools.models import Membership, Person, Position
    from netjes.schools.queries import school_year, today
    from netjes.schools.states import Role
    from netjes.schools.tests.cast import client_for
    from netjes.site.demo_school import ACTOR, adopt_models, bare_school
    from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher, Timetable

    school = bare_school()
    adopt_models(school)
    moment, day = now(), today() - timedelta(days=30)

    def many(what: str, count: int, role: Role) -> list[Person]:
        people = Person.objects.bulk_create(
            Person(school=school, given_name=f"{what}{at}", family_name="Visser", created_at=moment)
            for at in range(count)
        )
        Position.objects.bulk_create(Position(school=school, person=p, role=role, starts_on=day) for p in people)
        return people

    children, staff = many("Kind", pupils, Role.PUPIL), many("Docent", teachers, Role.TEACHER)
    timetable = Timetable.objects.create(school=school, name="Rooster", format="ical", created_at=moment)
    lessons = []
    for at, teacher in enumerate(staff):
        group = make_group(actor=ACTOR, school=school, name=f"K{at}", kind="class", year=school_year(today()))
        mine = children[at::teachers]
        Membership.objects.bulk_create(Membership(school=school, person=p, group=group, starts_on=day) for p in mine)
        made = Lesson.objects.create(
            school=school, timetable=timetable, uid=str(uuid4()), subject="biologie", location=f"2.{at:02}",
            starts_at=moment - timedelta(minutes=1), ends_at=moment + timedelta(minutes=49),
        )  # fmt: skip
        LessonGroup.objects.create(school=school, lesson=made, group=group)
        LessonTeacher.objects.create(school=school, lesson=made, person=teacher)
        lessons.append(made.pk)
    return {
        "lessons": lessons,
        "teachers": [[_cookie(client_for(teacher)), pk] for teacher, pk in zip(staff, lessons, strict=True)],
        "pupils": [
            {"pass": sealed(overlay_of(child, today())), "lesson": lessons[at % teachers]}
            for at, child in enumerate(children)
        ],
    }


def _cookie(client: Any) -> str:
    return "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())


def _give(lessons: list[int]) -> list[int]:
    """Open each of these lessons, without a teacher: for the test with two servers."""
    from datetime import timedelta
    from uuid import uuid4

    from netjes.cli.database import ready

    ready()
    from django.db import transaction

    from netjes.lessons.models import Permission
    from netjes.lib.clock import now
    from netjes.timetables.models import Lesson

    given = []
    for pk in lessons:
        with transaction.atomic():
            lesson = Lesson._every_school.get(pk=pk)
            moment = now()
            made = Permission.objects.create(
                school_id=lesson.school_id, lesson=lesson, purpose="lookup", starts_at=moment,
                ends_at=moment + timedelta(minutes=20), token=uuid4(), created_at=moment,
            )  # fmt: skip
        given.append(made.pk)
    return given


def _close(pk: int) -> float:
    """Close a permission; the moment (seconds since 1970) at which that was in the database."""
    from netjes.cli.database import ready

    ready()
    from netjes.lessons.models import Permission
    from netjes.lib.clock import now

    Permission._every_school.filter(pk=pk).update(closed_at=now())
    return time.time()


def main() -> int:
    act, *numbers = sys.argv[1:]
    given = [int(each) for each in numbers]
    found = {"open": lambda: _open(*given), "give": lambda: _give(given), "close": lambda: _close(*given)}[act]()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
