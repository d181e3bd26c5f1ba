"""The rows that a test begins with, made once by the real actions and put back as they were for every next test.

Making the cast takes some fifty deeds, each with its row in the log; putting their rows back takes one insert a
table. What a test gets is the same to the letter, keys included.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.apps import apps
from django.db import connection, transaction

Rows = list[tuple[str, list[str], list[tuple[Any, ...]]]]  # table, columns, rows
_kept: dict[Hashable, Rows] = {}


def begin_with(key: Hashable, make: Callable[[], object]) -> None:
    """Fill an empty database with what `make` makes; the second time with the same key its rows are put back."""
    rows = _kept.get(key)
    if rows is None:
        make()
        _kept[key] = _all_rows()
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for table, columns, each in rows:
            names = ", ".join(map(connection.ops.quote_name, columns))
            places = ", ".join(["%s"] * len(columns))
            together = ", ".join([f"({places})"] * len(each))
            values = [value for row in each for value in row]
            cursor.execute(f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES {together}", values)


def _all_rows() -> Rows:
    """Every row of every table of ours, those first that others point to."""
    found: Rows = []
    with connection.cursor() as cursor:
        for model in _in_order():
            table = model._meta.db_table
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
            rows = cursor.fetchall()
            if rows:
                found.append((table, [column[0] for column in cursor.description], rows))
    return found


def _in_order() -> list[Any]:
    models = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("netjes.")]
    ordered: list[Any] = []

    def add(model: Any, waiting: tuple[Any, ...] = ()) -> None:
        for field in model._meta.concrete_fields:
            target = field.related_model
            if target and target is not model and target in models and target not in (*ordered, *waiting):
                add(target, (*waiting, model))
        if model not in ordered:
            ordered.append(model)

    for model in models:
        add(model)
    return ordered
