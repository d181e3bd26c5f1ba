"""What somebody may ask about their own data, and how far that is. Pure."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestKind(TextChoices):
    """What is asked."""

    CORRECTION = "correction", _("iets klopt niet")
    ERASURE = "erasure", _("mag dit weg")


class RequestState(TextChoices):
    """How far it is."""

    OPEN = "open", _("wacht op antwoord")
    DONE = "done", _("gedaan")
    DECLINED = "declined", _("niet gedaan")


# Within how long there is an answer; the law gives a month for both.
PROMISED: dict[str, timedelta] = {
    RequestKind.CORRECTION: timedelta(days=7),
    RequestKind.ERASURE: timedelta(days=30),
}
