"""A phone that should be back by now: first whoever took it hears so, then the desk and who leads the department."""

from datetime import timedelta

from django.db import transaction

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.notices.actions import tell
from netjes.phones.letters import late_for_staff
from netjes.phones.models import CustodySlip
from netjes.phones.queries import leaders_of, slips_here
from netjes.records.actions import log
from netjes.schools.family import family_of
from netjes.schools.models import Person, School
from netjes.schools.queries import holders
from netjes.schools.states import Role

WATCH = system("phones")
# How long after its time who is told.
AFTER = (timedelta(minutes=10), timedelta(minutes=30))


def shout_overdue(school: School) -> int:
    """Tell whoever should give a phone back; returns how many phones that was about."""
    shouted = 0
    for at, wait in enumerate(AFTER):
        late = slips_here(school).filter(shouted=at, due_at__lte=now() - wait)
        shouted += sum(_shout(each, at) for each in late)
    return shouted


@transaction.atomic
def _shout(slip: CustodySlip, at: int) -> int:
    """Claimed by raising the count: two processes do not both tell."""
    mine = CustodySlip.objects.for_school(slip.school).filter(pk=slip.pk, shouted=at, returned_at__isnull=True)
    if not mine.update(shouted=at + 1):
        return 0
    people = _first(slip) if at == 0 else _then(slip)
    if people:
        tell(actor=WATCH, school=slip.school, people=people, message=late_for_staff(slip))
    log(
        school_key=slip.school_id, actor=WATCH, act="phones.custody.overdue", subject=slip.ref, about=slip.pupil.ref,
        detail={"time": at + 1},
    )  # fmt: skip
    return 1


def _first(slip: CustodySlip) -> list[Person]:
    return [slip.taken_by] if slip.taken_by else _then(slip)


def _then(slip: CustodySlip) -> list[Person]:
    found = holders(slip.school, Role.CONCIERGE) + leaders_of(slip.pupil, Role.TEAM_LEADER, Role.COORDINATOR)
    return [each for each in found if slip.pupil_id not in family_of(each)] or holders(slip.school, Role.HEAD)
