"""What this room tells people. Never what somebody answered: that stays on the site."""

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.notices.actions import Message
from netjes.schools.models import School
from netjes.signing.models import Signature
from netjes.signing.queries import Standing


def invitation(school: School, each: Standing, *, guardian: bool, again: bool = False) -> Message:
    """Read and answer; to guardians with a link and, without an e-mail address, as a letter."""
    with translation.override(school.language):
        words = {"title": each.version.title, "day": date_format(each.round.due_on, "j F")}
        if guardian:
            text = _(
                "Wilt u “%(title)s” lezen en zeggen wat u ervan vindt? Dat kan tot en met %(day)s. "
                "Alle drie de antwoorden zijn goed."
            )
        else:
            text = _(
                "Wil je “%(title)s” lezen en zeggen wat je ervan vindt? Dat kan tot en met %(day)s. "
                "Alle drie de antwoorden zijn goed."
            )
        subject = _("Herinnering: lees de afspraken en geef antwoord") if again else _("Nieuwe afspraken om te lezen")
        return Message(
            key=each.round.key, subject=subject, text=text % words, path=reverse("signing:mine"),
            entry=guardian, letter=guardian,
        )  # fmt: skip


def question_came(school: School, round_pk: int) -> Message:
    with translation.override(school.language):
        return Message(
            key=f"signing.questions:{round_pk}",
            subject=_("Er is een vraag over de afspraken"),
            text=_("Iemand stelde je een vraag bij het tekenen. Je leest hem op de site."),
            path=reverse("signing:questions"),
        )


def reply_came(signature: Signature) -> Message:
    guardian = signature.child_id is not None
    with translation.override(signature.school.language):
        subject = _("Er is antwoord op uw vraag") if guardian else _("Er is antwoord op je vraag")
        text = _("U leest het op de site.") if guardian else _("Je leest het op de site.")
        return Message(
            key=f"signing.reply:{signature.pk}", subject=subject, text=text,
            path=reverse("signing:receipt", args=[signature.pk]), entry=guardian, letter=guardian,
        )  # fmt: skip
