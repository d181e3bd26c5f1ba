"""The doors of this room: which school lives at an address, who is in, and whose data may be seen."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port

from netjes.schools.ages import is_adult
from netjes.schools.errors import LoginNeeded, NotYours
from netjes.schools.family import not_for_family, own_family
from netjes.schools.models import Association, Group, Guardianship, Person, School
from netjes.schools.queries import duties_of, today
from netjes.schools.states import AssociationDuty, Role
from netjes.schools.viewer import Viewer

# Who keeps the school's people: they see everybody's name, class and roles.
KEEPERS = (Role.ADMINISTRATOR, Role.HEAD)


class NoSchoolHere(Exception):
    """No school has this address, or there is none yet."""


def school_at(host: str) -> School:
    """The school of a host name (with or without a port).

    With one school in the database every permitted host name is that school's: most installations serve
    one. From the second school on, only a school's own address leads to it.
    """
    domain, _port = split_domain_port(host)
    if not domain:
        raise DisallowedHost("Dit adres is geen geldige hostnaam.")
    schools = list(School.objects.order_by("pk")[:2])
    if len(schools) == 1:
        return schools[0]
    try:
        return School.objects.get(host=domain)
    except School.DoesNotExist:
        raise NoSchoolHere(domain) from None


def school_of(request: HttpRequest) -> School:
    """The school of this request, as the middleware found it."""
    school: School = request.school  # type: ignore[attr-defined]
    return school


def viewer_of(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


def somebody(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who is in, however they came in. Raises `LoginNeeded` for a visitor."""
    viewer = viewer_of(request)
    if viewer.person is None:
        raise LoginNeeded
    return viewer, viewer.person


def signed_in(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who is in with more than a link that only signs. Raises `LoginNeeded`."""
    viewer, person = somebody(request)
    if viewer.through == "signing":
        raise LoginNeeded
    return viewer, person


def with_role(request: HttpRequest, *roles: Role) -> tuple[Viewer, Person]:
    """Who is in, with one of these roles. Raises `LoginNeeded` for a visitor and `NotYours` for anybody else."""
    viewer, person = signed_in(request)
    if not viewer.has(*roles):
        raise NotYours
    return viewer, person


def group_for(viewer: Viewer, pk: int, *, leaders: tuple[Role, ...] = KEEPERS) -> Group:
    """A group that the viewer may see the people of: its mentor, its team leader, or a role in `leaders`.

    Their own child may be in it: then the class is theirs to lead, and that child's file is not (`file_for`).
    Raises `NotYours` for anybody else, and for a group of another school.
    """
    if viewer.person is None:
        raise NotYours
    group = Group.objects.for_school(viewer.person.school).filter(pk=pk).select_related("parent").first()
    if group is None:
        raise NotYours
    over = {group.pk, group.parent_id}
    held = any(
        each.role in (Role.TEAM_LEADER, Role.COORDINATOR) and (each.group is None or each.group in over)
        for each in viewer.held
    )
    if viewer.leads(group.pk) or viewer.has(*leaders) or (held and viewer.through != "signing"):
        return group
    raise NotYours


def person_for(viewer: Viewer, pk: int) -> Person:
    """A person whose particulars the viewer may see: oneself, one's child under 18, and for keepers everybody else.

    Raises `NotYours` for anybody else, and for a person of another school.
    """
    if viewer.person is None:
        raise NotYours
    school = viewer.person.school
    person = Person.objects.for_school(school).filter(pk=pk).first()
    if person is None:
        raise NotYours
    if person.pk == viewer.person.pk or (viewer.has(*KEEPERS) and pk not in own_family(viewer)):
        return person
    is_parent = (
        Guardianship.objects.for_school(school).on(today()).filter(guardian=viewer.person, child=person).exists()
    )
    if is_parent and not is_adult(person, today()):
        return person
    raise NotYours


def file_for(viewer: Viewer, pk: int, *, roles: tuple[Role, ...] = KEEPERS) -> Person:
    """A person whose file one of these staff roles opens. What follows is done as staff, so never for one's own family.

    Raises `OwnFamily`, which names who does it instead, and `NotYours` for who has none of the roles and for a
    person of another school.
    """
    if viewer.person is None or not viewer.has(*roles):
        raise NotYours
    person = Person.objects.for_school(viewer.person.school).filter(pk=pk).select_related("school").first()
    if person is None:
        raise NotYours
    if person.pk in own_family(viewer):
        raise not_for_family(viewer, person, *roles)
    return person


def association_for(viewer: Viewer) -> tuple[Association, frozenset[AssociationDuty], list[School]]:
    """The association that the viewer does something for, as what, and all its schools. Raises `NotYours`.

    The one door through which anybody sees something of another school, and only numbers stand behind it.
    """
    person = viewer.person
    if person is None or viewer.through == "signing" or person.school.association is None:
        raise NotYours
    duties = duties_of(person)
    if not duties:
        raise NotYours
    association = person.school.association
    return association, duties, list(School.objects.filter(association=association).order_by("name", "pk"))
