"""What follows from the findings: *mag*, *mag niet* or *overleg*. Tone is never more than *overleg*."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from netjes.checks.finding import Finding, Kind
from netjes.checks.text import NOTHING_FOUND
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Cause, Ruling, Verdict

CONFIDENTIAL = frozenset({Kind.BSN, Kind.CARE, Kind.GRADE, Kind.STUDENT_NUMBER})
PRIVATE = CONFIDENTIAL | {
    Kind.PHONE,
    Kind.EMAIL,
    Kind.ADDRESS,
    Kind.POSTCODE,
    Kind.IBAN,
    Kind.BIRTH_DATE,
    Kind.LOCATION,
}
POSTING, LENDING = "bericht plaatsen", "wachtwoord delen"
ANSWERING, FORWARDING = "reageren", "doorsturen"
_WEIGHT = {Ruling.ALLOWED: 0, Ruling.ASK: 1, Ruling.NOT_ALLOWED: 2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of a check, the articles that carry it, what the engine said, and a sentence for people."""

    verdict: Ruling
    articles: tuple[str, ...]
    note: str
    engine: Verdict | None = None


def facts_of(findings: Iterable[Finding], role: str) -> dict[str, bool]:
    """What certain findings establish for the engine. Tone, and what is only possible, establish nothing.

    Whether the other agrees stays unknown, so that naming somebody is a question to that person.
    """
    kinds = {each.kind for each in findings if each.is_certain and not each.is_tone}
    facts = {}
    if kinds & (PRIVATE | {Kind.PERSON, Kind.FACE}):
        facts["over een ander"] = True
    if kinds & PRIVATE:
        facts["privégegevens"] = True
    if role == "medewerker":
        if kinds & CONFIDENTIAL or Kind.CONFIDENTIAL in kinds:
            facts["vertrouwelijk"] = True
        if Kind.VOICE in kinds:
            facts |= {"over onderwijs": True, "duidelijk namens wie": False, "mening": True}
        if Kind.DISPUTE in kinds:
            facts["discussie met leerling of ouder"] = True
    if Kind.DOUBT in kinds:
        facts["twijfel"] = True
    return facts


def act_of(findings: Iterable[Finding], role: str) -> str:
    """What the writer is about to do, as far as the text is certain about it: post, answer, or pass on."""
    kinds = {each.kind for each in findings if each.is_certain}
    if role == "medewerker" and Kind.DISPUTE in kinds:
        return ANSWERING
    return FORWARDING if Kind.FORWARDED in kinds else POSTING


def judge(
    findings: Iterable[Finding],
    role: str,
    rulebook: Rulebook | None = None,
    *,
    act: str = POSTING,
    known: Mapping[str, bool] | None = None,
) -> Judgement:
    """The engine's verdict where an agreement is at hand, else the fixed one that `netjes check` promises.

    `act` is what the writer is about to do, where the agreement knows it; left out, the text may say it. `known` is
    what the writer said beside the text, and goes before what was found. Raises `RequestError` when the agreement does
    not bind this role.
    """
    found = tuple(findings)
    if not found:
        return Judgement(Ruling.ALLOWED, (), NOTHING_FOUND)
    if rulebook is None:
        return _without(found, role)
    secret = any(each.kind is Kind.SECRET for each in found)
    ruling, articles = Ruling.ASK, _articles(found)
    act = act_of(found, role) if act == POSTING else act
    act = act if act in rulebook.agreement.vocabulary.acts else POSTING
    said = _asked(rulebook, role, act, facts_of(found, role) | dict(known or {}))
    if said is not None and said.articles:
        ruling = Ruling.NOT_ALLOWED if said.verdict is Ruling.NOT_ALLOWED else Ruling.ASK
        if (
            said.verdict is Ruling.ALLOWED
            and all(each.is_certain and not each.is_tone for each in found)
            and not secret
        ):
            ruling = Ruling.ALLOWED
        articles = said.articles
    if secret:
        lent = _asked(rulebook, role, LENDING, {})
        if lent is None or lent.cause is Cause.UNREGULATED or _WEIGHT[lent.verdict] >= _WEIGHT[ruling]:
            ruling = Ruling.NOT_ALLOWED if lent is None or lent.cause is Cause.UNREGULATED else lent.verdict
            articles = lent.articles if lent is not None and lent.articles else _articles(found, only={Kind.SECRET})
            said = lent or said
    return Judgement(ruling, articles, _note(ruling), said)


def _asked(rulebook: Rulebook, role: str, act: str, facts: dict[str, bool]) -> Verdict | None:
    """What the engine says; None where nothing certain was found or the agreement does not know the act."""
    words = rulebook.agreement.vocabulary
    if act not in words.acts or (act != LENDING and not facts):
        return None
    return rulebook.decide(role, act, {name: value for name, value in facts.items() if name in words.facts})


def _without(found: tuple[Finding, ...], role: str) -> Judgement:
    if any(each.kind is Kind.SECRET for each in found):
        return Judgement(Ruling.NOT_ALLOWED, _articles(found, only={Kind.SECRET}), _note(Ruling.NOT_ALLOWED))
    if role == "medewerker" and any(each.is_certain and each.kind in CONFIDENTIAL for each in found):
        return Judgement(Ruling.NOT_ALLOWED, ("M8",), _note(Ruling.NOT_ALLOWED))
    return Judgement(Ruling.ASK, _articles(found), _note(Ruling.ASK))


def _articles(found: Iterable[Finding], *, only: set[Kind] | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in found if only is None or each.kind in only for name in each.articles))


def _note(ruling: Ruling) -> str:
    return {
        Ruling.ALLOWED: "Volgens de afspraken kan dit. " + NOTHING_FOUND,
        Ruling.ASK: "Kijk hier nog even naar voordat je het plaatst.",
        Ruling.NOT_ALLOWED: "Zo kan dit niet naar buiten. Haal eerst weg wat hieronder staat.",
    }[ruling]


def as_json(findings: Iterable[Finding], judgement: Judgement, *, name: Any = None) -> dict[str, Any]:
    """The answer as `netjes check --json` gives it."""
    named = {} if name is None else {"id": name}
    return {
        **named,
        "verdict": judgement.verdict.value,
        "articles": list(judgement.articles),
        "findings": [each.as_json() for each in findings],
        "note": judgement.note,
    }
