"""Who else is asked about tone: a judge that whoever runs this installation set. Off by default, and never alone."""

import logging
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings

from netjes.checks.roster import Roster
from netjes.checks.text import FindTone
from netjes.checks.tone.judge import CannotJudge, Judge, OnnxJudge, with_judge
from netjes.checks.tone.near import NearJudge

logger = logging.getLogger(__name__)


class Chosen(StrEnum):
    """What was set: nothing, a model in a folder of this machine, or one on the school's own network."""

    NONE = ""
    FOLDER = "folder"
    NEAR = "near"


def chosen() -> Chosen:
    return Chosen.FOLDER if settings.TONE_FOLDER else Chosen.NEAR if settings.TONE_ADDRESS else Chosen.NONE


def tone_by(names: Roster, *, wanted: bool) -> bool | FindTone:
    """What finds questions about tone for a school with these names: the rules, and the judge where there is one.

    A judge that cannot be used leaves the rules alone; `netjes doctor` says what is wrong with it.
    """
    if not wanted or chosen() is Chosen.NONE:
        return wanted
    try:
        return _of_folder(settings.TONE_FOLDER, settings.TONE_SHA256) if chosen() is Chosen.FOLDER else _near_by(names)
    except CannotJudge as refusal:
        logger.warning("The judge of tone cannot be used: %s", refusal)
        return wanted


def set_up(names: Roster) -> Judge:
    """The judge that was set. Raises `CannotJudge` when it cannot be used."""
    if chosen() is Chosen.FOLDER:
        return OnnxJudge(Path(settings.TONE_FOLDER), sha256=settings.TONE_SHA256)
    return NearJudge(settings.TONE_ADDRESS, settings.TONE_MODEL, roster=names)


_near: dict[int, tuple[Roster, FindTone]] = {}


def _near_by(names: Roster) -> FindTone:
    """One for each list of names, so that a judge that hangs is not asked by everybody at once."""
    kept = _near.get(id(names))
    if kept is None or kept[0] is not names:
        if len(_near) >= 64:
            _near.clear()
        kept = _near[id(names)] = names, with_judge(set_up(names))
    return kept[1]


@cache
def _of_folder(_folder: str, _sha256: str) -> FindTone:
    return with_judge(set_up(Roster()))


def forget_judges() -> None:
    """For tests: the next check sets the judge up again."""
    _near.clear()
    _of_folder.cache_clear()
