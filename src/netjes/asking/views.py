"""*Mag ik?*: find the act, ask one thing at a time, show the answer. Everything stands in the address."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from netjes.agreements.deciding import Rules, rules_for
from netjes.agreements.errors import NoAgreement
from netjes.agreements.polite import POLITE
from netjes.asking import wording
from netjes.asking.conversation import ANOTHER_TIME, YES, Conversation, act_by_slug, answers_from
from netjes.asking.facts import SOURCES, KnownFact
from netjes.asking.pages import Switch, address, back_url, given_answers, question_page, verdict_page
from netjes.asking.queries import acts_spoken_of, askable, for_whom, often_asked, roles_at
from netjes.asking.search import EXACT, search
from netjes.norms.verdict import Cause

USUAL_ROLE = "leerling"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Search, what is asked most, and everything that can be asked."""
    rules, roles = _rules(request)
    query = request.GET.get("q", "").strip()[:200]
    acts = rules.acts()
    found = search(query, acts.values())
    others = _others(request, rules, roles)
    rows = [for_whom(rules, others, each.act) for each in found]
    if rows and found[0].score == EXACT and rows[0].role == rules.role and not request.htmx:  # type: ignore[attr-defined]
        return redirect(rows[0].url)
    every = sorted((askable(rules, act) for act in acts.values()), key=lambda row: row.text.casefold())
    spoken_of = acts_spoken_of(request.school)  # type: ignore[attr-defined]
    context = {
        "role": rules.role,
        "language": rules.own.agreement.language,
        "polite": rules.role == POLITE,
        "roles": [Switch(role, f"{reverse('asking:index')}?{urlencode({'rol': role})}") for role in roles],
        "q": query,
        "found": rows,
        "often": often_asked(rules, 8),
        "every": [row for row in every if row.regulated],
        "open": [row for row in every if row.act.name not in spoken_of],
    }
    return render(request, "asking/index.html", context)


@require_safe
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The next question, or the answer. What is known of a person is for that person: no cache keeps the page then."""
    response = _asked(request, slug)
    if request.viewer.person is not None:  # type: ignore[attr-defined]
        response["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest, slug: str) -> HttpResponse:
    rules, roles = _rules(request)
    body = next((body for body in rules.bodies if act_by_slug(slug, body.vocabulary)), None)
    act = body and act_by_slug(slug, body.vocabulary)
    if not body or not act:
        raise Http404
    language = body.agreement.language
    answers = answers_from(((key, str(value)) for key, value in request.GET.items()), body.vocabulary)
    bears = rules.facts_for(act.name)
    aside = request.GET.get(ANOTHER_TIME) == YES
    found = {} if aside else SOURCES.gather(request.school, rules.role, request.viewer, act.name)  # type: ignore[attr-defined]
    said = dict(answers)  # what the asker says goes before what we thought we knew
    known = [each for each in found.values() if each.fact in bears and said.get(each.fact) in (None, each.value)]
    conversation = Conversation(rules, body.vocabulary, act, answers, {each.fact: each.value for each in known}, aside)
    if not conversation.is_possible():  # a link's answers may speak of another moment: then they go first
        known, conversation = [], replace(conversation, known={})
    context = {
        "role": rules.role,
        "roles": [Switch(role, address(slug, [("rol", role)])) for role in roles],
        "act": act,
        "language": language,
        "polite": rules.role == POLITE,
        "question": wording.question(act, language),
        "slug": slug,
        "known": _told_once(known),
        "aside_url": address(slug, replace(conversation, another_time=True).query()) if known else "",
        "now_url": address(slug, replace(conversation, another_time=False).query()) if aside else "",
        "again_url": address(slug, [("rol", rules.role)]),
        "new_url": f"{reverse('asking:index')}?{urlencode({'rol': rules.role})}",
        "given": conversation.query(),
        "back_url": back_url(slug, conversation),
        "answers": given_answers(slug, conversation, language),
    }
    if not conversation.is_possible():
        return render(request, "asking/impossible.html", context, status=400)
    decision = conversation.decide()
    missing = conversation.next_question(decision)
    if missing:
        return render(request, "asking/question.html", context | question_page(conversation, decision, missing))
    if decision.verdict.cause is Cause.UNREGULATED:
        rows = (askable(other, act) for other in _others(request, rules, roles) if act.name in other.acts())
        context["elsewhere"] = [row for row in rows if row.regulated]
    return render(request, "asking/verdict.html", context | verdict_page(slug, conversation, decision, known))


def _told_once(known: list[KnownFact]) -> list[KnownFact]:
    """Without sentences that say the same: one thing can make two facts known."""
    return list({str(each.sentence): each for each in known}.values())


def _others(request: HttpRequest, rules: Rules, roles: list[str]) -> list[Rules]:
    """The rules of the other roles at this school."""
    return [rules_for(request.school, role) for role in roles if role != rules.role]  # type: ignore[attr-defined]


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
