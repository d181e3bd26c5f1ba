"""Single decisions on the whole pupils' agreement: ours, cold and warm, beside every peer."""

from collections.abc import Callable, Sequence

from bench.adapters import PEERS, Peer
from bench.adapters.twosided import TwoSided
from bench.measure import RUNS, TURN, Decide, Request, Timing, clock_cost, in_a_loop, one_by_one, summary
from bench.mix import MIXES, agreement, distinct, nothing_known, requests
from bench.report import Table
from netjes.norms.table import Rulebook

TARGET = 250
COLUMNS = (
    "engine",
    "n",
    "agree",
    "µs",
    "p50 µs",
    "p99 µs",
    "a second",
    "Netjes warm is",
    "unknown",
    "missing facts",
    "reasons",
)
FIRST_TIMES = ("cold", "used", "posting, cold")  # one pass only: a second would not be the first time
Way = tuple[Callable[[], Decide], Sequence[Request]]
OURS = ("native", "yes", "articles, norms, whom")


def run() -> list[Table]:
    rules = TwoSided.of(agreement())
    engines = {p: p.engine()(rules) for p in PEERS if p.version}
    return [_table(name, engines) for name in MIXES]


def _table(name: str, engines: dict[Peer, object]) -> Table:
    mixed = requests(name)
    once, others = distinct(mixed), requests(name, 20_000, seed=1)
    rulebook = Rulebook(agreement())
    agree = {p: agreeing(rulebook, e, mixed[: p.first]) for p, e in engines.items()}  # also warms up all of them
    in_a_loop(rulebook.decide, mixed)

    ways: dict[object, Way] = {
        "cold": (lambda: Rulebook(agreement()).decide, once),
        "used": (lambda: _used(others), once),
        "warm": (lambda: rulebook.decide, mixed),
        "posting, cold": (lambda: Rulebook(agreement()).decide, nothing_known()),
        "posting, warm": (lambda: rulebook.decide, nothing_known() * 20),
    }
    ways |= {p: (lambda e=e: e.decide, mixed[: p.first]) for p, e in engines.items()}  # type: ignore[misc, attr-defined]
    found = _timed(ways)

    table = Table(f"decisions, mix “{name}”: {MIXES[name]}", COLUMNS)
    for label, key in (
        ("Netjes, warm", "warm"),
        ("Netjes, used: 20,000 other requests went before, each request once", "used"),
        ("Netjes, cold: a fresh rulebook, each request once", "cold"),
        ("Netjes, posting with nothing known, warm", "posting, warm"),
        ("Netjes, posting with nothing known, cold", "posting, cold"),
    ):
        table.rows.append((label, len(ways[key][1]), None, *_figures(found[key]), None, *OURS))
    for p in engines:
        ratio = f"{found[p].mean / found['warm'].mean:,.0f}×"
        says = (ratio, p.unknown, p.missing, p.reasons)
        table.rows.append((p.name, len(ways[p][1]), agree[p], *_figures(found[p]), *says))
    _conclude(table, found, engines, len(once), sum(len(facts) for _, _, facts in mixed) / len(mixed))
    return table


def _conclude(table: Table, found: dict[object, Timing], engines: dict[Peer, object], once: int, facts: float) -> None:
    acts = len({act for _, act, _ in requests("asked")})
    table.notes.append(f"{once:,} distinct requests, {acts} acts, {facts:.1f} known facts in each on average.")
    table.notes.append(f"p50 and p99 of single calls include the clock, {clock_cost():.2f} µs.")
    yardsticks = {p.name: found[p].mean for p in engines if p.yardstick}
    if not yardsticks:
        return
    table.notes.append(_ratios(f"the faster of {' and '.join(yardsticks)}", yardsticks, found))
    table.notes.append(_ratios("the fastest row of all peers", {p.name: found[p].mean for p in engines}, found))
    for key in ("warm", "cold"):
        ratio = min(yardsticks.values()) / found[key].mean
        table.targets.append((f"{key} at least {TARGET}×: {ratio:,.0f}×", ratio >= TARGET))


def _ratios(what: str, means: dict[str, float], found: dict[object, Timing]) -> str:
    name = min(means, key=lambda n: means[n])
    ratios = ", ".join(f"{key} {means[name] / found[key].mean:,.0f}×" for key in ("warm", "used", "cold"))
    return f"Ratio to {what}, here {name}: {ratios}."


def _timed(ways: dict[object, Way]) -> dict[object, Timing]:
    """All ways in turn, and that `RUNS` times, so that a busy moment hits all of them."""
    means: dict[object, list[float]] = {key: [] for key in ways}
    singles: dict[object, list[list[float]]] = {key: [] for key in ways}
    for _ in range(RUNS):
        for key, (make, some) in ways.items():
            means[key].append(in_a_loop(make(), some, at_least=0.0 if key in FIRST_TIMES else TURN))
            singles[key].append(one_by_one(make(), some))
    return {key: summary(means[key], singles[key]) for key in ways}


def _used(others: Sequence[Request]) -> Decide:
    rulebook = Rulebook(agreement())
    in_a_loop(rulebook.decide, others)
    return rulebook.decide


def _figures(timing: Timing) -> tuple[float, float, float, float]:
    return timing.mean, timing.p50, timing.p99, timing.per_second


def agreeing(rulebook: Rulebook, engine: object, some: Sequence[Request]) -> str:
    """How many of these requests an engine answers as we do, as a percentage; 100% only when it is all of them."""
    wrong = len(disagreements(rulebook, engine, some))
    return "100%" if not wrong else f"{100 - 100 * wrong / len(some):.2f}%"


def disagreements(rulebook: Rulebook, engine: object, some: Sequence[Request]) -> list[tuple[Request, str, str]]:
    """The requests on which an engine says something else, with our answer and its own."""
    answers = [(r, rulebook.decide(*r).verdict.value, engine.decide(*r)) for r in some]  # type: ignore[attr-defined]
    return [(request, ours, its) for request, ours, its in answers if ours != its]
