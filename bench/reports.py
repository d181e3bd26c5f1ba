"""Telling something while the site is used: 1,000 reports an hour, and a flood of a hundred a second.

Each report is what a person does: the first page, the answers, and sending it, with its encryption, its receipt and the
work that a phone does above the budget (the budget is nought here, so every one of them works). Then it is read twice:
by a reader whose key is open (the list, and the report), and by who told it, with the code. Beside it people look
things up on /mag-ik/. The flood sends what costs a flooder nothing: forms without work, and codes that lead nowhere.
Time counts from the moment at which each was to come. The limit beside it is the least that Django can do
(`bench/least.py`), asked in the same rhythm. GlobaLeaks, which most reporting sites run, publishes limits
of 5 to 10 reports an hour for a site.

`python -m bench.reports [--seconds 60] [--flood 20]`
"""

import argparse
import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.arrivals import Browser
from bench.load import quantile
from bench.reports_school import Teller
from bench.signing_day import Server, asked, databases

if TYPE_CHECKING:
    from bench.report import Table

AN_HOUR, LOOKING, FLOOD = 1_000, 5.0, 100.0  # reports an hour; look-ups and flooding forms a second
MOST = 1.0  # seconds within which 99 of 100 pages have to be there
WORDS = "Er gaat een foto rond van iemand uit de tweede. " * 10
LOOKED_UP = "/mag-ik/"
REPORT = re.compile(r'href="(/melden/binnen/\d+/)"')


@dataclass
class Timed:
    """How long each took from the moment it was due, in seconds, and what went wrong."""

    name: str
    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def row(self) -> tuple[str, int, float, float, float, int]:
        took = self.took or [float("nan")]
        return (self.name, len(self.took), quantile(took, 0.5), quantile(took, 0.99), max(took) * 1000, len(self.wrong))


def due_times(rate: float, seconds: float, seed: int) -> list[float]:
    """A Poisson stream: when each comes."""
    rng, found, at = random.Random(seed), [], 0.0
    while (at := at + rng.expovariate(rate)) < seconds:
        found.append(at)
    return found


async def arrive(
    timed: Timed, times: list[float], start: float, one: Callable[[Timed, float], Awaitable[None]]
) -> None:
    async def at(due: float) -> None:
        await asyncio.sleep(due - time.perf_counter())
        try:
            await one(timed, due)
        except (OSError, EOFError, ValueError) as error:
            timed.wrong.append(f"{type(error).__name__} {error}")

    await asyncio.gather(*(at(start + each) for each in times))


def looks_up(port: int, path: str) -> Callable[[Timed, float], Awaitable[None]]:
    async def one(timed: Timed, due: float) -> None:
        browser = Browser(port)
        try:
            status, _to = await browser.ask("GET", path)
        finally:
            browser.close()
        timed.took.append(time.perf_counter() - due)
        if status != 200:
            raise ValueError(str(status))

    return one


def reports(port: int, worked: Timed, read: Timed, cookies: str) -> Callable[[Timed, float], Awaitable[None]]:
    """Somebody who tells something; `timed` has every page that the server made, `worked` what the work itself took.

    `read` has the pages on which it is read again, by a reader with these cookies and by who told it.
    """

    def tell(timed: Timed, due: float) -> None:
        teller, reader, before = Teller(port), Teller(port, headers={"Cookie": cookies}), due

        def step(do: Callable[[], None], into: Timed = timed) -> None:
            nonlocal before
            do()
            into.took.append(time.perf_counter() - before)
            before = time.perf_counter()

        step(teller.get)
        teller.page = teller.page[: teller.page.index("</form>")]
        for given in (
            {"want": "tell"}, {"topic": "berichten"}, {"often": "ja"}, {"reader": "vertrouwenspersoon"},
            {"words": WORDS}, {"zonder": "1"},
        ):  # fmt: skip
            step(lambda given=given: teller.post(**given))  # type: ignore[misc]
        found = teller.work()
        worked.took.append(time.perf_counter() - before)
        before = time.perf_counter()
        step(lambda: teller.post(werk=found))
        if not teller.code:
            raise ValueError(f"{teller.status}: not received")
        step(lambda: reader.look("/melden/binnen/"), read)
        newest = REPORT.findall(reader.page)[-1]
        step(lambda: reader.look(newest), read)
        if WORDS[:40] not in reader.page:
            raise ValueError(f"{reader.status}: not read")
        step(lambda: teller.open(teller.code), read)
        if WORDS[:40] not in teller.page:
            raise ValueError(f"{teller.status}: not opened")

    async def one(timed: Timed, due: float) -> None:
        await asyncio.to_thread(tell, timed, due)

    return one


