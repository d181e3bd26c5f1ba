"""*Mag ik?*: find the act, ask one thing at a time, show the answer. Everything stands in the address."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netjes.agreements.deciding import Decision, Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.agreements.prose import summary_of, told
from netjes.agreements.queries import InForce
from netjes.asking import wording
from netjes.asking.conversation import VALUES, Conversation, act_by_slug, answers_from
from netjes.asking.facts import SOURCES
from netjes.asking.queries import askable, often_asked, roles_at
from netjes.asking.search import EXACT, search
from netjes.lib.verdicts import Code, code_for
from netjes.norms.errors import RequestError
from netjes.norms.norm import article_order
from netjes.norms.verdict import Cause, Missing, Ruling
from netjes.norms.vocabulary import Fact

USUAL_ROLE = "leerling"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search, what is asked most, and everything that can be asked."""
    rules, roles = _rules(request)
    query = request.GET.get("q", "").strip()[:200]
    acts = rules.acts()
    found = search(query, acts.values())
    if found and found[0].score == EXACT and not request.htmx:  # type: ignore[attr-defined]
        return redirect(askable(rules, found[0].act).url)
    every = sorted((askable(rules, act) for act in acts.values()), key=lambda row: row.text.casefold())
    context = {
        "role": rules.role,
        "roles": [Switch(role, f"{reverse('asking:index')}?{urlencode({'rol': role})}") for role in roles],
        "q": query,
        "found": [askable(rules, each.act) for each in found],
        "often": often_asked(rules, 8),
        "every": [row for row in every if row.regulated],
        "open": [row for row in every if not row.regulated],
    }
    return render(request, "asking/index.html", context)


@require_safe
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The next question, or the answer."""
    rules, roles = _rules(request)
    source = next((s for s in rules.sources if act_by_slug(slug, s.agreement.vocabulary)), None)
    if source is None:
        raise Http404
    words = source.agreement.vocabulary
    act = act_by_slug(slug, words)
    assert act is not None
    known = SOURCES.gather(request.school, rules.role)  # type: ignore[attr-defined]
    known = {fact: each for fact, each in known.items() if fact in words.facts}
    conversation = Conversation(
        rules, act, answers_from(request.GET.items(), words), {fact: each.value for fact, each in known.items()}
    )
    context = {
        "role": rules.role,
        "roles": [Switch(role, _address(slug, [("rol", role)])) for role in roles],
        "act": act,
        "question": wording.question(act),
        "slug": slug,
        "known": known.values(),
        "again_url": _address(slug, [("rol", rules.role)]),
        "new_url": f"{reverse('asking:index')}?{urlencode({'rol': rules.role})}",
        "given": conversation.query(),
        "back_url": _back(slug, conversation),
        "answers": _answers(slug, conversation),
    }
    try:
        decision = conversation.decide()
    except RequestError:
        return render(request, "asking/impossible.html", context, status=400)
    missing = conversation.next_question(decision)
    if missing:
        return render(request, "asking/question.html", context | _question(conversation, decision, missing))
    return render(request, "asking/verdict.html", context | _verdict(conversation, decision))


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
    """What has to be done as well."""

    act: str
    whom: str
    note: str
    number: str
    url: str
    possible: bool


def _rules(request: HttpRequest) -> tuple[Rules, list[str]]:
    """The rules of the role that was asked for, else of who looks, else a pupil's; and all roles here."""
    school = request.school  # type: ignore[attr-defined]
    roles = roles_at(school)
    wished = request.GET.get("rol") or request.viewer.role or USUAL_ROLE  # type: ignore[attr-defined]
    role = wished if wished in roles else next(iter(roles), USUAL_ROLE)
    try:
        return rules_for(school, role), roles
    except NoAgreement:
        raise Http404 from None


def _address(slug: str, pairs: list[tuple[str, str]]) -> str:
    return f"{reverse('asking:ask', args=[slug])}?{urlencode(pairs)}"


def _back(slug: str, conversation: Conversation) -> str:
    if not conversation.answers:
        return f"{reverse('asking:index')}?{urlencode({'rol': conversation.role})}"
    return _address(slug, conversation.without(conversation.answers[-1][0]).query())


def _label(fact: Fact, value: bool | None) -> str:
    if value is None:
        return _("Dat weet ik niet")
    return (fact.answer_yes or _("Ja")) if value else (fact.answer_no or _("Nee"))


