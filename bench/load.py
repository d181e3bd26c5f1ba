"""Signing day: 25 arrivals a second for a minute, with five seconds of 100 a second in the middle.

Each arrival is a guardian who opens their link, says "that is me", reads the page and agrees: four requests over a
connection of their own, to the server that `netjes serve` starts. Beside it, in the same run, the same arrivals
against the least that Django can do (`bench/least.py`). Afterwards the database is asked what it kept.

`python -m bench.load [--seconds 10] [--engine SQLite] [--follow] [--runs 3]` for a part of it.
"""

import argparse
import asyncio
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.arrivals import Seen, Wave, all_arrive
from bench.signing_day import TICK, Server, Visit, databases, kept_in, machine_cpu, open_school

if TYPE_CHECKING:
    from bench.report import Table

ENGINES = ("SQLite", "PostgreSQL")
OUTSIDE, INSIDE = 0.5, 2.0  # seconds within which a page has to be there for 99 of 100
WARM, AT_ONCE = 40, 300  # visits before the clock runs, and visits that come all together to see what it can bear
OURS, LEAST = "Netjes", "least Django view"


@dataclass
class Measured:
    """One server under one wave."""

    seen: list[Seen]
    server: float  # seconds of CPU
    database: float
    generator: float
    everything: float
    wall: float
    megabytes: float
    at_once: float  # visits a second when they all come together

    @property
    def errors(self) -> list[str]:
        return [each.error for each in self.seen if each.error]

    @property
    def foreign(self) -> float:
        """The share of the machine that others had."""
        own = self.server + self.database + self.generator
        return max(0.0, self.everything - own) / self.wall / (os.cpu_count() or 1)

    def pages(self, inside: bool) -> list[float]:
        return [step for each in self.seen if each.inside is inside for step in each.steps]

    def visits(self, inside: bool) -> list[float]:
        return [each.visit for each in self.seen if each.inside is inside]


def quantile(found: list[float], part: float) -> float:
    """Milliseconds."""
    return sorted(found)[min(len(found) - 1, int(len(found) * part))] * 1000


def run(seconds: float = 60) -> "list[Table]":
    return tables(wave_of(seconds), ENGINES, follow=False, runs=1)


def wave_of(seconds: float) -> Wave:
    return Wave(seconds=seconds, peak_seconds=min(5, seconds / 4))


def tables(wave: Wave, engines: tuple[str, ...], *, follow: bool, runs: int) -> "list[Table]":
    from bench.report import Table

    found = []
    for engine in engines:
        table = Table(
            f"signing day on {engine}: {wave.rate:.0f} arrivals a second for {wave.seconds:.0f} s, "
            f"{wave.peak:.0f} a second for {wave.peak_seconds:.0f} s; milliseconds",
            ("what", "page p50", "page p99", "visit p99", "peak: page p50", "peak: page p99", "peak: visit p99",
             "visits/s at once", "server CPU/visit", "database CPU", "MB", "generator", "others"),
        )  # fmt: skip
        try:
            every = [_once(engine, wave, follow=follow) for _ in range(runs)]
        except ImportError:
            table.notes.append(f"MISSING: no {engine} here.")
            found.append(table)
            continue
        for what in (OURS, LEAST):
            _add(table, what, [each[what] for each, _kept in every])
        _judge(table, every)
        found.append(table)
    return found


def _row(one: Measured) -> list[float]:
    n = len(one.seen)
    return [
        quantile(one.pages(False), 0.5), quantile(one.pages(False), 0.99), quantile(one.visits(False), 0.99),
        quantile(one.pages(True), 0.5), quantile(one.pages(True), 0.99), quantile(one.visits(True), 0.99),
        one.at_once, one.server / n * 1000, one.database / n * 1000, one.megabytes,
        one.generator / one.wall * 100, one.foreign * 100,
    ]  # fmt: skip


def _add(table: "Table", what: str, every: list[Measured]) -> None:
    rows = [_row(one) for one in every]
    middle = [statistics.median(column) for column in zip(*rows, strict=True)]
    *figures, generator, others = middle
    table.rows.append((what, *figures, f"{generator:.1f}%", f"{others:.0f}%"))
    if len(rows) > 1:
        shown = "; ".join(f"{row[1]:.0f} and {row[4]:.0f} (others {row[-1]:.0f}%)" for row in rows)
        table.notes.append(f"{what}, page p99 outside and in the peak, each run: {shown}.")


