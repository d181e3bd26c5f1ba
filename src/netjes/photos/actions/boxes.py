"""Boxes on a picture: covering heads, drawing, moving and removing boxes, and cutting somebody off."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.lib.actors import Actor
from netjes.photos.actions.changing import shown_less_or_asked_again
from netjes.photos.actions.taking_in import MOST_BOXES
from netjes.photos.cutting import cut_off
from netjes.photos.errors import CannotChange
from netjes.photos.models import Box, Part, Photo
from netjes.photos.queries import boxes_on, pictured_on
from netjes.photos.states import Origin

LEAST = 8  # pixels; what is smaller covers nobody


@transaction.atomic
def cover_heads(*, actor: Actor, photo: Photo, people: Iterable[int]) -> int:
    """Cover the heads of these people (by primary key); returns how many. Raises `CannotChange` without a head."""
    wanted = set(people)
    rows = [row for row in pictured_on(photo) if row.person_id in wanted]
    without = [row.person.given_name for row in rows if row.box is None]
    if without:
        raise CannotChange(_("Kies eerst welk hoofd van %(name)s is.") % {"name": without[0]})
    with shown_less_or_asked_again(actor, photo):
        found = Box.objects.for_school(photo.school).filter(pk__in=[row.box_id for row in rows])
        return found.update(covered=True)


@transaction.atomic
def cut_out(*, actor: Actor, photo: Photo, people: Iterable[int]) -> Photo:
    """Cut the picture so that these people are no longer on it. Raises `CannotChange` where too little is left."""
    wanted = set(people)
    rows = pictured_on(photo)
    heads = [row.box.part for row in rows if row.person_id in wanted and row.box]
    if not heads:
        raise CannotChange(_("Kies eerst welk hoofd van wie is. Dan snijden we de foto daar bij."))
    others = [row.box.part for row in rows if row.person_id not in wanted and row.box]
    with shown_less_or_asked_again(actor, photo) as held:
        whole = held.crop or Part(0, 0, held.width, held.height)
        left = cut_off(whole, heads, others)
        if left is None:
            raise CannotChange(_("Dan blijft er te weinig van de foto over. Dek het hoofd liever af."))
        held.crop_x, held.crop_y, held.crop_w, held.crop_h = left.x, left.y, left.w, left.h
        held.save(update_fields=["crop_x", "crop_y", "crop_w", "crop_h"])
    return held


@transaction.atomic
def uncut(*, actor: Actor, photo: Photo) -> Photo:
    """The whole picture again."""
    with shown_less_or_asked_again(actor, photo) as held:
        held.crop_x = held.crop_y = held.crop_w = held.crop_h = None
        held.nobody_recognisable = False
        held.save(update_fields=["crop_x", "crop_y", "crop_w", "crop_h", "nobody_recognisable"])
    return held


@transaction.atomic
def add_box(*, actor: Actor, photo: Photo, part: Part | None = None, covered: bool = True) -> Box:
    """Draw a box; without a place it comes in the middle, to be moved. Raises `CannotChange`."""
    side = max(LEAST, min(photo.width, photo.height) // 8)
    middle = Part((photo.width - side) // 2, (photo.height - side) // 2, side, side)
    where = _inside(photo, part or middle)
    with shown_less_or_asked_again(actor, photo):
        numbers = [box.number for box in boxes_on(photo)]
        if len(numbers) >= MOST_BOXES:
            raise CannotChange(_("Er staan al zestig vakken op deze foto. Haal er eerst een weg."))
        return Box.objects.create(
            school=photo.school, photo=photo, number=max(numbers, default=0) + 1, x=where.x, y=where.y, w=where.w,
            h=where.h, origin=Origin.DRAWN, covered=covered,
        )  # fmt: skip


@transaction.atomic
def move_boxes(*, actor: Actor, photo: Photo, parts: Mapping[int, Part]) -> int:
    """Put boxes (by number) elsewhere, or make them larger or smaller; returns how many changed."""
    changed = 0
    with shown_less_or_asked_again(actor, photo):
        for box in boxes_on(photo):
            part = parts.get(box.number)
            where = _inside(photo, part) if part else box.part
            if where != box.part:
                box.x, box.y, box.w, box.h = where.x, where.y, where.w, where.h
                box.save(update_fields=["x", "y", "w", "h"])
                changed += 1
    return changed


@transaction.atomic
def remove_box(*, actor: Actor, photo: Photo, number: int) -> None:
    """Take a box away; what it covered can be seen again."""
    with shown_less_or_asked_again(actor, photo) as held:
        gone, _models = Box.objects.for_school(photo.school).filter(photo=photo, number=number).delete()
        if gone:
            held.nobody_recognisable = False
            held.save(update_fields=["nobody_recognisable"])


def _inside(photo: Photo, part: Part) -> Part:
    """The same box within the picture, never smaller than can be seen."""
    w, h = min(max(part.w, LEAST), photo.width), min(max(part.h, LEAST), photo.height)
    return Part(min(max(part.x, 0), photo.width - w), min(max(part.y, 0), photo.height - h), w, h)
