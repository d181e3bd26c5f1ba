"""Handing in a timetable, looking it over, and taking it over."""

from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.schools.models import School
from netjes.schools.queries import today
from netjes.timetables.errors import CannotTakeOver
from netjes.timetables.formats import Reading, Window, read
from netjes.timetables.models import Lesson, Timetable
from netjes.timetables.taking_in import Plan, plan, write

KEPT = timedelta(hours=24)
SHOWN = 100  # problems that are kept to show


@transaction.atomic
def hand_in(*, actor: Actor, school: School, name: str, file_name: str, content: bytes) -> Timetable:
    """Keep a file for a day, to look it over. No lesson changes. Raises `CannotRead` and `CannotTakeOver`."""
    file_name = PurePath(file_name.replace("\\", "/")).name[-120:] or "rooster"
    name = " ".join(name.split())
    reading = _read(file_name, content)
    made, _ = _timetable(school, name, reading.format)
    made.waiting, made.waiting_name, made.waiting_at = content, file_name, now()
    made.save(update_fields=["waiting", "waiting_name", "waiting_at"])
    log(school_key=school.pk, actor=actor, act="timetables.file.handed_in", subject=made.ref)
    return made


def _timetable(school: School, name: str, format_: str) -> tuple[Timetable, bool]:
    if not name or len(name) > 60:
        raise CannotTakeOver("Geef het rooster een naam, in hoogstens 60 tekens.")
    made, is_new = Timetable.objects.for_school(school).get_or_create(
        school=school, name=name, defaults={"format": format_, "created_at": now()}
    )
    if made.sealed_address:
        raise CannotTakeOver("Dit rooster komt van een adres. Geef dit bestand een andere naam.")
    if made.format != format_:
        if made.fetched_at is not None:
            raise CannotTakeOver(
                "Dit rooster kwam eerst uit een ander soort bestand. Kies dat soort, of een nieuwe naam."
            )
        made.format = format_
        made.save(update_fields=["format"])
    return made, is_new


def _read(file_name: str, content: bytes, format_: str = "") -> Reading:
    return read(file_name, content, Window.from_day(today()), format_)


def look_over(timetable: Timetable) -> Plan:
    """What taking the file that waits over would change. Raises `CannotRead` and `CannotTakeOver`."""
    if not timetable.waiting or timetable.waiting_at is None or timetable.waiting_at <= now() - KEPT:
        raise CannotTakeOver("Er wacht geen bestand meer. Lees het opnieuw in.")
    reading = _read(timetable.waiting_name, bytes(timetable.waiting))
    return plan(timetable.school, timetable, reading)


@transaction.atomic
def take_over(*, actor: Actor, timetable: Timetable, seen: str, may_vanish: bool = False) -> Plan:
    """Write what was looked over, all of it or nothing. `seen` is the fingerprint of the plan that was shown.

    Raises `CannotTakeOver` when it would do something else by now, and when more than half of the lessons to come
    would go without that being agreed to.
    """
    School.objects.select_for_update().get(pk=timetable.school_id)
    current = Timetable.objects.for_school(timetable.school).select_for_update().get(pk=timetable.pk)
    made = look_over(current)
    if made.fingerprint != seen:
        raise CannotTakeOver("Er is intussen iets veranderd. Kijk hieronder of het nog klopt.")
    _write(actor, current, made, may_vanish=may_vanish)
    current.waiting, current.waiting_name, current.waiting_at = b"", "", None
    current.save(update_fields=["waiting", "waiting_name", "waiting_at"])
    return made


@transaction.atomic
def take_over_at_once(
    *, actor: Actor, school: School, name: str, file_name: str, content: bytes, format_: str = "",
    may_vanish: bool = False, write_it: bool = True,
) -> Plan:  # fmt: skip
    """The same without a page: for the command. Without `write_it` it only says what would happen."""
    School.objects.select_for_update().get(pk=school.pk)
    reading = _read(file_name, content, format_)
    if not write_it:
        known = Timetable.objects.for_school(school).filter(name=name).first()
        return plan(school, known, reading)
    timetable, _ = _timetable(school, name, reading.format)
    made = plan(school, timetable, reading)
    _write(actor, timetable, made, may_vanish=may_vanish)
    return made


