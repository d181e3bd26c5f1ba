"""Lesson change: 1,500 pupils ask within five seconds while 60 teachers open a lesson, and then everybody keeps asking.

Each pupil has a connection of their own, comes when it was settled beforehand (open arrivals: time counts from
then), and asks again when the server said, with the tag of what they had. Beside it, on the same server with the
same arrivals, a view that says two letters (`bench/least.py`). Lost is a permission that was given and that some
pupil of the class did not hear of in the end.

`python -m bench.lesson_change [--pupils 1500] [--teachers 60] [--seconds 30] [--engine SQLite] [--json]`
"""

import argparse
import asyncio
import os
import random
import sys
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from bench.arrivals import Browser
from bench.lesson_school import opened
from bench.load import ENGINES, _postgres_cpu, quantile
from bench.signing_day import Server, databases, machine_cpu

if TYPE_CHECKING:
    from bench.report import Table

PUPILS, TEACHERS, WITHIN = 1_500, 60, 5.0
LEAST = 10  # seconds of asking again in which every phone has heard the last tap
P99, MEMORY = 300, 400  # milliseconds and megabytes that are promised
HEAD = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nNetjes-Les: {}\r\nIf-None-Match: {}\r\n\r\n"
STAND, STATIC = "/les/stand/", "/healthz"


@dataclass
class Asked:
    """One pupil: seconds per question from when it was due, and what was heard last."""

    lesson: int
    first: float = 0.0
    later: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    says: str = ""
    error: str = ""


@dataclass
class Teacher:
    """Seconds until the page of the lesson was there, and until the tap was taken in."""

    lesson: int
    page: float = 0.0
    tap: float = 0.0
    error: str = ""


@dataclass
class Measured:
    pupils: list[Asked]
    teachers: list[Teacher]
    megabytes: float
    server: float  # seconds of CPU
    foreign: float  # the share of the machine that others had

    @property
    def firsts(self) -> list[float]:
        return [each.first for each in self.pupils if each.first]

    @property
    def laters(self) -> list[float]:
        return [one for each in self.pupils for one in each.later]

    @property
    def errors(self) -> list[str]:
        visits: list[Asked | Teacher] = [*self.pupils, *self.teachers]
        wrong = [str(status) for each in self.pupils for status in each.statuses if status not in (200, 304)]
        return [each.error for each in visits if each.error] + wrong


class Phone:
    """A connection that asks the same again and again."""

    def __init__(self, port: int, path: str, pass_: str) -> None:
        self.port, self.path, self.pass_, self.tag = port, path, pass_, ""
        self.next = 5.0
        self.reader: asyncio.StreamReader | None = None

    async def ask(self) -> tuple[int, str]:
        """The status and, of something new, the verdict in it."""
        if self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**18)
        self.writer.write(HEAD.format(self.path, self.pass_, self.tag).encode())
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        given = {name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in lines[1:])}
        status, length = int(lines[0].split(" ")[1]), int(given.get("content-length", 0))
        body = (await self.reader.readexactly(length)).decode() if length and status != 304 else ""
        self.tag, self.next = given.get("etag", ""), float(given.get("netjes-straks", 5))
        return status, body.partition('data-v="')[2].partition('"')[0]

    def close(self) -> None:
        if self.reader is not None:
            self.writer.close()


async def _pupil(port: int, path: str, pass_: str, lesson: int, due: float, until: float) -> Asked:
    seen, phone = Asked(lesson), Phone(port, path, pass_)
    try:
        while due < until:
            await asyncio.sleep(due - time.perf_counter())
            async with asyncio.timeout(60):
                status, says = await phone.ask()
            now = time.perf_counter()
            seen.statuses.append(status)
            seen.says = says or seen.says
            if seen.first:
                seen.later.append(now - due)
            else:
                seen.first = now - due
            due = max(now, due) + phone.next
    except (OSError, EOFError, ValueError, TimeoutError) as error:
        seen.error = f"{type(error).__name__} {error}"
    finally:
        phone.close()
    return seen


async def _teacher(port: int, cookie: str, lesson: int, due: float) -> Teacher:
    """The page, and the tap that opens the lesson for twenty minutes."""
    seen, browser, path = Teacher(lesson), Browser(port), f"/les/{lesson}/"
    name, _equals, value = cookie.partition("=")
    browser.cookies |= {name: value}
    tap = {"doe": "aan", "doel": "lookup", "tijd": "20", "tik": str(uuid.uuid4())}
    try:
        async with asyncio.timeout(60):
            await asyncio.sleep(due - time.perf_counter())
            got, _ = await browser.ask("GET", path)
            if got != 200:
                raise ValueError(f"the page: {got}")
            seen.page, began = time.perf_counter() - due, time.perf_counter()
            token = browser.cookies.get("csrftoken", "")
            got, _ = await browser.ask("POST", path, urlencode({**tap, "csrfmiddlewaretoken": token}))
            if got != 302:
                raise ValueError(f"the tap: {got}")
            seen.tap = time.perf_counter() - began
    except (OSError, EOFError, ValueError, TimeoutError) as error:
        seen.error = f"teacher: {type(error).__name__} {error}"
    finally:
        browser.close()
    return seen


