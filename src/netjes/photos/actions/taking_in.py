"""Taking in a picture: what is hidden in it is removed before anything is stored, and faces are found to cover."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.checks.errors import CannotCheck
from netjes.checks.pictures import clean_apart, faces_apart
from netjes.consents.models import Purpose
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.photos.drawing import small_of
from netjes.photos.errors import CannotTakeIn
from netjes.photos.models import Box, Photo
from netjes.photos.states import Origin
from netjes.records.actions import log
from netjes.schools.models import Group, Person

STAYS = timedelta(hours=24)
LARGEST = 30_000_000  # bytes
MOST_AT_ONCE = 20  # pictures of one colleague that are looked over at the same time
MOST_BOXES = 60
SAME_ROW = 0.75  # of a head's height: who stands no lower than this is in the same row
Place = tuple[int, int, int, int]  # x, y, w, h


def take_in(
    *, actor: Actor, by: Person, content: bytes, purpose: Purpose | None, group: Group | None = None
) -> Photo:  # fmt: skip
    """The picture without what was hidden in it; of the file itself nothing is kept. Raises `CannotTakeIn`.

    When faces cannot be looked for, the picture is taken in without boxes: they can be drawn.
    """
    if len(content) > LARGEST:
        raise CannotTakeIn(_("Deze foto is groter dan 30 MB. Maak hem kleiner en probeer het opnieuw."))
    mine = Photo.objects.for_school(by.school).filter(by=by, published_at__isnull=True, goes_at__gt=now())
    if mine.count() >= MOST_AT_ONCE:
        raise CannotTakeIn(_("Er staan al twintig foto’s van jou. Gooi er eerst een weg."))
    try:
        cleaned = clean_apart(content)
    except CannotCheck as refusal:
        raise CannotTakeIn(str(refusal)) from None
    found = [(face.x, face.y, face.w, face.h) for face in faces_apart(cleaned.jpeg)]
    moment = now()
    with transaction.atomic():
        photo = Photo.objects.create(
            school=by.school, by=by, picture=cleaned.jpeg, small=small_of(cleaned.jpeg), width=cleaned.width,
            height=cleaned.height, removed=list(cleaned.removed), purpose=purpose, group=group, created_at=moment,
            goes_at=moment + STAYS,
        )  # fmt: skip
        Box.objects.bulk_create(
            Box(school=by.school, photo=photo, number=number, x=x, y=y, w=w, h=h, origin=Origin.FOUND)
            for number, (x, y, w, h) in enumerate(_in_reading_order(found)[:MOST_BOXES], start=1)
        )
        log(
            school_key=by.school_id, actor=actor, act="photos.photo.taken_in", subject=photo.ref,
            detail={"faces": len(found), "removed": len(cleaned.removed)},
        )  # fmt: skip
    return photo


def _in_reading_order(found: list[Place]) -> list[Place]:
    """Row by row from the top, each from left to right, as people count heads in a picture."""
    rows: list[list[Place]] = []
    for place in sorted(found, key=lambda at: at[1] + at[3] / 2):
        middle = place[1] + place[3] / 2
        row = rows[-1] if rows else None
        if row and middle - (row[0][1] + row[0][3] / 2) < row[0][3] * SAME_ROW:
            row.append(place)
        else:
            rows.append([place])
    return [(max(0, x), max(0, y), max(1, w), max(1, h)) for row in rows for x, y, w, h in sorted(row)]
