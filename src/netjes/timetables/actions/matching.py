"""Saying once what a name in the timetable stands for."""

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.schools.models import Group, Person, School
from netjes.timetables.errors import CannotMatch
from netjes.timetables.models import LessonGroup, LessonName, LessonTeacher, NameFor
from netjes.timetables.states import Named


@transaction.atomic
def match_name(
    *, actor: Actor, name: NameFor, group: Group | None = None, person: Person | None = None, ignore: bool = False
) -> int:  # fmt: skip
    """A name stands for this group or this person, or for nobody; every lesson with it follows at once.

    Returns how many lessons. Raises `CannotMatch` for a group where a teacher was meant, or from another school.
    """
    school = name.school
    School.objects.select_for_update().get(pk=school.pk)
    stands_for = group if name.what == Named.GROUP else person
    if (group is not None and person is not None) or (stands_for is None) != ignore:
        raise CannotMatch("Kies bij deze naam één klas of één docent, of kies ‘sla over’.")
    if stands_for is not None and stands_for.school_id != school.pk:
        raise CannotMatch("Deze klas of docent is er niet. Kies een andere.")
    lessons = _stands_for(name, group, person, ignore=ignore)
    log(
        school_key=school.pk, actor=actor, act="timetables.name.matched", subject=f"name:{name.pk}",
        about=person.ref if person else "", detail={"what": name.what, "lessons": lessons, "ignored": ignore},
    )  # fmt: skip
    return lessons


@transaction.atomic
def ask_again(*, actor: Actor, name: NameFor) -> int:
    """What was said of a name was wrong: it stands for nobody again, in so many lessons as this returns."""
    school = name.school
    School.objects.select_for_update().get(pk=school.pk)
    lessons = _stands_for(name, None, None, ignore=False)
    log(
        school_key=school.pk, actor=actor, act="timetables.name.asked_again", subject=f"name:{name.pk}",
        detail={"what": name.what, "lessons": lessons},
    )  # fmt: skip
    return lessons


def _stands_for(name: NameFor, group: Group | None, person: Person | None, *, ignore: bool) -> int:
    """Every lesson with this name gets this group or teacher, in the place of who it stood for before."""
    school = name.school
    lessons = list(LessonName.objects.for_school(school).filter(name=name).values_list("lesson_id", flat=True))
    with_it = LessonName.objects.for_school(school).filter(name=name).values("lesson")
    if name.group_id:
        LessonGroup.objects.for_school(school).filter(lesson__in=with_it, group=name.group_id).delete()
    if name.person_id:
        LessonTeacher.objects.for_school(school).filter(lesson__in=with_it, person=name.person_id).delete()
    if group is not None:
        made = [LessonGroup(school=school, lesson_id=pk, group=group) for pk in lessons]
        LessonGroup.objects.bulk_create(made, batch_size=500, ignore_conflicts=True)
    if person is not None:
        given = [LessonTeacher(school=school, lesson_id=pk, person=person) for pk in lessons]
        LessonTeacher.objects.bulk_create(given, batch_size=500, ignore_conflicts=True)
    name.group, name.person, name.is_ignored = group, person, ignore
    name.save(update_fields=["group", "person", "is_ignored"])
    return len(lessons)
