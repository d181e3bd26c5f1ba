"""Reports without a teller: kept so that neither order, nor time, nor a row's number tells when one came.

A report gets a random key and a day. While that day lasts it waits; each time one is added, up to `MIXED` of those
that wait, drawn by lot, are written anew with it in a random order, so that the database's own numbering of rows
tells nothing either. After the day they move, shuffled, in one transaction to where they stay, and a batch seals them
to the batch of the day before.
Only the seal of a batch stands in the log; keeping a report writes no row there, for that row would have a time.
"""

import secrets
from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from netjes.lib.actors import system
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.records.models import ChainEnd, IntakeBatch, IntakeRow, IntakeWaiting, LogRow, random_key
from netjes.records.queries import Break

SEALER = system("intake")
SEALED, CLEARED = "records.intake.sealed", "records.intake.cleared"
SHUFFLER = secrets.SystemRandom()
MIXED = 400  # a day with thousands would else be written anew whole with every one of them


@transaction.atomic
def keep(*, school_key: int, sealed: bytes) -> str:
    """Keep a sealed report; returns its random key. Nothing but the day is kept with it."""
    _lock(school_key)
    found = IntakeWaiting.objects.for_school(school_key)
    drawn = SHUFFLER.sample(keys := list(found.values_list("pk", flat=True)), min(MIXED, len(keys)))
    again = found.filter(pk__in=drawn)
    waiting = list(again)
    added = IntakeWaiting(id=random_key(), school_key=school_key, on_day=_today(), sealed=sealed)
    waiting.append(added)
    again.delete()
    SHUFFLER.shuffle(waiting)
    IntakeWaiting.objects.bulk_create(waiting)
    return added.id


@transaction.atomic
def seal_days(school_key: int) -> int:
    """Move the reports of days that are over to where they stay, a shuffled batch a day; returns how many."""
    _lock(school_key)
    day, moved = _today(), 0
    waiting = IntakeWaiting.objects.for_school(school_key).filter(on_day__lt=day)
    for over in sorted(set(waiting.values_list("on_day", flat=True))):
        if IntakeBatch.objects.for_school(school_key).filter(on_day__gte=over).exists():
            # That day is sealed already: a report that was written around midnight goes with today's.
            waiting.filter(on_day=over).update(on_day=day)
            continue
        moved += _seal(school_key, over)
    return moved


def _seal(school_key: int, day: date) -> int:
    waiting = IntakeWaiting.objects.for_school(school_key).filter(on_day=day)
    rows = [IntakeRow(id=w.id, school_key=school_key, on_day=day, sealed=bytes(w.sealed)) for w in waiting]
    SHUFFLER.shuffle(rows)
    IntakeRow.objects.bulk_create(rows)
    last = IntakeBatch.objects.for_school(school_key).order_by("-on_day").first()
    batch = IntakeBatch(
        id=random_key(), school_key=school_key, on_day=day, digests=sorted(row.digest for row in rows),
        previous=last.sha256 if last else "0" * 64,
    )  # fmt: skip
    batch.sha256 = batch.seal()
    batch.save(force_insert=True)
    waiting.delete()
    log(
        school_key=school_key, actor=SEALER, act=SEALED, subject=f"intake:{day.isoformat()}",
        detail={"sha256": batch.sha256},
    )  # fmt: skip
    return len(rows)


@transaction.atomic
def clear_up_to(school_key: int, up_to: date) -> int:
    """Erase the reports of whole days; their batch stays, so that the chain still holds. Returns how many went."""
    rows = IntakeRow.objects.for_school(school_key).filter(on_day__lte=up_to)
    for day in sorted(set(rows.values_list("on_day", flat=True))):
        log(school_key=school_key, actor=SEALER, act=CLEARED, subject=f"intake:{day.isoformat()}")
    return rows.delete()[0]


def intake_breaks(school_key: int) -> Iterator[Break]:
    """Every day on which a report or a batch was changed, removed or slipped in. Numbers count the days from one."""
    logged = LogRow.objects.for_school(school_key).filter(act__in=[SEALED, CLEARED]).order_by("number")
    sealed = {row.subject: row.detail for row in logged if row.act == SEALED}
    cleared = {row.subject for row in logged if row.act == CLEARED}
    previous, number = "0" * 64, 0
    days: set[date] = set()
    for number, batch in enumerate(IntakeBatch.objects.for_school(school_key).order_by("on_day"), 1):
        name, day = f"intake:{batch.on_day.isoformat()}", batch.on_day.isoformat()
        rows = IntakeRow.objects.for_school(school_key).filter(on_day=batch.on_day)
        present = sorted(row.digest for row in rows)
        days.add(batch.on_day)
        if batch.previous != previous or batch.sha256 != batch.seal():
            yield Break(number, f"de meldingen van {day} sluiten niet aan op die ervoor")
        elif batch.sha256 not in sealed.pop(name, ""):
            yield Break(number, f"de meldingen van {day} zijn buiten het logboek om verzegeld")
        if present != ([] if name in cleared else sorted(batch.digests)):
            yield Break(number, f"een melding van {day} is veranderd, weg of bijgeschreven")
        sealed.pop(name, "")
        previous = batch.sha256
    for name in sealed:
        yield Break(number + 1, f"alle meldingen van {name.partition(':')[2]} ontbreken")
    if IntakeRow.objects.for_school(school_key).exclude(on_day__in=days).exists():
        yield Break(number + 1, "er staat een melding zonder zegel")


def _lock(school_key: int) -> None:
    """One at a time for each school: the end of its log is the lock."""
    ChainEnd.objects.for_school(school_key).get_or_create(school_key=school_key)
    ChainEnd.objects.for_school(school_key).select_for_update().get(school_key=school_key)


def _today() -> date:
    return timezone.localtime(now()).date()
