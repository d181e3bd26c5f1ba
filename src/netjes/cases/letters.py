"""What this room tells people on the site and by mail: that there is something to read. Never what."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.cases.models import Letter, Party
from netjes.notices.actions import Message

TOLD, LETTER = "cases.told", "cases.letter"


def told_in_writing(party: Party) -> Message:
    with translation.override(party.school.language):
        return Message(
            key=f"{TOLD}:{party.pk}", subject=_("School wil je iets vertellen"), letter=True,
            text=_("Er staat iets voor je klaar om te lezen. Je kunt er ook op antwoorden."),
            path=reverse("cases:mine", args=[party.pk]),
        )  # fmt: skip


def letter_waits(letter: Letter) -> Message:
    """That there is a letter, for who gets it: a pupil, a parent or a colleague."""
    polite = letter.to_id != letter.party.person_id
    with translation.override(letter.school.language):
        return Message(
            key=f"{LETTER}:{letter.pk}", subject=_("Er is een brief van school"), letter=True,
            text=_("U kunt hem op de site lezen.") if polite else _("Je kunt hem op de site lezen."),
            path=reverse("cases:my_letter", args=[letter.pk]),
        )  # fmt: skip
