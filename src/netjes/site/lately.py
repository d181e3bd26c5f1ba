"""When something last happened that has to happen again and again: a round of chores, a backup.

A file each in the data folder, not a row: it says something of this machine, and it must be there to look at
when the database is not.
"""

import os
from datetime import datetime

from django.conf import settings

from netjes.lib.clock import now

ROUND, BACKUP = "last-round", "last-backup"


def note(what: str) -> None:
    """It happened now. A data folder that cannot be written in stops nobody: `netjes doctor` says so."""
    place = settings.DATA / what
    aside = place.with_name(f"{what}.{os.getpid()}")
    try:
        aside.write_text(now().isoformat(timespec="seconds") + "\n")
        aside.replace(place)
    except OSError:
        aside.unlink(missing_ok=True)


def last(what: str) -> datetime | None:
    """When it last happened, as far as this machine knows."""
    try:
        return datetime.fromisoformat((settings.DATA / what).read_text().strip())
    except (OSError, ValueError):
        return None
