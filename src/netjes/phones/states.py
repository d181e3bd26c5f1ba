"""Steps of the ladder and what becomes of a phone. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Step(TextChoices):
    """What a teacher can do in the moment; a measure is another thing, and for the head (L12)."""

    WORD = "word", _("erop aanspreken")
    CUSTODY = "custody", _("de telefoon bewaren tot het eind van de schooldag")
    HOME = "home", _("contact met thuis")
    TALK = "talk", _("een gesprek")
    WAIVED = "waived", _("niets: er was een goede reden")
