"""Work that waits for nobody: asking addresses for the timetable, and forgetting files that nobody took over."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from netjes.lib.clock import now
from netjes.schools.models import School
from netjes.timetables.actions import fetch
from netjes.timetables.actions.taking_over import KEPT
from netjes.timetables.models import Timetable

SCHOOL_HOURS = range(7, 18)
OFTEN, SELDOM = timedelta(minutes=10), timedelta(hours=1)
AT_MOST = 5  # addresses a round: other work waits meanwhile


def pause_at(moment: datetime) -> timedelta:
    """How long to wait between two tries: ten minutes while school is on, else an hour."""
    local = timezone.localtime(moment)
    return OFTEN if local.weekday() < 5 and local.hour in SCHOOL_HOURS else SELDOM


def fetch_timetables(school: School, *, allow_private: bool = False) -> int:
    """Ask every address that is due; returns how many. Two processes do not ask the same one."""
    moment, asked = now(), 0
    mine = Timetable.objects.for_school(school)
    due = mine.exclude(sealed_address="").filter(
        Q(tried_at__isnull=True) | Q(tried_at__lte=moment - pause_at(moment))
    )  # fmt: skip
    for each in due.order_by("tried_at", "pk")[:AT_MOST]:
        before = Q(tried_at=each.tried_at) if each.tried_at else Q(tried_at__isnull=True)
        if mine.filter(before, pk=each.pk, sealed_address=each.sealed_address).update(tried_at=now()) == 1:
            each.refresh_from_db()
            fetch(timetable=each, allow_private=allow_private)
            asked += 1
    return asked


def forget_waiting(school: School) -> int:
    """Files that nobody took over within a day go; returns how many."""
    old = Timetable.objects.for_school(school).filter(waiting_at__lte=now() - KEPT)
    never_read = old.filter(fetched_at__isnull=True, sealed_address="", lessons__isnull=True)
    gone, _ = never_read.delete()
    return gone + old.update(waiting=b"", waiting_name="", waiting_at=None)
