"""How well the questions about tone are asked, on Multilingual HateCheck for Dutch. Nobody's speed: only accuracy.

`python -m bench.tone FILE.csv` reads the file from a path, since it is no part of Netjes; without it this says so. Half
of the templates was read while the rules were written, the other half never: the split is a hash of the template. By
functionality, with what is harmless first, and apart for our own messages per variety of Dutch.
"""

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.report import Table
from netjes.checks.finding import Kind
from netjes.checks.tone import find_tone

OWN = Path(__file__).parent.parent / "src" / "netjes" / "checks" / "tests" / "tone"
HATEFUL = "hateful"


@dataclass
class Count:
    """Texts and how many were met with a question, hateful and harmless, in all and by functionality."""

    asked: Counter[bool] = field(default_factory=Counter)
    texts: Counter[bool] = field(default_factory=Counter)
    by_function: Counter[tuple[str, bool]] = field(default_factory=Counter)
    functions: dict[str, bool] = field(default_factory=dict)

    def add(self, function: str, hateful: bool, asked: bool) -> None:
        self.texts[hateful] += 1
        self.asked[hateful] += asked
        self.functions[function] = hateful
        self.by_function[function, asked == hateful] += 1

    def macro_f1(self) -> float:
        def f1(right: int, given: int, there: int) -> float:
            return 2 * right / (given + there) if given + there else 0.0

        asked = self.asked.total()
        left = self.texts.total() - asked
        calm_right = self.texts[False] - self.asked[False]
        return (f1(self.asked[True], asked, self.texts[True]) + f1(calm_right, left, self.texts[False])) / 2


def unread(template: str) -> bool:
    """Whether a template belongs to the half that was never read while the rules were written."""
    return bool(hashlib.sha256(f"netjes:{template}".encode()).digest()[-1] & 1)


def run(path: Path) -> list[Table]:
    halves = {False: Count(), True: Count()}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asked = any(each.kind is Kind.DISCRIMINATION for each in find_tone(row["test_case"]))
            halves[unread(row["template"])].add(row["functionality"], row["label_gold"] == HATEFUL, asked)
    return [_in_short(halves), _by_function(halves[True])]


def _in_short(halves: dict[bool, Count]) -> Table:
    table = Table(
        "tone: Multilingual HateCheck, Dutch",
        ("templates", "texts", "macro-F1", "harmless left alone", "hateful asked"),
    )
    for unread_, name in ((True, "not read"), (False, "read while the rules were written")):
        count = halves[unread_]
        texts, asked = count.texts, count.asked
        calm = (texts[False] - asked[False]) / max(1, texts[False])
        table.rows.append((name, texts.total(), count.macro_f1(), calm, asked[True] / max(1, texts[True])))
    found, calm = table.rows[0][2], table.rows[0][3]
    assert isinstance(found, float)
    assert isinstance(calm, float)
    table.targets = [
        ("macro-F1 at least 0.65, not read", found >= 0.65),
        ("harmless at least 0.80, not read", calm >= 0.80),
    ]
    return table


def _by_function(count: Count) -> Table:
    table = Table("tone: by functionality, templates not read", ("functionality", "harmless", "right", "of"))
    for name in sorted(count.functions, key=lambda each: (count.functions[each], each)):
        right = count.by_function[name, True]
        row = (name, "" if count.functions[name] else "yes", right, right + count.by_function[name, False])
        table.rows.append(row)
    return table


def own() -> Table:
    """Our own messages by variety: how many were met with a question."""
    table = Table("tone: own messages", ("variety", "harmful", "asked", "harmless", "asked in vain"))
    counts: dict[str, Counter[str]] = {}
    for row, harmful in _own_rows():
        count = counts.setdefault(row["variety"], Counter())
        count["harmful" if harmful else "harmless"] += 1
        count["asked" if harmful else "vain"] += bool(find_tone(row["text"]))
    for name, count in counts.items():
        table.rows.append((name, count["harmful"], count["asked"], count["harmless"], count["vain"]))
    return table


def _own_rows() -> Iterator[tuple[dict[str, str], bool]]:
    for path in sorted(OWN.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            later = " (written last, never mended)" if path.stem.endswith("later") else ""
            yield {**row, "variety": row["variety"] + later}, "kind" in row


def main() -> int:
    tables = [own()]
    if len(sys.argv) == 2 and Path(sys.argv[1]).is_file():
        tables = [*run(Path(sys.argv[1])), *tables]
    else:
        print(
            "Multilingual HateCheck is left out: give the path of its Dutch file, with the columns functionality, "
            "test_case, label_gold and template."
        )
    print("\n\n".join(table.as_text() for table in tables))
    return 0


if __name__ == "__main__":
    sys.exit(main())
