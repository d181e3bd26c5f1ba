"""Once a year an owner looks again; what nobody looks at ends; and a promised answer is not forgotten."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from netjes.accounts.actions.registering import end_account
from netjes.accounts.letters import asked, look_again
from netjes.accounts.models import ContactQuestion, ProfessionalAccount
from netjes.accounts.queries import accounts_of, due_for_a_look, who_answers, who_speaks_for
from netjes.accounts.states import GRACE, YEAR
from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.queries import today

WATCH = system("accounts")
NEVER_CONFIRMED = timedelta(days=90)  # after which an account that nobody confirmed is taken off
LONG_LAPSED = timedelta(days=180)  # after its grace


def look_after_accounts(school: School) -> int:
    """Returns how many owners were told, and how many accounts ended."""
    told = sum(_tell(each) for each in due_for_a_look(school, now() - YEAR) if each.counts)
    gone = Q(owner__left_on__lte=today())
    gone |= Q(confirmed_at__isnull=True, entered_at__lte=now() - NEVER_CONFIRMED)
    gone |= Q(confirmed_at__lte=now() - YEAR - GRACE - LONG_LAPSED)
    ended = list(accounts_of(school).filter(gone).select_related("school"))
    for account in ended:
        end_account(actor=WATCH, account=account)
    return told + len(ended)


@transaction.atomic
def _tell(account: ProfessionalAccount) -> int:
    """Claimed by writing when: two processes do not both tell."""
    mine = ProfessionalAccount.objects.for_school(account.school).filter(pk=account.pk, told_at__isnull=True)
    if not mine.update(told_at=now()):
        return 0
    people = [account.owner] if account.owner else who_speaks_for(account.school)
    if people:
        tell(actor=WATCH, school=account.school, people=people, message=look_again(account))
    return 1


def remind_advisers(school: School) -> int:
    """Tell an adviser again, on the day by which an answer was promised; returns how many questions that was about."""
    late = ContactQuestion.objects.for_school(school).filter(
        answered_at__isnull=True, reminded_on__isnull=True, promised_on__lte=today(), goes_on__gt=today()
    )
    return sum(_remind(each) for each in late.select_related("asked_by__school", "adviser", "school"))


@transaction.atomic
def _remind(question: ContactQuestion) -> int:
    mine = ContactQuestion.objects.for_school(question.school).filter(pk=question.pk, reminded_on__isnull=True)
    if not mine.update(reminded_on=today()):
        return 0
    person = who_answers(question)
    if person is not None:
        tell(actor=WATCH, school=question.school, people=[person], message=asked(question))
    log(school_key=question.school_id, actor=WATCH, act="accounts.question.reminded", subject=question.ref)
    return 1
