"""Trying a draft out: one situation, answered by the draft as it stands and by the version in force."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from netjes.drafting.comparing import Count, running_version, situations_changed
from netjes.drafting.models import Draft
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.norms.explain import act_phrase, explain
from netjes.norms.norm import Agreement, Article
from netjes.norms.table import Rulebook
from netjes.norms.verdict import Cause

ANSWERS: Mapping[str, bool | None] = {"ja": True, "nee": False, "": None}


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that makes a difference to this act, and what was filled in."""

    name: str
    question: str
    value: str  # "ja", "nee" or "" for unknown


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried and what comes of it. `wrong` is the engine's sentence when it cannot be answered."""

    role: str
    act: str
    roles: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...] = ()
    code: Code | None = None
    depends: bool = False  # on a fact that is not filled in
    norms: tuple[str, ...] = ()  # that decide
    sentence: str = ""
    wrong: str = ""
    before: Code | None = None
    before_depends: bool = False
    before_label: str = ""
    count: Count | None = None


def try_out(draft: Draft, agreement: Agreement, article: Article, given: Mapping[str, str]) -> Trial | None:
    """The situation that a page asks about: by default the first act of the article's first norm, nothing known.

    None when no norm of the draft says what somebody may do.
    """
    words, book = agreement.vocabulary, Rulebook(agreement)
    ours = [act for norm in article.norms for act in (norm.at if norm.is_duty else norm.acts) if act in words.acts]
    acts = tuple(dict.fromkeys((*ours, *words.acts)))
    if not acts or not agreement.roles:
        return None
    mine = next((role for norm in article.norms for role in norm.roles if role in agreement.roles), agreement.roles[0])
    role = given.get("rol", "") if given.get("rol") in agreement.roles else mine
    act = words.find_act(given.get("handeling", "")) or acts[0]
    named = tuple((name, act_phrase(words.acts[name], "zijn")) for name in acts)
    running = running_version(draft)
    count = situations_changed(draft, book, running.rulebook) if running else None
    label = running.version.label if running else ""
    blank = Trial(role, act, agreement.roles, named, before_label=label, count=count)
    return _answered(blank, book, running.rulebook if running else None, given)


def _answered(trial: Trial, book: Rulebook, old: Rulebook | None, given: Mapping[str, str]) -> Trial:
    words = book.agreement.vocabulary
    bearing = book.slice(trial.role, trial.act)
    wanted = words.tied(fact for norm in bearing.norms for fact in norm.facts)
    asked = tuple(
        Asked(name, fact.question, value)
        for name, fact in words.facts.items()
        if name in wanted
        for value in [given.get(f"feit:{name}", "") if given.get(f"feit:{name}", "") in ANSWERS else ""]
    )
    facts = {each.name: ANSWERS[each.value] for each in asked}
    trial = replace(trial, asked=asked)
    try:
        verdict = book.decide(trial.role, trial.act, facts)
    except RequestError as error:
        return replace(trial, wrong=f"{str(error)[:1].upper()}{str(error)[1:]}")
    trial = replace(
        trial,
        code=code_for(verdict.verdict, verdict.cause),
        depends=verdict.cause is Cause.MISSING_FACT,
        norms=() if verdict.cause is Cause.MISSING_FACT else verdict.norms,
        sentence=explain(verdict, words, book.agreement.language),
    )
    try:
        before = old.decide(trial.role, trial.act, facts) if old else None
    except RequestError:
        return trial
    if before is None:
        return trial
    return replace(
        trial, before=code_for(before.verdict, before.cause), before_depends=before.cause is Cause.MISSING_FACT
    )
