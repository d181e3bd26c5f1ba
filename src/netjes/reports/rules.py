"""What the school promises, in its school days; and the secret with which receipt codes are worked out."""

import secrets

from django.db import transaction

from netjes.login.sealing import seal, unseal
from netjes.reports.models import ReportRules
from netjes.reports.promises import Promise
from netjes.schools.models import School
from netjes.timetables.school_days import school_days_of

PURPOSE = "reports.receipt"


def rules_of(school: School) -> ReportRules:
    """The school's own rules, or the usual ones."""
    return ReportRules.objects.for_school(school).first() or ReportRules(school=school)


def promise_of(school: School) -> Promise:
    rules = rules_of(school)
    return Promise(rules.answer_in, rules.reads_from, rules.reads_until, school_days_of(school))


def salt_of(school: School) -> bytes:
    """The site's secret salt, made at first use. It stands in the database, sealed with the installation's key."""
    sealed = rules_of(school).sealed_salt or _made_salt(school)
    return bytes.fromhex(unseal(sealed, purpose=PURPOSE))


@transaction.atomic
def _made_salt(school: School) -> str:
    rules, _made = ReportRules.objects.for_school(school).get_or_create(school=school)
    if not rules.sealed_salt:
        rules = ReportRules.objects.for_school(school).select_for_update().get()
        if not rules.sealed_salt:
            rules.sealed_salt = seal(secrets.token_hex(32), purpose=PURPOSE)
            rules.save(update_fields=["sealed_salt"])
    return rules.sealed_salt
