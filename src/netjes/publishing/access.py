"""The doors of this room: whose question somebody may read, who sees the log, who takes down, who connects channels."""

from netjes.publishing.actions.taking_down import desk_of
from netjes.publishing.line import answerers_of
from netjes.publishing.models import Doubt, Draft, Example, Publication, SchoolChannel, TakeDown
from netjes.publishing.states import DoubtState, PublicationState
from netjes.schools.access import KEEPERS
from netjes.schools.errors import NotYours
from netjes.schools.states import STAFF, Role
from netjes.schools.viewer import Viewer

ASKERS = tuple(sorted((Role.PUPIL, *STAFF)))
WORKS_HERE = tuple(sorted(STAFF))
# Who reads what the school published, with the names of who is in it.
READERS = (Role.COMMUNICATION, Role.SUPERVISOR, Role.TEAM_LEADER, Role.HEAD, Role.ADMINISTRATOR, Role.PRIVACY)
CONNECTERS = KEEPERS
# Who takes an example away again.
EDITORS = (Role.COMMUNICATION, Role.HEAD)


def doubt_for(viewer: Viewer, pk: int) -> Doubt:
    """A question of one's own, one that waits for this viewer, or one that they answered. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*ASKERS, Role.BOARD):
        raise NotYours
    found = Doubt.objects.for_school(viewer.person.school).filter(pk=pk)
    doubt = found.select_related(
        "asker__school", "draft", "publication__channel", "publication__purpose", "handed_to", "answered_by"
    ).first()
    if doubt is None:
        raise NotYours
    doubt.school = doubt.asker.school = viewer.person.school
    mine = viewer.person.pk in (doubt.asker_id, doubt.answered_by_id)
    if not mine and not (doubt.state == DoubtState.WAITING and viewer.person in answerers_of(doubt)):
        raise NotYours
    return doubt


def own_doubt(viewer: Viewer, pk: int) -> Doubt:
    """Raises `NotYours` for a question of somebody else."""
    doubt = doubt_for(viewer, pk)
    if viewer.person is None or doubt.asker_id != viewer.person.pk:
        raise NotYours
    return doubt


def example_for(viewer: Viewer, pk: int) -> Example:
    """An example that this viewer may take away. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*EDITORS):
        raise NotYours
    found = Example.objects.for_school(viewer.person.school).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def own_draft(viewer: Viewer, pk: int) -> Draft:
    """A draft of one's own. Raises `NotYours`."""
    if viewer.person is None or viewer.through == "signing":
        raise NotYours
    found = Draft.objects.for_school(viewer.person.school).filter(pk=pk, author=viewer.person).first()
    if found is None:
        raise NotYours
    found.school = viewer.person.school
    return found


def publication_for(viewer: Viewer, pk: int) -> Publication:
    """Something in the log: for who reads it, and for who made it. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*WORKS_HERE):
        raise NotYours
    found = Publication.objects.for_school(viewer.person.school).filter(pk=pk)
    publication = found.select_related("channel", "published_by", "approved_by", "taken_down_by").first()
    if publication is None or publication.state == PublicationState.PREPARED:
        raise NotYours
    if publication.published_by_id != viewer.person.pk and not viewer.has(*READERS):
        raise NotYours
    publication.school = publication.channel.school = viewer.person.school
    return publication


def takes_down(viewer: Viewer) -> bool:
    """Whether tasks to take something down are this viewer's."""
    return viewer.person is not None and viewer.is_staff and viewer.through != "signing" and (
        viewer.person in desk_of(viewer.person.school)
    )  # fmt: skip


def task_for(viewer: Viewer, pk: int) -> TakeDown:
    """A task to take something down. Raises `NotYours`."""
    if viewer.person is None or not takes_down(viewer):
        raise NotYours
    found = TakeDown.objects.for_school(viewer.person.school).filter(pk=pk)
    task = found.select_related("publication__channel", "person", "asked_by", "done_by").first()
    if task is None:
        raise NotYours
    task.school = viewer.person.school
    if task.publication is not None:
        task.publication.school = task.publication.channel.school = viewer.person.school
    return task


def channel_for(viewer: Viewer, pk: int) -> SchoolChannel:
    """A channel that this viewer may connect anew or close. Raises `NotYours`."""
    if viewer.person is None or not viewer.has(*CONNECTERS):
        raise NotYours
    found = SchoolChannel.objects.for_school(viewer.person.school).filter(pk=pk).select_related("purpose").first()
    if found is None:
        raise NotYours
    found.school = viewer.person.school
    return found
