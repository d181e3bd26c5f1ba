"""How a head is covered, where a box came from, and what is known of who is not of this school. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CoverWith(TextChoices):
    """What stands over a covered head. Never a light blur: that can be undone."""

    OPAQUE = "opaque", _("een dicht vlak")
    PIXELS = "pixels", _("grove blokjes")


class Origin(TextChoices):
    """Where a box came from: the program found a face there (whose, it does not know), or somebody drew it."""

    FOUND = "found", _("gevonden")
    DRAWN = "drawn", _("getekend")


class Outsiders(TextChoices):
    """Whether somebody can be recognised who is in no list of the school: a visitor, a parent, who has left."""

    NONE = "none", _("nee")
    UNASKED = "unasked", _("ja, en ik heb het nog niet gevraagd")
    AGREED = "agreed", _("ja, en die vindt het goed")
