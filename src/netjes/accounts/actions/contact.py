"""Where somebody from outside asks the school."""

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.accounts.errors import CannotEnter
from netjes.accounts.models import HOW, ContactPoint
from netjes.lib.actors import Actor
from netjes.records.actions import log
from netjes.schools.models import School


@transaction.atomic
def set_contact(*, actor: Actor, school: School, how: str) -> ContactPoint:
    """A telephone number, an address, or both, in the school's own words. Raises `CannotEnter`."""
    words = how.replace("\0", "").strip()
    if not words:
        raise CannotEnter(_("Schrijf op hoe iemand de school bereikt."), "how")
    if len(words) > HOW:
        raise CannotEnter(_("Schrijf het korter op: er passen %(most)s tekens in.") % {"most": HOW}, "how")
    point, _made = ContactPoint.objects.for_school(school).update_or_create(
        school=school, defaults={"school": school, "how": words}
    )
    log(school_key=school.pk, actor=actor, act="accounts.contact.set", subject=point.ref)
    return point
