"""Who may do what here. Reading is for everybody; what stands beside the agreements has its keepers."""

from django.http import HttpRequest

from netjes.agreements.models import Agreement, GoodExample, Source
from netjes.schools.access import school_of, signed_in, viewer_of, with_role
from netjes.schools.errors import NotYours
from netjes.schools.models import Person
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

EDITORS = (Role.ADMINISTRATOR, Role.HEAD, Role.COORDINATOR, Role.TEAM_LEADER)


def is_editor(viewer: Viewer) -> bool:
    return viewer.has(*EDITORS)


def is_colleague(viewer: Viewer) -> bool:
    """Works here, and came in with more than a link that only signs."""
    return viewer.is_staff and viewer.through != "signing"


def editor_of(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who keeps the texts. Raises `LoginNeeded` for a visitor and `NotYours` for anybody else."""
    return with_role(request, *EDITORS)


def colleague_of(request: HttpRequest) -> tuple[Viewer, Person]:
    """Who works here. Raises `LoginNeeded` for a visitor and `NotYours` for anybody else."""
    viewer, person = signed_in(request)
    if not is_colleague(viewer):
        raise NotYours
    return viewer, person


def agreement_for(request: HttpRequest, slug: str) -> Agreement:
    """One of this school's agreements, also while none of its versions holds. Raises `NotYours`."""
    found = Agreement.objects.for_school(school_of(request)).filter(slug=slug).first()
    if found is None:
        raise NotYours
    return found


def source_for(request: HttpRequest, pk: int) -> Source:
    """A linked source of this school. Raises `NotYours`."""
    editor_of(request)
    found = Source.objects.for_school(school_of(request)).filter(pk=pk).select_related("agreement").first()
    if found is None:
        raise NotYours
    return found


def example_for(request: HttpRequest, pk: int) -> GoodExample:
    """A good example that the viewer may withdraw: one's own, and for editors any. Raises `NotYours`."""
    _, person = colleague_of(request)
    found = GoodExample.objects.for_school(school_of(request)).filter(pk=pk, withdrawn_at=None)
    example = found.select_related("agreement").first()
    if example is None or (example.person_id != person.pk and not is_editor(viewer_of(request))):
        raise NotYours
    return example
