"""The log: one row per deed, each sealed to the one before it. Beside it what must outlive the people it is about:
holds, proofs of erasure, and sealed reports without a teller."""

import hashlib
import json
import secrets
from typing import Any, NoReturn, Self, TypeVar

from django.db import models

from netjes.records.scoping import GuardedQuerySet
from netjes.records.states import HoldReason

M = TypeVar("M", bound=models.Model)


class KeyedQuerySet(GuardedQuerySet[M]):
    def for_school(self, key: int) -> Self:
        """The rows of the school with this primary key; the log itself knows no schools."""
        return self._in_scope(school_key=key)


KeyedManager = models.Manager.from_queryset(KeyedQuerySet)


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
    objects = KeyedManager()

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
    objects = KeyedManager()

    def __str__(self) -> str:
        return f"einde op {self.number}"


class LegalHold(models.Model):
    """Nothing about somebody is erased until a day: by no clock, and on nobody's request. Why is a code."""

    school_key = models.BigIntegerField()
    about = models.CharField(max_length=80)
    reason = models.CharField(max_length=20, choices=HoldReason)
    until_on = models.DateField()
    placed_by = models.CharField(max_length=80)
    placed_at = models.DateTimeField()
    lifted_by = models.CharField(max_length=80, blank=True, default="")
    lifted_at = models.DateTimeField(null=True, blank=True)

    _every_school = models.Manager()
    objects = KeyedManager()

    class Meta:
        ordering = ["until_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__in=HoldReason.values), name="records_legalhold_reason_known"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the log names this hold."""
        return f"hold:{self.pk}"


class Erasure(models.Model):
    """Proof that something was erased: what (numbers per model), when, by whom, why, and what stayed. No names."""

    school_key = models.BigIntegerField()
    about = models.CharField(max_length=80)
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    at = models.DateTimeField()
    why = models.CharField(max_length=20)  # a code: "request" or "unfounded"
    erased = models.JSONField(default=dict)  # how many, by the code of the rule
    stayed = models.JSONField(default=dict)  # the same, for what is still needed

    _every_school = models.Manager()
    objects = KeyedManager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the log names this proof."""
        return f"erasure:{self.pk}"


def random_key() -> str:
    return secrets.token_hex(16)


class IntakeWaiting(models.Model):
    """A sealed report of a day that is not over: it waits until that day can be shuffled."""

    id = models.CharField(primary_key=True, max_length=32, default=random_key)
    school_key = models.BigIntegerField()
    on_day = models.DateField()
    sealed = models.BinaryField()

    _every_school = models.Manager()
    objects = KeyedManager()

    def __str__(self) -> str:
        return f"een melding van {self.on_day}"


class IntakeRow(models.Model):
    """A sealed report of a day that is over. Nothing in it or about it tells when on that day it came."""

    id = models.CharField(primary_key=True, max_length=32, default=random_key)
    school_key = models.BigIntegerField()
    on_day = models.DateField()
    sealed = models.BinaryField()

    _every_school = models.Manager()
    objects = KeyedManager()

    def __str__(self) -> str:
        return f"een melding van {self.on_day}"

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal over the key and what is sealed."""
        return hashlib.sha256(self.id.encode() + b"\0" + bytes(self.sealed)).hexdigest()


class IntakeBatch(models.Model):
    """All reports of one day, sealed to the batch before it. `digests` are sorted: no order is in them."""

    id = models.CharField(primary_key=True, max_length=32, default=random_key)
    school_key = models.BigIntegerField()
    on_day = models.DateField()
    digests = models.JSONField()
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    _every_school = models.Manager()
    objects = KeyedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school_key", "on_day"], name="records_intakebatch_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"meldingen van {self.on_day}"

    def seal(self) -> str:
        """SHA-256 in hexadecimal over the day, every report's digest, and the seal before it."""
        content = [self.school_key, self.on_day.isoformat(), sorted(self.digests), self.previous]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()
