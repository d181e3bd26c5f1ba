"""What this room tells people on the site and by mail: that there is something to read. Never what."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.cases.models import Party
from netjes.notices.actions import Message

TOLD = "cases.told"


def told_in_writing(party: Party) -> Message:
    with translation.override(party.school.language):
        return Message(
            key=f"{TOLD}:{party.pk}", subject=_("School wil je iets vertellen"), letter=True,
            text=_("Er staat iets voor je klaar om te lezen. Je kunt er ook op antwoorden."),
            path=reverse("cases:mine", args=[party.pk]),
        )  # fmt: skip
