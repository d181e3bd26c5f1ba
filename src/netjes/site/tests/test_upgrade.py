"""From the first schema there was to the newest: what was agreed then still stands, to the letter."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

# Run in processes of their own, each with a database that is not the tests'.
FIRST = """
import json, hashlib
from datetime import UTC, date, datetime
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from netjes.norms.library import WORDS, text_of, with_additions
executor = MigrationExecutor(connection)
then = executor.migrate([("schools", "0001_initial"), ("agreements", "0001_initial")]).apps
School, Agreement, Version = (
    then.get_model(*name) for name in (("schools", "School"), ("agreements", "Agreement"), ("agreements", "Version"))
)
moment, words = datetime(2026, 6, 18, 12, tzinfo=UTC), text_of(WORDS)
school = School.objects.create(name="Het Veenlyceum", slug="veen", created_at=moment)
seals = []
for audience, name in (("leerling", "leerlingen"), ("medewerker", "medewerkers"), ("ouder", "ouders")):
    text, situations = with_additions(name, ())
    agreement = Agreement._every_school.create(school=school, audience=audience, slug=name, created_at=moment)
    days = (date(2025, 9, 1), date(2026, 9, 1), None)
    for number, (first, until) in enumerate(zip(days, days[1:]), 1):
        seal = hashlib.sha256("\\0".join((text, words, situations)).encode()).hexdigest()
        Version._every_school.create(
            school=school, agreement=agreement, number=number, title=f"Afspraken voor {name}", text=text, words=words,
            situations=situations, sha256=seal, in_force_from=first, in_force_until=until, published_at=moment,
        )
        seals.append([audience, number, seal])
print(json.dumps(seals))
"""
NOW = """
import json
from django.core.wsgi import get_wsgi_application
get_wsgi_application()
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.test import Client
from netjes.agreements.models import Version, fingerprint
client = Client()
pages = ["/", "/afspraken/", "/afspraken/leerlingen/", "/afspraken/leerlingen/7/", "/mag-ik/", "/inloggen/", "/readyz"]
rows = Version.objects.unscoped("toets").order_by("agreement__audience", "number").select_related("agreement")
print(json.dumps({
    "pages": {page: client.get(page).status_code for page in pages},
    "seals": [[v.agreement.audience, v.number, v.sha256] for v in rows],
    "labels": sorted({v.label for v in rows}),
    "same": all(fingerprint(v.text, v.words, v.situations) == v.sha256 for v in rows),
    "answer": client.get("/mag-ik/", {"q": "telefoon gebruiken in de les"}).status_code,
}))
"""


def python(code: str, env: dict[str, str]) -> str:
    env = env | {"DJANGO_SETTINGS_MODULE": "netjes.site.settings"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def netjes(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "netjes.cli.main", *words], env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def first_schema(empty_database):
    """A school that began with the very first tables, with two versions of each agreement."""
    return empty_database, json.loads(python(FIRST, empty_database))


def test_it_works(first_schema):
    env, seals = first_schema
    assert "niet bijgewerkt" in netjes(env, "doctor").stdout
    done = netjes(env, "work", "--once")  # brings the database up to date, as serve does
    assert done.returncode == 0, done.stderr
    verified = netjes(env, "verify")
    assert (verified.returncode, verified.stdout) == (0, "Alles is nog zoals het is opgeschreven.\n"), verified.stdout
    found = json.loads(python(NOW, env))
    assert set(found["pages"].values()) == {200}, found["pages"]
    assert found["same"] and sorted(found["seals"]) == sorted(seals) and found["labels"] == ["1", "2"]
    assert found["answer"] == 200


def test_a_backup_of_then_is_restored_into_now(first_schema, tmp_path):
    """Made with this program of a database that still has the first tables: the way to upgrade with a way back."""
    env, seals = first_schema
    env = env | {"NETJES_BACKUP_PASSPHRASE": "zes gewone woorden achter elkaar"}
    kept, new = str(tmp_path / "toen.age"), env | {"NETJES_DATA": str(tmp_path / "nieuw")}
    new["DATABASE_URL"] = f"sqlite:///{tmp_path}/nieuw.sqlite3"
    assert netjes(env, "backup", kept).returncode == 0
    back = netjes(new, "restore", kept)
    assert back.returncode == 0, back.stderr
    found = json.loads(python(NOW, new))
    assert set(found["pages"].values()) == {200} and found["same"] and sorted(found["seals"]) == sorted(seals)
