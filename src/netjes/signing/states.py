"""The three honest answers, and the ways in which they are given. Pure."""

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
