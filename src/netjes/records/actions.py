"""The one way into the log."""

import json
from typing import Any

from django.db import connection, transaction

from netjes.lib.actors import Actor
from netjes.lib.clock import now
from netjes.records.models import ChainEnd, LogRow


def log(
    *, school_key: int, actor: Actor, act: str, subject: str = "", about: str = "", detail: dict[str, Any] | None = None
) -> LogRow:
    """Add a row to a school's chain, inside the transaction of the deed it speaks of.

    `detail` holds numbers, codes and days, never names or what people wrote. Raises `TypeError` without an
    actor and `TransactionManagementError` outside a transaction: a deed and its row stand or fall together.
    """
    if not isinstance(actor, Actor):
        raise TypeError(f"{act} vraagt een Actor: zonder iemand die het doet, gebeurt er niets.")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Een logregel hoort in de transactie van wat hij beschrijft.")
    end = _last_of(school_key)
    row = LogRow(
        school_key=school_key,
        number=end.number + 1,
        at=now(),
        actor=actor.ref,
        role=actor.role,
        act=act,
        subject=subject,
        about=about,
        detail=json.dumps(detail or {}, ensure_ascii=False, sort_keys=True, default=str),
        previous=end.sha256,
    )
    row.sha256 = row.seal()
    _write(row)
    return row


def _last_of(school_key: int) -> ChainEnd:
    """The end of a school's chain, locked until the transaction ends."""
    found = _end_of(school_key)
    if found is None:
        ChainEnd.objects.for_school(school_key).get_or_create(school_key=school_key)
        found = _end_of(school_key)
    assert found is not None
    return found


# Every deed of every room writes a row, so these three statements stand ready: to have them made anew each time
# was a twentieth of what signing costs the server.
LAST = "SELECT number, sha256 FROM records_chainend WHERE school_key = %s"
ADD = """
INSERT INTO records_logrow (school_key, number, at, actor, role, act, subject, about, detail, previous, sha256)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
"""
MOVE = "UPDATE records_chainend SET number = %s, sha256 = %s WHERE school_key = %s"


def _end_of(school_key: int) -> ChainEnd | None:
    with connection.cursor() as cursor:
        cursor.execute(f"{LAST} FOR UPDATE" if connection.features.has_select_for_update else LAST, [school_key])
        found = cursor.fetchone()
    return ChainEnd(school_key=school_key, number=found[0], sha256=found[1]) if found else None


def _write(row: LogRow) -> None:
    at = connection.ops.adapt_datetimefield_value(row.at)
    content = [row.number, at, row.actor, row.role, row.act, row.subject, row.about, row.detail, row.previous]
    with connection.cursor() as cursor:
        cursor.execute(ADD, [row.school_key, *content, row.sha256])
        row.pk = cursor.fetchone()[0]
        cursor.execute(MOVE, [row.number, row.sha256, row.school_key])
    row._state.adding = False
