"""What each engine adds to the memory of a process that does nothing else: its code, made ready, and after the mix."""

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bench.measure import Request, resident

if TYPE_CHECKING:
    from bench.report import Table

OURS = "Netjes"


def run() -> "list[Table]":
    from bench.adapters import PEERS
    from bench.mix import requests
    from bench.report import Table

    mixed = requests("sent")
    columns = ("engine", "code", "ready", "requests", "after them", "in all")
    table = Table("memory: megabytes added to a process", columns)
    for name, count in [(OURS, len(mixed)), *((p.name, p.first) for p in PEERS if p.version)]:
        done = subprocess.run(
            [sys.executable, "-m", "bench.memory", name],
            input=json.dumps(mixed[:count]), capture_output=True, text=True, check=True,
        )  # fmt: skip
        code, ready, used = json.loads(done.stdout)
        table.rows.append((name, code, ready, count, used, code + ready + used))
    table.notes.append("Netjes: ready is with the agreement read. Peers: reading it and making rules is not counted.")
    table.notes.append(
        "Netjes keeps its answers, up to 50,000 in all and 50,000 for each group of acts with the same norms; "
        "the peers keep none."
    )
    return [table]


def measure(name: str, mixed: Sequence[Request]) -> tuple[float, float, float]:
    """Megabytes for the engine's code, for making it ready, and for the answers to this mix."""
    load = _ours if name == OURS else _peer(name)
    gc.collect()
    start = resident()
    make = load()
    loaded = resident()
    decide = make()
    ready = resident()
    for role, act, facts in mixed:
        decide(role, act, facts)
    gc.collect()
    return loaded - start, ready - loaded, resident() - ready


def _ours() -> Callable[[], Callable[..., object]]:
    from netjes.norms.library import model
    from netjes.norms.table import Rulebook

    return lambda: Rulebook(model("leerlingen")).decide


def _peer(name: str) -> Callable[[], Callable[[], Callable[..., object]]]:
    """The rules are made first; only then is the peer loaded."""
    from bench.adapters import PEERS
    from bench.adapters.twosided import TwoSided
    from bench.mix import agreement

    peer, rules = next(p for p in PEERS if p.name == name), TwoSided.of(agreement())

    def load() -> Callable[[], Callable[..., object]]:
        engine = peer.engine()
        return lambda: engine(rules).decide

    return load


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], json.load(sys.stdin))))
