"""Asking whoever decides about the people on a picture: may it, this once, there?"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netjes.consents.actions import ask_once, withdraw_questions
from netjes.consents.errors import CannotAsk
from netjes.consents.models import Question
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.photos.actions.changing import hold
from netjes.photos.actions.taking_in import STAYS
from netjes.photos.errors import CannotChange
from netjes.photos.judging import Seen, named
from netjes.photos.models import Photo
from netjes.records.actions import log
from netjes.schools.models import Group, Person

DAYS = 7


@transaction.atomic
def ask_about(*, actor: Actor, by: Person, photo: Photo, seen: Iterable[Seen]) -> list[Question]:
    """Ask for everybody who can be asked, and keep the picture until a day after the last answer can come.

    Raises `CannotChange` while somebody with a no is still to be seen: a picture with them goes to nobody.
    """
    held = hold(photo)
    visible = [each for each in seen if not each.is_hidden]
    refused = [each.person for each in visible if each.agrees is False]
    if refused:
        raise CannotChange(
            _("Dek eerst %(names)s af. Daarna kun je het de anderen vragen.") % {"names": named(refused, _("en"))}
        )
    people = [each.person for each in visible if each.can_be_asked]
    if held.purpose is None or not people:
        raise CannotChange(_("Er is niemand om het aan te vragen."))
    try:
        asked = ask_once(
            actor=actor, asked_by=by, people=people, purpose=held.purpose, about=held.ref,
            for_what=_what(held.group),
            path=reverse("photos:asked", args=[held.pk]), days=DAYS,
        )  # fmt: skip
    except CannotAsk as refusal:
        raise CannotChange(str(refusal)) from None
    last = max([each.closes_on for each in asked] + ([held.asked_until] if held.asked_until else []))
    held.asked_until, held.told_at = last, None
    if held.published_at is None:
        closes = datetime.combine(last, time.min, tzinfo=timezone.get_default_timezone())
        held.goes_at = max(held.goes_at or now(), closes + STAYS)
    held.save(update_fields=["asked_until", "told_at", "goes_at"])
    log(
        school_key=held.school_id, actor=actor, act="photos.photo.asked", subject=held.ref,
        detail={"people": len(people)},
    )  # fmt: skip
    return asked


def _what(group: Group | None) -> str:
    """In the words of who is asked; where it goes stands beside it."""
    return _("Een foto van %(group)s.") % {"group": group.name} if group else _("Een foto van school.")


@transaction.atomic
def stop_asking(*, actor: Actor, photo: Photo) -> Photo:
    """Nobody has to answer any more, and the picture goes within a day."""
    held = hold(photo)
    withdraw_questions(actor=actor, school=held.school, about=held.ref)
    held.asked_until = None
    if held.published_at is None:
        held.goes_at = min(held.goes_at or now() + timedelta(days=DAYS), now() + STAYS)
    held.save(update_fields=["asked_until", "goes_at"])
    return held
