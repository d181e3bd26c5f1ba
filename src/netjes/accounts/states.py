"""How a professional account stands on a day. Pure."""

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

YEAR = timedelta(days=365)  # after which its owner looks again
GRACE = timedelta(days=28)  # so long it still counts when nobody did


class Confirmation(TextChoices):
    """Only a confirmed account, and one that is to be looked at again, counts as professional."""

    UNCONFIRMED = "unconfirmed", _("nog niet bevestigd")
    CONFIRMED = "confirmed", _("bevestigd")
    DUE = "due", _("opnieuw bevestigen")
    LAPSED = "lapsed", _("telt niet meer mee")
    ENDED = "ended", _("gestopt")


COUNTS = frozenset({Confirmation.CONFIRMED, Confirmation.DUE})


def standing_on(day: date, *, confirmed_on: date | None, ended_on: date | None) -> Confirmation:
    """What an account is on a day; both days are in the Netherlands."""
    if ended_on is not None and ended_on <= day:
        return Confirmation.ENDED
    if confirmed_on is None:
        return Confirmation.UNCONFIRMED
    if day < confirmed_on + YEAR:
        return Confirmation.CONFIRMED
    return Confirmation.DUE if day < confirmed_on + YEAR + GRACE else Confirmation.LAPSED
