"""A question that is asked on every page, put into SQL once and then asked with other values.

Putting a queryset into SQL takes Django ten times as long as asking PostgreSQL. The queryset stays what says what
is asked; only its text is kept, for each kind of database.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Value = int | date


class Prepared:
    """`build` makes the queryset (values, with its scope) from stand-ins; `rows` asks it with the real ones.

    A stand-in is a number or a day that stands nowhere else in the question. The rows come as the database gives
    them, so ask only for columns that need no conversion: numbers and text.
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"], **stand_ins: Value) -> None:
        self._build, self._stand_ins = build, stand_ins
        self._made: dict[str, tuple[str, list[str | None], list[Any]]] = {}

    def rows(self, **values: Value) -> list[tuple[Any, ...]]:
        sql, names, constants = self._made.get(connection.vendor) or self._make()
        given = {name: self._adapted(value) for name, value in values.items()}
        filled = [given[name] if name else constant for name, constant in zip(names, constants, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _make(self) -> tuple[str, list[str | None], list[Any]]:
        question: Any = self._build(**self._stand_ins)
        question._demand_scope()
        sql, found = question.query.sql_with_params()
        by_value = {self._adapted(value): name for name, value in self._stand_ins.items()}
        names = [by_value.get(each) for each in found]
        missing = set(self._stand_ins) - set(names)
        if missing:
            raise TypeError(f"Deze vraag gebruikt {', '.join(sorted(missing))} niet.")
        self._made[connection.vendor] = sql, names, list(found)
        return self._made[connection.vendor]

    @staticmethod
    def _adapted(value: Value) -> Any:
        return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
