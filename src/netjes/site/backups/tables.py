"""The tables as they are at one state of the migrations, whatever the code has become since.

Rows travel as JSON, column by column, so that they are the same for every database. A backup made by an older
Netjes is read with the tables of that time, and the migrations since bring it up to date.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import BinaryField, Field, Model, QuerySet

BATCH = 500  # rows in one statement, and in memory at once
Migrations = list[tuple[str, str]]

# Django makes these by itself in every new database.
MADE_BY_DJANGO = frozenset({"contenttypes.contenttype", "auth.permission"})


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is called in a backup, and how its rows are read and written."""

    name: str
    model: type[Model]

    @property
    def fields(self) -> "list[Field[Any, Any]]":
        return list(self.model._meta.concrete_fields)

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    def rows(self) -> Iterator[list[Any]]:
        """Every row as plain values, in the order of the primary key."""
        names = [field.attname for field in self.fields]
        for row in QuerySet(self.model).order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
            yield list(row)

    def is_empty(self) -> bool:
        return not QuerySet(self.model).exists()

    def clear(self) -> None:
        QuerySet(self.model).all()._raw_delete(connection.alias)

    def add(self, rows: "Iterable[list[Any]]") -> None:
        """Put rows in as they are: no defaults, no times of now."""
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, self.columns))
        marks = ", ".join(["%s"] * len(self.fields))
        values = [[self._ready(field, value) for field, value in zip(self.fields, row, strict=True)] for row in rows]
        with connection.cursor() as cursor:
            # Names from our own models; every value is a parameter.
            cursor.executemany(f"INSERT INTO {quote(self.model._meta.db_table)} ({columns}) VALUES ({marks})", values)  # noqa: S608

    @staticmethod
    def _ready(field: "Field[Any, Any]", value: Any) -> Any:
        if isinstance(field, BinaryField) and value is not None:
            value = base64.b64decode(value)
        elif value is not None:
            value = field.to_python(value)
        return field.get_db_prep_save(value, connection=connection)

    def last_id(self) -> int | None:
        """The highest number ever given out, so that it is never given out again: the log names people by it."""
        table, key = self.model._meta.db_table, self.model._meta.pk
        if "AutoField" not in key.get_internal_type():
            return None
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
                found = cursor.fetchone()
                return int(found[0]) if found else 0
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [connection.ops.quote_name(table), key.column])
            (sequence,) = cursor.fetchone()
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
            return int(cursor.fetchone()[0])

    def go_on_from(self, last_id: int) -> None:
        """The next row gets a number beyond this one."""
        table, key = self.model._meta.db_table, self.model._meta.pk
        if last_id < 1:
            return
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last_id])
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                    [connection.ops.quote_name(table), key.column, last_id],
                )


def tables_at(state: ProjectState) -> list[Table]:
    """Every table of this state, in the order of their names; references are looked at when all are there."""
    models = state.apps.get_models(include_auto_created=True)
    return sorted((Table(model._meta.label_lower, model) for model in models), key=lambda table: table.name)


def applied(loader: MigrationLoader) -> Migrations:
    return sorted(loader.applied_migrations)


def ends_of(loader: MigrationLoader, migrations: Migrations) -> Migrations:
    """The last of these in each app: where to migrate to in order to have them all, and no more."""
    done = set(migrations)
    return sorted(
        key
        for key in done
        if not any(child.key in done and child.key[0] == key[0] for child in loader.graph.node_map[key].children)
    )


def unknown(loader: MigrationLoader, migrations: Migrations) -> Migrations:
    """Those that this Netjes does not have: they come from a newer one."""
    return [key for key in migrations if key not in loader.graph.nodes]


def as_line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, timedelta):
        return str(value.total_seconds())
    return str(value)
