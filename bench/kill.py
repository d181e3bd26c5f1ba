"""A server that is killed while people sign: whatever somebody was told is there, and nothing is there by half.

`python -m bench.kill [--engine PostgreSQL] [--times 10]`. SIGKILL to the whole process group, in the middle of a
stream of arrivals; the next server starts on what lies there. This is what a crash, an impatient restart or a
full memory does. It is not a power failure: then SQLite, with `synchronous=NORMAL`, may lose the last moments
whole, never by half.
"""

import argparse
import asyncio
import random
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bench.arrivals import Seen, all_arrive
from bench.signing_day import Server, Visit, databases, kept_in, open_school

AT_A_TIME, DURING = 60, 0.6  # visits between two kills, and the seconds in which they arrive
TOLD = (5, 40)  # so many have been told that their answer was taken in, when it is over


@dataclass
class Found:
    """`acknowledged` were told that their answer was taken in; `unanswered` were cut off before that."""

    times: int
    acknowledged: int = 0
    unanswered: int = 0
    signed: int = 0
    wrong: list[str] = field(default_factory=list)


def killed(engine: str, times: int = 10, seed: int = 2026) -> Found:
    """Kill a server this many times on one database. Raises `ImportError` where this engine is not installed."""
    rng, found, told = random.Random(seed), Found(times), set[int]()
    with databases(engine) as environment, ThreadPoolExecutor(1) as aside:
        visits = open_school(environment, times * AT_A_TIME)
        command = (environment, "-m", "netjes.cli.main", "serve")
        server = Server(*command)
        for turn in range(times):
            arriving = visits[turn * AT_A_TIME : (turn + 1) * AT_A_TIME]
            try:  # aside: the loop of a browser may be running in this thread
                seen = aside.submit(_until_killed, server, arriving, rng.randint(*TOLD)).result()
            finally:
                server.stop(signal.SIGKILL)
            told |= {each.person for each in seen if each.acknowledged}
            found.unanswered += sum(1 for each in seen if not each.acknowledged)
            following = aside.submit(Server, *command)  # starts on what lies there, while we look at it
            try:
                _look(environment, told, found, turn + 1)
            finally:
                server = following.result()
        server.stop()
    found.acknowledged = len(told)
    return found


def _until_killed(server: Server, visits: list[Visit], so_many: int) -> list[Seen]:
    left = so_many

    def one_more() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            server.kill()

    arrivals = [(DURING * at / len(visits), False) for at in range(len(visits))]
    return asyncio.run(all_arrive(server.port, visits, arrivals, told=one_more))


def _look(environment: dict[str, str], told: set[int], found: Found, turn: int) -> None:
    kept = kept_in(environment)
    found.signed = len(kept["signed"])
    for what, wrong in (
        ("acknowledged signatures lost", len(told - set(kept["signed"]))),
        ("signed double", kept["double"]),
        ("half-written", kept["half"]),
        ("integrity check failed", not kept["whole"]),
    ):
        if wrong:
            found.wrong.append(f"after kill {turn}: {what}: {int(wrong)}")
    found.wrong += [f"after kill {turn}: {each}" for each in kept["problems"]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("SQLite", "PostgreSQL"), default="SQLite")
    parser.add_argument("--times", type=int, default=10)
    args = parser.parse_args()
    start = time.monotonic()
    found = killed(args.engine, args.times)
    print(
        f"{args.engine}, killed {found.times} times in {time.monotonic() - start:.0f} s: "
        f"{found.acknowledged} acknowledged, {found.unanswered} cut off, {found.signed} signatures kept."
    )
    print(
        "\n".join(found.wrong) or "Every acknowledged signature is there, none by half, and the log's chain is whole."
    )
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
