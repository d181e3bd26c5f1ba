"""What a timetable that was read would change, and writing that: again and again, without doubles.

A lesson that moved stays the same row, so a permission that hangs on it moves along. What was already over is not
touched any more: somebody may want to see later what held then.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from netjes.lib.clock import now
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.timetables.formats import Reading, Slot
from netjes.timetables.models import Lesson, LessonGroup, LessonName, LessonTeacher, NameFor, Timetable
from netjes.timetables.naming import Key, Names, Whom, names_of

BATCH = 500
FIELDS = ("version", "kind", "subject", "location", "starts_at", "ends_at", "is_cancelled", "changed_at")
FEW = 20  # lessons: fewer may all go without a question


@dataclass
class Plan:
    """What would happen to each lesson. `whom` says, by uid, whose lesson it will be."""

    school: School
    reading: Reading
    whom: dict[str, Whom] = field(default_factory=dict)
    new: list[Slot] = field(default_factory=list)
    moved: list[tuple[Lesson, Slot]] = field(default_factory=list)
    changed: list[tuple[Lesson, Slot]] = field(default_factory=list)
    cancelled: list[tuple[Lesson, Slot]] = field(default_factory=list)
    back: list[tuple[Lesson, Slot]] = field(default_factory=list)
    gone: list[Lesson] = field(default_factory=list)
    same: int = 0
    older: int = 0  # a version lower than what we have
    over: int = 0
    coming: int = 0  # lessons that we have and that are still to come

    @property
    def unknown(self) -> dict[Key, int]:
        """Names that stand for nobody yet, with how many lessons have them."""
        found: dict[Key, int] = {}
        for whom in self.whom.values():
            for key in whom.unknown:
                found[key] = found.get(key, 0) + 1
        return dict(sorted(found.items()))

    @property
    def written(self) -> list[tuple[Lesson, Slot]]:
        return [*self.moved, *self.changed, *self.cancelled, *self.back]

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.written or self.gone)

    @property
    def too_many_gone(self) -> bool:
        """More than half of what is to come would go: then it is probably another file than was meant."""
        return len(self.gone) > FEW and len(self.gone) * 2 > self.coming

    @property
    def counts(self) -> dict[str, int]:
        """How many of what; no names."""
        return {
            "new": len(self.new), "moved": len(self.moved), "changed": len(self.changed),
            "cancelled": len(self.cancelled), "back": len(self.back), "gone": len(self.gone), "same": self.same,
            "older": self.older, "over": self.over, "names": len(self.unknown),
        }  # fmt: skip

    @property
    def fingerprint(self) -> str:
        """Of everything that would be written: what was looked at is what is done."""
        lines = [f"+{slot.uid}" for slot in self.new]
        lines += [f"{lesson.pk}:{slot}" for lesson, slot in self.written]
        lines += [f"-{lesson.pk}" for lesson in self.gone]
        lines += [f"?{what}:{text}" for what, text in self.unknown]
        return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()


def plan(school: School, timetable: Timetable | None, reading: Reading) -> Plan:
    """Compare a timetable with the lessons that came from it before. Changes nothing."""
    moment, names = now(), names_of(school, today())
    made = Plan(school, reading)
    known = _known(school, timetable, moment)
    made.coming = sum(1 for lesson, _, _, _ in known.values() if lesson.ends_at > moment and not lesson.is_cancelled)
    for uid, slot in reading.slots.items():
        _weigh(made, names, slot, known.get(uid), moment)
    covers = reading.covers
    if covers and not reading.holds_unknown:
        made.gone = [
            lesson
            for uid, (lesson, _, _, _) in known.items()
            if uid not in reading.slots and uid not in reading.held and not lesson.is_cancelled
            and lesson.ends_at > moment and covers[0] <= lesson.starts_at < covers[1]
        ]  # fmt: skip
    return made


Known = tuple[Lesson, frozenset[int], frozenset[int], frozenset[Key]]


def _known(school: School, timetable: Timetable | None, moment: datetime) -> dict[str, Known]:
    """The lessons of a timetable by uid, with whose they are."""
    if timetable is None or timetable.pk is None:
        return {}
    mine = Lesson.objects.for_school(school).filter(timetable=timetable).order_by("pk")
    groups = _pairs(LessonGroup.objects.for_school(school).filter(lesson__timetable=timetable), "group_id")
    teachers = _pairs(LessonTeacher.objects.for_school(school).filter(lesson__timetable=timetable), "person_id")
    noted: dict[int, set[Key]] = {}
    found = LessonName.objects.for_school(school).filter(lesson__timetable=timetable)
    for lesson, what, text in found.values_list("lesson_id", "name__what", "name__text"):
        noted.setdefault(lesson, set()).add((what, text))
    return {
        lesson.uid: (
            lesson, frozenset(groups.get(lesson.pk, ())), frozenset(teachers.get(lesson.pk, ())),
            frozenset(noted.get(lesson.pk, ())),
        )
        for lesson in mine.iterator(chunk_size=2000)
    }  # fmt: skip


def _pairs(rows: object, column: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for lesson, other in rows.values_list("lesson_id", column):  # type: ignore[attr-defined]
        found.setdefault(lesson, set()).add(other)
    return found


def _weigh(made: Plan, names: Names, slot: Slot, known: Known | None, moment: datetime) -> None:
    if slot.ends_at <= moment and (known is None or known[0].ends_at <= moment):
        made.over += 1
        return
    whom = names.whom(slot)
    if known is None:
        made.whom[slot.uid] = whom
        made.new.append(slot)
        return
    lesson, groups, teachers, noted = known
    if slot.version < lesson.version:
        made.older += 1
        return
    made.whom[slot.uid] = whom
    pair = lesson, slot
    if slot.is_cancelled != lesson.is_cancelled:
        (made.cancelled if slot.is_cancelled else made.back).append(pair)
    elif (slot.starts_at, slot.ends_at, slot.location) != (lesson.starts_at, lesson.ends_at, lesson.location):
        made.moved.append(pair)
    elif (slot.version, slot.kind, whom.subject or "les", whom.groups, whom.teachers, whom.noted) != (
        lesson.version, lesson.kind, lesson.subject, groups, teachers, noted,
    ):  # fmt: skip
        made.changed.append(pair)
    else:
        made.same += 1


def write(made: Plan, timetable: Timetable) -> None:
    """Write a plan; part of the caller's transaction, which holds the school."""
    moment = now()
    fresh = [_filled(Lesson(school=made.school, timetable=timetable, uid=slot.uid), slot, made) for slot in made.new]
    Lesson.objects.bulk_create(fresh, batch_size=BATCH)
    kept: list[Lesson] = []
    moved = {lesson.pk for lesson, _ in [*made.moved, *made.cancelled, *made.back]}
    for lesson, slot in made.written:
        kept.append(_filled(lesson, slot, made))
        if lesson.pk in moved:
            lesson.changed_at = moment
    for lesson in made.gone:
        lesson.is_cancelled, lesson.changed_at = True, moment
    Lesson.objects.for_school(made.school).bulk_update([*kept, *made.gone], FIELDS, batch_size=200)
    _forget_whom(made.school, kept)
    _write_whom(made, [*fresh, *kept])


