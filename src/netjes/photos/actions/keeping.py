"""How long a picture stays: thrown away, downloaded, or kept because something is published with it."""

from django.db import transaction

from netjes.consents.actions import withdraw_questions
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.photos.actions.changing import hold
from netjes.photos.actions.taking_in import STAYS
from netjes.photos.models import Photo
from netjes.photos.queries import pictured_on
from netjes.records.actions import log
from netjes.records.holds import held_keys
from netjes.schools.queries import today


@transaction.atomic
def throw_away(*, actor: Actor, photo: Photo) -> None:
    """The picture and all that was said of it are gone, and nobody needs to answer a question about it.

    Where nothing about somebody on it may go, it is out of sight until that is lifted.
    """
    withdraw_questions(actor=actor, school=photo.school, about=photo.ref)
    log(school_key=photo.school_id, actor=actor, act="photos.photo.thrown_away", subject=photo.ref)
    held = held_keys(photo.school_id, today())
    if photo.by_id in held or any(row.person_id in held for row in pictured_on(photo)):
        Photo.objects.for_school(photo.school).filter(pk=photo.pk).update(goes_at=now(), asked_until=None)
    else:
        photo.delete()


@transaction.atomic
def note_download(*, actor: Actor, photo: Photo) -> None:
    """The picture left this site: what happens to it then is in the hands of whoever took it."""
    log(school_key=photo.school_id, actor=actor, act="photos.photo.downloaded", subject=photo.ref)


@transaction.atomic
def keep_for_publication(*, actor: Actor, photo: Photo) -> Photo:
    """Something is published with this picture: it stays as long as that does. Safe to repeat."""
    held = hold(photo)
    if held.published_at is None:
        held.published_at, held.goes_at = now(), None
        held.save(update_fields=["published_at", "goes_at"])
        log(school_key=held.school_id, actor=actor, act="photos.photo.kept", subject=held.ref)
    return held


@transaction.atomic
def let_go(*, actor: Actor, photo: Photo) -> Photo:
    """Nothing is published with it any more: it goes within a day."""
    held = hold(photo)
    if held.published_at is not None:
        held.published_at, held.goes_at = None, now() + STAYS
        held.save(update_fields=["published_at", "goes_at"])
        log(school_key=held.school_id, actor=actor, act="photos.photo.let_go", subject=held.ref)
    return held
