"""What somebody chose, what holds because of all that was chosen, and how a choice came in. Pure."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Chosen(TextChoices):
    """What one person chose for one purpose. *Ask me* is no until the question was answered."""

    YES = "yes", _("ja")
    ASK_ME = "ask_me", _("vraag het mij")
    NO = "no", _("nee")


class Standing(StrEnum):
    """What holds for somebody and a purpose. Only `YES` lets anything through; nobody sees whose no it was."""

    YES = "yes"
    ASK_ME = "ask_me"
    NO = "no"
    UNANSWERED = "unanswered"

    @property
    def can_be_asked(self) -> bool:
        """Whether asking for this one time may help. A no is not asked again."""
        return self in (Standing.ASK_ME, Standing.UNANSWERED)


class ChoiceWay(TextChoices):
    """How a choice came in."""

    SITE = "site", _("op de site")
    PAPER = "paper", _("op papier")
    IMPORT = "import", _("overgenomen uit een ander systeem")


class PurposeKind(TextChoices):
    """What a purpose is about; it decides where it is asked for."""

    PICTURE = "picture", _("foto’s en filmpjes")
    RECORDING = "recording", _("opnamen van de les")
    APP = "app", _("een app in de les")


class Reach(TextChoices):
    """Who can see what comes out under a purpose."""

    INSIDE = "inside", _("alleen wie bij school hoort")
    EVERYBODY = "everybody", _("iedereen")
