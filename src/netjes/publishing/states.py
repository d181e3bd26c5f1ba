"""How far a draft is, and in whose name it speaks. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DraftState(TextChoices):
    """What became of a draft. Any edit of one that was asked about or approved leads back to writing."""

    WRITING = "writing", _("nog bezig")
    ASKED = "asked", _("ligt voor")
    APPROVED = "approved", _("akkoord")
    RETURNED = "returned", _("terug met een reden")
    PUBLISHED = "published", _("geplaatst")


class Voice(TextChoices):
    """In whose name something is said. Only a colleague can speak for the school."""

    OWN = "own", _("voor mezelf")
    SCHOOL = "school", _("namens school")
