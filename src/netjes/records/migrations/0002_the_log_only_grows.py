"""The database itself refuses to change a row of the log, whoever asks."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER records_logrow_stays BEFORE UPDATE ON records_logrow
BEGIN SELECT RAISE(ABORT, 'het logboek groeit alleen'); END
"""
POSTGRESQL = """
CREATE FUNCTION records_logrow_stays() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'het logboek groeit alleen'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER records_logrow_stays BEFORE UPDATE ON records_logrow
FOR EACH ROW EXECUTE FUNCTION records_logrow_stays();
"""


def make(apps, editor):
    editor.execute(SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL)


def drop(apps, editor):
    editor.execute(
        "DROP TRIGGER records_logrow_stays"
        if editor.connection.vendor == "sqlite"
        else "DROP TRIGGER records_logrow_stays ON records_logrow; DROP FUNCTION records_logrow_stays()"
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
