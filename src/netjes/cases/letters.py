"""What this room tells people on the site and by mail: that there is something to read. Never what."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.cases.models import Letter, Measure, Objection, Party
from netjes.notices.actions import Message

TOLD, LETTER = "cases.told", "cases.letter"


def told_in_writing(party: Party) -> Message:
    with translation.override(party.school.language):
        return Message(
            key=f"{TOLD}:{party.pk}", subject=_("School wil je iets vertellen"),
            text=_("Er staat iets voor je klaar om te lezen. Je kunt er ook op antwoorden."),
            path=reverse("cases:mine", args=[party.pk]),
        )  # fmt: skip


def letter_waits(letter: Letter) -> Message:
    """That there is a letter, for who gets it: a pupil, a parent or a colleague."""
    polite = letter.to_id != letter.party.person_id
    with translation.override(letter.school.language):
        return Message(
            key=f"{LETTER}:{letter.pk}", subject=_("Er is een brief van school"),
            text=_("U kunt hem op de site lezen.") if polite else _("Je kunt hem op de site lezen."),
            path=reverse("cases:my_letter", args=[letter.pk]),
        )  # fmt: skip


def decision_waits(measure: Measure) -> Message:
    """For who decides: that something was proposed."""
    with translation.override(measure.case.school.language):
        return Message(
            key=f"cases.decide:{measure.pk}", subject=_("Er wacht een besluit op jou"),
            text=_("Een collega stelde iets voor in een zaak. Jij mag dit beslissen."),
            path=reverse("cases:case", args=[measure.case_id]),
        )  # fmt: skip


def objection_waits(objection: Objection) -> Message:
    """For who weighs it: that an objection was given to them."""
    with translation.override(objection.school.language):
        return Message(
            key=f"cases.weigh:{objection.pk}", subject=_("Wil jij een bezwaar wegen?"),
            text=_("Jij was niet bij het besluit. Daarom is het aan jou gegeven."),
            path=reverse("cases:objection", args=[objection.pk]),
        )  # fmt: skip


def network_waits(measure: Measure) -> Message:
    """For who keeps the network: that there is a task."""
    with translation.override(measure.case.school.language):
        return Message(
            key=f"cases.network:{measure.pk}", subject=_("Er is een taak voor het netwerk"),
            text=_("Op de site staat voor wie, en vanaf welke dag."), path=reverse("cases:network"),
        )  # fmt: skip
