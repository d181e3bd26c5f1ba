"""The doors of this room: who keeps privacy at school, and whose request somebody may see."""

from django.db.models import Q
from django.http import HttpRequest

from netjes.privacy.models import PrivacyRequest
from netjes.schools.access import file_for, with_role
from netjes.schools.errors import NotYours
from netjes.schools.family import own_family
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

DESK = (Role.PRIVACY, Role.ADMINISTRATOR)  # requests, holds, erasing
OFFICE = (*DESK, Role.HEAD)  # the papers, and how long things are kept


def at_desk(request: HttpRequest) -> tuple[Viewer, Person]:
    return with_role(request, *DESK)


def in_office(request: HttpRequest) -> tuple[Viewer, Person]:
    return with_role(request, *OFFICE)


def request_for(viewer: Viewer, pk: int) -> PrivacyRequest:
    """A request that the desk handles; never one's own, or about oneself or one's family. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*DESK):
        raise NotYours
    mine = {viewer.person.pk, *own_family(viewer)}
    return _request(viewer.person, Q(pk=pk) & ~Q(person__in=mine) & ~Q(about__in=mine))


def own_request(person: Person, pk: int) -> PrivacyRequest:
    """A request that somebody made. Raises `NotYours`."""
    return _request(person, Q(pk=pk, person=person))


def anybody(viewer: Viewer, pk: int) -> Person:
    """Somebody of the school whom the desk may hold or erase: also who left, never oneself or one's own family.

    Raises `NotYours`.
    """
    if viewer.person is None or viewer.person.pk == pk:
        raise NotYours
    return file_for(viewer, pk, roles=DESK)


def _request(person: Person, which: Q) -> PrivacyRequest:
    found = PrivacyRequest.objects.for_school(person.school).filter(which)
    request = found.select_related("school", "person", "about", "answered_by").first()
    if request is None:
        raise NotYours
    return request
