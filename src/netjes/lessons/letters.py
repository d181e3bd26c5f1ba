"""What this room tells people."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from netjes.notices.actions import Message
from netjes.timetables.models import Lesson


def key_of_bringing(lesson: Lesson) -> str:
    return f"lessons:bring:{lesson.pk}"


def bring_your_phone(lesson: Lesson) -> Message:
    """To the class, beforehand: many schools keep phones in lockers, so who may use one must know to bring it."""
    begins = timezone.localtime(lesson.starts_at)
    day = date_format(begins, "l j F")
    return Message(
        key=key_of_bringing(lesson),
        subject=f"Neem je telefoon mee naar {lesson.subject}",
        text=f"{day.capitalize()} om {begins:%H.%M} uur mag je hem in de les gebruiken. Je docent zegt wanneer.",
        path=reverse("lessons:index"),
    )
