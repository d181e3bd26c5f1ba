"""`netjes decide AGREEMENT --batch FILE`: the whole process and each line, beside peers that do JSON in and out too."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.adapters import PEERS
from bench.adapters.twosided import TwoSided
from bench.measure import RUNS, Request, children_cpu
from bench.mix import AGREEMENT, agreement, requests
from bench.report import Table
from netjes.norms.library import text_of

LINES, TARGET = 20_000, 25.0
PEER_LINES = 1_000


def run() -> list[Table]:
    table = Table("batch: JSON lines in and out", ("engine", "lines", "µs a line", "CPU s", "wall s", "answer"))
    for name in ("asked", "sent"):
        ours = _ours(name, table)
        if name == "sent":
            _peers(name, ours, table)
    return [table]


def _ours(name: str, table: Table) -> float:
    lines = _lines(requests(name, LINES))
    with tempfile.TemporaryDirectory() as folder:
        text, many, one = Path(folder, "afspraken.md"), Path(folder, "many.jsonl"), Path(folder, "one.jsonl")
        text.write_text(text_of(f"{AGREEMENT}.md"), encoding="utf-8")
        many.write_bytes(b"".join(lines))
        one.write_bytes(lines[0])
        runs = [(_command(text, one), _command(text, many)) for _ in range(RUNS)]
    start, start_wall = (statistics.median(run[0][i] for run in runs) for i in (0, 1))
    whole, whole_wall = (statistics.median(run[1][i] for run in runs) for i in (0, 1))
    a_line = statistics.median((run[1][0] - run[0][0]) / (LINES - 1) * 1e6 for run in runs)
    full = "full, with explanation"
    table.rows.append((f"Netjes, mix “{name}”, start subtracted", LINES, a_line, whole - start, None, full))
    table.rows.append(("— the whole process", LINES, whole / LINES * 1e6, whole, whole_wall, full))
    table.rows.append(("— its start: one line", 1, None, start, start_wall, full))
    table.targets.append((f"mix “{name}” under {TARGET:.0f} µs a line: {a_line:.1f} µs", a_line < TARGET))
    return a_line


def _peers(name: str, ours: float, table: Table) -> None:
    rules, lines = TwoSided.of(agreement()), _lines(requests(name, LINES)[:PEER_LINES])
    for peer in PEERS:
        if peer.version is None or not peer.yardstick:
            continue
        decide = peer.engine()(rules).decide
        found, walls = [], []
        for _ in range(RUNS):
            cpu, wall = time.process_time(), time.perf_counter()
            answers = []
            for line in lines:
                asked = json.loads(line)
                answers.append(json.dumps({"verdict": decide(asked["role"], asked["act"], asked["facts"])}))
            "\n".join(answers)
            found.append(time.process_time() - cpu)
            walls.append(time.perf_counter() - wall)
        a_line = statistics.median(found) / len(lines) * 1e6
        row = (peer.name, len(lines), a_line, statistics.median(found), statistics.median(walls), "verdict only")
        table.rows.append(row)
        table.notes.append(f"{peer.name}, the same lines in a loop: Netjes is {a_line / ours:,.1f}× as fast.")


def _lines(some: Sequence[Request]) -> list[bytes]:
    return [
        json.dumps({"role": role, "act": act, "facts": facts}, ensure_ascii=False).encode() + b"\n"
        for role, act, facts in some
    ]


def _command(text: Path, questions: Path) -> tuple[float, float]:
    """CPU and wall seconds of the whole command."""
    cpu, wall = children_cpu(), time.perf_counter()
    command = [sys.executable, "-m", "netjes.cli.main", "decide", str(text), "--batch", str(questions)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    wall = time.perf_counter() - wall
    if done.stdout.count(b"\n") != questions.read_bytes().count(b"\n"):
        raise RuntimeError("not every line was answered")
    return children_cpu() - cpu, wall
