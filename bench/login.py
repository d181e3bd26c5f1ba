"""Logging in: what a wrong password costs for a name that exists and for one that does not.

The two are taken in turns on the same machine, so that a busy moment weighs on both. The difference between
their medians is set beside how much a median moves by itself: between two halves of the same kind.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.report import Table

ROUNDS = 120


def run() -> "list[Table]":
    from bench.report import Table

    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"NETJES_DATA": data, "DJANGO_SETTINGS_MODULE": "netjes.site.settings"}
        for name in ("DATABASE_URL", "NETJES_DEMO", "NETJES_HOSTS"):
            environment.pop(name, None)
        done = subprocess.run(
            [sys.executable, "-m", "bench.login"], env=environment, capture_output=True, text=True, check=True
        )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    table = Table(
        f"login: {ROUNDS} wrong passwords of each kind in turns, milliseconds per request",
        ("what", "median", "p95", "middle half"),
    )
    for what, times in found.items():
        quarters = statistics.quantiles(times, n=4)
        table.rows.append(
            (what, statistics.median(times), statistics.quantiles(times, n=20)[-1], quarters[2] - quarters[0])
        )
    known, unknown = found["wrong password, name exists"], found["wrong password, no such name"]
    apart = abs(statistics.median(known) - statistics.median(unknown))
    noise = max(abs(statistics.median(each[::2]) - statistics.median(each[1::2])) for each in (known, unknown))
    spread = statistics.quantiles(known, n=4)[2] - statistics.quantiles(known, n=4)[0]
    table.notes.append(f"Medians apart: {apart:.2f} ms; two halves of one kind are up to {noise:.2f} ms apart.")
    table.targets.append((f"the difference is inside the middle half: {apart:.2f} of {spread:.2f} ms", apart < spread))
    return [table]


def measure() -> dict[str, list[float]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from netjes.lib.actors import system
    from netjes.login.models import GuessCount
    from netjes.schools.actions import add_person, open_account, open_school

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    actor = system("bench")
    school = open_school(actor=actor, name="Bench")
    person = add_person(actor=actor, school=school, given_name="Iemand", family_name="Echt")
    open_account(actor=actor, person=person, login="bestaat", password="drie losse woorden")

    def once(login: str, password: str) -> float:
        client = Client(headers={"host": "localhost"})
        start = time.perf_counter()
        client.post("/inloggen/", {"login": login, "password": password})
        took = (time.perf_counter() - start) * 1000
        GuessCount.objects.for_school(school).delete()  # else the sixth would not be looked at
        return took

    kinds = {
        "wrong password, name exists": ("bestaat", "helemaal niet goed"),
        "wrong password, no such name": ("bestaatniet", "helemaal niet goed"),
        "right password": ("bestaat", "drie losse woorden"),
    }
    found: dict[str, list[float]] = {what: [] for what in kinds}
    for each in kinds.values():
        once(*each)
    for _round in range(ROUNDS):
        for what, each in kinds.items():
            found[what].append(once(*each))
    return found


if __name__ == "__main__":
    print(json.dumps(measure()))
