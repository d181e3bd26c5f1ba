"""What the pages of a question and of an answer show, ready for the templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from netjes.agreements.deciding import Body, Decision
from netjes.agreements.pages import article_url
from netjes.agreements.polite import spoken
from netjes.agreements.prose import summary_of, told
from netjes.agreements.templatetags.languages import marked
from netjes.asking import wording
from netjes.asking.conversation import SELF, VALUES, Conversation
from netjes.asking.facts import KnownFact
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.norms.norm import article_order
from netjes.norms.verdict import AlsoDo, Cause, Missing
from netjes.norms.vocabulary import Fact, Vocabulary

FORETOLD = 3  # a longer way is not foretold: it would only put people off


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the same page for another role."""

    role: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer the verdict rests on, and where to change it."""

    question: str
    answer: str
    url: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answer would be if one thing were so."""

    question: str
    answer: str
    code: Code
    open: bool  # more questions would follow
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """An article that decides: number, one sentence, where to read it."""

    number: str
    title: str
    sentence: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Duty:
    """What has to be done as well, with whom."""

    text: str
    note: str
    number: str
    url: str
    possible: bool


def address(slug: str, pairs: list[tuple[str, str]]) -> str:
    return f"{reverse('asking:ask', args=[slug])}?{urlencode(pairs)}"


def back_url(slug: str, conversation: Conversation) -> str:
    if not conversation.answers:
        return f"{reverse('asking:index')}?{urlencode({'rol': conversation.role})}"
    return address(slug, conversation.without(conversation.answers[-1][0]).query())


def _label(fact: Fact, value: bool | None, language: str = "") -> str:
    """An answer in words; with a language given, marked as being in it where the page speaks another."""
    if value is None:
        return _("Dat weet ik niet")
    own = fact.answer_yes if value else fact.answer_no
    return marked(own, language) if own else _("Ja") if value else _("Nee")


def given_answers(slug: str, conversation: Conversation, language: str) -> list[Answer]:
    facts = conversation.vocabulary.facts
    return [
        Answer(
            facts[fact].question,
            _label(facts[fact], value, language),
            address(slug, conversation.without(fact).query()),
            value is None,
        )
        for fact, value in conversation.answers
        if fact in facts
    ]


def question_page(conversation: Conversation, decision: Decision, missing: Missing) -> dict[str, object]:
    body = decision.body
    fact = body.vocabulary.facts[missing.fact]
    norms = body.rulebook.slice(conversation.role, conversation.act.name).norms
    numbers = {norm.article for norm in norms if fact.name in norm.facts}
    labels = [(word, _label(fact, value, body.agreement.language)) for word, value in VALUES.items()]
    return {
        "fact": fact,
        "slug_of_fact": conversation.answered(fact.name, True).query()[-1][0],
        "labels": labels,
        "after": after if (after := max(0, conversation.at_most() - 1)) <= FORETOLD else None,
        "reasons": [_reason(body, number) for number in sorted(numbers, key=article_order)],
        "whom": None if fact.who_knows == SELF
        else marked(spoken(fact.who_knows, body.vocabulary, conversation.role), body.agreement.language),
    }  # fmt: skip


def verdict_page(
    slug: str, conversation: Conversation, decision: Decision, known: Sequence[KnownFact] = ()
) -> dict[str, object]:
    verdict, body = decision.verdict, decision.body
    words = body.vocabulary
    norms = conversation.carried_by(decision)
    deciding = list(dict.fromkeys(norm.article for norm in norms))
    excepted = _excepted(decision)
    articles = deciding or excepted or _considered(conversation, decision)
    sources = dict.fromkeys(
        body.place_of(label)[0].version for label in (*articles, *(duty.article for duty in verdict.also_do))
    )
    return {
        "shown": wording.shown(conversation, decision),
        "message": wording.message(conversation, decision),
        "outcomes": _outcomes(slug, conversation, decision),
        "reasons": [_reason(body, label) for label in articles],
        "by_exception": not deciding and bool(excepted),
        "nothing_forbids": not deciding and not excepted,
        "duties": [
            Duty(
                _duty_text(duty, words, conversation.role),
                duty.note or "",
                duty.article,
                _url(body, duty.article),
                duty.possible,
            )
            for duty in verdict.also_do
        ],
        "notes": list(dict.fromkeys(norm.note for norm in norms if norm.note)),
        "versions": list(sources) or [conversation.rules.own.version],
        "waits": verdict.cause is Cause.MISSING_FACT,
        "unregulated": verdict.cause is Cause.UNREGULATED and not verdict.also_do,
        "share_text": "" if any(each.is_private for each in known) else _share_text(conversation, decision, known),
    }


