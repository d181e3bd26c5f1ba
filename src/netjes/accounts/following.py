"""What the agreement says of following each other, for the three ways in which it happens. The engine decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netjes.agreements.deciding import Decision, Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.agreements.pages import article_url
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.schools.models import School

# The act that somebody asks about, by the role the agreements bind them by.
ACTS = {"leerling": "leraar volgen", "medewerker": "leerling volgen"}
FOR_WORK, KNOWN = "zakelijk account", "familie of vereniging"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to follow somebody, and what the agreement says of it."""

    text: str | Promise
    code: Code
    articles: tuple[tuple[str, str], ...]  # number and address


def verdict_on(school: School, role: str, facts: dict[str, bool]) -> Way | None:
    """What a role's agreement says with these facts; None where it knows no such act, or there is none."""
    try:
        rules = rules_for(school, role)
        return _way(rules, "", facts)
    except (NoAgreement, RequestError):
        return None


def ways_to_follow(school: School, role: str) -> list[Way]:
    """Private, through a professional account, and somebody known from elsewhere; empty without an agreement."""
    try:
        rules = rules_for(school, role)
        return list(_ways(rules))
    except (NoAgreement, RequestError):
        return []


def _ways(rules: Rules) -> Iterator[Way]:
    pupil = rules.role == "leerling"
    yield _way(
        rules,
        _("Je volgt het privéaccount van een leraar of een andere medewerker.") if pupil
        else _("Je volgt een leerling met je privéaccount."),
        {FOR_WORK: False, KNOWN: False},
    )  # fmt: skip
    yield _way(
        rules,
        _("Je volgt een account dat alleen voor het werk is.") if pupil
        else _("Je doet het met een account dat alleen voor je werk is."),
        {FOR_WORK: True},
    )  # fmt: skip
    yield _way(rules, _("Je kent de ander ook van thuis of van een vereniging."), {FOR_WORK: False, KNOWN: True})


def _way(rules: Rules, text: str | Promise, facts: dict[str, bool]) -> Way:
    decision = rules.decide(ACTS[rules.role], facts)
    verdict = decision.verdict
    return Way(text, code_for(verdict.verdict.value, verdict.cause.value), tuple(_articles(decision)))


def _articles(decision: Decision) -> Iterator[tuple[str, str]]:
    """The articles that decide, or whose exception allows it."""
    norms = {norm.id: norm.article for norm in decision.body.agreement.norms}
    named = [*decision.verdict.norms, *decision.verdict.exceptions]
    for label in dict.fromkeys(norms[name] for name in named):
        yield label, article_url(*decision.body.place_of(label))
