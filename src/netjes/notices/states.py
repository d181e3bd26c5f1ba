"""How a notice reaches somebody. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Delivery(TextChoices):
    """What happens outside the site; on the site a notice always stands."""

    WAITING = "waiting", _("wacht")
    SENT = "sent", _("verstuurd")
    PRINTED = "printed", _("geprint")
    FAILED = "failed", _("niet gelukt")
    NOT_NEEDED = "not_needed", _("alleen hier")
    WITHDRAWN = "withdrawn", _("niet meer nodig")


class Channel(TextChoices):
    SITE = "site", _("op de site")
    MAIL = "mail", _("per mail")
    LETTER = "letter", _("per brief")
