"""What the agreement that was in force when it happened says about what staff do in a case."""

from collections.abc import Mapping
from datetime import date

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.cases.gates import Ask
from netjes.norms.errors import RequestError
from netjes.norms.verdict import Cause, Verdict
from netjes.schools.models import School

ROLE = "medewerker"  # who acts in a case


def asking(school: School, happened_on: date) -> Ask:
    """Asks the rules of that day. None where there was no agreement, or it is silent: then only the law holds."""
    try:
        rules = rules_for(school, ROLE, happened_on)
    except NoAgreement:
        return lambda act, facts: None
    known = {fact for body in rules.bodies for fact in body.vocabulary.facts}
    return lambda act, facts: _said(rules, act, {f: value for f, value in facts.items() if f in known})


def _said(rules: Rules, act: str, facts: Mapping[str, bool]) -> Verdict | None:
    if not act:
        return None
    try:
        said = rules.decide(act, facts).verdict
    except RequestError:
        return None
    return None if said.cause is Cause.UNREGULATED else said
