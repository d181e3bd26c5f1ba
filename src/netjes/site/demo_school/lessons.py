"""Four weeks of lessons around today, with what teachers opened in them, exemptions, breaks and apps. All made up."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from netjes.lessons.models import ClassApp, Exemption, Permission, Regime
from netjes.lessons.states import Circumstance, Purpose
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import Person, School
from netjes.schools.states import Role
from netjes.site.demo_school.classes import CLASSES
from netjes.site.demo_school.hours import BREAKS, HOURS, PERIODS, Line, shared_out, week_of
from netjes.site.demo_school.opening import ACTOR
from netjes.site.demo_school.people import Town
from netjes.timetables.models import Lesson, LessonGroup, LessonTeacher, Timetable
from netjes.timetables.states import Format, LessonKind

SEED = 907
WEEKS = (-1, 0, 1, 2)
TRIP, EXAM = "3H", "6V"
# Name, whether people share things in it, whether the school approved it.
APPS = (
    ("Quizkwartier", False, True),
    ("Woordwijs", False, True),
    ("Klasplein", True, True),
    ("Kringvlog", True, False),
)
MAY_HAVE_IT = (("2A", 4, 120), ("3B", 6, 200), ("5V", 3, 11))  # class, place in it, days to go


@dataclass(slots=True)
class Hour:
    """A lesson on its day, before it is written."""

    lesson: Lesson
    class_name: str
    teacher: Person


def teach(town: Town) -> None:
    """The timetable of the example school, and what goes on in its lessons.

    Class 2A and Anneke Bos have a lesson at every hour: through their eyes visitors look.
    """
    rng = Random(SEED)  # noqa: S311 an example, not a secret
    school, moment = town.school, timezone.localtime(now())
    teachers = _teachers(town)
    always = teachers.index(town.named("Anneke Bos"))
    mentors = {name: teachers.index(both[0]) for name, both in town.mentors.items() if both and both[0] in teachers}
    lines = shared_out(CLASSES, range(len(teachers)), mentors, always)
    week = week_of(rng, lines, ("2A", always), _period_at(moment.time()))
    timetable = Timetable.objects.create(
        school=school, name="Rooster Lindekade", format=Format.CSV, fetched_at=now(), created_at=now()
    )
    hours = _hours(rng, town, timetable, week, teachers, _monday(moment.date()))
    _write(town, hours)
    _opened(rng, town, hours)
    _exempt(town, moment.date())
    _rules(school)
    log(school_key=school.pk, actor=ACTOR, act="lessons.example.made", detail={"lessons": len(hours)})


def _teachers(town: Town) -> list[Person]:
    """Everybody who teaches, by when they were made."""
    keys = set(
        Person.objects.for_school(town.school)
        .filter(positions__role=Role.TEACHER, positions__ends_on__isnull=True)
        .values_list("pk", flat=True)
    )
    return [person for person in town.staff if person.pk in keys]


def _monday(day: date) -> date:
    """Of this week; at the weekend of the next, which is what one looks forward to then."""
    return day - timedelta(days=day.weekday()) + timedelta(days=7 if day.weekday() > 4 else 0)


def _period_at(hour: time) -> int:
    """The lesson hour that goes on, or comes next; out of hours the third."""
    return next((place for place, (_start, end) in enumerate(PERIODS) if time(8) <= hour < end), 2)


def _hours(
    rng: Random, town: Town, timetable: Timetable, week: dict[int, list[Line]], teachers: list[Person], monday: date
) -> list[Hour]:
    zone = timezone.get_default_timezone()
    found = []
    for which in WEEKS:
        for slot in sorted(week):
            day = monday + timedelta(days=7 * which + slot // HOURS)
            start, end = (datetime.combine(day, each, zone) for each in PERIODS[slot % HOURS])
            for line in sorted(week[slot], key=lambda line: line.class_name):
                kind, is_off = _what_it_is(rng, line, which, slot)
                looked_at = line.class_name == "2A" or teachers[line.teacher].name == "Anneke Bos"
                lesson = Lesson(
                    school=town.school, timetable=timetable, uid=f"{day}-{slot % HOURS + 1}-{line.class_name}",
                    version=1, kind=kind, subject=line.subject, location=_room(line), starts_at=start, ends_at=end,
                    is_cancelled=is_off and not looked_at,
                )  # fmt: skip
                found.append(Hour(lesson, line.class_name, teachers[line.teacher]))
    return found + _trip(town, timetable, found, monday)


def _what_it_is(rng: Random, line: Line, week: int, slot: int) -> tuple[LessonKind, bool]:
    drawn = rng.random()
    if line.class_name == "2A" and line.subject in ("biologie", "mentorles"):
        return LessonKind.LESSON, False  # where a visitor looks first, everything goes as usual
    if line.class_name == EXAM and week == 0 and slot % HOURS == 1 and slot // HOURS == 2:
        return LessonKind.EXAM, False
    if line.subject == "mentorles":
        return LessonKind.LESSON, False
    if drawn < 0.03:
        return LessonKind.TEST, False
    if drawn < 0.05:
        return LessonKind.QUIZ, False
    return LessonKind.LESSON, drawn > 0.98


def _room(line: Line) -> str:
    """Every teacher has a room of their own."""
    return f"{line.teacher // 26}.{line.teacher % 26 + 1:02}"


def _trip(town: Town, timetable: Timetable, hours: list[Hour], monday: date) -> list[Hour]:
    """A class goes out for a day with its mentor; their other lessons of that day are off."""
    day, mentor = monday + timedelta(days=8), town.mentors[TRIP][0]
    zone = timezone.get_default_timezone()
    for each in hours:
        if each.lesson.starts_at.date() == day and (each.class_name == TRIP or each.teacher == mentor):
            each.lesson.is_cancelled = True
    lesson = Lesson(
        school=town.school, timetable=timetable, uid=f"{day}-reis-{TRIP}", version=1, kind=LessonKind.TRIP,
        subject="dag naar het museum", starts_at=datetime.combine(day, PERIODS[0][0], zone),
        ends_at=datetime.combine(day, PERIODS[-1][1], zone),
    )  # fmt: skip
    return [Hour(lesson, TRIP, mentor)]


def _write(town: Town, hours: list[Hour]) -> None:
    school, classes = town.school, town.groups.classes
    Lesson.objects.bulk_create((each.lesson for each in hours), batch_size=500)
    LessonGroup.objects.bulk_create(
        (LessonGroup(school=school, lesson=each.lesson, group=classes[each.class_name]) for each in hours),
        batch_size=500,
    )
    LessonTeacher.objects.bulk_create(
        (LessonTeacher(school=school, lesson=each.lesson, person=each.teacher) for each in hours), batch_size=500
    )


def _opened(rng: Random, town: Town, hours: list[Hour]) -> None:
    """What teachers opened: one lesson in eight until now, three that are open now, and one that is planned for 2A."""
    moment, rows = now(), []
    usual = [h for h in hours if not h.lesson.is_cancelled and h.lesson.kind == LessonKind.LESSON]
    for each in usual:
        if each.lesson.ends_at <= moment and rng.random() < 0.12:
            rows.append(_permission(rng, each, minutes=rng.choice((5, 10, 15, 20))))
    going_on = [h for h in usual if h.lesson.starts_at <= moment < h.lesson.ends_at and h.class_name != "2A"]
    rows += [_permission(rng, each, minutes=0) for each in going_on[:3]]
    to_come = [
        h for h in usual if h.lesson.starts_at > moment and h.class_name == "2A" and h.teacher.name == "Anneke Bos"
    ]
    if to_come:
        row = _permission(rng, min(to_come, key=lambda h: h.lesson.starts_at), minutes=0)
        row.purpose, row.words, row.bring_phone = Purpose.CAPTURE, "een filmpje over je kiemplantje", True
        row.starts_at = row.lesson.starts_at
        rows.append(row)
    Permission.objects.bulk_create(rows, batch_size=500)


def _permission(rng: Random, hour: Hour, *, minutes: int) -> Permission:
    """For so many minutes from the fifth on; 0 is until the lesson ends."""
    lesson = hour.lesson
    starts = lesson.starts_at + timedelta(minutes=5 if minutes else 0)
    purpose = rng.choice((Purpose.LOOKUP, Purpose.LOOKUP, Purpose.CAPTURE, Purpose.APP))
    return Permission(
        school=lesson.school, lesson=lesson, given_by=hour.teacher, purpose=purpose,
        words="Quizkwartier" if purpose is Purpose.APP else "", starts_at=starts,
        ends_at=starts + timedelta(minutes=minutes) if minutes else lesson.ends_at, lasts_whole_lesson=not minutes,
        token=UUID(int=rng.getrandbits(128), version=4), created_at=min(starts, now()),
    )  # fmt: skip


def _exempt(town: Town, today: date) -> None:
    Exemption.objects.bulk_create(
        Exemption(
            school=town.school, person=town.of_class(name)[place].person, given_by=town.named("Sharda Ramdin"),
            starts_on=town.start, ends_on=today + timedelta(days=days), created_at=now(),
        )
        for name, place, days in MAY_HAVE_IT
    )  # fmt: skip


def _rules(school: School) -> None:
    facts = {"les": False, "toetsmoment": False, "op school": True}
    rows = [
        Regime(
            school=school, circumstance=Circumstance.BREAK, name=name, facts=facts, weekdays="12345", from_time=start,
            to_time=end,
        )
        for name, start, end in BREAKS
    ]  # fmt: skip
    rows.append(
        Regime(
            school=school, circumstance=Circumstance.CANTEEN, name="kantine", facts=facts,
            sentence="Aan de lange tafel liggen geen telefoons.",
        )
    )  # fmt: skip
    Regime.objects.bulk_create(rows)
    ClassApp.objects.bulk_create(
        ClassApp(school=school, name=name, is_social=social, is_approved=approved) for name, social, approved in APPS
    )
