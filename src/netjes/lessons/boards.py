"""The board of a lesson: what holds for everybody in it, without anybody's name.

A permission for a part of the class is not for everybody, so the board never turns green for it: it says that
there is one. The engine answers here too, on the same picture as for a pupil.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core import signing
from django.utils.translation import gettext as _

from netjes.agreements.deciding import Rules
from netjes.lessons.moments import Holding, LessonNow, PermissionNow, Picture, holds_for
from netjes.lessons.overlay import LASTS, NotAPass, Overlay
from netjes.lessons.standing import Stand, code_of, hour, purpose_of, stand_of

SALT, MARK = "netjes.lessons.board", "bord."


@dataclass(frozen=True, slots=True)
class Partly:
    """What is open for a part of the class."""

    permission: PermissionNow
    until: datetime


def sealed(school: int, day: date, lesson: int) -> str:
    """What a board asks with, signed: which lesson, on which day."""
    return MARK + signing.dumps([school, day.isoformat(), lesson], salt=SALT)


def opened(text: str) -> tuple[int, date, int]:
    """Raises `NotAPass`."""
    try:
        school, day, lesson = signing.loads(text.removeprefix(MARK), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        raise NotAPass from None
    return school, date.fromisoformat(day), lesson


def for_everybody(picture: Picture, lesson: int, moment: datetime) -> tuple[Holding, Partly | None]:
    """What holds for all in this lesson, and what is open for some of them where that is more."""
    found = next((each for each in picture.lessons if each.pk == lesson and each.is_on(moment)), None)
    if found is None:
        nobody = Overlay(picture.school, picture.day, frozenset(), "")
        return holds_for(replace(picture, lessons=()), nobody, moment), None
    for_all = tuple(each for each in found.permissions if not each.groups and not each.people)
    holding = _with(picture, found, for_all, moment)
    some = [each for each in found.permissions if each not in for_all and each.is_open(moment)]
    if code_of(holding.verdict) == "mag" or not some:
        return holding, None
    as_if = replace(some[0], groups=frozenset(), people=frozenset())
    theirs = _with(picture, found, (as_if,), moment)
    is_more = code_of(theirs.verdict) == "mag"
    return holding, Partly(some[0], min(some[0].until, found.ends_at)) if is_more else None


def _with(picture: Picture, lesson: LessonNow, permissions: tuple[PermissionNow, ...], moment: datetime) -> Holding:
    """Somebody who has only this lesson, in all of its groups (or in one of its own, where it has none)."""
    groups = lesson.groups or frozenset({0})
    alone = replace(picture, lessons=(replace(lesson, groups=groups, permissions=permissions),))
    return holds_for(alone, Overlay(picture.school, picture.day, groups, ""), moment)


def stand_of_board(holding: Holding, partly: Partly | None, rules: Rules | None) -> Stand:
    stand = stand_of(holding, rules)
    if not holding.lessons:
        return replace(stand, code="geen", sentence=_("Deze les is nu niet bezig."), more="", rows=())
    if partly is None:
        return stand
    sentence = _("Voor een deel van de klas mag het tot {hour} uur, {purpose}. Je docent zegt voor wie.")
    said = sentence.format(hour=hour(partly.until), purpose=purpose_of(partly.permission))
    return replace(stand, code="overleg", sentence=said)
