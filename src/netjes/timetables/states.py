"""Kinds of lessons and of timetables. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LessonKind(TextChoices):
    """What happens in this time. Which facts follow for the engine, the school says (`lessons.Regime`)."""

    LESSON = "lesson", _("les")
    QUIZ = "quiz", _("overhoring")
    TEST = "test", _("toets")
    EXAM = "exam", _("examen")
    TRIP = "trip", _("schoolreis of excursie")
    OTHER = "other", _("iets anders")


class Format(TextChoices):
    """How a school's timetable is written down."""

    ICAL = "ical", _("agenda (iCalendar)")
    ZERMELO = "zermelo", _("Zermelo (JSON)")
    CSV = "csv", _("lijst (CSV)")


class Named(TextChoices):
    """What a name in a timetable stands for."""

    GROUP = "group", _("klas of lesgroep")
    TEACHER = "teacher", _("docent")