def _answers(slug: str, conversation: Conversation) -> list[Answer]:
    facts = conversation.rules.own.agreement.vocabulary.facts
    return [
        Answer(
            facts[fact].question,
            _label(facts[fact], value),
            _address(slug, conversation.without(fact).query()),
            value is None,
        )
        for fact, value in conversation.answers
        if fact in facts
    ]


def _question(conversation: Conversation, decision: Decision, missing: Missing) -> dict[str, object]:
    agreement = decision.source.agreement
    fact = agreement.vocabulary.facts[missing.fact]
    rulebook = decision.source.rulebook
    norms = rulebook.slice(conversation.role, conversation.act.name).norms
    numbers = {norm.article for norm in norms if fact.name in norm.facts}
    labels = [(word, _label(fact, value)) for word, value in VALUES.items()]
    return {
        "fact": fact,
        "slug_of_fact": conversation.answered(fact.name, True).query()[-1][0],
        "labels": labels,
        "after": max(0, conversation.at_most() - 1),
        "reasons": [_reason(decision.source, number) for number in sorted(numbers, key=article_order)],
        "whom": None if fact.who_knows == wording.SELF
        else wording.spoken(fact.who_knows, agreement.vocabulary, conversation.role),
    }  # fmt: skip


def _verdict(conversation: Conversation, decision: Decision) -> dict[str, object]:
    verdict, source = decision.verdict, decision.source
    words = source.agreement.vocabulary
    return {
        "shown": wording.shown(decision, conversation.act, conversation.role),
        "message": wording.message(decision, conversation.act, conversation.role),
        "outcomes": _outcomes(conversation, decision),
        "reasons": [_reason(source, number) for number in verdict.articles or _excepted(decision)],
        "by_exception": not verdict.articles and bool(verdict.exceptions),
        "duties": [
            Duty(
                words.acts[duty.act].phrase.replace("{zijn} ", "") or duty.act,
                wording.spoken(duty.whom, words, conversation.role) if duty.whom else "",
                duty.note or "",
                duty.article,
                _article_url(source, duty.article),
                duty.possible,
            )
            for duty in verdict.also_do
        ],
        "notes": _notes(decision),
        "version": source.version,
        "unregulated": verdict.cause is Cause.UNREGULATED,
        "share_text": f"{wording.question(conversation.act)} {wording.sentence(decision, conversation.role)}",
    }


def _excepted(decision: Decision) -> list[str]:
    """The articles of the exceptions that made it allowed."""
    norms = {norm.id: norm.article for norm in decision.source.agreement.norms}
    return list(dict.fromkeys(norms[name] for name in decision.verdict.exceptions))


def _notes(decision: Decision) -> list[str]:
    norms = {norm.id: norm for norm in decision.source.agreement.norms}
    return list(dict.fromkeys(n.note for name in decision.verdict.norms if (n := norms[name]).note))


def _outcomes(conversation: Conversation, decision: Decision, most: int = 4) -> list[Outcome]:
    """What would settle or change the answer: open facts both ways, and given answers turned round."""
    facts = decision.source.agreement.vocabulary.facts
    if decision.verdict.cause is Cause.MISSING_FACT:
        tries = [(m.fact, value) for m in decision.verdict.missing[:2] for value in (True, False)]
    else:
        tries = [(fact, not value) for fact, value in conversation.answers if value is not None]
    found = []
    for fact, value in tries:
        try:
            verdict = conversation.with_fact(fact, value).verdict
        except RequestError:  # turned round it cannot go with the other answers
            continue
        changed = verdict.verdict is not decision.verdict.verdict
        if changed or decision.verdict.cause is Cause.MISSING_FACT:
            code = code_for(verdict.verdict.value, verdict.cause.value)
            found.append(Outcome(facts[fact].question, _label(facts[fact], value), code))
    certain = [o for o in found if o.code != "overleg"] if decision.verdict.verdict is not Ruling.ASK else found
    return (certain or found)[:most]


def _reason(source: InForce, number: str) -> Reason:
    article = source.article(number)
    assert article is not None
    return Reason(number, article.title, summary_of(article), told(article.prose).reason, _article_url(source, number))


def _article_url(source: InForce, number: str) -> str:
    return reverse("agreements:article", args=[source.version.agreement.slug, number])