def _duty_text(duty: AlsoDo, words: Vocabulary, role: str) -> str:
    what = capfirst(words.acts[duty.act].phrase.replace("{zijn} ", "") or duty.act)
    return f"{what} ({spoken(duty.whom, words, role)})" if duty.whom else what


def _share_text(conversation: Conversation, decision: Decision, known: Sequence[KnownFact]) -> str:
    """The answer in plain words, never without what it rests on."""
    facts = conversation.vocabulary.facts
    said = [
        wording.question(conversation.act, decision.body.agreement.language),
        wording.advice(conversation, decision).plain,
    ]
    given = list(dict.fromkeys(str(each.sentence).rstrip(".") for each in known))
    given += [f"{facts[name].question} {_label(facts[name], value)}" for name, value in conversation.answers]
    if given:
        said.append(_("Als dit klopt: {answers}.").format(answers="; ".join(given)))
    return " ".join(said)


def _excepted(decision: Decision) -> list[str]:
    """The articles of the exceptions that made it allowed."""
    norms = {norm.id: norm.article for norm in decision.body.agreement.norms}
    return list(dict.fromkeys(norms[name] for name in decision.verdict.exceptions))


def _considered(conversation: Conversation, decision: Decision, most: int = 4) -> list[str]:
    """The articles that were looked at, where none of them decides: those that turn on what is known now."""
    if decision.verdict.cause is not Cause.NORM:
        return []
    norms = decision.body.rulebook.slice(conversation.role, conversation.act.name).norms
    found = dict.fromkeys(norm.article for norm in norms if conversation.facts.keys() & set(norm.facts))
    return sorted(found, key=article_order)[:most]


def _outcomes(slug: str, conversation: Conversation, decision: Decision, most: int = 4) -> list[Outcome]:
    """What would settle or change the answer: what is open both ways, and given answers turned round."""
    facts = decision.body.vocabulary.facts
    is_open = decision.verdict.cause is Cause.MISSING_FACT
    if is_open:
        unsure = {fact for fact, value in conversation.answers if value is None}
        first = [m.fact for m in decision.verdict.missing if m.fact in unsure] or [decision.verdict.missing[0].fact]
        tries = [(fact, value) for fact in first[:2] for value in (True, False)]
    else:
        tries = [(fact, not value) for fact, value in conversation.answers if value is not None]
    found = []
    for fact, value in tries:
        other = conversation.answered(fact, value)
        try:
            then = other.decide()
        except RequestError:  # turned round it cannot go with the other answers
            continue
        if is_open or then.verdict.verdict is not decision.verdict.verdict:
            found.append(
                Outcome(
                    facts[fact].question,
                    _label(facts[fact], value, decision.body.agreement.language),
                    code_for(then.verdict.verdict.value, then.verdict.cause.value),
                    other.next_question(then) is not None,
                    address(slug, other.query()),
                )
            )
    return found[:most]


def _reason(body: Body, label: str) -> Reason:
    article = body.agreement.article(label)
    assert article is not None
    return Reason(label, article.title, summary_of(article), told(article.prose).reason, _url(body, label))


def _url(body: Body, label: str) -> str:
    return article_url(*body.place_of(label))
