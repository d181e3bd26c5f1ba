"""Asking for this one time: may it, this picture, there?"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.consents.ending import ENDED
from netjes.consents.errors import CannotAsk, CannotChoose
from netjes.consents.letters import asked_once
from netjes.consents.models import FOR_WHAT, Purpose, Question, Reply
from netjes.consents.queries import answered_once, deciders_for, open_questions_for, standings
from netjes.consents.states import Standing
from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.schools.models import Person, School
from netjes.schools.queries import today

DAYS, MOST_DAYS = 7, 30


@transaction.atomic
def ask_once(
    *, actor: Actor, asked_by: Person, people: Iterable[Person], purpose: Purpose, about: str, for_what: str,
    path: str = "", days: int = DAYS,
) -> list[Question]:  # fmt: skip
    """Ask whoever decides about each of these people; who was asked already keeps that question.

    Raises `CannotAsk` where somebody said no, and where nobody is there to answer.
    """
    wanted = list(people)
    stands = standings(purpose, wanted)
    told = for_what.strip()
    if not told or len(told) > FOR_WHAT:
        raise CannotAsk(_("Schrijf kort waar het om gaat, in hooguit %(n)s tekens.") % {"n": FOR_WHAT})
    if not 1 <= days <= MOST_DAYS:
        raise CannotAsk(_("Geef 1 tot %(n)s dagen om te antwoorden.") % {"n": MOST_DAYS})
    made = []
    decide = deciders_for(wanted)
    for person in wanted:
        if not stands[person.pk].can_be_asked:
            raise CannotAsk(_("Voor %(name)s ligt het al vast.") % {"name": person.given_name})
        asked = decide[person.pk].asked
        if not asked:
            raise CannotAsk(_("Van %(name)s kennen we niemand die dit mag beslissen.") % {"name": person.given_name})
        question, fresh = Question.objects.for_school(person.school).get_or_create(
            person=person, about=about, withdrawn_at=None,
            defaults={
                "school": person.school, "purpose": purpose, "for_what": told, "path": path, "asked_by": asked_by,
                "asked_at": now(), "closes_on": today() + timedelta(days=days),
            },
        )  # fmt: skip
        if not fresh:
            continue
        made.append(question)
        log(
            school_key=person.school_id, actor=actor, act="consents.question.asked", subject=question.ref,
            about=person.ref, detail={"purpose": purpose.pk, "about": about},
        )  # fmt: skip
        for one in asked:
            tell(
                actor=actor, school=person.school, people=[one],
                message=asked_once(question, polite=one.pk != person.pk),
            )  # fmt: skip
    return made


@transaction.atomic
def reply_once(*, actor: Actor, question: Question, by: Person, is_yes: bool) -> Reply:
    """Chosen, or answer otherwise: what counts is the last. Raises `CannotChoose` for who was not asked."""
    if question.pk not in {each.pk for each in open_questions_for(by)}:
        raise CannotChoose(_("Deze vraag staat niet meer open."))
    held = Question.objects.for_school(by.school).select_for_update().select_related("person__school", "purpose")
    question = held.get(pk=question.pk)
    before = answered_once(question.about, [question.person])[question.person_id]
    reply, _made = Reply.objects.for_school(by.school).update_or_create(
        question=question, given_by=by, defaults={"school": by.school, "is_yes": is_yes, "given_at": now()}
    )
    log(
        school_key=by.school_id, actor=actor, act="consents.question.answered", subject=question.ref,
        about=question.person.ref, detail={"yes": is_yes},
    )  # fmt: skip
    if before is Standing.YES and not is_yes:
        ENDED.tell(actor, question.person, question.purpose)
    return reply


@transaction.atomic
def withdraw_questions(*, actor: Actor, school: School, about: str) -> int:
    """Nobody need answer any more; returns how many questions that were."""
    found = Question.objects.for_school(school).filter(about=about, withdrawn_at__isnull=True)
    refs = [(each.ref, f"person:{each.person_id}") for each in found]
    found.update(withdrawn_at=now())
    for ref, person in refs:
        log(school_key=school.pk, actor=actor, act="consents.question.withdrawn", subject=ref, about=person)
    return len(refs)