def _judge(table: "Table", every: "list[tuple[dict[str, Measured], dict[str, Any]]]") -> None:
    ours, least = table.rows[-2], table.rows[-1]
    ratio = [float(a) / float(b) for a, b in ((ours[2], least[2]), (ours[5], least[5]), (ours[8], least[8]))]
    capacity = float(least[7]) / float(ours[7])
    table.notes.append(
        f"Ours to the least: page p99 {ratio[0]:.1f}×, in the peak {ratio[1]:.1f}×, CPU {ratio[2]:.1f}×; "
        f"the least takes {capacity:.1f}× as many visits a second."
    )
    errors = [error for each, _ in every for error in each[OURS].errors]
    lost = sum(kept["lost"] for _, kept in every)
    double = sum(kept["double"] for _, kept in every)
    half = sum(kept["half"] for _, kept in every)
    broken = [problem for _, kept in every for problem in kept["problems"]]
    table.notes += [f"error: {error}" for error in errors[:5]] + broken[:5]
    arrivals = sum(len(each[OURS].seen) for each, _ in every)
    table.targets += [
        (f"no error: {len(errors)} in {arrivals:,} visits", not errors),
        (f"no lost or double signature: {lost} and {double}", not lost and not double),
        (f"log and signatures agree, and the chain is whole: {half} and {len(broken)}", not half and not broken),
        (f"page p99 outside the peak under 500 ms: {ours[2]:.0f}", float(ours[2]) < OUTSIDE * 1000),
        (f"page p99 in the peak under 2,000 ms: {ours[5]:.0f}", float(ours[5]) < INSIDE * 1000),
    ]


def _once(engine: str, wave: Wave, *, follow: bool) -> tuple[dict[str, Measured], dict[str, Any]]:
    with databases(engine) as environment:
        times = wave.times()
        visits = open_school(environment, len(times) + WARM + AT_ONCE)
        found = {}
        for what, command in ((LEAST, ("-m", "bench.least")), (OURS, ("-m", "netjes.cli.main", "serve"))):
            settings = {"DJANGO_SETTINGS_MODULE": "bench.least_settings"} if what == LEAST else {}
            server = Server({**environment, **settings}, *command)
            try:
                found[what] = _under(server, environment, visits, times, follow=follow and what == OURS)
            finally:
                server.stop()
        kept = kept_in(environment)
        signed = set(kept["signed"])
        kept["lost"] = sum(1 for each in found[OURS].seen if each.acknowledged and each.person not in signed)
        return found, kept


def _under(
    server: Server, environment: dict[str, str], visits: list[Visit], times: list[tuple[float, bool]], *, follow: bool
) -> Measured:
    warm, together, rest = visits[:WARM], visits[WARM : WARM + AT_ONCE], visits[WARM + AT_ONCE :]
    asyncio.run(all_arrive(server.port, warm, [(at * 0.05, False) for at in range(WARM)], follow=follow))
    start = time.perf_counter()
    asyncio.run(all_arrive(server.port, together, [(0.0, False)] * AT_ONCE, follow=follow))
    at_once = AT_ONCE / (time.perf_counter() - start - 0.2)
    before = _clocks(server, environment)
    seen = asyncio.run(all_arrive(server.port, rest, times, follow=follow))
    used = [after - earlier for after, earlier in zip(_clocks(server, environment), before, strict=True)]
    return Measured(seen, *used, server.megabytes, at_once)


def _clocks(server: Server, environment: dict[str, str]) -> tuple[float, float, float, float, float]:
    return server.cpu, _postgres_cpu(environment), time.process_time(), machine_cpu(), time.perf_counter()


def _postgres_cpu(environment: dict[str, str]) -> float:
    """Seconds of CPU of the database's own processes; on SQLite it is part of the server's."""
    mark = Path(environment["NETJES_DATA"]).parent / "postgres" / "postmaster.pid"
    if not mark.exists():
        return 0.0
    postmaster, used = mark.read_text().split()[0], 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if path.parent.name == postmaster:  # with what its children used that have ended
            used += sum(map(int, fields[11:15]))
        elif fields[1] == postmaster:
            used += int(fields[11]) + int(fields[12])
    return used / TICK


def main() -> int:
    from bench.report import print_all

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long people arrive (60)")
    parser.add_argument("--engine", choices=ENGINES, help="one database; both without")
    parser.add_argument("--follow", action="store_true", help="also the pages that the redirects lead to: six requests")
    parser.add_argument("--runs", type=int, default=1, help="how often; medians are shown")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    made = tables(wave_of(args.seconds), (args.engine,) if args.engine else ENGINES, follow=args.follow, runs=args.runs)
    print_all(made, as_json=args.json)
    return 0 if all(met for table in made for _what, met in table.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
