"""Clocks and medians. Time is CPU time, so that a busy machine counts as little as it can."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Request = tuple[str, str, dict[str, bool]]
RUNS = 5
TURN = 0.1  # seconds of CPU that an engine gets in its turn, so that each has its own data in the caches
Decide = Callable[..., object]


@dataclass(frozen=True)
class Timing:
    """Microseconds of CPU per decision; the quantiles are of single calls and include the clock's own cost."""

    mean: float
    p50: float
    p99: float

    @property
    def per_second(self) -> float:
        return 1e6 / self.mean


def in_a_loop(decide: Decide, requests: Sequence[Request], *, at_least: float = 0.0) -> float:
    """Microseconds of CPU per request, the engine's own threads included; passes until `at_least` seconds went by."""
    start = time.process_time()
    passes, used = 0, 0.0
    while not passes or used < at_least:
        for role, act, facts in requests:
            decide(role, act, facts)
        passes, used = passes + 1, time.process_time() - start
    return used / passes / len(requests) * 1e6


def one_by_one(decide: Decide, requests: Sequence[Request]) -> list[float]:
    """Microseconds of this thread's CPU for each request apart."""
    clock = time.thread_time_ns
    found = []
    for role, act, facts in requests:
        start = clock()
        decide(role, act, facts)
        found.append((clock() - start) / 1000)
    return found


def clock_cost() -> float:
    """What looking at the clock adds to each single call, in microseconds."""
    return statistics.median(one_by_one(lambda role, act, facts: None, [("", "", {})] * 2_000))


def summary(means: Sequence[float], singles: Sequence[Sequence[float]]) -> Timing:
    """Medians over the runs."""
    cuts = [statistics.quantiles(single, n=100) for single in singles]
    return Timing(
        statistics.median(means),
        statistics.median(c[49] for c in cuts),
        statistics.median(c[98] for c in cuts),
    )


def children_cpu() -> float:
    """Seconds of CPU that ended child processes have taken so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
