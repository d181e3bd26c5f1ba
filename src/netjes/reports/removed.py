"""What two people removed, remembered beside the database: a backup of before still holds it, sealed.

The list is a file in the data folder with nothing but numbers. Whoever puts a backup back does so in a new folder;
with this file in it, `netjes restore` removes the same things again (`docs/concepts/reports.md`).
"""

import logging
from pathlib import Path

from django.conf import settings
from django.db import transaction

from netjes.reports.models import Evidence, RemovedEvidence
from netjes.schools.models import School
from netjes.schools.queries import today

NAME = "verwijderd-bewijs.txt"
logger = logging.getLogger("netjes.reports")


def place() -> Path:
    return Path(settings.DATA) / NAME


def remember(number: int) -> None:
    """Add one to the list. That it cannot be written keeps nobody from removing."""
    try:
        with place().open("a", encoding="ascii") as file:
            file.write(f"{number}\n")
    except OSError:
        logger.warning("De lijst met verwijderd bewijs is niet te schrijven.")


def remove_again() -> int:
    """After a backup was put back: remove what was removed since it was made. Returns how many there were."""
    try:
        lines = place().read_text(encoding="ascii").split()
    except OSError:
        return 0
    numbers, done = [int(line) for line in lines if line.isascii() and line.isdigit()], 0
    for school in School.objects.all():
        with transaction.atomic():
            back = Evidence.objects.for_school(school).filter(pk__in=numbers, removed_on__isnull=True)
            keys = list(back.values_list("pk", flat=True))
            done += back.update(sealed_original=b"", sealed_view=b"", size=0, removed_on=today())
            RemovedEvidence.objects.for_school(school).bulk_create(
                [RemovedEvidence(school=school, evidence=key, on_day=today()) for key in keys], ignore_conflicts=True
            )
    return done
