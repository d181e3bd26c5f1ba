"""The one way into the log."""

import json
from typing import Any

from django.db import transaction

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
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Een logregel hoort in de transactie van wat hij beschrijft.")
    ends = ChainEnd.objects.for_school(school_key)
    end = ends.select_for_update().first()
    if end is None:
        ends.get_or_create(school_key=school_key)
        end = ends.select_for_update().get()
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
    row.save(force_insert=True)
    ChainEnd.objects.for_school(school_key).filter(pk=end.pk).update(number=row.number, sha256=row.sha256)
    return row
