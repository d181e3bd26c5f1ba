"""The only door to a draft."""

from typing import Literal

from netjes.drafting.models import Draft
from netjes.drafting.states import DraftState
from netjes.schools.errors import NotYours
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer

To = Literal["read", "comment", "write", "decide"]

EDITORS = (Role.ADMINISTRATOR, Role.HEAD, Role.COORDINATOR, Role.TEAM_LEADER)
DECIDERS = (Role.ADMINISTRATOR, Role.HEAD)
COUNCILS = (Role.COUNCIL, Role.BOARD)


def draft_for(viewer: Viewer, pk: int, *, to: To) -> Draft:
    """A draft that this viewer may read, comment on, write or decide about. Raises `NotYours` for anything else.

    Editors read and write; who decides about it also adopts and publishes; a council reads and comments while it
    lies before them, and afterwards still reads what was said.
    """
    if viewer.person is None:
        raise NotYours
    school = viewer.person.school
    draft = Draft.objects.for_school(school).filter(pk=pk).select_related("based_on", "version", "upload").first()
    if draft is None:
        raise NotYours
    before_the_council = draft.state != DraftState.DISCARDED and draft.consult_until is not None
    if to in ("read", "comment") and viewer.has(*COUNCILS) and before_the_council:
        if to == "read" or draft.state == DraftState.CONSULTING:
            return draft
        raise NotYours
    if to == "decide" and viewer.has(*DECIDERS):
        return draft
    if to in ("read", "comment", "write") and viewer.has(*EDITORS):
        return draft
    raise NotYours
