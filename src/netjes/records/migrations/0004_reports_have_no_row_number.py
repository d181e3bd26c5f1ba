"""On SQLite every table numbers its rows in order of arrival, except one that is told not to."""

from django.db import migrations

TABLES = ("records_intakewaiting", "records_intakerow", "records_intakebatch")


def without_rowid(apps, editor):
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
            made = [row[0] for row in cursor.fetchall()]
            cursor.execute(f"DROP TABLE {table}")
            for sql in made:
                cursor.execute(f"{sql} WITHOUT ROWID" if sql.upper().startswith("CREATE TABLE") else sql)


class Migration(migrations.Migration):
    dependencies = [("records", "0003_holds_and_intake")]
    operations = [migrations.RunPython(without_rowid, migrations.RunPython.noop)]
