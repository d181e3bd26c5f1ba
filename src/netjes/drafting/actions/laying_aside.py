"""Laying a draft aside, and going on with it."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.drafting.errors import CannotChangeDraft
from netjes.drafting.models import Draft
from netjes.drafting.states import MOVES, DraftState
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log


@transaction.atomic
def discard_draft(*, actor: Actor, draft: Draft) -> None:
    """Lay a draft aside: it leaves the list, and nothing of it is thrown away. Raises `CannotChangeDraft`."""
    held = Draft.objects.for_school(draft.school).select_for_update().get(pk=draft.pk)
    if DraftState.DISCARDED not in MOVES[DraftState(held.state)] or held.state == DraftState.CONSULTING:
        raise CannotChangeDraft(_("Deze afspraken liggen voor overleg of zijn bekend. Ze kunnen niet weg."))
    held.state, held.updated_at = DraftState.DISCARDED, now()
    held.save(update_fields=["state", "updated_at"])
    log(school_key=held.school_id, actor=actor, act="drafting.draft.discarded", subject=f"draft:{held.pk}")


@transaction.atomic
def bring_back(*, actor: Actor, draft: Draft) -> None:
    """Go on with a draft that was laid aside. Raises `CannotChangeDraft`."""
    held = Draft.objects.for_school(draft.school).select_for_update().get(pk=draft.pk)
    if held.state != DraftState.DISCARDED:
        raise CannotChangeDraft(_("Dit concept is niet weggelegd."))
    held.state, held.updated_at = DraftState.EDITING, now()
    held.save(update_fields=["state", "updated_at"])
    log(school_key=held.school_id, actor=actor, act="drafting.draft.brought_back", subject=f"draft:{held.pk}")
