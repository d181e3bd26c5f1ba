"""Which accounts are of this school, who answers a question about a contact, and what waits for whom."""

from datetime import date

from django.db.models import Q, QuerySet

from netjes.accounts.models import ContactPoint, ContactQuestion, ProfessionalAccount
from netjes.accounts.platforms import Handle
from netjes.schools.family import family_of
from netjes.schools.models import Person, Position, School, StandIn
from netjes.schools.queries import held_by, holders, shown_outward, today
from netjes.schools.states import STAFF, Role
from netjes.timetables.school_days import school_days_of

# Who enters the accounts of the school itself, and looks at the whole register.
SPEAKERS = (Role.COMMUNICATION, Role.HEAD, Role.ADMINISTRATOR)


def accounts_of(school: School) -> QuerySet[ProfessionalAccount]:
    """All that were not ended, by place and handle."""
    found = ProfessionalAccount.objects.for_school(school).filter(ended_at__isnull=True)
    return found.select_related("owner__school").order_by("platform", "handle")


def own_accounts(person: Person) -> list[ProfessionalAccount]:
    return list(accounts_of(person.school).filter(owner=person))


def school_accounts(school: School) -> list[ProfessionalAccount]:
    return list(accounts_of(school).filter(owner__isnull=True))


def to_follow(school: School) -> list[ProfessionalAccount]:
    """Whom pupils and parents may follow: confirmed, put on the list by their owner, and nobody who is shielded."""
    return [each for each in accounts_of(school).filter(is_listed=True) if each.counts and _outward(each)]


def found_from_outside(school: School, handle: Handle) -> ProfessionalAccount | None:
    """The account that this is, when it counts and its owner lets it be found."""
    found = accounts_of(school).filter(platform=handle.platform, handle=handle.name, may_be_found=True).first()
    return found if found is not None and found.counts and _outward(found) else None


def _outward(account: ProfessionalAccount) -> bool:
    """Of the school itself, or of somebody who works here today and is not shielded."""
    return account.owner is None or (bool(shown_outward([account.owner])) and works_here(account.owner))


def works_here(person: Person) -> bool:
    return not STAFF.isdisjoint(each.role for each in held_by(person))


def who_speaks_for(school: School) -> list[Person]:
    """Who looks after the school's own accounts."""
    return holders(school, Role.COMMUNICATION) or holders(school, Role.HEAD) or holders(school, Role.ADMINISTRATOR)


def contact_of(school: School) -> str:
    point = ContactPoint.objects.for_school(school).first()
    return point.how if point else ""


def advisers_for(pupil: Person) -> list[Person]:
    """The confidential advisers whom a pupil can ask; never their own family."""
    return [adviser for adviser, family in _advisers(pupil.school) if pupil.pk not in family]


def _advisers(school: School) -> list[tuple[Person, frozenset[int]]]:
    """Who is confidential adviser today, or stands in for one, with their own family."""
    return [(each, family_of(each)) for each in holders(school, Role.CONFIDENTIAL)]


def who_answers(question: ContactQuestion) -> Person | None:
    """The adviser who was asked; who stands in for them when they are away; the first other one when they stopped.

    What was answered stays with who answered it.
    """
    return _answering(question, _advisers(question.school))


def _answering(question: ContactQuestion, advisers: list[tuple[Person, frozenset[int]]]) -> Person | None:
    if question.answered_at is not None:
        return question.answered_by
    possible = [adviser for adviser, family in advisers if question.asked_by_id not in family]
    if question.adviser in possible:
        return question.adviser
    instead = StandIn.objects.for_school(question.school).on(today()).filter(absent=question.adviser_id)
    stand_in = instead.filter(person__in=possible).select_related("person").first()
    return stand_in.person if stand_in else next(iter(possible), None)


def asked_of(person: Person) -> list[ContactQuestion]:
    """What this adviser has been asked, what waits first."""
    advisers = _advisers(person.school)
    found = ContactQuestion.objects.for_school(person.school).filter(goes_on__gt=today())
    found = found.select_related("asked_by__school", "adviser", "answered_by", "school")
    mine = [each for each in found if _answering(each, advisers) == person]
    return sorted(mine, key=lambda each: (each.answered_at is not None, each.promised_on, each.pk))


def questions_of(pupil: Person) -> QuerySet[ContactQuestion]:
    """What a pupil asked, newest first."""
    found = ContactQuestion.objects.for_school(pupil.school).filter(asked_by=pupil, goes_on__gt=today())
    return found.select_related("adviser", "answered_by").order_by("-asked_at")


def promised_from(school: School, day: date) -> date:
    """The second school day after a day."""
    return school_days_of(school, day).after(day, 2)


def is_pupil(person: Person) -> bool:
    return Position.objects.for_school(person.school).on(today()).filter(person=person, role=Role.PUPIL).exists()


def due_for_a_look(school: School, confirmed_before: object) -> QuerySet[ProfessionalAccount]:
    """Accounts that were last confirmed before a moment and whose owner was not told so yet."""
    return accounts_of(school).filter(Q(told_at__isnull=True), confirmed_at__lte=confirmed_before)
