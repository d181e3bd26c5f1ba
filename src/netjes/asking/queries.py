"""What can be asked at a school, and what is asked most."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify

from netjes.agreements.deciding import Rules
from netjes.agreements.models import Audience
from netjes.agreements.queries import in_force
from netjes.lib.verdicts import Code, code_for
from netjes.norms.explain import act_phrase
from netjes.norms.verdict import Cause
from netjes.norms.vocabulary import Act
from netjes.schools.models import School


@dataclass(frozen=True, slots=True)
class Askable:
    """An act as a row in a list: its words, its address, and the answer when nothing more is known."""

    act: Act
    role: str  # who would be doing it
    text: str
    url: str
    code: Code
    depends: bool  # on answers that are not given yet
    regulated: bool


def roles_at(school: School) -> list[str]:
    """The roles that something is agreed for, each once, in the order of the agreements."""
    roles: list[str] = []
    for each in in_force(school):
        audience = each.version.agreement.audience
        roles += each.agreement.roles if audience == Audience.EVERYONE else [audience]
    return list(dict.fromkeys(roles))


def acts_spoken_of(school: School) -> set[str]:
    """The acts that some norm in force names, for any role: what is left is open to everyone."""
    return {
        act
        for each in in_force(school)
        for act in each.agreement.vocabulary.acts
        if any(n.names(each.agreement.vocabulary.ancestors(act)) for n in each.agreement.norms if not n.is_duty or n.at)
    }


def askable(rules: Rules, act: Act) -> Askable:
    verdict = rules.decide(act.name, {}).verdict
    text = act_phrase(act, "mijn")
    return Askable(
        act,
        rules.role,
        text[:1].upper() + text[1:],
        f"{reverse('asking:ask', args=[slugify(act.name)])}?{urlencode({'rol': rules.role})}",
        code_for(verdict.verdict.value, verdict.cause.value),
        verdict.cause is Cause.MISSING_FACT,
        verdict.cause is not Cause.UNREGULATED,
    )


def for_whom(rules: Rules, others: Iterable[Rules], act: Act) -> Askable:
    """The act for this role; or, where nothing was agreed for it, for the first other role that it was agreed for.

    A pupil who wants to know whether a phone may be taken away is asking about a teacher.
    """
    own = askable(rules, act)
    if own.regulated:
        return own
    rows = (askable(other, act) for other in others if act.name in other.acts())
    return next((row for row in rows if row.regulated), own)


def often_asked(rules: Rules, most: int = 6) -> list[Askable]:
    """What this role asks most, by the rank in the word list, with the answer of today."""
    ranks = {act.name: rank for act in rules.acts().values() if (rank := act.rank(rules.role))}
    ranked = sorted((act for act in rules.acts().values() if act.name in ranks), key=lambda act: ranks[act.name])
    rows = (askable(rules, act) for act in ranked)
    return [row for row in rows if row.regulated][:most]
