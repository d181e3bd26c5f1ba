"""The log: one row per deed, each sealed to the one before it."""

import hashlib
import json
from typing import Any, NoReturn, Self

from django.db import models

from netjes.records.scoping import GuardedQuerySet


class LogQuerySet(GuardedQuerySet["LogRow"]):
    def for_school(self, key: int) -> Self:
        """The rows of the school with this primary key; the log itself knows no schools."""
        return self._in_scope(school_key=key)


class LogRow(models.Model):
    """One deed: who, in what role, did what, to what, about whom.

    `actor`, `subject` and `about` are opaque references (`person:81`, `version:12`), `detail` is JSON without
    names or texts of people. `sha256` is over the whole row and the row before it, so that a row that was
    changed, removed or slipped in shows (`queries.breaks_in`).
    """

    school_key = models.BigIntegerField()
    number = models.PositiveBigIntegerField()  # 1, 2, 3 … within the school, without gaps
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    act = models.CharField(max_length=80)  # dotted: room.noun.verb
    subject = models.CharField(max_length=80, blank=True, default="")
    about = models.CharField(max_length=80, blank=True, default="", db_index=True)
    detail = models.TextField(default="{}")
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    _every_school = models.Manager()
    objects = models.Manager.from_queryset(LogQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school_key", "number"], name="records_logrow_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"

    def seal(self) -> str:
        """SHA-256 in hexadecimal over everything that stands in the row, and the seal before it."""
        content: list[Any] = [
            self.school_key,
            self.number,
            self.at.isoformat(),
            self.actor,
            self.role,
            self.act,
            self.subject,
            self.about,
            self.detail,
            self.previous,
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Het logboek groeit alleen: een regel wordt niet weggehaald.")


class ChainEnd(models.Model):
    """The last number and seal of a school's chain: the lock for the next row, and proof of how long it is."""

    school_key = models.BigIntegerField(unique=True)
    number = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default="0" * 64)

    _every_school = models.Manager()
    objects = models.Manager.from_queryset(LogQuerySet)()

    def __str__(self) -> str:
        return f"einde op {self.number}"
