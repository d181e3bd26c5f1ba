"""A backup and its way back, on each kind of database."""

import json
import os
import stat
from pathlib import Path

import pyrage
import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet

from netjes.agreements.models import Version
from netjes.lib.actors import system
from netjes.login.actions import keep_provider
from netjes.login.models import LoginProvider
from netjes.records.models import LogRow
from netjes.schools.actions import add_person
from netjes.schools.models import Person
from netjes.signing.models import Round
from netjes.site.backups.errors import CannotRestore
from netjes.site.backups.restoring import check_backup, restore_backup
from netjes.site.backups.sealed import WITH_PASSPHRASE, write_sealed
from netjes.site.backups.tables import as_line
from netjes.site.backups.writing import _compressed, write_backup

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "zes gewone woorden achter elkaar"
LOOK = """
import json, django; django.setup()
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
print(json.dumps({m._meta.label: QuerySet(m).count() for m in apps.get_models(include_auto_created=True)}))
"""


@pytest.fixture
def kept(tmp_path, settings, monkeypatch):
    """Backups are made with a data folder of their own."""
    settings.DATA = tmp_path
    (tmp_path / "secret-key").write_text(settings.SECRET_KEY)
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("NETJES_BACKUP_PASSPHRASE", WORDS)
    return tmp_path / "kopie.age"


@pytest.fixture
def lived_in(agreed, people):
    """A school with people, agreements, a log, a secret, and a number that is never given out again."""
    keep_provider(
        actor=system("tests"),
        provider=LoginProvider(
            school=agreed, slug="x", kind="oidc", name="X", issuer="https://x.example", client_id="c"
        ),
    )
    add_person(actor=system("tests"), school=agreed, given_name="Kort", family_name="Hier").delete()
    return agreed


def counts() -> dict[str, int]:
    return {m._meta.label: QuerySet(m).count() for m in apps.get_models(include_auto_created=True)}


def words() -> str:
    return WORDS


