"""Saying where a picture goes and who can be recognised. What makes more of it seen ends the questions about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from netjes.consents.actions import withdraw_questions
from netjes.consents.models import Purpose
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.photos.actions.taking_in import STAYS
from netjes.photos.models import Box, Photo, Pictured
from netjes.photos.queries import boxes_on
from netjes.photos.states import CoverWith, Outsiders
from netjes.schools.models import Group, Person


@dataclass(frozen=True, slots=True)
class Saying:
    """Everything that its maker says of a picture, as the page stood.

    `shown` are the people that the page could tick; who is not among them stays as they were. `heads` says by a
    person's primary key the number of the head, or None.
    """

    purpose: Purpose | None
    group: Group | None
    shown: frozenset[int]
    ticked: tuple[Person, ...]
    heads: Mapping[int, int | None] = field(default_factory=dict)
    covered: frozenset[int] = frozenset()  # numbers of boxes
    nobody: bool = False
    outsiders: Outsiders = Outsiders.NONE
    answers: Mapping[str, bool] = field(default_factory=dict)
    cover_with: CoverWith = CoverWith.OPAQUE


@transaction.atomic
def say(*, actor: Actor, photo: Photo, saying: Saying) -> Photo:
    """Take over what the maker says. Somebody who can be seen goes before *nobody can be recognised*."""
    with shown_less_or_asked_again(actor, photo) as held:
        held.purpose, held.group = saying.purpose, saying.group
        held.outsiders, held.cover_with = saying.outsiders, saying.cover_with
        held.answers = dict(saying.answers)
        boxes = boxes_on(held)
        for box in boxes:
            box.covered = box.number in saying.covered
        Box.objects.for_school(held.school).bulk_update(boxes, ["covered"])
        _tick(held, saying, {box.number: box for box in boxes})
        held.nobody_recognisable = saying.nobody and not _is_anybody_seen(held)
        held.save(
            update_fields=["purpose", "group", "outsiders", "cover_with", "answers", "nobody_recognisable"]
        )  # fmt: skip
    return held


def _tick(photo: Photo, saying: Saying, boxes: Mapping[int, Box]) -> None:
    rows = Pictured.objects.for_school(photo.school).filter(photo=photo)
    ticked = {person.pk: person for person in saying.ticked}
    rows.filter(person__in=saying.shown - ticked.keys()).delete()
    known = {row.person_id: row for row in rows}
    for pk, person in ticked.items():
        number = saying.heads.get(pk)
        box = boxes.get(number) if number is not None else None
        row = known.get(pk)
        if row is None:
            Pictured.objects.create(school=photo.school, photo=photo, person=person, box=box, added_at=now())
        elif row.box_id != (box.pk if box else None):
            row.box = box
            row.save(update_fields=["box"])


def _is_anybody_seen(photo: Photo) -> bool:
    rows = Pictured.objects.for_school(photo.school).filter(photo=photo).select_related("box")
    seen = any(row.box is None or not row.box.is_hidden_in(photo) for row in rows)
    return seen or photo.outsiders != Outsiders.NONE


def hold(photo: Photo) -> Photo:
    """The row, held until the end of the transaction, without its files."""
    found = Photo.objects.for_school(photo.school).select_for_update().defer("picture", "small")
    held = found.get(pk=photo.pk)
    held.school = photo.school
    return held


@contextmanager
def shown_less_or_asked_again(actor: Actor, photo: Photo) -> Iterator[Photo]:
    """Whatever is changed in here: when it goes elsewhere, or more of it is seen, nobody's answer about it holds.

    Who was asked said yes to what they saw, at that place.
    """
    held = hold(photo)
    before = _look(held, boxes_on(held))
    yield held
    if held.asked_until is not None and not _is_no_more(before, _look(held, boxes_on(held))):
        withdraw_questions(actor=actor, school=held.school, about=held.ref)
        held.asked_until = None
        if held.published_at is None:
            held.goes_at = now() + STAYS
        held.save(update_fields=["asked_until", "goes_at"])


@dataclass(frozen=True, slots=True)
class _Look:
    purpose: int | None
    covered: frozenset[tuple[int, int, int, int]]
    crop: tuple[int, int, int, int]
    opaque: bool


def _look(photo: Photo, boxes: Iterable[Box]) -> _Look:
    crop = photo.crop
    return _Look(
        photo.purpose_id,
        frozenset((b.x, b.y, b.w, b.h) for b in boxes if b.covered),
        (crop.x, crop.y, crop.w, crop.h) if crop else (0, 0, photo.width, photo.height),
        photo.cover_with == CoverWith.OPAQUE,
    )


def _is_no_more(before: _Look, after: _Look) -> bool:
    inside: Callable[[int], bool] = lambda at: (  # noqa: E731
        before.crop[at] <= after.crop[at]
        and after.crop[at] + after.crop[at + 2] <= before.crop[at] + before.crop[at + 2]
    )
    return (
        before.purpose == after.purpose and before.covered <= after.covered and inside(0) and inside(1)
        and (after.opaque or not before.opaque)
    )  # fmt: skip
