"""Pictures that nobody needs any more go, with all that was said of them; and a maker hears that answers are in."""

from datetime import date

from django.db import transaction

from netjes.consents.actions import withdraw_questions
from netjes.consents.queries import answered_once
from netjes.consents.states import Standing
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.photos.access import FILES
from netjes.photos.letters import answered
from netjes.photos.models import Photo
from netjes.photos.queries import pictured_on
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


def tell_of_answers(school: School) -> int:
    """Tell the maker of a picture, once, that nobody's answer is waited for any more; returns how many."""
    told = 0
    asked = Photo.objects.for_school(school).filter(
        asked_until__isnull=False, told_at__isnull=True, by__isnull=False, goes_at__gt=now()
    )
    for photo in asked.defer(*FILES).select_related("by"):
        photo.school = school
        answers = answered_once(photo.ref, [row.person for row in pictured_on(photo)])
        if Standing.ASK_ME not in answers.values():
            told += _tell(photo)
    return told


@transaction.atomic
def _tell(photo: Photo) -> int:
    """Claimed by writing it down: two processes do not both tell."""
    mine = Photo.objects.for_school(photo.school).filter(pk=photo.pk, told_at__isnull=True)
    if not mine.update(told_at=now()) or photo.by is None:
        return 0
    tell(actor=BROOM, school=photo.school, people=[photo.by], message=answered(photo))
    return 1


def forget_up_to(school_key: int, _day: date) -> int:
    """The same, for the clocks of every day."""
    return forget_photos(School.objects.get(pk=school_key))
