"""Purposes, regimes, and what a permission can be. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """What a class uses its phones for; anything else is said in words."""

    LOOKUP = "lookup", _("iets opzoeken")
    CAPTURE = "capture", _("foto of film maken")
    APP = "app", _("een quiz of app")
    OTHER = "other", _("iets anders")


class PermissionState(TextChoices):
    """Where a permission stands at a moment; it follows from its times and is stored nowhere."""

    PLANNED = "planned", _("staat klaar")
    OPEN = "open", _("aan")
    PAUSED = "paused", _("even weg")
    OVER = "over", _("voorbij")


class Circumstance(TextChoices):
    """Where or when rules differ. The first four follow from the lesson's kind, the others from time or place."""

    LESSON = "lesson", _("gewone les")
    QUIZ = "quiz", _("overhoring")
    TEST = "test", _("toets")
    EXAM = "exam", _("examen")
    TRIP = "trip", _("schoolreis of excursie")
    BREAK = "break", _("pauze")
    CANTEEN = "canteen", _("kantine")
    OUTSIDE = "outside", _("buiten de lessen")
