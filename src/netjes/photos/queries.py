"""Which pictures there are, who is on them, and from which groups somebody can be chosen."""

from django.db.models import Q, QuerySet

from netjes.lib.clock import now
from netjes.photos.access import CLASSES, without_files
from netjes.photos.models import Box, Photo, Pictured
from netjes.schools.models import Group, Person, Position, School
from netjes.schools.queries import people_of, school_year, today
from netjes.schools.states import STAFF, Role
from netjes.timetables.queries import lessons_of_teacher

MOST_FOUND = 12


def photos_of(person: Person) -> QuerySet[Photo]:
    """One's own pictures that are still there, the newest first; without the files."""
    found = Photo.objects.for_school(person.school).filter(Q(goes_at__isnull=True) | Q(goes_at__gt=now()), by=person)
    return without_files(found).select_related("group", "purpose")


def boxes_on(photo: Photo) -> list[Box]:
    """The boxes of a picture by number."""
    return list(Box.objects.for_school(photo.school).filter(photo=photo).order_by("number"))


def pictured_on(photo: Photo) -> list[Pictured]:
    """Who was ticked, by first name, with their boxes."""
    found = Pictured.objects.for_school(photo.school).filter(photo=photo).select_related("person", "box")
    rows = sorted(found, key=lambda each: (each.person.given_name, each.person.family_name, each.person_id))
    for row in rows:
        row.person.school = photo.school
    return rows


def people_on(photo: Photo) -> list[Person]:
    """Who can be recognised on the picture as it would go out: ticked, and neither covered nor cut off."""
    return [row.person for row in pictured_on(photo) if row.box is None or not row.box.is_hidden_in(photo)]


def groups_of(school: School) -> list[Group]:
    """The classes and teaching groups of this school year, by name."""
    found = Group.objects.for_school(school).filter(kind__in=CLASSES, year=school_year(today()))
    return list(found.order_by("kind", "name"))


def groups_today(person: Person) -> list[Group]:
    """The groups somebody teaches today, the last lesson that began first: there a picture most likely comes from."""
    moment = now()
    lessons = list(lessons_of_teacher(person, today()))
    begun = [lesson for lesson in lessons if lesson.starts_at <= moment]
    found: dict[int, Group] = {}
    for lesson in (*reversed(begun), *(lesson for lesson in lessons if lesson.starts_at > moment)):
        found |= {group.pk: group for group in lesson.groups.all() if group.kind in CLASSES}
    return list(found.values())


def people_called(school: School, words: str) -> list[Person]:
    """Pupils and colleagues with these letters in their name; nobody below two letters."""
    parts = words.replace("\0", "").split()
    if sum(map(len, parts)) < 2:
        return []
    here = Position.objects.for_school(school).on(today()).filter(role__in=[Role.PUPIL, *STAFF]).values("person")
    found = people_of(school).filter(pk__in=here)
    for part in parts[:4]:
        found = found.filter(
            Q(given_name__icontains=part) | Q(infix__icontains=part) | Q(family_name__icontains=part)
        )  # fmt: skip
    people = list(found[:MOST_FOUND])
    for person in people:
        person.school = school
    return people