def _filled(lesson: Lesson, slot: Slot, made: Plan) -> Lesson:
    lesson.version, lesson.kind, lesson.location = slot.version, slot.kind, slot.location
    lesson.subject = made.whom[slot.uid].subject or "les"
    lesson.starts_at, lesson.ends_at, lesson.is_cancelled = slot.starts_at, slot.ends_at, slot.is_cancelled
    return lesson


def _forget_whom(school: School, lessons: list[Lesson]) -> None:
    for at in range(0, len(lessons), BATCH):
        part = lessons[at : at + BATCH]
        for model in (LessonGroup, LessonTeacher, LessonName):
            model.objects.for_school(school).filter(lesson__in=part).delete()


def _write_whom(made: Plan, lessons: list[Lesson]) -> None:
    """Groups, teachers and noted names of these lessons, which have none yet."""
    school, names = made.school, _named(made.school, made.unknown)
    for at in range(0, len(lessons), BATCH):
        part = lessons[at : at + BATCH]
        of_groups, given_by, noted = [], [], []
        for lesson in part:
            whom = made.whom[lesson.uid]
            of_groups += [LessonGroup(school=school, lesson=lesson, group_id=pk) for pk in sorted(whom.groups)]
            given_by += [LessonTeacher(school=school, lesson=lesson, person_id=pk) for pk in sorted(whom.teachers)]
            noted += [LessonName(school=school, lesson=lesson, name=names[key]) for key in sorted(whom.noted)]
        LessonGroup.objects.bulk_create(of_groups, batch_size=BATCH)
        LessonTeacher.objects.bulk_create(given_by, batch_size=BATCH)
        LessonName.objects.bulk_create(noted, batch_size=BATCH)


def _named(school: School, keys: Iterable[Key]) -> dict[Key, NameFor]:
    """Every name that was noted, and these that stand for nobody yet; made where they are not there."""
    rows = [NameFor(school=school, what=what, text=text) for what, text in keys]
    NameFor.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return {(row.what, row.text): row for row in NameFor.objects.for_school(school)}
