"""Pictures that nobody needs any more go, with everything that was said of them."""

from datetime import date

from django.db import transaction

from netjes.consents.actions import withdraw_questions
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.photos.models import Photo
from netjes.records.holds import held_keys
from netjes.schools.models import School
from netjes.schools.queries import today

BROOM = system("photos")


def forget_photos(school: School) -> int:
    """Throw away what was not published and is past its time, however late this runs; returns how many.

    A picture of or by somebody of whom nothing may go stays, and nobody sees it any more.
    """
    gone = 0
    past = Photo.objects.for_school(school).filter(published_at__isnull=True, goes_at__lte=now())
    if held := held_keys(school.pk, today()):
        past = past.exclude(by__in=held).exclude(pictured__person__in=held)
    for photo in past.only("pk"):
        with transaction.atomic():
            withdraw_questions(actor=BROOM, school=school, about=photo.ref)
            gone += Photo.objects.for_school(school).filter(pk=photo.pk).delete()[1].get("photos.Photo", 0)
    return gone


def forget_up_to(school_key: int, _day: date) -> int:
    """The same, for the clocks of every day."""
    return forget_photos(School.objects.get(pk=school_key))
