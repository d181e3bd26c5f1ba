"""Asking the confidential adviser about somebody who says to be of the school, and the answer.

In the log stands that there was a question, not whose: the log is read by people whom the pupil did not ask.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from netjes.accounts.errors import CannotAnswer, CannotAsk
from netjes.accounts.letters import ASKED, answered, asked
from netjes.accounts.models import WORDS, ContactQuestion
from netjes.accounts.queries import advisers_for, promised_from, who_answers
from netjes.lib.actors import Actor, system
from netjes.lib.clock import now
from netjes.notices.actions import tell, withdraw
from netjes.records.actions import log
from netjes.schools.models import Person
from netjes.schools.queries import today

SOMEBODY = system("accounts")
MOST_OPEN = 5  # questions of one pupil that wait for an answer
UNANSWERED, AFTER_ANSWER = timedelta(days=90), timedelta(days=28)


@transaction.atomic
def ask_adviser(*, by: Person, adviser: Person | None, text: str) -> ContactQuestion:
    """Put a question before one adviser, who is told that it is there. Raises `CannotAsk`."""
    possible, words = advisers_for(by), text.replace("\0", "").strip()
    if adviser not in possible:
        raise CannotAsk(_("Kies wie het mag lezen."))
    if not words:
        raise CannotAsk(_("Schrijf kort op wat er is. Een paar woorden is genoeg."))
    if len(words) > WORDS:
        raise CannotAsk(_("Schrijf het korter op: er passen %(most)s tekens in.") % {"most": WORDS})
    if _open(by) >= MOST_OPEN:
        raise CannotAsk(_("Er wachten al een paar vragen van je. Wacht even op antwoord, of loop langs."))
    question = ContactQuestion.objects.create(
        school=by.school, asked_by=by, adviser=adviser, text=words, asked_at=now(),
        promised_on=promised_from(by.school, today()), goes_on=today() + UNANSWERED,
    )  # fmt: skip
    tell(actor=SOMEBODY, school=by.school, people=[adviser], message=asked(question))
    log(school_key=by.school_id, actor=SOMEBODY, act="accounts.question.asked", subject=question.ref)
    return question


def _open(pupil: Person) -> int:
    return ContactQuestion.objects.for_school(pupil.school).filter(asked_by=pupil, answered_at__isnull=True).count()


@transaction.atomic
def answer_question(*, actor: Actor, by: Person, question: ContactQuestion, text: str) -> None:
    """The pupil reads it on the site; four weeks later it is gone. An answer can be mended. Raises `CannotAnswer`."""
    words = text.replace("\0", "").strip()
    if not words:
        raise CannotAnswer(_("Schrijf je antwoord op."))
    if len(words) > WORDS:
        raise CannotAnswer(_("Schrijf het korter op: er passen %(most)s tekens in.") % {"most": WORDS})
    if who_answers(question) != by:
        raise CannotAnswer(_("Deze vraag is niet aan jou."))
    question.answer, question.answered_at, question.answered_by = words, now(), by
    question.goes_on = today() + AFTER_ANSWER
    question.save(update_fields=["answer", "answered_at", "answered_by", "goes_on"])
    withdraw(actor=actor, school=question.school, key=f"{ASKED}:{question.pk}")
    tell(actor=actor, school=question.school, people=[question.asked_by], message=answered(question))
    log(school_key=question.school_id, actor=actor, act="accounts.question.answered", subject=question.ref)


@transaction.atomic
def take_back(*, question: ContactQuestion) -> None:
    """The pupil's own: question, answer and notices are gone at once."""
    withdraw(actor=SOMEBODY, school=question.school, key=f"{ASKED}:{question.pk}")
    log(school_key=question.school_id, actor=SOMEBODY, act="accounts.question.taken_back", subject=question.ref)
    question.delete()