def look(env: dict[str, str], code: str) -> str:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code], env=env | {"DJANGO_SETTINGS_MODULE": "netjes.site.settings"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def test_it_works(lived_in, kept, netjes, started, empty_database):
    made = netjes("backup", kept)
    assert made.status == 0 and "staat klaar" in made.out and made.err == ""
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [each.name for each in kept.parent.glob(".kopie*")] == []

    env = empty_database | {"NETJES_BACKUP_PASSPHRASE": WORDS}
    back = started("restore", kept, env=env)
    assert (back.status, back.err) == (0, "") and back.out.startswith("Alles is teruggezet en nagekeken:")
    assert json.loads(look(env, LOOK)) == counts()
    assert (Path(env["NETJES_DATA"]) / "secret-key").read_text() == (kept.parent / "secret-key").read_text()
    verified = started("verify", env=env)
    assert (verified.status, verified.out) == (0, "Alles is nog zoals het is opgeschreven.\n")

    again = started("restore", kept, env=env)
    assert again.status == 2 and "Deze database is niet leeg, en er is niets aan veranderd." in again.err
    assert json.loads(look(env, LOOK)) == counts()


def test_what_comes_back_is_the_same_to_the_last_sign(lived_in, kept, empty_database, started):
    write_backup(kept, passphrase=WORDS)
    env = empty_database | {"NETJES_BACKUP_PASSPHRASE": WORDS}
    assert started("restore", kept, env=env).status == 0
    other = kept.with_name("nogmaals.age")
    assert started("backup", other, env=env).status == 0
    assert contents(other) == contents(kept)
    # the log still refuses to be changed, and no number is given out twice
    told = look(
        env,
        """
import django; django.setup()
from django.db import connection, DatabaseError
from netjes.schools.models import Person, School
from netjes.schools.actions import add_person
from netjes.lib.actors import system
try:
    with connection.cursor() as cursor: cursor.execute("UPDATE records_logrow SET act = 'x'")
except DatabaseError as error: print("het logboek groeit alleen" in str(error))
print(add_person(actor=system("tests"), school=School.objects.get(), given_name="A", family_name="B").pk)
""",
    )
    nxt = add_person(actor=system("tests"), school=lived_in, given_name="A", family_name="B").pk
    assert told.split() == ["True", str(nxt)]


def contents(path: Path) -> list[object]:
    """Everything in a backup but what is new each time."""

    class Keeper:
        def __init__(self):
            self.all = []

        def begin(self, kept):
            self.all.append(kept.migrations)

        def file(self, name, content):
            self.all.append((name, content))

        def table(self, name, columns):
            self.all.append((name, columns))

        def row(self, values):
            self.all.append(values)

        def end(self, last_id):
            self.all.append(last_id)

    from netjes.site.backups.reading import read_backup

    keeper = Keeper()
    read_backup(path, keeper, passphrase=words, keys=[])
    return keeper.all


def test_with_a_key_it_is_a_plain_age_file(lived_in, kept, netjes, tmp_path, monkeypatch):
    key = pyrage.x25519.Identity.generate()
    secret = tmp_path / "sleutel.txt"
    secret.write_text(f"# gemaakt door age-keygen\n{key}\n")
    assert netjes("backup", kept, "--recipient", key.to_public()).status == 0
    assert pyrage.decrypt(kept.read_bytes(), [key])[:2] == b"\x1f\x8b"  # gzip
    said = netjes("restore", kept, "--check", "--identity", secret)
    assert said.status == 0 and f"{kept} is heel:" in said.out
    assert "Geef die met --identity" in netjes("restore", kept, "--check").err
    monkeypatch.setenv("NETJES_BACKUP_RECIPIENT", str(key.to_public()))  # as the timer's settings do
    assert netjes("backup", kept, "--force").status == 0
    assert pyrage.decrypt(kept.read_bytes(), [key])[:2] == b"\x1f\x8b"
    secret.write_text(str(pyrage.x25519.Identity.generate()))
    assert (
        "Met deze sleutel gaat de reservekopie niet open"
        in netjes("restore", kept, "--check", "--identity", secret).err
    )
    secret.write_text("geen sleutel")
    assert "staat geen geheime sleutel" in netjes("restore", kept, "--check", "--identity", secret).err


def test_a_file_that_is_there_stays(school, kept, netjes):
    kept.write_text("van iemand anders")
    said = netjes("backup", kept)
    assert said.status == 2 and "is er al" in said.err and kept.read_text() == "van iemand anders"
    assert netjes("backup", kept, "--force").status == 0
    assert check_backup(kept, passphrase=words, keys=[]).rows > 0


def test_a_failure_half_way_leaves_nothing_and_what_was_there(school, kept, monkeypatch):
    from netjes.site.backups import writing

    kept.write_text("de vorige")
    monkeypatch.setattr(writing, "tables_at", lambda state: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_backup(kept, passphrase=WORDS, overwrite=True)
    assert kept.read_text() == "de vorige" and list(kept.parent.glob(".kopie*")) == []
    with connection.cursor() as cursor:  # and the connection is good for more
        cursor.execute("SELECT 1")


@pytest.mark.parametrize(("passphrase", "says"), [("te kort", "De wachtzin is te kort"), ("", "er is geen wachtzin")])
def test_a_passphrase_that_will_not_do_is_refused(school, kept, netjes, monkeypatch, passphrase, says):
    monkeypatch.setenv("NETJES_BACKUP_PASSPHRASE", passphrase)
    said = netjes("backup", kept)
    assert said.status == 2 and says in said.err and not kept.exists()


def test_what_is_no_public_key_is_refused(school, kept, netjes):
    said = netjes("backup", kept, "--recipient", "age1bestaatniet")
    assert said.status == 2 and "geen openbare sleutel van age" in said.err


def test_the_passphrase_may_come_from_a_file(school, kept, netjes, monkeypatch, tmp_path):
    monkeypatch.delenv("NETJES_BACKUP_PASSPHRASE")
    (tmp_path / "zin").write_text(WORDS + "\n")
    assert netjes("backup", kept, "--passphrase-file", tmp_path / "zin").status == 0
    assert check_backup(kept, passphrase=words, keys=[]).tables > 40
    assert "No such file" in netjes("restore", "--check", kept, "--passphrase-file", tmp_path / "weg").err


def changed(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


BROKEN = {
    "empty": (lambda it: b"", "geen reservekopie van Netjes"),
    "something else": (lambda it: b"PK\x03\x04" + it, "geen reservekopie van Netjes"),
    "cut off at the key": (lambda it: it[: len(WITH_PASSPHRASE) + 40], "beschadigd of niet compleet"),
    "cut off half-way": (lambda it: it[: len(it) // 2], "beschadigd of niet compleet"),
    "cut off at the end": (lambda it: it[:-1], "beschadigd of niet compleet"),
    "with something behind": (lambda it: it + b"x", "beschadigd of niet compleet"),
    "one bit in the key": (lambda it: changed(it, len(WITH_PASSPHRASE) + 30), "Met deze wachtzin"),
    "one bit in the middle": (lambda it: changed(it, len(it) // 2), "beschadigd of niet compleet"),
    "one bit at the end": (lambda it: changed(it, len(it) - 3), "beschadigd of niet compleet"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_damaged_file_is_one_clear_sentence(school, kept, netjes, how):
    write_backup(kept, passphrase=WORDS)
    break_it, says = BROKEN[how]
    kept.write_bytes(break_it(kept.read_bytes()))
    said = netjes("restore", kept, "--check")
    assert said.status == 2 and says in said.err and said.err.count("\n") == 1


def test_wrong_words_are_one_clear_sentence(school, kept, netjes, monkeypatch):
    write_backup(kept, passphrase=WORDS)
    monkeypatch.setenv("NETJES_BACKUP_PASSPHRASE", WORDS + "!")
    said = netjes("restore", kept, "--check")
    assert said.status == 2 and "Met deze wachtzin gaat de reservekopie niet open" in said.err
    assert (
        netjes("restore", kept.with_name("weg.age")).err == f"netjes restore: {kept.with_name('weg.age')} is er niet.\n"
    )


HEADER = {
    "netjes": "backup", "format": 1, "made_at": "2026-11-25T10:00:00+00:00", "version": "9", "database": "sqlite",
    "migrations": [["schools", "9999_later"]], "key_sha256": "",
}  # fmt: skip
END = {"tables": 0, "rows": 0, "problems": []}


def written(path: Path, *lines: object) -> Path:
    with path.open("wb") as file:
        write_sealed(_compressed(as_line(line) for line in lines), file, passphrase=WORDS)
    return path


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([HEADER | {"format": 2}, END], "nieuwere Netjes"),
        ([{"iets": "anders"}], "geen reservekopie"),
        (["[]"], "geen reservekopie"),
        ([HEADER], "beschadigd"),
        ([HEADER, END, END], "beschadigd"),
        ([HEADER, END | {"tables": 3}], "beschadigd"),
        ([HEADER, [1, 2], END], "beschadigd"),
        ([HEADER, {"table": "a.b", "columns": ["id"]}, [1, 2]], "beschadigd"),
        ([HEADER, {"table": "a.b", "columns": ["id"]}, [1], {"end": "a.b", "rows": 2}, END], "beschadigd"),
        ([HEADER, {"table": "a.b", "columns": 3}], "beschadigd"),
    ],
)
def test_what_does_not_add_up_is_refused(school, kept, lines, says):
    with pytest.raises(CannotRestore, match=says):
        check_backup(written(kept, *lines), passphrase=words, keys=[])


def test_a_backup_of_a_newer_netjes_changes_nothing(school, kept):
    with pytest.raises(CannotRestore, match="nieuwere Netjes"):
        restore_backup(written(kept, HEADER, END), passphrase=words, keys=[], new_key=True)


def test_a_broken_restore_leaves_an_empty_database(lived_in, kept, started, empty_database):
    """The last table is cut off: all that was written before it is gone again."""
    write_backup(kept, passphrase=WORDS)
    kept.write_bytes(kept.read_bytes()[:-1])
    env = empty_database | {"NETJES_BACKUP_PASSPHRASE": WORDS}
    said = started("restore", kept, env=env)
    assert said.status == 2 and "beschadigd of niet compleet" in said.err
    tables = look(
        env,
        "import django; django.setup()\nfrom django.db import connection as c\nprint(c.introspection.table_names())",
    )
    assert tables == "[]\n"


def test_a_text_that_was_changed_is_told_and_kept_as_it_was(agreed, kept, netjes):
    """A backup is true to what is there; what was wrong already is said, then and when it is read."""
    first = Version.objects.for_school(agreed).order_by("pk").first()
    Version.objects.for_school(agreed).filter(pk=first.pk).update(text="Alles mag.")
    made = netjes("backup", kept)
    assert made.status == 0 and "de tekst is veranderd nadat hij was bekendgemaakt" in made.err
    said = netjes("restore", kept, "--check")
    assert said.status == 0 and "Dit klopte al niet toen de kopie werd gemaakt" in said.err


def test_it_is_one_moment_while_others_write(lived_in, kept, monkeypatch):
    """Somebody writes in the middle: the backup has all of before and nothing of after, and nobody waits."""
    import subprocess
    import sys

    from netjes.site.backups import writing

    database = connection.settings_dict
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "netjes.site.settings"}
    if connection.vendor == "sqlite":
        env["DATABASE_URL"] = f"sqlite:///{database['NAME']}"
    else:
        from urllib.parse import urlsplit

        env["DATABASE_URL"] = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database['NAME']}").geturl()
    add = (
        "import django; django.setup()\nfrom netjes.schools.models import School\n"
        "from netjes.schools.actions import add_person\nfrom netjes.lib.actors import system\n"
        "add_person(actor=system('tests'), school=School.objects.get(), given_name='Later', family_name='Gekomen')"
    )
    before, plain = (counts()["schools.Person"], counts()["records.LogRow"]), writing.tables_at

    def tables_at(state):
        found = plain(state)
        for table in found:
            yield table
            if table.name == "notices.notice":  # before the log and the people are read
                subprocess.run([sys.executable, "-c", add], env=env, check=True, timeout=30)

    monkeypatch.setattr(writing, "tables_at", tables_at)
    write_backup(kept, passphrase=WORDS)
    all_of_it = contents(kept)
    rows = {"records.logrow": 0, "schools.person": 0}
    name = ""
    for each in all_of_it:
        if isinstance(each, tuple):
            name = each[0]
        elif isinstance(each, list) and name in rows:
            rows[name] += 1
    assert (rows["schools.person"], rows["records.logrow"]) == before
    assert counts()["schools.Person"] == before[0] + 1


def test_an_empty_database_gives_nothing_to_keep(started, empty_database, tmp_path):
    said = started("backup", tmp_path / "k.age", env=empty_database | {"NETJES_BACKUP_PASSPHRASE": WORDS})
    assert said.status == 2 and "De database is leeg" in said.err
    assert not Round.objects.unscoped("toets").exists() and not Person.objects.unscoped("toets").exists()
    assert not LogRow.objects.unscoped("toets").exists()


def test_another_key_is_said(lived_in, kept, started, empty_database):
    """A key from outside goes before the one in the backup; what it cannot open is said, with the mend."""
    write_backup(kept, passphrase=WORDS)
    env = empty_database | {
        "NETJES_BACKUP_PASSPHRASE": WORDS,
        "SECRET_KEY": "een heel andere sleutel dan toen 1234567890",
    }
    said = started("restore", kept, env=env)
    assert said.status == 0 and "NETJES_OLD_SECRET_KEYS" in said.err
    assert not (Path(env["NETJES_DATA"]) / "secret-key").exists()
