"""What holds in the lesson in general, for who has none: said by the engine on the facts of each circumstance."""

from dataclasses import dataclass

from netjes.agreements.deciding import rules_for
from netjes.agreements.errors import NoAgreement
from netjes.lessons.moments import PUPIL, TEACHER_SAID_YES, decided
from netjes.lessons.regimes import LESSON, Holds, regimes_of
from netjes.lessons.standing import code_of, url_of
from netjes.lessons.states import Circumstance
from netjes.lib.clock import now
from netjes.lib.verdicts import Code
from netjes.schools.models import School

SHOWN = (Circumstance.LESSON, Circumstance.TEST, Circumstance.TRIP, Circumstance.BREAK)


@dataclass(frozen=True, slots=True)
class General:
    """A circumstance in the school's words, with the answer when no teacher said anything."""

    regime: Holds
    code: Code
    article: str
    url: str


def general_rules(school: School) -> list[General]:
    """Nothing where the school has no agreement for pupils."""
    moment = now()
    try:
        rules = rules_for(school, PUPIL)
    except NoAgreement:
        return []
    regimes, found = regimes_of(school), []
    for circumstance in SHOWN:
        regime = regimes.of(circumstance, moment)
        facts = dict(regime.facts) | ({TEACHER_SAID_YES: False} if regime.facts.get(LESSON) else {})
        verdict, article = decided(rules, facts)
        found.append(General(regime, code_of(verdict), article, url_of(rules, article)))
    return found
