"""How far a list of people is, and what happens to somebody on it. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RosterKind(TextChoices):
    """The shape of a list."""

    LISTING = "listing", _("lijst met kolommen")
    SDS = "sds", _("School Data Sync")
    ONEROSTER = "oneroster", _("OneRoster")


class Fate(TextChoices):
    """What a list does to somebody."""

    NEW = "new", _("komt erbij")
    RETURNED = "returned", _("komt terug")
    MOVED = "moved", _("wisselt van klas")
    CHANGED = "changed", _("verandert")
    MERGED = "merged", _("is dezelfde")
    LEFT = "left", _("gaat weg")
    SAME = "same", _("blijft hetzelfde")
