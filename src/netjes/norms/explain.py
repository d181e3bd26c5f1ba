"""Makes sentences of an answer, in Dutch and English. The engine itself never speaks.

The agreement's own words (acts, questions, persons) stay as the school wrote them, in either language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from netjes.norms.verdict import Cause, Ruling, Verdict
from netjes.norms.vocabulary import Act, Vocabulary

LANGUAGES = ("nl", "en")
SELF = "jijzelf"  # the person in the word list who is asking
OWNERS = {"je": "je", "mijn": "mijn", "u": "uw", "zijn": "zijn"}


@dataclass(frozen=True, slots=True)
class _Words:
    """The fixed sentences of one language; {} is filled with words of the agreement."""

    and_: str
    article: str
    articles: str
    allowed: str
    allowed_exception: str
    unregulated: str
    unregulated_ask: str
    forbidden: str
    leave: str
    one_fact: str
    some_facts: str
    who_knows: str
    you_know: str
    consult: str
    conflict: str
    conflict_within: str
    conflict_ask: str
    ask: str
    duty: str
    duty_whom: str
    possible_duty: str


WORDS = {
    "nl": _Words(
        and_="en",
        article="artikel {}",
        articles="de artikelen {}",
        allowed="Dat mag.",
        allowed_exception="Dat mag: hier geldt een uitzondering.",
        unregulated="Hierover staat geen afspraak.",
        unregulated_ask="Hierover staat geen afspraak. Overleg met {}.",
        forbidden="Dat mag niet, volgens {}.",
        leave="Met vragen kun je terecht bij {}.",
        one_fact="Dat hangt van één ding af: {}",
        some_facts="Dat hangt ervan af. De eerste vraag is: {}",
        who_knows="Dat weet {}.",
        you_know="Dat weet je zelf.",
        consult="Overleg eerst met {}, volgens {}.",
        conflict="Hier spreken {} elkaar tegen.",
        conflict_within="Hier spreekt {} zichzelf tegen.",
        conflict_ask="Overleg met {}.",
        ask="Overleg eerst met {}.",
        duty="Doe ook dit: {} ({}).",
        duty_whom="Doe ook dit: {} bij {} ({}).",
        possible_duty="Misschien moet je ook dit doen: {} ({}).",
    ),
    "en": _Words(
        and_="and",
        article="article {}",
        articles="articles {}",
        allowed="That is allowed.",
        allowed_exception="That is allowed: an exception holds here.",
        unregulated="Nothing has been agreed about this.",
        unregulated_ask="Nothing has been agreed about this. Talk to {}.",
        forbidden="That is not allowed, under {}.",
        leave="For questions, go to {}.",
        one_fact="That depends on one thing: {}",
        some_facts="That depends. The first question is: {}",
        who_knows="Who knows: {}.",
        you_know="You know that yourself.",
        consult="Talk to {} first, under {}.",
        conflict="Here {} contradict each other.",
        conflict_within="Here {} contradicts itself.",
        conflict_ask="Talk to {}.",
        ask="Talk to {} first.",
        duty="Do this too: {} ({}).",
        duty_whom="Do this too: {}, with {} ({}).",
        possible_duty="You may have to do this too: {} ({}).",
    ),
}


def explain(verdict: Verdict, vocabulary: Vocabulary, language: str = "nl") -> str:
    """The answer in one to three sentences, in `language` (`nl` or `en`)."""
    w = WORDS[language]
    said = [_ruling(verdict, vocabulary, w, language)]
    if verdict.verdict is Ruling.NOT_ALLOWED and verdict.ask_whom:
        said.append(w.leave.format(people(verdict.ask_whom, vocabulary, language)))
    if verdict.missing:
        who = verdict.missing[0].who_knows
        said.append(w.you_know if who == SELF else w.who_knows.format(person(who, vocabulary)))
    for duty in verdict.also_do:
        act, where = act_phrase(vocabulary.acts[duty.act]), w.article.format(duty.article)
        if duty.possible:
            said.append(w.possible_duty.format(act, where))
        elif duty.whom:
            said.append(w.duty_whom.format(act, person(duty.whom, vocabulary), where))
        else:
            said.append(w.duty.format(act, where))
    return " ".join(said)


def as_json(verdict: Verdict, vocabulary: Vocabulary, language: str = "nl") -> dict[str, Any]:
    """The answer as other programs read it: the fields of a verdict, and its explanation."""
    return {
        "verdict": verdict.verdict.value,
        "cause": verdict.cause.value,
        "articles": list(verdict.articles),
        "norms": list(verdict.norms),
        "missing": [{"fact": m.fact, "question": m.question, "who_knows": m.who_knows} for m in verdict.missing],
        "ask_whom": list(verdict.ask_whom),
        "also_do": [
            {"act": d.act, "whom": d.whom, "article": d.article}
            | ({"possible": True} if d.possible else {})
            | ({"note": d.note} if d.note else {})
            for d in verdict.also_do
        ],
        "exceptions": list(verdict.exceptions),
        "explanation": explain(verdict, vocabulary, language),
    }


def _ruling(verdict: Verdict, vocabulary: Vocabulary, w: _Words, language: str) -> str:
    whom = people(verdict.ask_whom, vocabulary, language)
    where = articles(verdict.articles, language)
    match verdict.cause:
        case Cause.UNREGULATED:
            return w.unregulated_ask.format(whom) if whom else w.unregulated
        case Cause.MISSING_FACT:
            return (w.one_fact if len(verdict.missing) == 1 else w.some_facts).format(verdict.missing[0].question)
        case Cause.CONFLICT:
            said = (w.conflict if len(verdict.articles) > 1 else w.conflict_within).format(where)
            return f"{said} {w.conflict_ask.format(whom)}" if whom else said
        case Cause.CONSULT:
            return w.consult.format(whom, where) if where else w.ask.format(whom)
    if verdict.verdict is Ruling.NOT_ALLOWED:
        return w.forbidden.format(where)
    return w.allowed_exception if verdict.exceptions else w.allowed


def articles(numbers: Sequence[str], language: str = "nl") -> str:
    """`artikel 7`, or `de artikelen 7, 8 en 9a`; empty for none."""
    w = WORDS[language]
    if len(numbers) <= 1:
        return w.article.format(numbers[0]) if numbers else ""
    return w.articles.format(listed(numbers, language))


def people(names: Sequence[str], vocabulary: Vocabulary, language: str = "nl") -> str:
    return listed([person(name, vocabulary) for name in names], language)


def person(name: str, vocabulary: Vocabulary) -> str:
    """How one speaks of a person: the word list's own phrase, else a plain one."""
    found = vocabulary.persons.get(name)
    if found and found.phrase:
        return found.phrase
    if name == SELF or name.split()[0] in ("de", "het", "die", "je", "een"):
        return name
    return f"de {name}"


def listed(names: Sequence[str], language: str = "nl") -> str:
    """`a`, `a en b`, `a, b en c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {WORDS[language].and_} {names[-1]}"


def act_phrase(act: Act, owner: str = "je") -> str:
    """The act as it reads in a sentence, with the right possessive for `je`, `mijn`, `u` or `zijn`."""
    return (act.phrase or act.name).replace("{zijn}", OWNERS[owner])
