"""Whether somebody had seen a version, and what they answered: what it comes down to when a rule is disputed."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netjes.agreements.models import Version
from netjes.schools.models import Person
from netjes.signing.proof import proof_of


def signed_by(person: Person, version: Version | None) -> str:
    """The version that counts, and whether this person knew it, in a sentence or two."""
    if version is None:
        return _("Op die dag was er geen afspraak.")
    unknown = _("Er staat niet dat %(name)s die las.") % {"name": person.given_name}
    known = seen_by(person, version) or unknown
    return _("Versie %(version)s. %(known)s") % {"version": version.label, "known": known}


def seen_by(person: Person, version: Version) -> str:
    """When somebody read or answered this version; empty where nothing says so."""
    steps = [step for step in proof_of(person) if step.version.pk == version.pk]
    answered = next((step for step in steps if step.signature is not None), None)
    name = person.given_name
    if answered is not None:
        return _("%(name)s las en beantwoordde die op %(day)s.") % {"name": name, "day": _day(answered.at)}
    if steps:
        return _("%(name)s opende die op %(day)s.") % {"name": name, "day": _day(steps[-1].at)}
    return ""


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "l j F Y")
