"""What this room tells people: never what somebody asked, nor about whom."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netjes.accounts.models import ContactQuestion, ProfessionalAccount
from netjes.notices.actions import Message

LOOK, ASKED, ANSWERED = "accounts.look", "accounts.question", "accounts.answer"


def look_again(account: ProfessionalAccount) -> Message:
    """A year has passed: is there still nothing personal on it?"""
    with translation.override(account.school.language):
        words = {"account": account.shown, "where": account.where}
        return Message(
            key=f"{LOOK}:{account.pk}", subject=_("Kijk een werkaccount opnieuw na"),
            path=reverse("accounts:confirm", args=[account.pk]),
            text=_("Het gaat om %(account)s op %(where)s. Zonder bevestiging binnen vier weken telt het niet meer mee.")
            % words,
        )  # fmt: skip


def asked(question: ContactQuestion) -> Message:
    """To the adviser: that there is one, and by when an answer is promised."""
    with translation.override(question.school.language):
        return Message(
            key=f"{ASKED}:{question.pk}", subject=_("Een leerling vraagt je iets in vertrouwen"),
            text=_("Alleen jij kunt het lezen. De leerling weet op welke dag je antwoord geeft."),
            path=reverse("accounts:question", args=[question.pk]),
        )  # fmt: skip


def answered(question: ContactQuestion) -> Message:
    """To the pupil, on the site alone: a mail may be read by somebody else."""
    with translation.override(question.school.language):
        return Message(
            key=f"{ANSWERED}:{question.pk}", subject=_("Er is antwoord op je vraag"), site_only=True,
            path=reverse("accounts:my_question", args=[question.pk]),
        )  # fmt: skip
