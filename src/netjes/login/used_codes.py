"""A code of an app works once, also where several processes answer.

django-allauth remembers used codes in a cache, which each process has for itself. Here the moment of the last code
that came in stands with the secret; that code and every older one are refused from then on (RFC 6238, 5.2).
"""

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST = "last_counter"


def watch_over_codes() -> None:
    """From now on a used code is known by every process; called once, when the program starts."""
    TOTP._mark_code_used = _use


@transaction.atomic
def _use(self: TOTP, code: str) -> bool:
    """Use a code that is right; tells whether it was not used before."""
    kept = Authenticator.objects.select_for_update().get(pk=self.instance.pk)
    typed = normalize_user_code(code)
    secret, last = decrypt(kept.data["secret"]), kept.data.get(LAST, -1)
    fits = [each for each in yield_hotp_counters_from_time() if format_hotp_value(hotp_value(secret, each)) == typed]
    newest = max(fits, default=-1)
    if newest <= last:
        return False
    kept.data[LAST] = newest
    kept.save(update_fields=["data"])
    self.instance.data = kept.data
    return True
