"""Handing in a list, mending it, and taking it over."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

from django.db import transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.actions import log
from netjes.rosters.applying import write
from netjes.rosters.errors import CannotTakeOver, TooManyLeave
from netjes.rosters.formats import Asked, CannotRead, Roster, kind_of, read
from netjes.rosters.formats.folder import Folder, folder_of
from netjes.rosters.known import state_of
from netjes.rosters.models import RosterImport, RosterMapping
from netjes.rosters.planned import Plan
from netjes.rosters.planning import plan
from netjes.schools.models import Person, School
from netjes.schools.queries import school_year, today

KEPT = timedelta(hours=24)
LARGEST = 60_000_000


@transaction.atomic
def hand_in(
    *,
    actor: Actor,
    school: School,
    name: str,
    content: bytes,
    day: date,
    year: str = "",
    complete: bool = True,
    by: Person | None = None,
) -> RosterImport:
    """Keep a list for a day, to look it over. Nothing of the school changes. Raises `CannotRead`."""
    name = PurePath(name.replace("\\", "/")).name[-120:] or "lijst"
    if len(content) > LARGEST:
        raise CannotRead(f"{name} is te groot om hier te lezen. Gebruik netjes import-roster, of lees per school.")
    folder = folder_of(name, content, {})
    kind = kind_of(folder)
    made = RosterImport.objects.create(
        school=school, name=name, kind=kind, content=content, sha256=hashlib.sha256(content).hexdigest(), day=day,
        year=year or school_year(day), complete=complete, made_by=by,
        columns=remembered(school, folder) if kind == "listing" else None,
        made_at=now(), expires_at=now() + KEPT,
    )  # fmt: skip
    log(school_key=school.pk, actor=actor, act="rosters.list.handed_in", subject=f"roster:{made.pk}")
    return made


def head_of(folder: Folder) -> list[str]:
    return folder.sheet(folder.names()[0]).head


def _head_sha256(head: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(name.casefold() for name in head).encode()).hexdigest()


def remembered(school: School, folder: Folder) -> list[str] | None:
    """How this school reads a list with these columns, if it ever said so."""
    known = RosterMapping.objects.for_school(school).filter(head_sha256=_head_sha256(head_of(folder))).first()
    return list(known.columns) if known else None


@transaction.atomic
def say_columns(*, actor: Actor, handed_in: RosterImport, columns: Sequence[str]) -> RosterImport:
    """Say what each column is, for this list and for every next one with the same columns."""
    head = head_of(folder_of(handed_in.name, bytes(handed_in.content), {}))
    RosterMapping.objects.for_school(handed_in.school).update_or_create(
        head_sha256=_head_sha256(head), school=handed_in.school,
        defaults={"columns": list(columns), "changed_at": now()},
    )  # fmt: skip
    handed_in.columns, handed_in.mends = list(columns), {}
    handed_in.save(update_fields=["columns", "mends"])
    log(
        school_key=handed_in.school_id, actor=actor, act="rosters.columns.said", subject=f"roster:{handed_in.pk}",
        detail={"columns": [column for column in columns if column]},
    )  # fmt: skip
    return handed_in


def mend(*, handed_in: RosterImport, mends: Mapping[str, str], answers: Mapping[str, str]) -> RosterImport:
    """Put values in the place of what was not understood, and say who is who; nothing of the school changes."""
    handed_in.mends = {**handed_in.mends, **{key: value[:300] for key, value in mends.items()}}
    handed_in.answers = {**handed_in.answers, **answers}
    handed_in.save(update_fields=["mends", "answers"])
    return handed_in


def read_list(handed_in: RosterImport) -> Roster:
    """What a list that was handed in says. Raises `CannotRead`."""
    asked = Asked(
        handed_in.day, handed_in.year, handed_in.mends, handed_in.columns, handed_in.school.brin or ""
    )  # fmt: skip
    return read(folder_of(handed_in.name, bytes(handed_in.content), handed_in.mends), asked)


def look_over(handed_in: RosterImport) -> Plan:
    """What taking it over would change. Raises `CannotRead`."""
    return _plan(
        handed_in.school, read_list(handed_in), handed_in.day, handed_in.year, handed_in.complete, handed_in.answers
    )


def _plan(
    school: School, roster: Roster, day: date, year: str, complete: bool, answers: Mapping[str, str]
) -> Plan:  # fmt: skip
    return plan(roster, state_of(school, day), year=year, today=today(), complete=complete, answers=answers)


@transaction.atomic
def take_over(
    *, actor: Actor, handed_in: RosterImport, seen: str, may_leave: int = 0
) -> tuple[RosterImport, Plan]:  # fmt: skip
    """Write what was looked over, all of it or nothing. `seen` is the fingerprint of the plan that was shown.

    Raises `CannotTakeOver` when it would do something else by now, when it was taken over or thrown away already,
    and `TooManyLeave` when more than a tenth leaves and that number was not agreed to.
    """
    school = School.objects.select_for_update().get(pk=handed_in.school_id)
    current = RosterImport.objects.for_school(school).select_for_update().filter(pk=handed_in.pk).first()
    if current is None or current.applied_at is not None or current.expires_at <= now():
        raise CannotTakeOver("Deze lijst is er niet meer, of hij is al overgenomen. Lees hem opnieuw in.")
    made = look_over(current)
    if made.fingerprint != seen:
        raise CannotTakeOver("Er is intussen iets veranderd op school. Kijk hieronder of het nog klopt.")
    _checked(made, may_leave)
    write(made, school)
    current.counts = summary(made)
    current.content, current.mends, current.answers, current.applied_at = b"", {}, {}, now()
    current.save(update_fields=["counts", "content", "mends", "answers", "applied_at"])
    _tell_log(actor, school, made, f"roster:{current.pk}", current.sha256)
    return current, made


@transaction.atomic
def take_over_at_once(
    *, actor: Actor, school: School, roster: Roster, sha256: str, day: date, year: str, complete: bool = True,
    may_leave: int = 0, answers: Mapping[str, str] | None = None,
) -> Plan:  # fmt: skip
    """The same without a page: for the command, which shows a plan with `look_at` first."""
    School.objects.select_for_update().get(pk=school.pk)
    made = _plan(school, roster, day, year, complete, answers or {})
    _checked(made, may_leave)
    write(made, school)
    _tell_log(actor, school, made, "", sha256)
    return made


def look_at(
    *,
    school: School,
    roster: Roster,
    day: date,
    year: str,
    complete: bool = True,
    answers: Mapping[str, str] | None = None,
) -> Plan:
    """What `take_over_at_once` would do."""
    return _plan(school, roster, day, year, complete, answers or {})


@transaction.atomic
def throw_away(*, actor: Actor, handed_in: RosterImport) -> None:
    """Stop: the list goes, and nothing was changed."""
    log(
        school_key=handed_in.school_id, actor=actor, act="rosters.list.thrown_away", subject=f"roster:{handed_in.pk}"
    )  # fmt: skip
    handed_in.delete()


def _checked(made: Plan, may_leave: int) -> None:
    if made.too_many and may_leave < made.leaving:
        raise TooManyLeave(
            made.leaving,
            f"Er zouden {made.leaving} mensen weggaan: meer dan een tiende. Klopt dat? Zeg het er dan bij.",
        )


def summary(made: Plan) -> dict[str, Any]:
    """How many of what; no names."""
    return {
        **made.counts, "groups": len(made.new_groups), "waiting": made.waiting, "rows": made.roster.rows,
        "guardianships": {"new": len(made.ties), "ended": len(made.end_ties), "authority": len(made.authority)},
    }  # fmt: skip


def _tell_log(actor: Actor, school: School, made: Plan, subject: str, sha256: str) -> None:
    log(
        school_key=school.pk, actor=actor, act="rosters.list.taken_over", subject=subject,
        detail={**summary(made), "day": made.day.isoformat(), "year": made.year, "sha256": sha256},
    )  # fmt: skip
