"""What this room tells people."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from netjes.lessons.models import Exemption
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


def exempted(each: Exemption) -> Message:
    """To the pupil alone: until when, and never why."""
    assert each.ends_on is not None
    last = date_format(each.ends_on - timedelta(days=1), "j F Y")
    first = date_format(each.starts_on, "j F Y")
    return Message(
        key=f"lessons:exemption:{each.pk}",
        subject="Je mag je telefoon bij je houden",
        text=f"Dat geldt van {first} tot en met {last}. Waarom staat nergens. Je docenten zien alleen dat het mag.",
        path=reverse("lessons:now"),
    )


def no_longer_exempted(each: Exemption) -> Message:
    return Message(
        key=f"lessons:exemption:{each.pk}:ended",
        subject="Je vaste afspraak over je telefoon is gestopt",
        text="Voor jou geldt nu hetzelfde als voor je klas. Klopt dat niet? Praat dan met je mentor.",
        path=reverse("lessons:now"),
    )
