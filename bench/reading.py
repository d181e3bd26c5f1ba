"""Reading an agreement and making it ready, and the start of the command; beside what peers take to load theirs."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.adapters import PEERS
from bench.adapters.twosided import TwoSided
from bench.measure import RUNS, children_cpu
from bench.mix import AGREEMENT, agreement, nothing_known
from bench.report import Table
from netjes.norms import library
from netjes.norms.notation import read_file
from netjes.norms.table import Rulebook

READ_TARGET, START_TARGET = 50.0, 300.0
FRESH = """
import sys, time
start = time.process_time()
from netjes.norms.notation import read_file
from netjes.norms.table import Rulebook
loaded = time.process_time()
Rulebook(read_file(sys.argv[1]))
print((loaded - start) * 1000, (time.process_time() - loaded) * 1000)
"""


def run() -> list[Table]:
    agreed = agreement()
    size = f"{len(agreed.articles)} articles, {len(agreed.norms)} norms"
    words = f"{len(agreed.vocabulary.acts)} acts and {len(agreed.vocabulary.facts)} facts"
    table = Table(
        f"reading: {size}, a word list of {words}",
        ("what", "CPU ms", "wall ms"),
    )
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "afspraken.md")
        text.write_text(library.text_of(f"{AGREEMENT}.md"), encoding="utf-8")
        cold = _median(lambda: _read(text, words_too=True))
        table.rows.append(("Netjes, read and make ready, word list included", *cold))
        table.rows.append(("Netjes, the same with the word list at hand", *_median(lambda: _read(text))))
        fresh = [_fresh(text) for _ in range(RUNS)]
        first = statistics.median(ready for _, ready in fresh)
        table.rows.append(("Netjes, the first time in a fresh process", first, None))
        table.rows.append(("— and loading its code before that", statistics.median(code for code, _ in fresh), None))
        start = _command(text)
        table.rows.append(("netjes decide, the whole command", *start))
    _peers(table)
    table.notes.append("Netjes starts from the text. Peers start from finished rules: making those is not counted.")
    table.targets.append((f"read under {READ_TARGET:.0f} ms, also the first time: {first:.1f} ms", first < READ_TARGET))
    table.targets.append((f"command under {START_TARGET:.0f} ms wall: {start[1]:.0f} ms", start[1] < START_TARGET))
    return [table]


def _peers(table: Table) -> None:
    rules = TwoSided.of(agreement())
    for peer in PEERS:
        if peer.version is not None:
            make = peer.engine()
            make(rules)  # what is loaded on first use is not counted
            table.rows.append((f"{peer.name}, from rules to ready", *_median(lambda make=make: make(rules))))  # type: ignore[misc]


def _read(text: Path, *, words_too: bool = False) -> None:
    if words_too:
        library.shipped_words.cache_clear()
    Rulebook(read_file(text))


def _fresh(text: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", FRESH, str(text)]
    loaded, ready = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(loaded), float(ready)


def _command(text: Path) -> tuple[float, float]:
    """Milliseconds of the command as it is typed, for the hardest question: posting with nothing known."""
    role, act, _ = nothing_known()[0]
    netjes = Path(sys.executable).with_name("netjes")
    program = [str(netjes)] if netjes.exists() else [sys.executable, "-m", "netjes.cli.main"]
    command = [*program, "decide", str(text), "--role", role, "--act", act]
    cpu, wall = [], []
    for _ in range(RUNS * 2):
        before, start = children_cpu(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((children_cpu() - before) * 1000)
    return statistics.median(cpu), statistics.median(wall)


def _median(do: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = [], []
    for _ in range(RUNS):
        before, start = time.process_time(), time.perf_counter()
        do()
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - before) * 1000)
    return statistics.median(cpu), statistics.median(wall)
