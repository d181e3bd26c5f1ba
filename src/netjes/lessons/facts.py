"""What is known of this moment about whoever asks *Mag ik?*: lesson, regime, permission and exemption, in words.

For a pupil about themselves and for nobody else. Nothing is kept, and nothing is decided here: the engine is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from netjes.lessons.moments import EXEMPT, PUPIL, TEACHER_SAID_YES, USING_A_PHONE, Holding, holds_for, picture_of
from netjes.lessons.overlay import overlay_of
from netjes.lessons.regimes import AT_SCHOOL, EXAM, LESSON
from netjes.lessons.standing import facts_for, hour, lesson_said
from netjes.lib.clock import now
from netjes.schools.models import School
from netjes.schools.states import Role
from netjes.schools.viewer import Viewer


@dataclass(frozen=True, slots=True)
class KnownNow:
    """A fact of the word list, how we know it, and whether it is nobody else's business (then it is not shared)."""

    fact: str
    value: bool
    sentence: str
    is_private: bool = False


def known_now(school: School, role: str, viewer: Viewer, act: str) -> Iterator[KnownNow]:
    """The facts of this moment for a pupil who is in and asks as a pupil. Nothing for anybody else."""
    pupil = viewer.person
    if role != PUPIL or pupil is None or not viewer.has(Role.PUPIL) or pupil.school_id != school.pk:
        return
    moment = now()
    holding = holds_for(picture_of(school, moment), overlay_of(pupil, timezone.localtime(moment).date()), moment)
    facts = holding.facts if act == USING_A_PHONE else facts_for(act, holding)
    for fact, value in facts.items():
        private = holding.is_exempt and fact in (EXEMPT, TEACHER_SAID_YES)
        yield KnownNow(fact, value, _said(holding, fact, value), private)


def _said(holding: Holding, fact: str, value: bool) -> str:
    if fact in (EXEMPT, TEACHER_SAID_YES):
        return _what_was_allowed(holding, fact, value)
    if fact == LESSON and value and holding.lessons:
        said = _(" en ").join(lesson_said(lesson) for lesson in holding.lessons)
        return _("Volgens het rooster heb je nu les: {lesson}.").format(lesson=said)
    if fact == LESSON and not value:
        return _("Volgens het rooster heb je nu geen les.")
    name = holding.regime.name.lower() if holding.regime else ""
    if fact == EXAM:
        if value:
            return _("Volgens het rooster is dit: {what}.").format(what=name)
        return _("Volgens het rooster is er nu geen toets.")
    if fact == AT_SCHOOL and value:
        return _("Volgens het rooster ben je nu op school: {what}.").format(what=name)
    answer = _("ja") if value else _("nee")
    return _("School zegt over nu ({what}): {fact}, {answer}.").format(what=name, fact=fact, answer=answer)


def _what_was_allowed(holding: Holding, fact: str, value: bool) -> str:
    if holding.is_exempt:
        return _("Je hebt een vaste afspraak met school over je telefoon.")
    if fact == EXEMPT:
        return _("Je hebt geen vaste afspraak met school over je telefoon.")
    if value and holding.until:
        return _("Je docent heeft het aangezet tot {hour} uur.").format(hour=hour(holding.until))
    if value:
        return _("Je docent heeft het aangezet.")
    if holding.paused:
        return _("Je docent heeft het even stilgelegd.")
    return _("Je docent heeft dit nu niet aangezet.")
