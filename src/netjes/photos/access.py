"""The doors of this room: a picture is its maker's alone; who is asked about it sees it as it would go out."""

from django.db.models import QuerySet

from netjes.consents.models import Question
from netjes.consents.queries import open_questions_for
from netjes.lib.clock import now
from netjes.photos.models import Photo
from netjes.schools.errors import NotYours
from netjes.schools.models import Group, Person
from netjes.schools.queries import school_year, today
from netjes.schools.states import STAFF, GroupKind
from netjes.schools.viewer import Viewer

WORKS_HERE = tuple(sorted(STAFF))
FILES = ("picture", "small")
CLASSES = (GroupKind.CLASS, GroupKind.CLUSTER)


def without_files(found: "QuerySet[Photo]") -> "QuerySet[Photo]":
    """Photos without what is large: asked for apart by whoever shows it."""
    return found.defer(*FILES)


def photo_for(viewer: Viewer, pk: int, *, file: str = "") -> Photo:
    """One's own picture that is still there, with one of its files (`picture`, `small`) or without.

    Raises `NotYours`, also for a picture of a colleague.
    """
    if viewer.person is None or not viewer.has(*WORKS_HERE):
        raise NotYours
    found = Photo.objects.for_school(viewer.person.school).filter(pk=pk, by=viewer.person)
    photo = found.defer(*(name for name in FILES if name != file)).select_related("purpose", "group").first()
    if photo is None or (photo.goes_at is not None and photo.goes_at <= now()):
        raise NotYours
    photo.school = viewer.person.school
    return photo


def asked_photo(person: Person, pk: int) -> tuple[Photo, list[Question]]:
    """A picture about which somebody has an open question, with those questions. Raises `NotYours`."""
    questions = [each for each in open_questions_for(person) if each.about == f"photo:{pk}"]
    if not questions:
        raise NotYours
    photo = Photo.objects.for_school(person.school).filter(pk=pk).defer("picture").first()
    if photo is None or (photo.goes_at is not None and photo.goes_at <= now()):
        raise NotYours
    photo.school = person.school
    return photo, questions


def group_here(viewer: Viewer, pk: int) -> Group:
    """A class or teaching group of this school year, which any colleague may take a picture of. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*WORKS_HERE):
        raise NotYours
    found = Group.objects.for_school(viewer.person.school).filter(
        pk=pk, kind__in=CLASSES, year=school_year(today())
    )  # fmt: skip
    group = found.first()
    if group is None:
        raise NotYours
    group.school = viewer.person.school
    return group
