"""Keeping a draft, changing it, throwing it away.

No row in the log: what somebody writes, and when, is nobody's business but theirs. What a draft leads to, asking and
publishing, has rows of its own.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.publishing.errors import CannotKeep
from netjes.publishing.looking import LONGEST
from netjes.publishing.models import Draft
from netjes.publishing.queries import kept_drafts
from netjes.publishing.states import DraftState, Voice
from netjes.schools.models import Person
from netjes.schools.queries import today

KEPT_DAYS, MOST = 7, 20


@sensitive_variables()
@transaction.atomic
def keep_draft(*, actor: Actor, author: Person, role: str, text: str, voice: str = Voice.OWN, link: str = "") -> Draft:
    """A draft of one's own for seven days. Raises `CannotKeep`."""
    _check(actor, text)
    if kept_drafts(author).count() >= MOST:
        raise CannotKeep(_("Je bewaart al %(n)d berichten. Gooi er eerst een weg.") % {"n": MOST})
    moment = now()
    return Draft.objects.create(
        school=author.school, author=author, role=role, text=text, voice=voice, link=link,
        goes_on=today() + timedelta(days=KEPT_DAYS), created_at=moment, updated_at=moment,
    )  # fmt: skip


@sensitive_variables()
@transaction.atomic
def change_draft(*, actor: Actor, draft: Draft, text: str, voice: str, link: str | None = None) -> Draft:
    """Other words: seven more days, and what somebody agreed with is no longer what stands there."""
    _check(actor, text)
    if draft.state == DraftState.PUBLISHED:
        raise CannotKeep(_("Dit bericht is al geplaatst. Bewaar je nieuwe tekst als een ander bericht."))
    before = draft.sha256
    draft.text, draft.voice, draft.updated_at = text, voice, now()
    if link is not None:
        draft.link = link
    draft.goes_on = max(draft.goes_on, today() + timedelta(days=KEPT_DAYS))
    if draft.sha256 != before:
        draft.state, draft.approved_sha256 = DraftState.WRITING, ""
    draft.save(update_fields=["text", "voice", "link", "goes_on", "updated_at", "state", "approved_sha256"])
    return draft


@transaction.atomic
def throw_away(*, actor: Actor, draft: Draft) -> None:
    """Gone at once, not in a week."""
    if not isinstance(actor, Actor):
        raise TypeError("Weggooien vraagt een Actor.")
    draft.delete()


def _check(actor: Actor, text: str) -> None:
    if not isinstance(actor, Actor):
        raise TypeError("Bewaren vraagt een Actor.")
    if not text.strip():
        raise CannotKeep(_("Er staat nog niets. Typ of plak eerst je bericht."))
    if len(text) > LONGEST:
        raise CannotKeep(_("Dit is te lang om te bewaren. Maak het korter."))
