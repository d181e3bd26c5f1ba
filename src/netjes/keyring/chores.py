"""Work that waits for nobody: the keys of who left, and the halves that they held for others."""

from datetime import timedelta

from django.db import transaction

from netjes.keyring.actions import retire_key
from netjes.keyring.actions.halves import pass_halves_on
from netjes.keyring.models import ReadingKey
from netjes.lib.actors import system
from netjes.schools.models import School
from netjes.schools.queries import today

WATCH = system("keyring")
# A day of leaving can be a mistake. Nothing is sealed to them from that day on and they do not come in; only after
# this is what they had really gone.
GRACE = timedelta(days=14)


def retire_keys_of_leavers(school: School) -> int:
    """Tell whose half they held at once, and retire their keys after a fortnight. Returns how many were retired."""
    gone = ReadingKey.objects.for_school(school).filter(retired_at__isnull=True, person__left_on__lte=today())
    for key in gone.filter(shares_held__isnull=False).distinct().select_related("person", "school"):
        with transaction.atomic():
            pass_halves_on(actor=WATCH, old=key, old_private=None, new=None)
    over = list(gone.filter(person__left_on__lte=today() - GRACE).select_related("person", "school"))
    for key in over:
        retire_key(actor=WATCH, key=key)
    return len(over)
