"""Guessing is slowed down for each name, not for each address: a whole school sits behind one.

From devices we do not know, all guesses at a name count together; from the sixth on each wrong one doubles the
wait, up to a quarter of an hour. A device on which this account was used before has a count of its own (OWASP's
device cookies), so that its owner comes in while others guess. Unknown names are counted in the same way.
"""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from netjes.lib.clock import now
from netjes.login.errors import TooManyTries
from netjes.login.models import GuessCount
from netjes.schools.models import School

FREE = 5
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)


def key_for(*parts: str) -> str:
    """A keyed hash of a name (and of a device); says nothing to who has only the database."""
    text = "\x1f".join(parts)
    return hmac.new(f"netjes.login.guesses {settings.SECRET_KEY}".encode(), text.encode(), hashlib.sha256).hexdigest()


def wait_after(failures: int) -> timedelta:
    """How long the next guess waits after this many wrong ones."""
    if failures < FREE:
        return timedelta(0)
    return min(FIRST_WAIT * 2 ** min(failures - FREE, 10), LONGEST_WAIT)


@transaction.atomic
def count_guess(*, school: School, key: str) -> None:
    """Count a guess before it is looked at, so that many at once do not slip through. Raises `TooManyTries`.

    A guess during the wait counts for nothing: it is not looked at and does not make the wait longer.
    """
    moment = now()
    GuessCount.objects.for_school(school).get_or_create(
        key=key, defaults={"school": school, "free_at": moment, "last_at": moment}
    )
    count = GuessCount.objects.for_school(school).select_for_update().get(key=key)
    if count.free_at > moment:
        raise TooManyTries(count.free_at)
    if count.last_at < moment - FORGOTTEN_AFTER:
        count.failures = 0
    count.failures += 1
    count.last_at, count.free_at = moment, moment + wait_after(count.failures)
    count.save(update_fields=["failures", "free_at", "last_at"])


def forget_guesses(*, school: School, key: str) -> None:
    """It was the right one."""
    GuessCount.objects.for_school(school).filter(key=key).delete()
