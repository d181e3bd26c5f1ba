"""What a bench found: tables to read, or one JSON document."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.adapters import PEERS

Cell = str | float | int | None


@dataclass
class Table:
    """One table. `targets` are (what, measured, at most or at least, kept)."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    targets: list[tuple[str, bool]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "rows": [dict(zip(self.columns, row, strict=True)) for row in self.rows],
            "notes": self.notes,
            "targets": [{"target": what, "met": met} for what, met in self.targets],
        }

    def as_text(self) -> str:
        cells = [self.columns, *(tuple(map(shown, row)) for row in self.rows)]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.columns))]
        lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in cells]
        lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
        targets = [f"{'met   ' if met else 'MISSED'}  {what}" for what, met in self.targets]
        return "\n".join(
            [f"## {self.title}", "", *lines, *([""] if self.notes or targets else []), *self.notes, *targets]
        )


def shown(cell: Cell) -> str:
    """A figure with three digits that matter; nothing as a dash."""
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def missing_peers() -> list[str]:
    """What is not installed, said in full."""
    absent = {p.package for p in PEERS if p.version is None}
    return [
        f"MISSING: {name} is not installed, so it is not in these tables. Run script/bench." for name in sorted(absent)
    ]


def circumstances() -> dict[str, Any]:
    """On what it was measured."""
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "cpus": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "load": round(os.getloadavg()[0], 1),
        "peers": {p.package: p.version for p in PEERS},
    }


def print_all(tables: Sequence[Table], *, as_json: bool) -> None:
    where, missing = circumstances(), missing_peers()
    if as_json:
        document = {"circumstances": where, "missing": missing, "tables": [t.as_json() for t in tables]}
        print(json.dumps(document, ensure_ascii=False, indent=1))
        return
    peers = ", ".join(f"{name} {found or 'MISSING'}" for name, found in where["peers"].items())
    print(f"{where['python']}, {where['system']}, {where['cpus']} CPUs, {where['memory_gb']} GB, load {where['load']}")
    print(f"Peers: {peers}\n")
    print("\n\n".join(t.as_text() for t in tables))
    print("\n".join(["", *missing]) if missing else "", end="")
