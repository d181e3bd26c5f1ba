"""The database: whether it answers, is up to date, and is set as it should be."""

from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from django.db.migrations.executor import MigrationExecutor

from netjes.site.doctor.findings import Finding, advice, well, wrong

AREA = "database"
OLDEST_POSTGRESQL = 14


def database_found() -> Iterator[Finding]:
    """Stops after the first finding that makes the rest senseless."""
    try:
        connection.ensure_connection()
        yield from _set_up()
        yield from _migrated()
    except DatabaseError as error:
        line = (str(error).splitlines() or [type(error).__name__])[0].strip()
        yield wrong(AREA, f"De database antwoordt niet: {line}", "Kijk of hij draait, en kijk DATABASE_URL na.")


def is_up_to_date() -> bool:
    """Whether the tables are those of this Netjes; False too when the database does not answer."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _migrated() -> Iterator[Finding]:
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _ in loader.graph.nodes}
    newer = [key for key in loader.applied_migrations if key[0] in ours and key not in loader.graph.nodes]
    if newer:
        yield wrong(
            AREA,
            "De database is van een nieuwere Netjes dan deze.",
            "Zet die nieuwere Netjes weer neer op deze machine.",
        )
    elif not is_up_to_date():
        yield wrong(AREA, "De database is niet bijgewerkt.", "Maak een reservekopie en start daarna netjes serve.")
    else:
        yield well(AREA, "De database is bijgewerkt.")


def _set_up() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            yield from _sqlite(cursor)
            return
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0]) // 10000
        if version < OLDEST_POSTGRESQL:
            yield wrong(AREA, f"PostgreSQL {version} is te oud.", f"Neem PostgreSQL {OLDEST_POSTGRESQL} of nieuwer.")
        else:
            yield well(AREA, f"PostgreSQL {version} antwoordt.")


def _sqlite(cursor: CursorWrapper) -> Iterator[Finding]:
    def told(pragma: str) -> str:
        cursor.execute(f"PRAGMA {pragma}")
        return str(cursor.fetchone()[0])

    sound = told("quick_check")
    if sound != "ok":
        yield wrong(AREA, f"Het bestand van de database is beschadigd: {sound}", "Zet de laatste reservekopie terug.")
        return
    yield well(AREA, "SQLite antwoordt en het bestand is heel.")
    if told("journal_mode") != "wal":
        yield advice(
            AREA,
            "SQLite houdt geen apart logbestand bij (WAL): wie leest, wacht op wie schrijft.",
            "Zet de datamap op een gewone schijf van deze machine, niet op een netwerkschijf.",
        )
    if told("foreign_keys") != "1":
        yield wrong(AREA, "SQLite kijkt verwijzingen niet na.", "Haal eigen opties uit DATABASE_URL weg.")
