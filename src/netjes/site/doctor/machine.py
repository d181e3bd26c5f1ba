"""The machine: room on the disk, who may read the data, whether the clock is right, what ran lately."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from netjes.records.models import LogRow
from netjes.site import lately, messages
from netjes.site.doctor.findings import Finding, advice, well, wrong

LITTLE, TOO_LITTLE = 2_000_000_000, 500_000_000  # bytes
SLACK, TOO_FAR = timedelta(seconds=5), timedelta(seconds=60)
ROUND_LATE, BACKUP_LATE = timedelta(minutes=30), timedelta(days=2)
SYNCHRONISED = Path("/run/systemd/timesync")


def disk_found() -> Iterator[Finding]:
    area, folder = "schijf", settings.DATA
    free = shutil.disk_usage(folder).free
    if free < LITTLE:
        say = wrong if free < TOO_LITTLE else advice
        yield say(area, f"Er is nog {free / 1e9:.1f} GB vrij.", "Maak ruimte: zonder schijf kan niemand tekenen.")
    else:
        yield well(area, f"Er is nog {free / 1e9:.0f} GB vrij.")
    if not os.access(folder, os.W_OK):
        yield wrong(area, f"Netjes mag niet schrijven in {folder}.", "Geef de map aan de gebruiker die Netjes draait.")
    for path, mode in ((folder, "700"), (folder / "secret-key", "600")):
        if path.exists() and path.stat().st_mode & 0o077:
            yield wrong(area, f"{path} is ook voor anderen op deze machine te openen.", f"Typ: chmod {mode} {path}")


def clock_found() -> Iterator[Finding]:
    area = "klok"
    mend = "Zet de tijd gelijk, op Debian met: timedatectl set-ntp true"
    off = max((abs(each) for each in _differences()), default=timedelta())
    newest = _newest_log_row()
    if newest is not None and newest > datetime.now(UTC) + TOO_FAR:
        yield wrong(area, "Het logboek heeft regels die volgens deze klok nog moeten komen: hij loopt achter.", mend)
    elif off > SLACK:
        say = wrong if off > TOO_FAR else advice
        yield say(area, f"De klokken verschillen {off.total_seconds():.0f} seconden.", mend)
    elif SYNCHRONISED.is_dir() and not (SYNCHRONISED / "synchronized").exists():
        yield advice(area, "De klok wordt niet gelijk gezet.", mend)
    else:
        yield well(area, "De klok loopt gelijk met die van de database en de schijf.")


def _differences() -> Iterator[timedelta]:
    """How far this process's clock is from those of the disk and of the database."""
    probe = settings.DATA / f"clock.{os.getpid()}"
    try:
        probe.touch()
        yield timedelta(seconds=probe.stat().st_mtime - time.time())
    except OSError:
        pass  # `disk_found` says that one cannot write there
    finally:
        probe.unlink(missing_ok=True)
    if connection.vendor == "postgresql":
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT clock_timestamp()")
                yield cursor.fetchone()[0] - datetime.now(UTC)
        except DatabaseError:
            pass  # `database_found` says that it does not answer


def _newest_log_row() -> datetime | None:
    try:
        rows = LogRow.objects.unscoped("de klok is er een voor alle scholen")
        return rows.order_by("-pk").values_list("at", flat=True).first()
    except DatabaseError:
        return None


def routine_found() -> Iterator[Finding]:
    round_at, backup_at = lately.last(lately.ROUND), lately.last(lately.BACKUP)
    present = datetime.now(UTC)
    if round_at is None or present - round_at > ROUND_LATE:
        said = "nog nooit gedraaid" if round_at is None else f"voor het laatst gedraaid op {_when(round_at)}"
        yield wrong("werk", f"netjes work heeft {said}.", "Laat netjes work naast de site draaien, zie deploy/.")
    else:
        yield well("werk", f"netjes work draaide op {_when(round_at)}.")
    if backup_at is None or present - backup_at > BACKUP_LATE:
        said = "nog geen reservekopie" if backup_at is None else f"geen reservekopie sinds {_when(backup_at)}"
        yield advice("reservekopie", f"Er is {said}.", "Maak er elke nacht een met netjes backup, zie deploy/.")
    else:
        yield well("reservekopie", f"De laatste reservekopie is van {_when(backup_at)}.")


def _when(moment: datetime) -> str:
    from django.utils.timezone import localtime

    return f"{localtime(moment):%d-%m-%Y %H.%M uur}"


def files_found() -> Iterator[Finding]:
    area = "bestanden"
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield wrong(area, "De opmaak en de plaatjes staan nog niet klaar.", "Start netjes serve: die zet ze klaar.")
    behind = [app.name for app in messages.apps() if not _compiled(messages.catalogue_path(app))]
    if behind:
        yield wrong(
            area, f"De vertaling is niet klaar: {', '.join(behind)}.", "Start netjes serve: die zet haar klaar."
        )
    if not behind and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield well(area, "Opmaak en vertaling staan klaar.")


def _compiled(catalogue: Path) -> bool:
    target = catalogue.with_suffix(".mo")
    return not catalogue.exists() or (target.exists() and target.stat().st_mtime >= catalogue.stat().st_mtime)