def floods(port: int) -> Callable[[Timed, float], Awaitable[None]]:
    """What costs nothing to send: a form to be sent, or a code, with a ticket that is none."""
    number = iter(range(10**9))

    async def one(timed: Timed, due: float) -> None:
        fields = {"doe": "verstuur", "stap": "nakijken", "words": WORDS, "kaartje": "x", "werk": "1.2.3.4.5.6.7.8"}
        if next(number) % 2:
            fields = {"doe": "gesprek", "code": f"{next(number):020d}", "kaartje": "x"}
        browser = Browser(port)
        try:
            status, _to = await browser.ask("POST", "/melden/", urlencode(fields))
        finally:
            browser.close()
        timed.took.append(time.perf_counter() - due)
        if status not in (400, 429):
            raise ValueError(str(status))

    return one


async def _beside(
    port: int, seconds: float, path: str, *, told: float = 0.0, flood: float = 0.0, cookies: str = ""
) -> list[Timed]:
    """Looking things up, with reports and a flood beside it."""
    looking, telling, read = Timed(f"GET {path}"), Timed("page of telling"), Timed("page of reading it")
    work, flooding = Timed("work of a phone"), Timed("flood")
    start = time.perf_counter() + 0.5
    evenly = [each / told for each in range(int(seconds * told) + 1)] if told else []
    await asyncio.gather(
        arrive(looking, due_times(LOOKING, seconds, 1), start, looks_up(port, path)),
        arrive(telling, evenly, start, reports(port, work, read, cookies)),
        arrive(flooding, due_times(flood, seconds, 3) if flood else [], start, floods(port)),
    )
    return [each for each in (looking, telling, read, work, flooding) if each.took or each.wrong]


def run(seconds: float = 60, flood: float = 20) -> "list[Table]":
    from bench.report import Table

    table = Table(
        f"reports on SQLite: {AN_HOUR:,} an hour for {seconds:.0f} s, a flood of {FLOOD:.0f} a second for "
        f"{flood:.0f} s, {LOOKING:.0f} look-ups a second beside each; milliseconds",
        ("what", "asked", "p50", "p99", "most", "wrong"),
    )
    with databases("SQLite") as environment:
        asked(environment, "-m", "bench.reports_school", "open", "0")
        server = Server(environment, "-m", "netjes.cli.main", "serve")
        try:
            port, cookies = server.port, asked(environment, "-m", "bench.reports_school", "reader").splitlines()[-1]
            asyncio.run(_beside(port, 5, LOOKED_UP, told=0.5, cookies=cookies))  # warm
            alone = asyncio.run(_beside(port, min(seconds, 30), LOOKED_UP))
            told = asyncio.run(_beside(port, seconds, LOOKED_UP, told=AN_HOUR / 3600, cookies=cookies))
            flooded = asyncio.run(_beside(port, flood, LOOKED_UP, flood=FLOOD))
        finally:
            server.stop()
        least = Server(environment, "-m", "bench.least")
        try:
            limit = asyncio.run(_beside(least.port, min(seconds, 30), "/1/"))
        finally:
            least.stop()
    for name, found in (
        ("alone", alone),
        ("with reports", told),
        ("in a flood", flooded),
        ("least Django view", limit),
    ):
        table.rows += [(f"{name}: {row[0]}", *row[1:]) for row in (each.row() for each in found)]
    table.notes.append("GlobaLeaks publishes limits of 5 to 10 reports an hour for a site.")
    table.notes.append("The work is done here by Python; what it takes a phone stands in docs/reference/benchmarks.md.")
    for what, found in (("with reports", told), ("in a flood", flooded)):
        slow = max(quantile(each.took, 0.99) for each in found if each.name not in ("work of a phone", "flood"))
        wrong = sum(len(each.wrong) for each in found)
        table.targets.append((f"{what}: 99 of 100 pages within {MOST:.0f} s (it was {slow:.0f} ms), {wrong} wrong",
                              slow <= MOST * 1000 and not wrong))  # fmt: skip
    return [table]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--flood", type=float, default=20)
    given = parser.parse_args()
    from bench.report import print_all

    print_all(run(given.seconds, given.flood), as_json=False)
