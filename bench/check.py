"""A second look at a draft of 500 characters, with the names of one school and of an association, beside a peer."""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.report import Table

NAMES = (1_500, 60_000)
LENGTH, ROUNDS = 500, 5
TARGET_MS, TARGET_MB, TARGET_BUILD, TARGET_START = 10.0, 400.0, 1.0, 0.5
TEXTS = Path(__file__).parent.parent / "src" / "netjes" / "checks" / "tests" / "texts"
SYLLABLES = (
    "ba",
    "do",
    "ri",
    "la",
    "me",
    "no",
    "su",
    "ti",
    "ka",
    "ve",
    "ja",
    "fi",
    "lo",
    "ra",
    "mi",
    "na",
    "te",
    "wi",
    "jo",
)


def run() -> "list[Table]":
    from bench.report import Table

    table = Table(
        f"check: a draft of {LENGTH} characters, every check of texts",
        ("names of the school", "median ms", "p99 ms", "without tone, median ms", "index s", "names MB", "process MB"),
    )
    for size in NAMES:
        done = json.loads(_typed(sys.executable, "-m", "bench.check", str(size)).splitlines()[-1])
        table.rows.append((size, *(done[what] for what in ("median", "p99", "private", "index", "names", "process"))))
        table.targets += [
            (f"{size:,} names, median under {TARGET_MS:.0f} ms: {done['median']:.2f} ms", done["median"] < TARGET_MS),
            (f"{size:,} names, under {TARGET_MB:.0f} MB: {done['process']:.0f} MB", done["process"] < TARGET_MB),
            (f"{size:,} names, index under {TARGET_BUILD:.0f} s: {done['index']:.2f} s", done["index"] < TARGET_BUILD),
        ]
    start = statistics.median(_started() for _ in range(7))
    table.targets.append((f"the command answers within {TARGET_START} s: {start:.2f} s", start < TARGET_START))
    loaded = statistics.median(_imported("netjes.checks.text, netjes.checks.tone") for _ in range(5))
    table.notes.append(f"Loading the checks takes {loaded:.2f} s.")
    table.notes.append(f"{ROUNDS} rounds after one to warm up, CPU time; tone {_tone()}. Each size its own process.")
    if not find_spec("presidio_analyzer"):
        table.notes.append("MISSING: presidio-analyzer is not installed, so the check has no peer here.")
        return [table]
    return [table, _beside(table), _accuracy()]


def _beside(ours: "Table") -> "Table":
    """The same drafts and names given to presidio-analyzer."""
    from bench.report import Table

    table = Table(
        "check: beside presidio-analyzer, the same drafts without tone",
        (
            "names of the school",
            "netjes, median ms",
            "presidio, median ms",
            "times as fast",
            "its index s",
            "its process MB",
        ),
    )
    for row in ours.rows:
        done = json.loads(_typed(sys.executable, "-m", "bench.check_peer", str(row[0])).splitlines()[-1])
        private = float(row[3])  # type: ignore[arg-type]
        table.rows.append((row[0], private, done["median"], done["median"] / private, done["ready"], done["process"]))
    loaded = statistics.median(_imported("presidio_analyzer, spacy") for _ in range(3))
    table.notes.append(f"Loading presidio-analyzer and spaCy takes {loaded:.2f} s.")
    return table


def _accuracy() -> "Table":
    from bench.report import Table

    table = Table(
        "check: what is found in our own texts, on the kinds that presidio was told of",
        ("texts", "of them", "netjes P", "netjes R", "presidio P", "presidio R", "netjes in vain", "presidio in vain"),
    )
    for row in json.loads(_typed(sys.executable, "-m", "bench.check_peer", "accuracy").splitlines()[-1]):
        cells: list[float | None] = []
        for who in ("ours", "peer"):
            hits, missed, vain = (row[who][what] for what in ("hits", "missed", "vain"))
            cells += [hits / (hits + vain) if hits else None, hits / (hits + missed) if hits + missed else None]
        alarms = tuple(f"{row[who]['alarms']} of {row[who]['clean']}" for who in ("ours", "peer"))
        name = row["set"] + (", lower case without diacritics" if row["lowered"] else "")
        table.rows.append((name, row["ours"]["texts"], *cells, *alarms))
    table.notes.append("The rules were written beside these texts and mended on them: this flatters netjes.")
    return table


def _imported(modules: str) -> float:
    start = time.perf_counter()
    _typed(sys.executable, "-c", f"import {modules}")
    return time.perf_counter() - start


def _typed(*words: str, stdin: str = "") -> str:
    return subprocess.run(words, input=stdin, capture_output=True, text=True, check=True).stdout


def _started() -> float:
    start = time.perf_counter()
    program = "import sys; from netjes.cli.main import main; sys.exit(main())"
    _typed(sys.executable, "-c", program, "check", "--text", "-", "--role", "leerling", stdin="bel 0612345678")
    return time.perf_counter() - start


def _tone() -> str:
    return "included" if find_spec("netjes.checks.tone") else "MISSING: not there yet"


def names(size: int) -> list[str]:
    """Made-up people, many with a name of their own and many who share one."""
    rng = random.Random(2026)
    firsts = ["".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3)))).title() for _ in range(2_500)]
    lasts = ["".join(rng.choices(SYLLABLES, k=rng.choice((3, 4)))).title() for _ in range(15_000)]
    particles = ("", "", "", "van ", "de ", "van den ", "El ")
    return [f"{rng.choice(firsts)} {rng.choice(particles)}{rng.choice(lasts)}" for _ in range(size)]


def drafts(people: list[str]) -> list[str]:
    """The development texts put together and cut; names of the school among them."""
    import re

    rng = random.Random(7)
    lines = []
    for path in sorted(TEXTS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            text = re.sub(r"\{\??person:[^}]*\}", lambda _: rng.choice(people), text)
            lines.append(re.sub(r"\{\??\w+:([^}]*)\}", r"\1", text))
    rng.shuffle(lines)
    whole = " ".join(lines)
    return [whole[at : at + LENGTH] for at in range(0, len(whole) - LENGTH, LENGTH)]


def measure(size: int) -> None:
    """One size, in a process of its own; prints one line of JSON."""
    from bench.measure import resident
    from netjes.checks.roster import Roster
    from netjes.checks.text import check_text

    people = names(size)
    texts = drafts(people)
    before, start = resident(), time.process_time()
    roster = Roster(people)
    index, held = time.process_time() - start, resident() - before
    private = timed(lambda text: check_text(text, "medewerker", roster, tone=False), texts)
    took = timed(lambda text: check_text(text, "medewerker", roster), texts)
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    p99 = statistics.quantiles(took, n=100)[98]
    median, alone = statistics.median(took), statistics.median(private)
    found = {"median": median, "p99": p99, "private": alone, "index": index, "names": held, "process": process}
    print(json.dumps(found))


def timed(look: Callable[[str], object], texts: list[str], *, rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of CPU of each look, the first round left out; neither of the two uses more than one thread."""
    took = []
    for round_ in range(rounds + 1):
        for text in texts:
            start = time.process_time()
            look(text)
            if round_:
                took.append((time.process_time() - start) * 1000)
    return took


if __name__ == "__main__":
    measure(int(sys.argv[1]))
