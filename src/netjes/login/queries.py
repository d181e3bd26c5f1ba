"""What is kept about somebody's ways in, in words for themselves."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from netjes.login.models import ExternalIdentity
from netjes.login.second_step import has_second_step
from netjes.login.sessions import devices_of
from netjes.schools.models import Account

KEPT_UNTIL = gettext_lazy("weg zodra het is uitgelogd of weggehaald")


def ways_in_of(account: Account) -> list[str]:
    """A sentence for everything besides login name and password: providers, second step, devices."""
    found = []
    identities = ExternalIdentity.objects.for_school(account.school).filter(person=account.person_id)
    for identity in identities.select_related("provider"):
        text = _("Inloggen met %(name)s: alleen een code om het account te herkennen.")
        found.append(text % {"name": identity.provider.name})
    if has_second_step(account):
        found.append(_("Een tweede stap om in te loggen. Vingerafdruk, gezicht en pincode kennen we niet."))
    count = len(devices_of(account, None))
    if count:
        text = ngettext("Ingelogd op %(n)s apparaat.", "Ingelogd op %(n)s apparaten.", count)
        found.append(text % {"n": count})
    return found