def take_in(*, actor: Actor, timetable: Timetable, content: bytes) -> Plan:
    """What an address gave. Raises `CannotRead` and `CannotTakeOver`.

    It is read, and compared for the first time, without keeping anybody waiting: most times nothing has changed.
    """
    reading = _read(timetable.name, content)
    made = plan(timetable.school, timetable, reading)
    with transaction.atomic():
        if not made.is_empty:
            School.objects.select_for_update().get(pk=timetable.school_id)
            made = plan(timetable.school, timetable, reading)
        timetable.format = reading.format
        _write(actor, timetable, made, may_vanish=False)
    return made


def _write(actor: Actor, timetable: Timetable, made: Plan, *, may_vanish: bool) -> None:
    if made.too_many_gone and not may_vanish:
        raise CannotTakeOver(
            f"Er zouden {len(made.gone)} lessen vervallen: meer dan de helft. "
            "Kijk of dit het hele rooster is. Klopt het toch? Zeg het er dan bij."
        )
    if not made.is_empty:
        write(made, timetable)
    timetable.findings, timetable.fetched_at, timetable.trouble = findings(made), now(), ""
    timetable.save(update_fields=["format", "findings", "fetched_at", "trouble"])
    if not made.is_empty:
        log(
            school_key=timetable.school_id, actor=actor, act="timetables.timetable.taken_over",
            subject=timetable.ref, detail=made.counts,
        )  # fmt: skip


def findings(made: Plan) -> dict[str, Any]:
    """What the page keeps showing of the last reading."""
    reading = made.reading
    return {
        "day": today().isoformat(), "counts": made.counts,
        "rows": reading.rows, "all_day": reading.all_day, "outside": reading.outside,
        "problems": [[each.where, each.what, each.mend] for each in reading.problems[:SHOWN]],
        "more": max(0, len(reading.problems) - SHOWN) + reading.more_problems,
        "holds_unknown": reading.holds_unknown,
    }  # fmt: skip


@transaction.atomic
def throw_away(*, actor: Actor, timetable: Timetable) -> None:
    """Stop: the file goes, and no lesson was changed."""
    log(school_key=timetable.school_id, actor=actor, act="timetables.file.thrown_away", subject=timetable.ref)
    if timetable.fetched_at is None and not timetable.sealed_address:
        timetable.delete()
        return
    timetable.waiting, timetable.waiting_name, timetable.waiting_at = b"", "", None
    timetable.save(update_fields=["waiting", "waiting_name", "waiting_at"])


@transaction.atomic
def remove_timetable(*, actor: Actor, timetable: Timetable) -> int:
    """Stop with this source: its lessons to come are cancelled, and what was given stays until its time is up.

    Returns how many were cancelled. Reading a file in under the same name begins it again.
    """
    school, moment = timetable.school, now()
    School.objects.select_for_update().get(pk=school.pk)
    coming = Lesson.objects.for_school(school).filter(timetable=timetable, ends_at__gt=moment, is_cancelled=False)
    count = coming.update(is_cancelled=True, changed_at=moment)
    log(
        school_key=school.pk, actor=actor, act="timetables.timetable.stopped", subject=timetable.ref,
        detail={"cancelled": count},
    )  # fmt: skip
    if not Lesson.objects.for_school(school).filter(timetable=timetable).exists():
        timetable.delete()
        return count
    timetable.sealed_address, timetable.etag, timetable.last_modified, timetable.trouble = "", "", "", ""
    timetable.findings, timetable.waiting, timetable.waiting_name, timetable.waiting_at = {}, b"", "", None
    timetable.save()
    return count
