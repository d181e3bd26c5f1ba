"""The engine's answer on a set of facts, ready to be shown beside what somebody sets: never decided here."""

from collections.abc import Mapping
from dataclasses import dataclass

from netjes.agreements.deciding import Rules
from netjes.lessons.moments import USING_A_PHONE, decided
from netjes.lessons.standing import code_of, url_of
from netjes.lib.verdicts import Code


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agreement says: its look, the article with where it stands, and what the norms ask to mind."""

    code: Code
    article: str
    url: str
    notes: tuple[str, ...]


def answer_of(rules: Rules | None, facts: Mapping[str, bool]) -> Answer:
    """Whether a pupil may use a phone when this is so."""
    verdict, article = decided(rules, dict(facts))
    if rules is None or verdict is None:
        return Answer("geen", "", "", ())
    notes = {norm.id: norm.note for body in rules.bodies for norm in body.agreement.norms if norm.note}
    found = dict.fromkeys(notes[norm] for norm in verdict.norms if norm in notes)
    return Answer(code_of(verdict), article, url_of(rules, article), tuple(found))


def bearing_on(rules: Rules | None) -> set[str]:
    """The facts that can make a difference to using a phone."""
    return rules.facts_for(USING_A_PHONE) if rules and USING_A_PHONE in rules.acts() else set()
