"""Make a backup: one moment of the whole database, and the secret key, in one encrypted file.

What stands in it, as lines of JSON, compressed:

1. what this is: format, moment, Netjes' version, the migrations that were done, a fingerprint of the key;
2. the key itself, when it lives in the data folder;
3. per table its name and columns, its rows, and at its end their number, SHA-256 and highest number ever;
4. how many tables there were, and what `netjes verify` found wrong already.
"""

import base64
import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from netjes.lib.clock import now
from netjes.site.backups.errors import CannotBackUp
from netjes.site.backups.sealed import write_sealed, x25519
from netjes.site.backups.tables import applied, as_line, ends_of, tables_at, unknown
from netjes.site.environment import key_in
from netjes.site.verify import problems

FORMAT = 1


@dataclass(slots=True)
class Made:
    """What went into a backup."""

    tables: int = 0
    rows: int = 0
    bytes: int = 0
    key_inside: bool = False
    problems: list[str] = field(default_factory=list)


def write_backup(
    path: Path, *, passphrase: str = "", recipients: list[x25519.Recipient] | None = None, overwrite: bool = False
) -> Made:
    """Write a backup of this moment, while everything goes on. Raises `CannotBackUp` and then leaves no file.

    The file is written beside its place, for its owner only, and put there when it is whole.
    """
    if path.exists() and not overwrite:
        raise CannotBackUp(f"{path} is er al. Kies een andere naam, of geef --force om het te vervangen.")
    made = Made()
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file, one_moment():
            write_sealed(_compressed(_lines(made)), file, passphrase=passphrase, recipients=recipients)
            file.flush()
            os.fsync(file.fileno())
        made.bytes = aside.stat().st_size
        if overwrite:
            aside.replace(path)
        else:
            os.link(aside, path)  # never over a file that came meanwhile
    except FileExistsError:
        raise CannotBackUp(f"{path} is er al. Kies een andere naam, of geef --force om het te vervangen.") from None
    except OSError as error:
        raise CannotBackUp(f"{path}: {error.strerror or error}. Kies een andere plek.") from None
    finally:
        aside.unlink(missing_ok=True)
    return made


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is of one moment, and nobody waits for it."""
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    with connection.cursor() as cursor:
        # Django's own would take the lock for writing; a reader in WAL mode needs none.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _lines(made: Made) -> Iterator[bytes]:
    loader = MigrationLoader(connection)
    migrations = applied(loader)
    if not migrations:
        raise CannotBackUp("De database is leeg: er valt niets te bewaren.")
    if unknown(loader, migrations):
        raise CannotBackUp("De database is van een nieuwere Netjes dan deze. Maak de kopie met die nieuwere.")
    yield as_line(_header(migrations))
    key = key_in(settings.DATA)
    if key is not None and key == settings.SECRET_KEY:
        made.key_inside = True
        yield as_line({"file": "secret-key", "base64": base64.b64encode(key.encode()).decode()})
    for table in tables_at(loader.project_state(ends_of(loader, migrations))):
        yield as_line({"table": table.name, "columns": table.columns})
        count, seal = 0, hashlib.sha256()
        for row in table.rows():
            line = as_line(row)
            seal.update(line)
            count += 1
            yield line
        yield as_line({"end": table.name, "rows": count, "sha256": seal.hexdigest(), "last_id": table.last_id()})
        made.tables, made.rows = made.tables + 1, made.rows + count
    if set(migrations) >= set(loader.graph.leaf_nodes()):  # verifying needs the tables of today
        made.problems = sorted(str(each) for each in problems())
    yield as_line({"tables": made.tables, "rows": made.rows, "problems": made.problems})


def _header(migrations: list[tuple[str, str]]) -> dict[str, Any]:
    from importlib.metadata import version

    return {
        "netjes": "backup",
        "format": FORMAT,
        "made_at": now().isoformat(timespec="seconds"),
        "version": version("netjes"),
        "database": connection.vendor,
        "migrations": [list(each) for each in migrations],
        "key_sha256": hashlib.sha256(settings.SECRET_KEY.encode()).hexdigest(),
    }


def _compressed(lines: Iterator[bytes]) -> Iterator[bytes]:
    press = zlib.compressobj(6, zlib.DEFLATED, 31)  # 31: as a gzip file
    for line in lines:
        if piece := press.compress(line):
            yield piece
    yield press.flush()
