"""Steps of the ladder, what is told at home, and what becomes of a step that waits for somebody. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Step(TextChoices):
    """What a teacher can do in the moment; a measure is another thing, and for the head (L12)."""

    WORD = "word", _("erop aanspreken")
    CUSTODY = "custody", _("de telefoon bewaren tot het eind van de schooldag")
    HOME = "home", _("contact met thuis")
    TALK = "talk", _("een gesprek")
    WAIVED = "waived", _("niets: er was een goede reden")


class Home(TextChoices):
    """Whether guardians know that a phone is kept. Why they do not is stored nowhere."""

    NOBODY = "nobody", _("niemand om te vertellen")
    WAITING = "waiting", _("iemand beslist nog")
    TOLD = "told", _("verteld")
    NOT_TOLD = "not_told", _("niet verteld")


class Outcome(TextChoices):
    """What became of a talk, or of contact with home, that waited for somebody."""

    DONE = "done", _("gedaan")
    NO_CONTACT = "no_contact", _("geen contact gezocht")
    NOT_NEEDED = "not_needed", _("niet meer nodig")


# From light to heavy. A ladder never goes down, and a teacher never chooses heavier than it suggests.
BY_WEIGHT = (Step.WAIVED, Step.WORD, Step.CUSTODY, Step.HOME, Step.TALK)
ON_A_LADDER = BY_WEIGHT[1:]
WAITS = frozenset({Step.HOME, Step.TALK})  # steps that somebody still has to do


def weight(step: str) -> int:
    return BY_WEIGHT.index(Step(step))
