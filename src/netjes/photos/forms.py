"""Reading what the desk's form says. Whatever is not understood is left as it was."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from netjes.photos.actions import Saying
from netjes.photos.models import Box, Part, Photo
from netjes.photos.pages import Asked, Looked
from netjes.photos.states import CoverWith, Outsiders
from netjes.schools.models import Group
from netjes.schools.queries import people_of

PERCENT = 1000  # boxes are written in tenths of a percent of the picture, whatever its size


def number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 15 else None


def saying_of(given: QueryDict, looked: Looked, group: Group | None, asked: Iterable[Asked]) -> Saying:
    """The whole form."""
    photo = looked.photo
    shown = frozenset(pk for text in given.getlist("getoond") if (pk := number(text)) is not None)
    wanted = {pk for text in given.getlist("op") if (pk := number(text)) is not None}
    people = tuple(people_of(photo.school).filter(pk__in=wanted & shown)) if wanted & shown else ()
    place = next((p for p in looked.places if p.purpose.code == given.get("doel", "")), looked.place)
    outsiders = given.get("buiten", "")
    how = given.get("dekking", "")
    return Saying(
        purpose=place.purpose if place else None,
        group=group,
        shown=shown,
        ticked=people,
        heads={person.pk: number(given.get(f"hoofd-{person.pk}", "")) for person in people},
        covered=frozenset(n for text in given.getlist("dek") if (n := number(text)) is not None),
        nobody=bool(given.get("niemand")),
        outsiders=Outsiders(outsiders) if outsiders in Outsiders.values else Outsiders(photo.outsiders),
        answers=_answers(given, photo.answers, asked),
        cover_with=CoverWith(how) if how in CoverWith.values else CoverWith(photo.cover_with),
    )


def _answers(given: QueryDict, before: Mapping[str, bool], asked: Iterable[Asked]) -> dict[str, bool]:
    answers = dict(before)
    for each in asked:
        said = given.get(each.slug)
        if said in ("ja", "nee"):
            answers[each.fact.name] = said == "ja"
    return answers


def parts_of(given: QueryDict, photo: Photo, boxes: Iterable[Box]) -> dict[int, Part]:
    """Where the form wants each box, of those that moved, in pixels."""
    found: dict[int, Part] = {}
    for box in boxes:
        said = [number(given.get(f"vak-{box.number}-{side}", "")) for side in "xywh"]
        if None in said or said == list(in_thousandths(box.part, photo)):
            continue
        x, y, w, h = (min(PERCENT, each or 0) for each in said)
        found[box.number] = Part(
            x * photo.width // PERCENT, y * photo.height // PERCENT,
            max(1, w * photo.width // PERCENT), max(1, h * photo.height // PERCENT),
        )  # fmt: skip
    return found


def new_part(given: QueryDict, photo: Photo) -> Part | None:
    """The box that was drawn by hand (`nieuw`: x,y,w,h in thousandths); None without one."""
    said = [number(text) for text in given.get("nieuw", "").split(",")]
    if len(said) != 4 or None in said:
        return None
    x, y, w, h = (min(PERCENT, each or 0) for each in said)
    return Part(
        x * photo.width // PERCENT, y * photo.height // PERCENT, w * photo.width // PERCENT,
        h * photo.height // PERCENT,
    )  # fmt: skip


def in_thousandths(part: Part, photo: Photo) -> tuple[int, int, int, int]:
    """A box as its fields have it."""
    return (
        round(part.x * PERCENT / photo.width), round(part.y * PERCENT / photo.height),
        round(part.w * PERCENT / photo.width), round(part.h * PERCENT / photo.height),
    )  # fmt: skip
