"""Lists that wait, lists that were taken over, and who needs a letter after one."""

from netjes.lib.clock import now
from netjes.rosters.models import RosterImport
from netjes.schools.models import Guardianship, School
from netjes.schools.queries import today


def waiting_lists(school: School) -> list[RosterImport]:
    """Lists that were handed in and not taken over yet, newest first."""
    found = RosterImport.objects.for_school(school).filter(applied_at__isnull=True, expires_at__gt=now())
    return list(found.defer("content"))


def taken_over(school: School, most: int = 10) -> list[RosterImport]:
    """The last lists that were taken over."""
    found = RosterImport.objects.for_school(school).filter(applied_at__isnull=False)
    return list(found.defer("content").select_related("made_by").order_by("-applied_at")[:most])


def parents_without_mail(school: School) -> int:
    """How many parents with authority can be reached on paper only."""
    return (
        Guardianship.objects.for_school(school)
        .on(today())
        .filter(has_authority=True, guardian__email="", guardian__left_on__isnull=True)
        .values("guardian")
        .distinct()
        .count()
    )
