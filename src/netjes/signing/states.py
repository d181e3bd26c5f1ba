"""The three honest answers, the ways in which they are given, and whom a round asks. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    AGREED = "agreed", _("Ik doe mee")
    QUESTION = "question", _("Ik heb een vraag")
    DISAGREED = "disagreed", _("Ik ben het niet eens")


class Way(TextChoices):
    SCREEN = "screen", _("op het scherm")
    LINK = "link", _("met een persoonlijke link")
    CLASS = "class", _("in de klas")
    PAPER = "paper", _("op papier")


class Part(TextChoices):
    """In what capacity somebody answers: a teacher who is a parent here answers in both."""

    PUPILS = "pupils", _("leerlingen")
    GUARDIANS = "guardians", _("ouders")
    STAFF = "staff", _("medewerkers")


# Answers that say nothing without somebody's own words.
NEEDS_WORDS = frozenset({Answer.QUESTION, Answer.DISAGREED})

# Whom a version is put before, by its audience, unless the school chooses otherwise.
ASKS: dict[str, frozenset[Part]] = {
    "leerling": frozenset({Part.PUPILS, Part.GUARDIANS}),
    "ouder": frozenset({Part.GUARDIANS}),
    "medewerker": frozenset({Part.STAFF}),
    "iedereen": frozenset(Part),
}
