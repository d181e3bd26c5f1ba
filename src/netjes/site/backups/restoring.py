"""Put a backup into an empty database: all of it, verified, in one transaction, or nothing."""

import base64
import hashlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from netjes.site.backups.errors import CannotRestore
from netjes.site.backups.reading import Kept, Looker, read_backup
from netjes.site.backups.sealed import DAMAGED, x25519
from netjes.site.backups.tables import (
    BATCH,
    MADE_BY_DJANGO,
    Table,
    applied,
    ends_of,
    tables_at,
    unknown,
)
from netjes.site.environment import key_in
from netjes.site.verify import problems

BATCH_BYTES = 4 * 1024 * 1024  # of documents in one statement
NEWER = "Deze reservekopie is gemaakt door een nieuwere Netjes dan deze. Zet eerst die nieuwere neer."
NOT_EMPTY = (
    "Deze database is niet leeg, en er is niets aan veranderd. Zet een reservekopie alleen in een nieuwe, lege "
    "database: kies met NETJES_DATA een nieuwe map, of met DATABASE_URL een nieuwe database."
)


def check_backup(path: Path, *, passphrase: Callable[[], str], keys: list[x25519.Identity]) -> Kept:
    """Read a backup from beginning to end and change nothing. Raises `CannotRestore` when it is not whole."""
    return read_backup(path, Looker(), passphrase=passphrase, keys=keys)


def restore_backup(path: Path, *, passphrase: Callable[[], str], keys: list[x25519.Identity], new_key: bool) -> Kept:
    """Put a backup into this empty database, verified. Raises `CannotRestore`, and then nothing has changed.

    `new_key`: the key in the data folder was made just now, so that nothing is lost when the backup's takes its place.
    """
    loading = _Loading()
    try:
        with connection.constraint_checks_disabled(), transaction.atomic():
            kept = read_backup(path, loading, passphrase=passphrase, keys=keys)
            loading.bring_up_to_date()
            _demand_as_it_was(kept)
            _put_key(loading.key, keep_old=not new_key)
    except DatabaseError as error:
        raise CannotRestore(
            f"De database neemt deze reservekopie niet aan ({type(error).__name__}). {DAMAGED}"
        ) from error
    call_command("migrate", verbosity=0)  # what Django keeps for itself about new models
    return kept


def _demand_as_it_was(kept: Kept) -> None:
    """The log's chain and the published texts hold, but for what was wrong when the backup was made."""
    found = sorted(set(map(str, problems())) - set(kept.problems))
    if found:
        raise CannotRestore("De inhoud klopt niet, dus er is niets teruggezet. " + " ".join(found[:5]))


def _put_key(key: str | None, *, keep_old: bool) -> None:
    """The installation's key, when it was in the backup and this one has none from outside."""
    if key is None or os.environ.get("SECRET_KEY") or key == settings.SECRET_KEY:
        return
    place: Path = settings.DATA / "secret-key"
    if keep_old and place.exists():
        place.replace(place.with_name(f"secret-key.{datetime.now(UTC):%Y%m%d-%H%M%S}"))
    aside = place.with_name(f"secret-key.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(key)
    aside.replace(place)


def key_differs(kept: Kept) -> bool:
    """Whether what the old installation sealed stays shut here, because SECRET_KEY says another key."""
    mine = os.environ.get("SECRET_KEY") or key_in(settings.DATA) or ""
    known = {hashlib.sha256(key.encode()).hexdigest() for key in (mine, *settings.SECRET_KEY_FALLBACKS)}
    return kept.key_sha256 not in known


class _Loading:
    """Takes a backup into the database, table by table."""

    def __init__(self) -> None:
        self.key: str | None = None
        self._executor = MigrationExecutor(connection, progress_callback=self._settle)
        self._tables: dict[str, Table] = {}
        self._table: Table | None = None
        self._order: list[int] = []
        self._waiting: list[list[Any]] = []
        self._weight = 0

    def begin(self, kept: Kept) -> None:
        loader = self._executor.loader
        if unknown(loader, kept.migrations):
            raise CannotRestore(NEWER)
        here, ends = applied(loader), ends_of(loader, kept.migrations)
        if here and here != sorted(kept.migrations):
            raise CannotRestore(NOT_EMPTY)
        if not here and connection.introspection.table_names():
            raise CannotRestore(NOT_EMPTY)
        if not here:
            self._executor.migrate(ends)
            self._executor.loader.build_graph()
        self._tables = {table.name: table for table in tables_at(self._executor.loader.project_state(ends))}
        if not all(table.is_empty() for name, table in self._tables.items() if name not in MADE_BY_DJANGO):
            raise CannotRestore(NOT_EMPTY)
        for name in sorted(MADE_BY_DJANGO & set(self._tables), reverse=True):
            self._tables[name].clear()

    def file(self, name: str, content: str) -> None:
        if name == "secret-key":
            self.key = base64.b64decode(content).decode()

    def table(self, name: str, columns: list[str]) -> None:
        table = self._tables.pop(name, None)
        if table is None or sorted(columns) != sorted(table.columns):
            raise CannotRestore(DAMAGED)
        self._table = table
        self._order = [columns.index(column) for column in table.columns]

    def row(self, values: list[Any]) -> None:
        self._waiting.append([values[place] for place in self._order])
        self._weight += sum(len(value) for value in values if isinstance(value, str))
        if len(self._waiting) >= BATCH or self._weight > BATCH_BYTES:
            self._write()

    def end(self, last_id: int | None) -> None:
        self._write()
        if self._table is not None and last_id is not None:
            self._table.go_on_from(last_id)
        self._table = None

    def bring_up_to_date(self) -> None:
        """Look at every reference, and do the migrations that came after the backup was made."""
        if self._tables:
            raise CannotRestore(DAMAGED)
        connection.check_constraints()
        loader = self._executor.loader
        loader.build_graph()
        self._executor.migrate(loader.graph.leaf_nodes())

    def _write(self) -> None:
        if self._table is not None and self._waiting:
            try:
                self._table.add(self._waiting)
            except (ValueError, TypeError, LookupError) as error:
                raise CannotRestore(DAMAGED) from error
        self._waiting, self._weight = [], 0

    @staticmethod
    def _settle(action: str, *_: Any, **__: Any) -> None:
        """PostgreSQL changes no table that still has references to look at."""
        if action == "apply_success":
            connection.check_constraints()