async def _all(
    port: int, path: str, phones: list[tuple[str, int]], seconds: float, teachers: list[list[Any]]
) -> tuple[list[Asked], list[Teacher]]:
    rng, start = random.Random(2026), time.perf_counter() + 0.3
    pupils = asyncio.gather(
        *(
            _pupil(port, path, pass_, lesson, start + rng.uniform(0, WITHIN), start + WITHIN + seconds)
            for pass_, lesson in phones
        )
    )
    opening = asyncio.gather(
        *(_teacher(port, cookie, lesson, start + rng.uniform(0, WITHIN)) for cookie, lesson in teachers)
    )
    return list(await pupils), list(await opening)


def measured(
    server: Server,
    environment: dict[str, str],
    path: str,
    phones: list[tuple[str, int]],
    seconds: float,
    teachers: list[list[Any]] | None = None,
) -> Measured:
    """What they met, after a few have warmed the server up."""
    asyncio.run(_all(server.port, path, phones[:20], 0, []))
    clocks = server.cpu, time.process_time(), machine_cpu(), time.perf_counter(), _postgres_cpu(environment)
    pupils, teach = asyncio.run(_all(server.port, path, phones, seconds, teachers or []))
    after = server.cpu, time.process_time(), machine_cpu(), time.perf_counter(), _postgres_cpu(environment)
    cpu, own, everything, wall, database = (new - old for new, old in zip(after, clocks, strict=True))
    foreign = max(0.0, everything - cpu - own - database) / wall / (os.cpu_count() or 1)
    return Measured(pupils, teach, server.megabytes, cpu, foreign)


def run(seconds: float = 30) -> "list[Table]":
    return tables(ENGINES, PUPILS, TEACHERS, seconds)


def tables(engines: tuple[str, ...], pupils: int, teachers: int, seconds: float) -> "list[Table]":
    from bench.report import Table

    found, seconds = [], max(seconds, LEAST)
    for engine in engines:
        table = Table(
            f"lesson change on {engine}: {pupils:,} pupils ask within {WITHIN:.0f} s while {teachers} teachers open a "
            f"lesson, then {seconds:.0f} s of asking again; milliseconds",
            (
                "what",
                "first p50",
                "first p99",
                "again p50",
                "again p99",
                "questions",
                "CPU ms/question",
                "MB",
                "others",
            ),
        )
        try:
            ours, least, teach, lost = _once(engine, pupils, teachers, seconds)
        except ImportError:
            table.notes.append(f"MISSING: no {engine} here.")
            found.append(table)
            continue
        for what, one in (("Netjes", ours), ("static view", least)):
            _add(table, what, one)
        tapped, taps = [each.page for each in teach], [each.tap for each in teach]
        p99 = quantile(ours.firsts + ours.laters, 0.99)
        table.notes += [f"error: {error}" for error in ours.errors[:5]]
        table.notes.append(
            f"Teachers: page p99 {quantile(tapped, 0.99):.0f} ms, tap p99 {quantile(taps, 0.99):.0f} ms."
        )
        table.notes.append("Memory is the sum of what all server processes hold, so what they share counts in each.")
        table.targets += [
            (f"p99 under {P99} ms: {p99:.0f}", p99 < P99),
            (f"a teacher's tap, p99 under {P99} ms: {quantile(taps, 0.99):.0f}", quantile(taps, 0.99) < P99),
            (f"no error: {len(ours.errors)}", not ours.errors),
            (f"no lost permission: {lost} pupils did not hear of theirs", not lost),
            (f"all processes under {MEMORY} MB: {ours.megabytes:.0f}", ours.megabytes < MEMORY),
        ]
        found.append(table)
    return found


def _add(table: "Table", what: str, one: Measured) -> None:
    laters = one.laters or [0.0]
    questions = len(one.firsts) + len(one.laters)
    table.rows.append(
        (what, quantile(one.firsts, 0.5), quantile(one.firsts, 0.99), quantile(laters, 0.5), quantile(laters, 0.99),
         questions, one.server / max(1, questions) * 1000, one.megabytes, f"{one.foreign * 100:.0f}%")
    )  # fmt: skip


def _once(engine: str, pupils: int, teachers: int, seconds: float) -> tuple[Measured, Measured, list[Teacher], int]:
    with databases(engine) as environment:
        school = opened(environment, pupils, teachers)
        phones = [(each["pass"], each["lesson"]) for each in school["pupils"]]
        server = Server({**environment, "DJANGO_SETTINGS_MODULE": "bench.least_settings"}, "-m", "bench.least")
        try:
            least = measured(server, environment, STATIC, phones, seconds)
        finally:
            server.stop()
        server = Server(environment, "-m", "netjes.cli.main", "serve")
        try:
            ours = measured(server, environment, STAND, phones, seconds, school["teachers"])
        finally:
            server.stop()
        told = {each.lesson for each in ours.teachers if not each.error}
        return ours, least, ours.teachers, sum(1 for each in ours.pupils if each.lesson in told and each.says != "mag")


def main() -> int:
    from bench.report import print_all

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=PUPILS)
    parser.add_argument("--teachers", type=int, default=TEACHERS)
    parser.add_argument("--seconds", type=float, default=30, help="how long everybody keeps asking (30)")
    parser.add_argument("--engine", choices=ENGINES, help="one database; both without")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    engines = (args.engine,) if args.engine else ENGINES
    made = tables(engines, args.pupils, args.teachers, args.seconds)
    print_all(made, as_json=args.json)
    return 0 if all(met for table in made for _what, met in table.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
